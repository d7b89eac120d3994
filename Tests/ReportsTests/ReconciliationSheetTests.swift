import Findings
import FoundationEssentials
import Scorecards
import Spreadsheet
import Testing

@testable import Reports

@Suite("The reconciliation")
struct ReconciliationSheetTests {
  @Test("Sums and counts of every unit with units below it are checked, and agree")
  func agreeing() throws {
    let workbook = try SmallMunicipality().accounts()
    let records = try workbook.records(of: "Avstämning")
    // Three kinds of line × two figures + three counts, for K, BUN and BUN-FSK.
    #expect(records.count == 3 * (3 * 2 + 3))
    #expect(records.allSatisfy { $0["Resultat"] == .text("Stämmer") })
    let front = try #require(workbook[sheet: "Översikt"])
    #expect(front.rows.contains { $0[column: 1]?.value == .text("27 kontroller, alla stämmer") })
  }

  @Test("A net that is wrong stands first, with both figures and its cell, and is not adjusted")
  func broken() throws {
    let municipality = SmallMunicipality()
    var submissions = municipality.submissions
    var net = EconomyLine(kind: .net)
    net.outcome = Sourced(-314, from: Source(file: "BUN.xlsx", sheet: "Ekonomi", cell: "C7"))
    submissions[1].scorecard?.economy.append(net)
    let workbook = AccountsReport(
      try municipality.consolidation(of: submissions), municipality.metadata
    ).workbook
    let first = try #require(workbook.records(of: "Avstämning").first)
    #expect(first["Enhet"] == .text("Barn & utbildning"))
    #expect(first["Angivet"] == .number(-314))
    #expect(first["Beräknat"] == .number(-314.5))
    #expect(first["Skillnad"] == .number(0.5))
    #expect(first["Tillåten avrundning"] == .number(0.15))
    #expect(first["Resultat"] == .text("Stämmer inte"))
    #expect(first["Källa"] == .text("Ekonomi!C7"))
  }

  @Test("A nämnd shows its economy with all its units: 3 × (110,5 − 425)")
  func committee() throws {
    let sheet = try #require(SmallMunicipality().accounts()[sheet: "BUN"])
    let net = try #require(sheet.rows.first { $0[column: 0]?.value == .text("Netto") })
    #expect(
      net.cells.map(\.value) == [
        .text("Netto"), .text("44 tkr sämre än budget (4,8 %)"), .number(-900), .number(-943.5),
        .number(-43.5), .number(-870),
      ])
    #expect(net[column: 3]?.formula == "SUM('Ekonomi per enhet'!J6:J9)")
  }
}
