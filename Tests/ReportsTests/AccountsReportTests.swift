import Scorecards
import Spreadsheet
import Testing

@testable import Reports

@Suite("The merged workbook")
struct AccountsReportTests {
  @Test("All sheets are there, in the order that they are read")
  func sheets() throws {
    #expect(
      try SmallMunicipality().accounts().sheets.map(\.name) == [
        "Översikt", "Kommunens mål", "Mål och ekonomi", "Driftredovisning",
        "Investeringar", "BUN", "SN", "Mål", "Indikatorer", "Aktiviteter", "Ekonomi per enhet",
        "Investeringsprojekt", "Avstämning", "Inlämningar", "Anmärkningar", "Källor",
      ])
  }

  @Test("Codes that sheets cannot be called by, or other sheets are called by, stop nothing")
  func codesAsSheetNames() throws {
    let long = String(repeating: "x", count: 32)
    let codes = ["Mål", "History", "a/b:c", long + "1", long + "2"]
    let levels = Level.guideline
    let units =
      [OrganisationalUnit(code: "K", name: "Ekeby kommun", level: levels[0], parent: nil)]
      + codes.map {
        OrganisationalUnit(code: $0, name: "Nämnden \($0)", level: levels[1], parent: "K")
      }
    let consolidation = Consolidation(
      of: try Organisation(units), [], under: .guideline, period: "2025", on: .annualAccounts)
    let workbook = AccountsReport(consolidation, SmallMunicipality().metadata).workbook
    let read = try WorkbookReader().read(try WorkbookWriter().write(workbook, as: .xlsx)).workbook
    #expect(Set(read.sheets.map { $0.name.lowercased() }).count == read.sheets.count)
    let links = read[sheet: "Mål och ekonomi"]?.hyperlinks.map(\.value) ?? []
    for code in codes {
      let own = read.sheets.first { $0["A1"]?.value == .text("Nämnden \(code)") }
      let name = try #require(own?.name)
      #expect(links.contains("#'\(name)'!A1"), "\(links)")
    }
  }

  @Test("A text that is longer than a cell holds is cut, and stops nothing")
  func longText() throws {
    let municipality = SmallMunicipality()
    var submissions = municipality.submissions
    submissions[0].scorecard?.goals[0].analysis?.value = String(repeating: "å😀", count: 20_000)
    let workbook = AccountsReport(
      try municipality.consolidation(of: submissions), municipality.metadata
    ).workbook
    let read = try WorkbookReader().read(try WorkbookWriter().write(workbook, as: .xlsx)).workbook
    let texts = read.cells.compactMap { found -> String? in
      if case .text(let text) = found.cell.value { text } else { nil }
    }
    let cut = try #require(texts.first { $0.hasPrefix("å😀å😀") && $0.hasSuffix("cell rymmer)") })
    #expect((32_700...32_767).contains(cut.utf16.count))
  }

  @Test("Goals stand with their three colours and the reason")
  func goals() throws {
    let records = try SmallMunicipality().accounts().records(of: "Mål")
    #expect(records.count == 6)
    let goal = try #require(records.first { $0["Nr"] == .text("BUN1") })
    #expect(goal["Beräknad"] == .text("Grön"))
    #expect(goal["Bedömd"] == .text("Röd"))
    #expect(goal["Slutlig"] == .text("Gul"))
    #expect(
      goal["Skäl"]
        == .text(
          "1 indikator: 1 grön. Beräknad grön och bedömd röd. Båda räknas. "
            + "Delvis: varken alla eller inga är gröna."))
    #expect(goal["Bidrar till"] == .text("K1"))
    let broken = try #require(records.first { $0["Nr"] == .text("SN1") })
    #expect(broken["Bidrar till"] == .text("K9 finns inte"))
    #expect(broken["Bedömd"] == .text("Data saknas"))
    #expect(broken["Avgjord"] == .text("Öppen: gul till grön; väntar på bedömning"))
    #expect(goal["Avgjord"] == .text("Avgjord"))
  }

  @Test("Indicators are numbers, percentages are true percentages, and the change is live")
  func indicators() throws {
    let workbook = try SmallMunicipality().accounts()
    let records = try workbook.records(of: "Indikatorer")
    let first = try #require(records.first)
    #expect(first["Utfall"] == .number(0.85))
    #expect(first["Utfall 2024"] == .number(0.785))
    #expect(first["Förändring"] == .number(6.5))
    #expect(first["Målvärde"] == .text("Minst 80 %"))
    let missing = try #require(records.first { $0["Mål nr"] == .text("BUN-FSK-01.1") })
    #expect(missing["Utfall"] == .text("Ej mätt"))
    #expect(missing["Förändring"] == .text("Jämförs ej"))
    #expect(workbook[sheet: "Indikatorer"]?["I5"]?.formula == "(G5-H5)*100")
  }

  @Test("The economy sums what each unit answers for: 5 × (110,5 − 425) = −1 572,5")
  func economy() throws {
    let workbook = try SmallMunicipality().accounts()
    let sheet = try #require(workbook[sheet: "Driftredovisning"])
    let total = try #require(
      sheet.rows.first { $0[column: 0]?.value == .text("Summa Ekeby kommun") })
    #expect(total[column: 6]?.value == .number(-1572.5))
    #expect(total[column: 5]?.value == .number(-1500))
    #expect(total[column: 7]?.value == .number(-72.5))
    #expect(total[column: 6]?.formula == "SUM('Ekonomi per enhet'!J5:J10)")
    #expect(total[column: 9]?.value == .text("5 av 6"))
    let missing = try workbook.records(of: "Ekonomi per enhet")[4]
    #expect(missing["Netto utfall"] == .text("Ej lämnat"))
  }

  @Test("Forecasts belong to the interim accounts")
  func forecasts() throws {
    #expect(
      try SmallMunicipality().accounts().records(of: "Ekonomi per enhet")[0]["Netto prognos"] == nil
    )
    let interim = try SmallMunicipality(occasion: .interimAccounts).accounts()
    let record = try interim.records(of: "Ekonomi per enhet")[0]
    #expect(record["Netto prognos"] == .number(-305))
    #expect(record["Prognosavvikelse"] == .number(-5))
    let committee = try #require(interim[sheet: "BUN"])
    let net = try #require(committee.rows.first { $0[column: 0]?.value == .text("Netto") })
    #expect(net[column: 1]?.value == .text("Prognos 15 tkr sämre än budget (1,7 %)"))
    #expect(net[column: 5]?.value == .number(-15))
    let beside = try #require(interim[sheet: "Mål och ekonomi"])
    #expect(beside["J4"]?.value == .text("Netto prognos"))
    #expect(beside["K6"]?.value == .number(-15))
    let goal = try interim.records(of: "Mål")[0]
    #expect(goal["Prognos"] == .text("Grön"))
    #expect(goal["Slutlig"] == nil)
    #expect(interim[sheet: "Översikt"]?["A1"]?.value == .text("Delårsbokslut 2025, Ekeby kommun"))
  }

  @Test("What was handed in adds up to what was expected")
  func submissions() throws {
    let workbook = try SmallMunicipality().accounts()
    let sheet = try #require(workbook[sheet: "Inlämningar"])
    let counts = (5...8).compactMap { sheet[CellAddress(row: $0, column: 2)]?.value }
    #expect(counts == [.number(4), .number(1), .number(0), .number(1)])
    #expect(sheet["C10"]?.value == .number(6))
    let states = sheet.rows.compactMap { $0[column: 4]?.value }
    #expect(states.contains(.text("Saknas")))
    #expect(workbook.cells.contains { $0.cell.value == .text("SN/trasig.xlsx") })
  }

  @Test("Every figure of indicators and economy stands in the sources with its cell")
  func sources() throws {
    let workbook = try SmallMunicipality().accounts()
    let sources = try workbook.records(of: "Källor")
    for record in try workbook.records(of: "Indikatorer") {
      guard case .text(let name)? = record["Indikator"] else { continue }
      let source = try #require(sources.first { $0["Uppgift"] == .text("Utfall: \(name)") })
      #expect(source["Värde"] == record["Utfall"])
      #expect(source["Blad"] == .text("Indikatorer"))
      #expect(source["Cell"] != .text("Data saknas"))
    }
    let outcomes = sources.filter { $0["Uppgift"] == .text("Kostnader, utfall") }
    #expect(outcomes.map { $0["Värde"] } == Array(repeating: .number(-425), count: 5))
    #expect(outcomes.allSatisfy { $0["Cell"] == .text("C6") })
  }

  @Test("The same submissions in any order give the same workbook")
  func determinism() throws {
    let municipality = SmallMunicipality()
    let reversed = try municipality.consolidation(of: municipality.submissions.reversed())
    #expect(
      AccountsReport(reversed, municipality.metadata).workbook == (try municipality.accounts()))
  }

  @Test("A municipality of which nothing has come still gets its workbooks")
  func nothing() throws {
    let municipality = SmallMunicipality()
    let empty = try municipality.consolidation(of: [])
    let accounts = AccountsReport(empty, municipality.metadata).workbook
    #expect(!(try WorkbookWriter().write(accounts, as: .xlsx)).isEmpty)
    for unit in empty.units {
      let workbook = LevelReport(unit, empty, municipality.metadata).workbook
      #expect(!(try WorkbookWriter().write(workbook, as: .xlsx)).isEmpty)
    }
  }
}
