import Findings
import FoundationEssentials
import Scorecards
import Spreadsheet
import Testing

@testable import MappingLanguage

/// Income and costs beside each other on one row, as published driftredovisningar have them.
@Suite("Several lines of the economy on one row")
struct SeveralLinesTests {
  private static let mapping = """
    mall: drift
    känns igen på: [{rubriker: [Nämnd]}]
    delar:
      - tabell: Driftredovisning
        hoppa över: [Summa*]
        kolumner:
          enhet: Nämnd
          ekonomi:
            - {post: {alltid: Intäkter}, budget: Budget intäkter, utfall: Utfall intäkter}
            - {post: {alltid: Kostnader}, budget: Budget kostnader, utfall: Utfall kostnader}
            - {post: {alltid: Netto}, utfall: Nettokostnad, avvikelse: Avvikelse}
    ekonomi: {belopp: tkr, kostnader: positiva, netto: kostnader minus intäkter, avvikelse: plus är bättre}

    """

  private static let rows: [[Content]] = [
    ["Driftredovisning, tkr"],
    [
      "Nämnd", "Budget intäkter", "Utfall intäkter", "Budget kostnader", "Utfall kostnader",
      "Nettokostnad", "Avvikelse",
    ],
    ["Norra skolan", 100, 110, 900, 940, 830, -30], ["Södra skolan", 50, 40, 500, 480, 440, 10],
    ["Summa", 150, 150, 1400, 1420, 1270, -20],
  ]

  @Test("Each line has its own figures and cells, and each unit its own lines")
  func read() throws {
    let extraction = try extract([Sheet("Drift", Self.rows)], with: Self.mapping)
    #expect(extraction.findings == [])
    #expect(
      extraction.scorecards.map { [$0.unit] + $0.outline } == [
        [
          "BUN-01", "income: 100 110 -", "costs: -900 -940 -", "net: - -830 -30",
        ],
        ["BUN-02", "income: 50 40 -", "costs: -500 -480 -", "net: - -440 10"],
      ])
    #expect(
      extraction.scorecards[0].economy.map { $0.outcome?.source.cell } == ["C3", "E3", "F3"])
  }

  @Test("The template that is written reads back whole")
  func template() throws {
    let mapping = try Mapping.parse(Self.mapping, file: "test.yaml")
    var content = TemplateContent(period: "2025")
    content.unit = try Organisation.small().unit(named: "Norra skolan")
    content.scorecard = try extract(
      [Sheet("Drift", Self.rows)], with: Self.mapping
    ).scorecards[0]
    let workbook = try TemplateWorkbook(of: mapping, filledWith: content, for: .xlsx).workbook
    let again = try extract(workbook, with: Self.mapping)
    #expect(again.scorecards.first?.economy.map(\.kind) == [.income, .costs, .net])
    #expect(
      again.scorecards.first?.economy.map { $0.budget?.value }
        == content.scorecard?.economy.map { $0.budget?.value })
  }

  @Test("A fault in one of the lines is told with its place")
  func fault() {
    let text = Self.mapping.replacing("utfall: Nettokostnad", with: "utfal: Nettokostnad")
    let faults =
      #expect(throws: MappingError.self) {
        try Mapping.parse(text, file: "test.yaml")
      }?.faults ?? []
    #expect(faults.map(\.line) == [11])
  }
}
