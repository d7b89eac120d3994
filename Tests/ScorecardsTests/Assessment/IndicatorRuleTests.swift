import FoundationEssentials
import Scorecards
import Testing

/// One indicator under a policy, worked by hand.
struct IndicatorCase: Sendable, CustomTestStringConvertible {
  let target: Target
  let outcome: String
  let expected: Fulfilment
  var baseline: Decimal?
  var share: Decimal?

  init(
    _ target: Target, _ outcome: String, _ expected: Fulfilment, baseline: Decimal? = nil,
    share: Decimal? = nil
  ) {
    self.target = target
    self.outcome = outcome
    self.expected = expected
    self.baseline = baseline
    self.share = share
  }

  var testDescription: String { "\(target), \(outcome)" }

  func judge(_ rule: IndicatorRule) throws -> Judgement {
    let indicator = Indicator(
      target, .measured(Quantity(try decimal(outcome))), baseline: baseline)
    return try #require(judgement(of: indicator, rule))
  }
}

/// What a rule says of an indicator, through the public assessment.
func judgement(of indicator: Indicator, _ rule: IndicatorRule) -> Judgement? {
  var policy = FulfilmentPolicy.guideline
  policy.indicators = rule
  var goal = Goal("K1")
  goal.indicators = [indicator]
  var scorecard = Scorecard(unit: "K", period: "2025")
  scorecard.goals = [goal]
  let assessed = policy.assess(scorecard, on: .annualAccounts)
  return assessed.goals.first?.indicators.first?.judgement
}

@Suite("Indicators")
struct IndicatorRuleTests {
  @Test(
    "An outcome satisfies its target or not",
    arguments: [
      IndicatorCase(.atLeast(Quantity(85)), "85", .met),
      IndicatorCase(.atLeast(Quantity(85)), "84.999", .notMet),
      IndicatorCase(.moreThan(Quantity(85)), "85", .notMet),
      IndicatorCase(.moreThan(Quantity(85)), "85.1", .met),
      IndicatorCase(.atMost(Quantity(12)), "12", .met),
      IndicatorCase(.atMost(Quantity(12)), "12.01", .notMet),
      IndicatorCase(.lessThan(Quantity(12)), "12", .notMet),
      IndicatorCase(.exactly(Quantity(3)), "3", .met),
      IndicatorCase(.exactly(Quantity(3)), "4", .notMet),
      IndicatorCase(.between(Quantity(2), Quantity(4)), "2", .met),
      IndicatorCase(.between(Quantity(2), Quantity(4)), "4", .met),
      IndicatorCase(.between(Quantity(2), Quantity(4)), "4.1", .notMet),
      IndicatorCase(.atMost(Quantity(0)), "0", .met),
      IndicatorCase(.atMost(Quantity(0)), "1", .notMet),
      IndicatorCase(.atLeast(Quantity(0)), "-0.5", .notMet),
      IndicatorCase(.atLeast(Quantity(-100)), "-99", .met),
    ])
  func condition(example: IndicatorCase) throws {
    #expect(try example.judge(.condition).fulfilment == example.expected)
  }

