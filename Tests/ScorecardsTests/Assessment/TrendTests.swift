import FoundationEssentials
import Scorecards
import Testing

@Suite("Trends")
struct TrendTests {
  private static func trend(
    _ rule: TrendRule, _ target: Target = .atLeast(Quantity(100)), outcome: Decimal,
    baseline: Decimal? = nil, previous: Decimal? = nil, earlier: [(String, Decimal)] = [],
    period: String = "2025"
  ) throws -> AssessedIndicator {
    var policy = FulfilmentPolicy.guideline
    policy.trend = rule
    var indicator = Indicator(target, .measured(Quantity(outcome)), baseline: baseline)
    indicator.previousOutcome = previous.map { sourced(.measured(Quantity($0))) }
    indicator.earlierOutcomes = earlier.map {
      EarlierOutcome(period: $0, outcome: sourced(Quantity($1)))
    }
    var goal = Goal("K1")
    goal.indicators = [indicator]
    var scorecard = Scorecard(unit: "K", period: period)
    scorecard.goals = [goal]
    return try #require(
      policy.assess(scorecard, on: .annualAccounts).goals.first?.indicators.first)
  }

  @Test(
    "A change within the dead band is none; its edges belong to it",
    arguments: [
      (70, 72, .unchanged), (70, Decimal(721) / 10, .improved), (70, 68, .unchanged),
      (70, Decimal(679) / 10, .worsened), (0, 2, .unchanged), (-10, -8, .unchanged),
    ] as [(Decimal, Decimal, Trend)])
  func deadBand(before: Decimal, now: Decimal, trend: Trend) throws {
    let found = try Self.trend(
      TrendRule(.previousMeasurement, deadBand: 2), outcome: now, previous: before
    ).trend
    #expect(found?.trend == trend)
    #expect(found?.change == now - before)
  }

  @Test(
    "A dead band in percent is of what the outcome is compared with",
    arguments: [
      (200, 204, .unchanged), (200, Decimal(20401) / 100, .improved), (-200, -205, .worsened),
    ]
      as [(Decimal, Decimal, Trend)])
  func percent(before: Decimal, now: Decimal, trend: Trend) throws {
    let rule = TrendRule(.baseline, deadBand: 2, deadBandIsPercent: true)
    #expect(try Self.trend(rule, outcome: now, baseline: before).trend?.trend == trend)
  }

  @Test(
    "Better is what the target asks for",
    arguments: [
      (.atMost(Quantity(10)), 12, 11, .improved), (.atMost(Quantity(10)), 8, 9, .worsened),
      (.between(Quantity(80), Quantity(90)), 95, 92, .improved),
      (.between(Quantity(80), Quantity(90)), 81, 89, .unchanged),
      (.exactly(Quantity(5)), 5, 6, .worsened),
    ] as [(Target, Decimal, Decimal, Trend)])
  func direction(target: Target, before: Decimal, now: Decimal, trend: Trend) throws {
    let rule = TrendRule(.previousMeasurement)
    #expect(try Self.trend(rule, target, outcome: now, previous: before).trend?.trend == trend)
  }

  @Test("The bases take what they are named after: the archive before the template's word")
  func bases() throws {
    let earlier: [(String, Decimal)] = [("2024-K2", 60), ("2025-K1", 80)]
    func change(_ basis: TrendRule.Basis, _ earlier: [(String, Decimal)]) throws -> Decimal? {
      try Self.trend(
        TrendRule(basis), outcome: 75, baseline: 40, previous: 70, earlier: earlier,
        period: "2025-K2"
      ).trend?.change
    }
    #expect(try change(.previousMeasurement, earlier) == -5)
    #expect(try change(.yearBefore, earlier) == 15)
    #expect(try change(.baseline, earlier) == 35)
    #expect(try change(.previousMeasurement, []) == 5)
    #expect(try change(.yearBefore, []) == 5)
    #expect(try Self.trend(TrendRule(.yearBefore), outcome: 75).trend == nil)
  }

  /// Worked by hand: x = 0, 1, 2, 3 and y = 1, 3, 2, 5; the slope is (4·22 − 6·11)/(4·14 − 36) = 1.1.
  @Test("A regression is the least squares' line through all years, and takes three")
  func regression() throws {
    let earlier: [(String, Decimal)] = [("2022", 1), ("2023", 3), ("2024", 2)]
    let rule = TrendRule(.regression, deadBand: 1)
    let found = try Self.trend(rule, outcome: 5, earlier: earlier).trend
    #expect(found?.change == Decimal(11) / 10)
    #expect(found?.count == 4)
    #expect(found?.trend == .improved)
    let wide = TrendRule(.regression, deadBand: Decimal(11) / 10)
    #expect(try Self.trend(wide, outcome: 5, earlier: earlier).trend?.trend == .unchanged)
    // Two values make no line; a stated value of the year before is the third.
    #expect(try Self.trend(rule, outcome: 5, earlier: [("2023", 3)]).trend == nil)
    #expect(try Self.trend(rule, outcome: 5, previous: 2, earlier: [("2023", 3)]).trend?.count == 3)
  }

  @Test("A line through points that lie on it has exactly its slope, in 200 cases")
  func exactLine() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 1...200 {
      let slope = Decimal(Int.random(in: -50...50, using: &generator)) / 10
      let start = Decimal(Int.random(in: -100...100, using: &generator))
      let earlier = (2020...2024).map { ("\($0)", start + slope * Decimal($0 - 2020)) }
      let found = try Self.trend(
        TrendRule(.regression), outcome: start + slope * 5, earlier: earlier
      ).trend
      #expect(found?.change == slope)
      #expect(found?.trend == (slope == 0 ? .unchanged : slope > 0 ? .improved : .worsened))
    }
  }

  @Test(
    "The trend may be the colour",
    arguments: [(75, .met), (70, .partlyMet), (65, .notMet)] as [(Decimal, Fulfilment)])
  func colour(outcome: Decimal, expected: Fulfilment) throws {
    var policy = FulfilmentPolicy.guideline
    policy.indicators = .trend(TrendRule(.previousMeasurement, deadBand: 1))
    var goal = Goal("K1", assessed: nil)
    goal.indicators = [Indicator(.atLeast(Quantity(100)), .measured(Quantity(outcome)))]
    var scorecard = Scorecard(unit: "K", period: "2025")
    func judged() -> Fulfilment? {
      scorecard.goals = [goal]
      return policy.assess(scorecard, on: .annualAccounts).goals.first?.computed.fulfilment
    }
    #expect(judged() == .notMeasured)
    goal.indicators[0].previousOutcome = sourced(.measured(Quantity(70)))
    #expect(judged() == expected)
  }

  @Test("Beside the colour, the trend never changes it")
  func beside() throws {
    let up = try Self.trend(TrendRule(.previousMeasurement), outcome: 90, previous: 10)
    #expect(up.judgement.fulfilment == .notMet)
    #expect(up.trend?.trend == .improved)
  }
}
