import Findings
import FoundationEssentials
import Scorecards
import Spreadsheet
import Testing

@testable import MappingLanguage

/// Columns for quarters, tertials and years in one template; what comes out was worked out by hand.
@Suite("A column for each period")
struct PeriodColumnTests {
  private static let mapping = """
    mall: perioder
    känns igen på: [{rubriker: [Mål, Indikator]}]
    delar:
      - formulär: Uppgifter
        fält: {enhet: Enhet}
      - tabell: Indikatorer
        kolumner:
          mål: {text: Mål}
          indikator:
            namn: Indikator
            målvärde: {rubrik: Målvärde, datum utan ord: senast}
            utfall:
              per period:
                "{föregående år}": "Utfall {föregående år}"
                T1: T1
                T2: T2
                T3: [T3, Helår]

    """

  private static let rows: [[Content]] = [
    ["Enhet", "Norra skolan"], [],
    ["Mål", "Indikator", "Målvärde", "Utfall 2024", "T1", "T2", "Helår"],
    ["Trygghet", "Trygga", "minst 80", 75, 70, 78, 82],
    [nil, "Ordning", "minst 90", "ej mätt", 88, 91, nil],
  ]

  private func indicators(
    _ period: String, _ rows: [[Content]] = Self.rows
  ) throws -> [Indicator] {
    let extraction = try extract([Sheet("Blad", rows)], with: Self.mapping, period: period)
    #expect(extraction.findings == [])
    return try #require(extraction.scorecard?.goals.first).indicators
  }

