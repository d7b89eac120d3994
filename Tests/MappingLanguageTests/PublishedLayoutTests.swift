import Findings
import FoundationEssentials
import Scorecards
import Spreadsheet
import Testing

@testable import MappingLanguage

/// Drafts for layouts that no mapping knows, made after how municipalities publish their goals: each
/// is saved as it was drafted, and read with it.
@Suite("Drafts of mappings for published layouts")
struct PublishedLayoutTests {
  /// After plans for a whole municipality: headings of two rows, and arrows for how it goes.
  private static var plan: Sheet {
    var sheet = Sheet(
      "Kommunplan",
      [
        ["Kommunplan 2025"], ["Enhet", "Norra skolan"], [],
        ["Mål", "Indikator", "Utfall", nil, nil, "Målvärde", "Status"],
        [nil, nil, 2023, 2024, 2025, nil, nil],
        ["Trygga elever", "Andel trygga", 78, 80, 84, "minst 82", "↑"],
        [nil, "Kränkningar", 14, 12, 13, "högst 10", nil],
        ["Alla lär sig läsa", "Läser i åk 1", 88, 90, 90, "minst 95", "→"],
        ["God ekonomi", "Avvikelse mot budget", 0.5, -1.2, -2, "minst 0", "↓"],
      ])
    for range in ["A4:A5", "B4:B5", "C4:E4", "F4:F5", "G4:G5"] { sheet.merge(range) }
    return sheet
  }

