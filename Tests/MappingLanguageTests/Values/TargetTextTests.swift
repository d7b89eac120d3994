import Findings
import FoundationEssentials
import Scorecards
import Spreadsheet
import Testing

@testable import MappingLanguage

@Suite("Targets as people write them")
struct TargetTextTests {
  @Test(
    "A target in words is a condition",
    arguments: [
      ("Minst 72,3", "", "minst 72,3"), ("minst 85 %", "%", "minst 85 %"),
      ("Minst 85", "%", "minst 85 %"), ("lägst 83", "", "minst 83"), ("Min. 4", "", "minst 4"),
      ("≥ 80 %", "%", "minst 80 %"), (">=80", "", "minst 80"),
      ("Minst index 41", "index", "minst 41"),
      ("Minst NKI 75", "", "minst 75"), ("80 % eller mer", "%", "minst 80 %"),
      ("över 7,5 poäng", "poäng", "över 7,5"), ("mer än 3", "", "över 3"),
      ("> 88,4 %", "", "över 88,4 %"),
      ("högst 12", "", "högst 12"), ("Max 13,2 %", "%", "högst 13,2 %"),
      ("Max 10 dagar", "dagar", "högst 10"),
      ("max. 5", "", "högst 5"), ("maximalt 30 %", "", "högst 30 %"), ("≤ 9,0", "%", "högst 9 %"),
      ("<=9", "", "högst 9"), ("inte över 5", "", "högst 5"), ("5 eller färre", "", "högst 5"),
      ("under 5 %", "%", "under 5 %"), ("< 12", "", "under 12"),
      ("färre än 10", "antal", "under 10"),
      ("exakt 4", "", "exakt 4"), ("= 4", "", "exakt 4"), ("80–90 %", "%", "80 %–90 %"),
      ("80 - 90", "%", "80 %–90 %"), ("mellan 5 och 7 dagar", "dagar", "5–7"),
      ("från 5 till 7", "", "5–7"), ("Högst 1,2 mnkr", "tkr", "högst 1 200"), ("Ja", "", "exakt 1"),
      ("Minst −5", "", "minst −5"), ("högst ca 12", "", "högst 12"),
      ("Minst 1 000", "antal", "minst 1 000"),
      // Kungsör's words, and such.
      ("minst två nya e-tjänster", "", "minst 2"), ("Högst en", "antal", "högst 1"),
      ("tolv eller fler", "st", "minst 12"), ("Minst ett", "", "minst 1"),
      ("högst tre dagar", "dagar", "högst 3"), ("minst fem procent", "%", "minst 5 %"),
    ] as [(String, String, String)])
  func inWords(text: String, measure: String, shown: String) throws {
    let (target, _) = read(text, measure: measure)
    #expect(try #require(target).shown == shown)
  }

  @Test(
    "A number alone is what its direction, or else the mapping, says",
    arguments: [
      (.higher, .atMost, "minst 85"),
      (.lower, .atLeast, "högst 85"), (.exact, nil, "exakt 85"), (nil, .atLeast, "minst 85"),
      (nil, .atMost, "högst 85"), (nil, nil, "targetWithoutDirection"),
    ] as [(Vocabulary.Direction?, Comparison?, String)])
  func bare(direction: Vocabulary.Direction?, bare: Comparison?, shown: String) {
    let (target, codes) = read("85", direction: direction, bare: bare)
    #expect((target?.shown ?? codes.map { "\($0)" }.joined()) == shown)
  }

  @Test(
    "A change is counted from where the row says that things stood, and told",
    arguments: [
      ("öka med 5 %", "antal", 200, nil, "minst 210"),
      ("minska med 10 %", "antal", nil, 50, "högst 45"), ("minska", "tkr", nil, 50, "under 50"),
      ("ökar jämfört med föregående år", "", 10, 50, "över 50"),
      ("minska med 35 % jämfört med 2024", "ton", 10, 100, "högst 65"),
      ("öka med 2 procentenheter", "%", 80, nil, "minst 82 %"),
      ("öka med 3 st från ingångsvärdet", "antal", 7, 99, "minst 10"),
    ] as [(String, String, Double?, Double?, String)])
  func change(text: String, measure: String, baseline: Double?, previous: Double?, shown: String)
    throws
  {
    let (target, codes) = read(text, measure: measure, baseline: baseline, previous: previous)
    #expect(try #require(target).shown == shown)
    #expect(codes == [.targetComputed])
  }