  @Test("All are kept with their cells, whatever period is reported")
  func kept() throws {
    for period in ["2025", "2025-T1", "2025-T2"] {
      let first = try indicators(period)[0]
      #expect(
        first.periodOutcomes.map { "\($0.period) \($0.outcome.value.shown)" }
          == ["2024 75", "2025-T1 70", "2025-T2 78", "2025-T3 82"])
      #expect(first.periodOutcomes.map(\.outcome.source.cell) == ["D4", "E4", "F4", "G4"])
    }
  }

  @Test(
    "The report's period chooses the outcome, and what lies before it is history",
    arguments: [
      ("2025", ["82", "blank"], ["G4", "G5"], ["75", "70", "78"]),
      ("2025-T2", ["78", "91"], ["F4", "F5"], ["75", "70"]),
      ("2025-T1", ["70", "88"], ["E4", "E5"], ["75"]),
      // Nothing ends with the half year: the last period that had ended.
      ("2025-H1", ["70", "88"], ["E4", "E5"], ["75"]),
    ])
  func chosen(period: String, outcomes: [String], cells: [String], history: [String]) throws {
    let indicators = try indicators(period)
    #expect(indicators.map { $0.outcome?.value.shown } == outcomes)
    #expect(indicators.map { $0.outcome?.source.cell } == cells)
    #expect(indicators[0].earlierOutcomes.map(\.outcome.value.swedishText) == history)
    #expect(indicators[0].measuredAt?.value == (period == "2025-H1" ? "2025-T1" : nil))
  }

  @Test("The year before is the previous outcome of the whole year, and of no part of it")
  func previous() throws {
    #expect(try indicators("2025")[0].previousOutcome?.value.shown == "75")
    #expect(try indicators("2025-T2")[0].previousOutcome == nil)
  }

  @Test("The order of the columns changes nothing but the cells, in 1,000 orders")
  func order() throws {
    var generator = SeededGenerator(seed: 33)
    for _ in 1...1000 {
      let columns = Array(2...6).shuffled(using: &generator)
      let turned = Self.rows.map { row in
        row.count < 3
          ? row : Array(row.prefix(2)) + columns.map { $0 < row.count ? row[$0] : nil }
      }
      let (one, other) = (try indicators("2025-T2"), try indicators("2025-T2", turned))
      #expect(one.map(\.withoutSources) == other.map(\.withoutSources))
    }
  }

  @Test("The template is written with all columns, and reads back whole")
  func template() throws {
    let mapping = try Mapping.parse(Self.mapping, file: "test.yaml")
    let organisation = try Organisation.small()
    var content = TemplateContent(period: "2025")
    content.unit = organisation.unit(named: "Norra skolan")
    content.scorecard = try extract(
      [Sheet("Blad", Self.rows)], with: Self.mapping, period: "2025"
    ).scorecard
    let workbook = try TemplateWorkbook(of: mapping, filledWith: content, for: .xlsx).workbook
    let again = try extract(workbook, with: Self.mapping, period: "2025")
    #expect(
      again.scorecard?.goals.first?.indicators.map(\.withoutSources)
        == content.scorecard?.goals.first?.indicators.map(\.withoutSources))

    content.scorecard = content.scorecard?.carriedOver(to: "2026")
    content.period = "2026"
    let next = try TemplateWorkbook(of: mapping, filledWith: content, for: .xlsx).workbook
    let later = try extract(next, with: Self.mapping, period: "2026")
    let first = try #require(later.scorecard?.goals.first?.indicators.first)
    #expect(
      first.periodOutcomes.map { "\($0.period) \($0.outcome.value.shown)" }
        == ["2025 82", "2026-T1 blank", "2026-T2 blank", "2026-T3 blank"])
  }

  @Test("Outcomes that are days, and what is no day")
  func days() throws {
    let rows: [[Content]] = [
      ["Enhet", "Norra skolan"], [],
      ["Mål", "Indikator", "Målvärde", "Utfall 2024", "T1", "T2", "Helår"],
      ["Plan", "Antagen", "2025-06-30", "2024-07-01", nil, "15 juni 2025", "juni 2025"],
      [nil, "Beslutad", "före juli 2025", nil, nil, 45_000, "inte klart"],
    ]
    let extraction = try extract([Sheet("Blad", rows)], with: Self.mapping)
    let indicators = try #require(extraction.scorecard?.goals.first).indicators
    #expect(
      indicators.map { $0.target?.value.swedishText } == ["Senast 2025-06-30", "Före 2025-07-01"])
    #expect(
      indicators[0].periodOutcomes.map(\.outcome.value.shown)
        == ["2024-07-01", "blank", "2025-06-15", "2025-06-30"])
    #expect(
      extraction.findings.map(\.short) == ["approximate G4", "notADate F5", "notADate G5"])
  }

  @Test("What women and men came to stands beside what all did")
  func breakdown() throws {
    let mapping = Self.mapping.replacing(
      "        målvärde:",
      with:
        "        utfall kvinnor: Kvinnor\n        utfall män: Män\n        målvärde:")
    let rows: [[Content]] = [
      ["Enhet", "Norra skolan"], [],
      ["Mål", "Indikator", "Målvärde", "Utfall 2024", "T1", "T2", "Helår", "Kvinnor", "Män"],
      ["Trygghet", "Trygga", "minst 80", 75, 70, 78, 82, 80, "ej mätt"],
    ]
    let extraction = try extract([Sheet("Blad", rows)], with: mapping)
    #expect(extraction.findings == [])
    let indicator = try #require(extraction.scorecard?.goals.first?.indicators.first)
    #expect(
      indicator.breakdown.map { "\($0.part.swedishName) \($0.outcome.value.shown)" }
        == ["Kvinnor 80", "Män notMeasured"])
    #expect(indicator.breakdown.map(\.outcome.source.cell) == ["H4", "I4"])
  }

  @Test(
    "A period that is none, and another field, are faults with their line",
    arguments: [
      ("T1: T1", "T7: T1", "”T7” är ingen period"),
      ("utfall:\n", "ingångsvärde:\n", "har ingen nyckel ”per period”"),
    ])
  func faults(old: String, new: String, message: String) throws {
    let faults =
      #expect(throws: MappingError.self) {
        try Mapping.parse(Self.mapping.replacing(old, with: new), file: "test.yaml")
      }?.faults ?? []
    #expect(faults.contains { $0.message.contains(message) }, "\(faults)")
  }
}

extension Indicator {
  /// The figures as text, so that cells make no difference.
  fileprivate var withoutSources: String {
    let periods = periodOutcomes.map { "\($0.period) \($0.outcome.value.shown)" }.sorted()
    let history = earlierOutcomes.map { "\($0.period) \($0.outcome.value.swedishText)" }
    return "\(name.value) \(target?.value.swedishText ?? "-") \(outcome?.value.shown ?? "-") "
      + "\(previousOutcome?.value.shown ?? "-") \(periods) \(history)"
  }
}