  /// Helsingborg 2016: 100 % is met, 91–99 % partly met, 90 % or lower not met.
  @Test(
    "Shares of the target give the bands of Helsingborg 2016",
    arguments: [
      IndicatorCase(.atLeast(Quantity(80)), "80", .met, share: 100),
      IndicatorCase(.atLeast(Quantity(80)), "96", .met, share: 120),
      IndicatorCase(.atLeast(Quantity(80)), "76", .partlyMet, share: 95),
      IndicatorCase(.atLeast(Quantity(80)), "72", .notMet, share: 90),
      IndicatorCase(.atLeast(Quantity(80)), "-5", .notMet, share: 0),
      // 100 % that does not pass the target counts as the nearest below, so that a goal with this
      // indicator alone is no better than the indicator.
      IndicatorCase(.moreThan(Quantity(80)), "80", .partlyMet, share: nearest(below: 100)),
      IndicatorCase(.atMost(Quantity(10)), "10", .met, share: 100),
      IndicatorCase(.atMost(Quantity(10)), "12.5", .notMet, share: 80),
      IndicatorCase(.atMost(Quantity(19)), "20", .partlyMet, share: 95),
      IndicatorCase(.atMost(Quantity(10)), "0", .met, share: 1000),
      IndicatorCase(.lessThan(Quantity(10)), "10", .partlyMet, share: nearest(below: 100)),
      IndicatorCase(.exactly(Quantity(20)), "21", .partlyMet, share: 95),
      IndicatorCase(.between(Quantity(20), Quantity(40)), "30", .met, share: 100),
      IndicatorCase(.between(Quantity(20), Quantity(40)), "19", .partlyMet, share: 95),
      // A ratio to 0 or to a negative target says nothing: the condition decides alone.
      IndicatorCase(.atMost(Quantity(0)), "0", .met),
      IndicatorCase(.atMost(Quantity(0)), "1", .notMet),
      IndicatorCase(.atLeast(Quantity(-100)), "-99", .met),
      IndicatorCase(.atLeast(Quantity(-100)), "-101", .notMet),
    ])
  func shareOfTarget(example: IndicatorCase) throws {
    let bands = try Bands([
      Band(.notMet, to: .including(90)),
      Band(.partlyMet, from: .excluding(90), to: .excluding(100)),
      Band(.met, from: .including(100)),
    ])
    let judgement = try example.judge(.thresholds(bands, .shareOfTarget))
    #expect(judgement.fulfilment == example.expected)
    #expect(judgement.share == example.share)
  }

  @Test(
    "Progress counts from the baseline to the target",
    arguments: [
      IndicatorCase(.atLeast(Quantity(80)), "75", .partlyMet, baseline: 60, share: 75),
      IndicatorCase(.atLeast(Quantity(80)), "55", .notMet, baseline: 60, share: 0),
      IndicatorCase(.atMost(Quantity(10)), "12", .partlyMet, baseline: 20, share: 80),
      IndicatorCase(.atMost(Quantity(10)), "10", .met, baseline: 20, share: 100),
      // Beyond an exact value or an interval the way is longer again.
      IndicatorCase(.exactly(Quantity(10)), "10", .met, baseline: 6, share: 100),
      IndicatorCase(.exactly(Quantity(10)), "8", .partlyMet, baseline: 6, share: 50),
      IndicatorCase(.exactly(Quantity(10)), "13", .notMet, baseline: 6, share: 25),
      IndicatorCase(.exactly(Quantity(10)), "20", .notMet, baseline: 6, share: 0),
      IndicatorCase(.between(Quantity(10), Quantity(12)), "11", .met, baseline: 6, share: 100),
      IndicatorCase(
        .between(Quantity(10), Quantity(12)), "14", .partlyMet, baseline: 6, share: 50),
      IndicatorCase(.between(Quantity(10), Quantity(12)), "17", .notMet, baseline: 16, share: 0),
      // The baseline already satisfies the target, or is not known.
      IndicatorCase(.atLeast(Quantity(80)), "85", .met, baseline: 90),
      IndicatorCase(.atLeast(Quantity(80)), "79", .notMet, baseline: 90),
      IndicatorCase(.atLeast(Quantity(80)), "79", .notMet),
    ])
  func progress(example: IndicatorCase) throws {
    let bands = try Bands.percent(met: 100, partlyMet: 50)
    let judgement = try example.judge(.thresholds(bands, .progressFromBaseline))
    #expect(judgement.fulfilment == example.expected)
    #expect(judgement.share == example.share)
  }