  @Test(
    "A change that could mean two things is not guessed",
    arguments: [
      ("öka med 5 %", "%", 80, nil), ("öka kraftigt", "antal", 10, nil),
      ("öka med 2 procentenheter", "antal", 10, nil), ("öka med 3 st", "%", 10, nil),
    ] as [(String, String, Double?, Double?)])
  func ambiguousChange(text: String, measure: String, baseline: Double?, previous: Double?) {
    let (target, codes) = read(text, measure: measure, baseline: baseline, previous: previous)
    #expect(target == nil)
    #expect(codes == [.targetNotUnderstood])
  }

  @Test(
    "A change that the row alone cannot count out stays a change, for the archive to count",
    arguments: [
      ("öka med 5 %", "antal", 10, 20), ("öka med 5 %", "antal", nil, nil),
      ("minska jämfört med 2019", "antal", 10, 20), ("öka", "%", nil, nil),
    ] as [(String, String, Double?, Double?)])
  func openChange(text: String, measure: String, baseline: Double?, previous: Double?) throws {
    let (found, codes) = readWhole(text, measure: measure, baseline: baseline, previous: previous)
    #expect(found?.target == nil && found?.change != nil)
    #expect(codes == [])
  }

  @Test("Every change that can be written in a template is read back, in 10,000 cases")
  func changeRoundTrip() {
    var generator = SeededGenerator(seed: 31)
    for _ in 1...10_000 {
      let number = Decimal(Int.random(in: 1...2000, using: &generator)) / 10
      let amounts: [TargetChange.Amount?] = [
        nil, .percentOfStart(number), .percentagePoints(number), .ownUnit(number),
      ]
      let origins: [TargetChange.Origin?] = [
        nil, .baseline, .previousOutcome, .year(Int.random(in: 2015...2030, using: &generator)),
      ]
      let change = TargetChange(
        increases: Bool.random(using: &generator),
        by: amounts[Int.random(in: 0..<4, using: &generator)],
        from: origins[Int.random(in: 0..<4, using: &generator)])
      #expect(readWhole(change.swedishText).0?.change == change, "\(change.swedishText)")
    }
  }

  @Test(
    "A day, or another time after its word, is a target",
    arguments: [
      ("senast 2025-06-30", "senast 2025-06-30"), ("Senast den 30 juni 2025", "senast 2025-06-30"),
      ("senast juni 2025", "senast 2025-06-30"), ("senast kvartal 2", "senast 2025-06-30"),
      ("senast 2025", "senast 2025-12-31"), ("klart senast 31/8 2025", "senast 2025-08-31"),
      ("senast vecka 40", "senast 2025-10-05"), ("före 2025-07-01", "före 2025-07-01"),
      ("innan juli 2025", "före 2025-07-01"), ("tidigast 2025-09-01", "tidigast 2025-09-01"),
      ("efter HT 2025", "efter 2025-12-31"), ("den 1/10 2025", "den 2025-10-01"),
      ("högst 2025-06-30", "senast 2025-06-30"), ("≤ 2025-06-30", "senast 2025-06-30"),
      ("mellan 2025-05-01 och 2025-05-31", "mellan 2025-05-01 och 2025-05-31"),
    ])
  func days(text: String, shown: String) throws {
    let (target, codes) = read(text)
    #expect(try #require(target).swedishText.lowercased() == shown)
    #expect(codes == [])
  }

