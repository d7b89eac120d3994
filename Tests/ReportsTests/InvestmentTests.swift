import FoundationEssentials
import Scorecards
import Spreadsheet
import Testing

@testable import Reports

@Suite("Investments, plans and the year before")
struct InvestmentTests {
  @Test("Investments are summed by unit and level: 4 × −1 150,5 of 4 × −1 000")
  func sums() throws {
    let workbook = try SmallMunicipality().accounts()
    let sheet = try #require(workbook[sheet: "Investeringar"])
    let rows = sheet.rows.filter { row in
      if case .text(let text) = row.cells.first?.value { text.hasPrefix("Summa") } else { false }
    }
    let sums = rows.map { [$0[column: 1]?.value, $0[column: 2]?.value, $0[column: 3]?.value] }
    #expect(
      sums == [
        [.number(-4000), .number(-4602), .number(-602)],
        [.number(-4000), .number(-4602), .number(-602)],
      ])
    let projects = try workbook.records(of: "Investeringsprojekt")
    #expect(projects.map { $0["Projekt"] }.count == 4)
    #expect(projects.allSatisfy { $0["Kvar av beslutet"] == .number(-1600) })
  }

  @Test("Where nobody invests there are no sheets of investments")
  func none() throws {
    var submissions = SmallMunicipality().submissions
    for position in submissions.indices {
      submissions[position].scorecard?.investments = []
    }
    let municipality = SmallMunicipality()
    let workbook = AccountsReport(
      try municipality.consolidation(of: submissions), municipality.metadata
    ).workbook
    #expect(workbook[sheet: "Investeringar"] == nil)
    #expect(workbook[sheet: "Investeringsprojekt"] == nil)
  }

  @Test("A plan tells what the unit wrote, its goals and activities, economy and investments")
  func plan() throws {
    let workbook = try SmallMunicipality().plan("BUN")
    #expect(
      workbook.sheets.map(\.name) == [
        "Verksamhetsplan", "Mål och indikatorer", "Aktiviteter", "Driftredovisning",
        "Ekonomi per enhet", "Investeringar", "Investeringsprojekt", "Källor",
      ])
    let texts = workbook.cells.map(\.cell.value)
    #expect(texts.contains(.text("Fler barn föds.")))
    #expect(texts.contains(.text("BUN1")))
  }

  @Test("The year after stands beside the year before, from the archive")
  func comparison() throws {
    let workbook = try SmallMunicipality().secondYear()
    let records = try workbook.records(of: "Jämförelse")
    #expect(records.count == 6)
    #expect(records.allSatisfy { $0["Känns igen på"] == .text("Samma ord") })
    #expect(records.filter { $0["Förändring"] == .text("Oförändrad") }.count == 6)
    let indicators = try workbook.records(of: "Indikatorer")
    #expect(indicators.first?["2025 enligt"] == .text("Arkivet"))
    #expect(indicators.first?["Utfall 2025"] == .number(0.85))
  }

  @Test("The published edition hides figures of small groups, and the house sees them")
  func smallGroups() throws {
    var submissions = SmallMunicipality().submissions
    let source = try #require(submissions[3].scorecard?.goals[0].number.source)
    submissions[3].scorecard?.goals[0].indicators[0].outcome = Sourced(
      .measured(Quantity(33, isPercent: true)), from: source)
    submissions[3].scorecard?.goals[0].indicators[0].respondents = Sourced(3, from: source)
    let municipality = SmallMunicipality()
    let consolidation = try municipality.consolidation(of: submissions)
    func record(_ edition: Edition) throws -> [String: CellValue] {
      let workbook = AccountsReport(consolidation, municipality.metadata, edition: edition).workbook
      return try #require(
        try workbook.records(of: "Indikatorer").first { $0["Mål nr"] == .text("BUN-FSK-01.1") })
    }
    #expect(try record(.house)["Utfall"] == .number(0.33))
    let published = try record(.published)
    #expect(published["Utfall"] == .text("..") && published["Utfall 2024"] == .text(".."))
    #expect(!published.values.contains { "\($0)".contains("33") })
  }
}