  @Test(
    "Differences count in the indicator's own unit",
    arguments: [
      IndicatorCase(.atLeast(Quantity(80)), "80", .met),
      IndicatorCase(.atLeast(Quantity(80)), "78", .partlyMet),
      IndicatorCase(.atLeast(Quantity(80)), "77.9", .notMet),
      IndicatorCase(.moreThan(Quantity(80)), "80", .partlyMet),
      IndicatorCase(.atMost(Quantity(0)), "2", .partlyMet),
      IndicatorCase(.atMost(Quantity(0)), "-3", .met),
      IndicatorCase(.exactly(Quantity(5)), "6", .partlyMet),
      IndicatorCase(.between(Quantity(5), Quantity(7)), "9.5", .notMet),
    ])
  func difference(example: IndicatorCase) throws {
    let bands = try Bands.percent(met: 0, partlyMet: -2)
    let judgement = try example.judge(.thresholds(bands, .difference))
    #expect(judgement.fulfilment == example.expected)
    #expect(judgement.share == nil)
  }

  @Test("Rounding before the comparison can lift a share over an edge; without it nothing can")
  func rounding() throws {
    let bands = try Bands.percent(met: 100, partlyMet: 80)
    let almost = IndicatorCase(.atLeast(Quantity(1000)), "799.4", .partlyMet)
    #expect(try almost.judge(.thresholds(bands, .shareOfTarget)).fulfilment == .notMet)
    let rounded = try almost.judge(.thresholds(bands, .shareOfTarget, decimals: 0))
    #expect(rounded.fulfilment == .partlyMet)
    #expect(rounded.share == 80)
    #expect(try almost.judge(.thresholds(bands, .shareOfTarget, decimals: 1)).fulfilment == .notMet)
  }

  @Test("A cap limits the share that counts")
  func cap() throws {
    let bands = try Bands.percent(met: 100, partlyMet: 80)
    let far = IndicatorCase(.atLeast(Quantity(10)), "50", .met)
    let judgement = try far.judge(.thresholds(bands, .shareOfTarget, cap: 100))
    #expect(judgement.share == 100)
    #expect(judgement.fulfilment == .met)
  }

  @Test("Decimal fractions are compared exactly")
  func exactness() throws {
    // In binary, 0.1 + 0.2 is above 0.3, and 4.35 · 100 is below 435.
    let bands = try Bands.percent(met: 100, partlyMet: 80)
    let target = Target.atLeast(Quantity(try decimal("0.3")))
    let sum = try decimal("0.1") + decimal("0.2")
    let exact = Indicator(target, .measured(Quantity(sum)))
    let judged = try #require(judgement(of: exact, .thresholds(bands, .shareOfTarget)))
    #expect(judged.share == 100)
    #expect(judged.fulfilment == .met)
  }

  @Test("What is missing is not measured, for the reason that is given, and never 0")
  func missing() throws {
    let target = Target.atMost(Quantity(5))
    for reason in MissingReason.allCases {
      let indicator = Indicator(target, .missing(reason))
      let judged = try #require(judgement(of: indicator, .condition))
      #expect(judged.fulfilment == .notMeasured)
      #expect(judged.reason == .noOutcome(reason))
    }
    let blank = try #require(judgement(of: Indicator(target, nil), .condition))
    #expect(blank.reason == .noOutcome(.blank))
    let aimless = Indicator(nil, .measured(Quantity(3)))
    #expect(judgement(of: aimless, .condition)?.reason == .noTarget)
    #expect(judgement(of: aimless, .condition)?.fulfilment == .notMeasured)
  }

  @Test("A number beyond what can be counted with leaves the decision to the condition")
  func overflow() throws {
    let bands = try Bands.percent(met: 100, partlyMet: 80)
    let tiny = Quantity(Decimal.leastNonzeroMagnitude)
    let huge = Quantity(Decimal.greatestFiniteMagnitude)
    let indicator = Indicator(.atLeast(tiny), .measured(huge))
    let judged = judgement(of: indicator, .thresholds(bands, .shareOfTarget))
    #expect(judged?.fulfilment == .met)
  }
}

/// The nearest number below, with the ten decimals that shares are told apart by.
private func nearest(below number: Decimal) -> Decimal {
  number - Decimal(sign: .plus, exponent: -10, significand: 1)
}