  @Test("Every target of days is read back from its own words, in 10,000 cases")
  func dayRoundTrip() throws {
    var generator = SeededGenerator(seed: 32)
    for _ in 1...10_000 {
      let days = try (1...2).map { _ in
        try #require(
          CalendarDay(
            year: Int.random(in: 2020...2030, using: &generator),
            month: Int.random(in: 1...12, using: &generator),
            day: Int.random(in: 1...28, using: &generator)))
      }.sorted()
      let bound = Quantity(days[0])
      let targets: [Target] = [
        .atMost(bound), .lessThan(bound), .atLeast(bound), .moreThan(bound), .exactly(bound),
        .between(bound, Quantity(days[1])),
      ]
      let target = targets[Int.random(in: 0..<(days[0] < days[1] ? 6 : 5), using: &generator)]
      #expect(read(target.swedishText).0 == target, "\(target.swedishText)")
    }
  }

  @Test(
    "A day alone is what its direction, or else the mapping, says of days",
    arguments: [
      (.lower, nil, "senast 2025-12-31"), (.higher, nil, "tidigast 2025-12-31"),
      (nil, .atMost, "senast 2025-12-31"), (nil, nil, "targetWithoutDirection"),
    ] as [(Vocabulary.Direction?, Comparison?, String)])
  func bareDay(direction: Vocabulary.Direction?, bare: Comparison?, shown: String) {
    // What a number alone means says nothing of a day.
    let (found, codes) = readWhole(
      "2025-12-31", direction: direction, bare: .atLeast, bareDay: bare)
    #expect(
      (found?.target?.swedishText.lowercased() ?? codes.map { "\($0)" }.joined()) == shown)
  }

  @Test(
    "What is no target is refused",
    arguments: [
      "så många som möjligt", "minst", "alla", "90-80", "senast möjligt", "minst två av tre",
      "minst två procent av alla",
    ])
  func refused(text: String) {
    let (target, codes) = read(text)
    #expect(target == nil)
    #expect(codes == [.targetNotUnderstood])
  }

  private func read(
    _ text: String, measure: String = "", direction: Vocabulary.Direction? = nil,
    bare: Comparison? = nil, baseline: Double? = nil, previous: Double? = nil
  ) -> (Target?, [FindingCode]) {
    let (found, codes) = readWhole(
      text, measure: measure, direction: direction, bare: bare, baseline: baseline,
      previous: previous)
    return (found?.target, codes)
  }

  private func readWhole(
    _ text: String, measure: String = "", direction: Vocabulary.Direction? = nil,
    bare: Comparison? = nil, bareDay: Comparison? = nil, baseline: Double? = nil,
    previous: Double? = nil
  ) -> (FieldReader.FoundTarget?, [FindingCode]) {
    var reader = FieldReader(vocabulary: .usual, period: Period("2025"))
    var rule = FieldRule(field: .indicatorTarget, place: .always(""))
    rule.bareTarget = bare
    rule.bareDay = bareDay
    let value = FoundValue(
      content: .cell(Cell(column: 0, value: .text(text))), source: Source(file: "test"), rule: rule)
    let measure = Measure(measure)
    func quantity(_ number: Double?) -> Quantity? {
      number.map { Quantity(Decimal($0), isPercent: measure == .percent) }
    }
    let target = reader.target(
      value,
      in: FieldReader.TargetContext(
        measure: measure, direction: direction, baseline: quantity(baseline),
        previousOutcome: quantity(previous)))
    return (target?.value, reader.findings.map(\.code).filter { $0 != .approximate })
  }
}

extension Target {
  /// The condition as people say it.
  var shown: String {
    let text =
      switch self {
      case .atLeast(let quantity): "minst \(quantity.swedishText)"
      case .moreThan(let quantity): "över \(quantity.swedishText)"
      case .atMost(let quantity): "högst \(quantity.swedishText)"
      case .lessThan(let quantity): "under \(quantity.swedishText)"
      case .exactly(let quantity): "exakt \(quantity.swedishText)"
      case .between(let low, let high): "\(low.swedishText)–\(high.swedishText)"
      }
    return text.replacing("\u{A0}", with: " ")
  }
}