  @Test("Headings of two rows with years, and arrows")
  func twoRows() throws {
    let extraction = try drafted(Self.plan)
    #expect(
      extraction.scorecard?.outline == [
        "BUN-01.1 Trygga elever [grön]", "  Andel trygga: minst 82 → 84",
        "  Kränkningar: högst 10 → 13", "BUN-01.2 Alla lär sig läsa [gul]",
        "  Läser i åk 1: minst 95 → 90", "BUN-01.3 God ekonomi [röd]",
        "  Avvikelse mot budget: minst 0 → −2",
      ])
    let first = try #require(extraction.scorecard?.goals.first?.indicators.first)
    #expect(first.periodOutcomes.map(\.period) == ["2023", "2024", "2025"])
    #expect(first.periodOutcomes.map(\.outcome.source.cell) == ["C6", "D6", "E6"])
    #expect(errors(of: extraction) == [])
  }

  /// After follow-ups that list all nämnder's goals in one table.
  private static let everyCommittee = Sheet(
    "Alla nämnder",
    [
      ["Uppföljning av nämndernas mål 2025"], [],
      [
        "Nämnd", "Kommunfullmäktiges mål", "Nämndmål", "Indikator", "Utfall 2024", "Målvärde 2025",
        "Utfall 2025", "Bedömning", "Kommentar",
      ],
      [
        "Norra skolan", "K1", "Trygga elever", "Andel trygga", 80, "minst 82", 84, "Uppfyllt",
        "Bra år.",
      ],
      ["Norra skolan", "K2", "Ordning", "Avvikelse", 1, "minst 0", -2, "Ej uppfyllt", nil],
      [
        "Södra skolan", "K1", "Trygga elever", "Andel trygga", 70, "minst 75", 74,
        "Delvis uppfyllt",
        "Nära.",
      ],
    ])

  @Test("All nämnder in one table: a scorecard for each")
  func severalUnits() throws {
    let extraction = try drafted(Self.everyCommittee)
    #expect(
      extraction.scorecards.map { [$0.unit] + $0.outline } == [
        [
          "BUN-01", "BUN-01.1 Trygga elever [grön] ↑K1", "  Andel trygga: minst 82 → 84",
          "BUN-01.2 Ordning [röd] ↑K2", "  Avvikelse: minst 0 → −2",
        ],
        ["BUN-02", "BUN-02.1 Trygga elever [gul] ↑K1", "  Andel trygga: minst 75 → 74"],
      ])
    #expect(extraction.scorecards[0].goals[0].analysis?.value == "Bra år.")
    #expect(errors(of: extraction) == [])
  }

  /// After annual reports with the goals as headings above their indicators.
  private static var headings: Sheet {
    var sheet = Sheet(
      "Måluppfyllelse",
      [
        ["Måluppfyllelse 2025"], ["Verksamhet", "Norra skolan"], [],
        ["Indikator", "Utfall 2024", "Mål 2025", "Utfall 2025", "Måluppfyllelse"],
        ["Verksamhet"], ["1. Eleverna ska vara trygga"],
        ["Andel trygga", 80, "minst 82", 84, "Grön"], ["Kränkningar", 12, "högst 10", 13, "Röd"],
        ["Arbetsmiljö"], ["2. Medarbetarna ska må bra"],
        ["Hållbart engagemang", 78, "minst 80", 80, "Grön"],
      ])
    for row in ["A6", "A10"] {
      guard let address = CellAddress(row), let cell = sheet[address] else { continue }
      var style = cell.style
      style.font.isBold = true
      sheet.set(cell.value, at: address, style: style)
    }
    return sheet
  }

  @Test("Goals as headings above their indicators, under the names of the areas")
  func goalsAsHeadings() throws {
    let extraction = try drafted(Self.headings)
    let goals = try #require(extraction.scorecard?.goals)
    #expect(goals.map(\.number.value) == ["BUN-01.1", "BUN-01.2"])
    #expect(goals.map(\.area?.value) == [.operations, .workEnvironment])
    #expect(
      goals.flatMap(\.indicators).map {
        "\($0.name.value) \($0.target?.value.swedishText ?? "-") \($0.outcome?.value.shown ?? "-")"
      } == [
        "Andel trygga Minst 82 84", "Kränkningar Högst 10 13", "Hållbart engagemang Minst 80 80",
      ])
  }

  /// The same goals as blocks of their own, each with a heading and a table.
  private static let blocks = Sheet(
    "Mål",
    [
      ["Styrkort 2025"], ["Enhet", "Norra skolan"], [],
      ["Mål 1: Trygga elever"], ["Indikator", "Målvärde", "Utfall 2025"],
      ["Andel trygga", "minst 82", 84], ["Kränkningar", "högst 10", 13], [],
      ["Mål 2: Alla läser"], ["Indikator", "Målvärde", "Utfall 2025"],
      ["Läser i åk 1", "minst 95", 90],
    ])

  @Test("A block for each goal")
  func goalBlocks() throws {
    let extraction = try drafted(Self.blocks)
    #expect(
      extraction.scorecard?.goals.map { $0.indicators.map(\.name.value) }
        == [["Andel trygga", "Kränkningar"], ["Läser i åk 1"]])
    #expect(
      extraction.scorecard?.goals.map(\.text.value) == ["1: Trygga elever", "2: Alla läser"])
    #expect(errors(of: extraction) == [])
  }

  /// After driftredovisningar in annual reports: income, costs and net beside each other.
  private static let economy = Sheet(
    "Drift",
    [
      ["Driftredovisning, tkr"], [],
      ["Nämnd", "Intäkter 2025", "Kostnader 2025", "Nettokostnad", "Budget", "Avvikelse"],
      ["Norra skolan", 110, -940, -830, -800, -30], ["Södra skolan", 40, -480, -440, -450, 10],
      ["Summa", 150, -1420, -1270, -1250, -20],
    ])

  @Test("Income, costs and net of every unit on a row of its own")
  func linesOnOneRow() throws {
    let extraction = try drafted(Self.economy)
    #expect(
      extraction.scorecards.map { [$0.unit] + $0.outline } == [
        ["BUN-01", "income: - 110 -", "costs: - -940 -", "net: -800 -830 -30"],
        ["BUN-02", "income: - 40 -", "costs: - -480 -", "net: -450 -440 10"],
      ])
    #expect(extraction.findings == [])
  }

  // MARK: Drafting

  /// What the draft of a sheet, saved as it is, makes of the sheet.
  private func drafted(_ sheet: Sheet) throws -> Extraction {
    let workbook = Workbook([sheet])
    let draft = MappingDraft(of: workbook, name: "utkast", period: "2025").yaml
    return try extract(workbook, with: draft)
  }

  private func errors(of extraction: Extraction) -> [String] {
    extraction.findings.filter { $0.severity == .error }.map(\.short)
  }
}
