import FoundationEssentials
import Scorecards
import Testing

@Suite("Decided or open")
struct OutlookTests {
  static func assess(_ goal: Goal, _ policy: FulfilmentPolicy = .guideline) -> AssessedGoal? {
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = [goal]
    return policy.assess(scorecard, on: .annualAccounts).goals.first
  }

  static let blank = Indicator(.atLeast(Quantity(10)), .missing(.blank))

  @Test("A goal with everything in place is decided")
  func decided() {
    let outlook = Self.assess(Goal("K1", computed: .partlyMet, assessed: .met))?.outlook
    #expect(outlook?.isDecided == true)
    #expect(outlook?.worst == .partlyMet)
    #expect(outlook?.awaited == [])
  }

  @Test("An empty outcome leaves a goal open between yellow and green")
  func openIndicator() {
    var goal = Goal("K1", assessed: .met)
    goal.indicators.append(Self.blank)
    let outlook = Self.assess(goal)?.outlook
    #expect(outlook?.worst == .partlyMet)
    #expect(outlook?.best == .met)
    #expect(outlook?.awaited == [.outcome(indicator: 1)])
  }

  @Test("What was not measured is not awaited")
  func notMeasured() {
    let outlook = Self.assess(Goal("K1", computed: .notMeasured, assessed: .met))?.outlook
    #expect(outlook?.isDecided == true)
    #expect(outlook?.worst == .partlyMet)
  }

  @Test("Something may be awaited and the colour be decided all the same")
  func decidedAnyway() {
    var goal = Goal("K1", computed: .partlyMet, assessed: .partlyMet)
    goal.indicators.append(Self.blank)
    let outlook = Self.assess(goal)?.outlook
    #expect(outlook?.isDecided == true)
    #expect(outlook?.awaited == [.outcome(indicator: 2)])
  }

  @Test("A missing assessment is awaited where one is asked for")
  func assessment() {
    let goal = Goal("K1", computed: .met, assessed: nil)
    #expect(Self.assess(goal)?.outlook.awaited == [.assessment])
    #expect(Self.assess(goal)?.outlook.worst == .partlyMet)
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = [goal]
    let quarter = FulfilmentPolicy.guideline.assess(scorecard, on: .quarter)
    #expect(quarter.goals.first?.outlook.isDecided == true)
  }

  @Test("A scorecard is open where its goals are")
  func scorecard() {
    var open = Goal("K2", assessed: .met)
    open.indicators = [Self.blank]
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = [Goal("K1"), open]
    let outlook = FulfilmentPolicy.guideline.assess(scorecard, on: .annualAccounts).outlook
    #expect(outlook.worst == .partlyMet)
    #expect(outlook.best == .met)
    #expect(outlook.awaited == [.goal(1)])
  }

  @Test("An assessment waits for the analysis without which it does not count")
  func analysis() {
    var policy = FulfilmentPolicy.guideline
    policy.weighing = Weighing(.assessmentReplaces, requiresAnalysis: true)
    let goal = Goal("K1", computed: .met, assessed: .notMet, analysis: nil)
    let outlook = Self.assess(goal, policy)?.outlook
    #expect(outlook?.awaited == [.analysis])
    #expect(outlook?.worst == .notMet)
    #expect(outlook?.best == .met)
    policy.occasions[.annualAccounts]?.analysis = .optional
    #expect(Self.assess(goal, policy)?.outlook.isDecided == true)
  }

  @Test("What is awaited may be told not to have been measured")
  func toldNotMeasured() {
    // Red as long as it is measured, since the manager has lowered it; black if it is not.
    var policy = FulfilmentPolicy.guideline
    policy.weighing = Weighing(.assessmentMayLower)
    var goal = Goal("K1", assessed: .notMet)
    goal.indicators = [Self.blank]
    let outlook = Self.assess(goal, policy)?.outlook
    #expect(outlook?.worst == .notMet)
    #expect(outlook?.best == .notMeasured)
  }

  @Test("What lies within its interval already cannot improve")
  func trendTowardsInterval() {
    var policy = FulfilmentPolicy.guideline
    policy.indicators = .trend(TrendRule(.previousMeasurement, deadBand: 1))
    policy.weighing = Weighing(.computedStands)
    func best(from previous: Decimal) -> Fulfilment? {
      var goal = Goal("K1", assessed: .met)
      var indicator = Indicator(.between(Quantity(9), Quantity(11)), .missing(.blank))
      indicator.previousOutcome = sourced(.measured(Quantity(previous)))
      goal.indicators = [indicator]
      return Self.assess(goal, policy)?.outlook.best
    }
    #expect(best(from: 10) == .partlyMet)
    #expect(best(from: 12) == .partlyMet)
    #expect(best(from: 13) == .met)
  }

  static let policies: [FulfilmentPolicy] = {
    guard let percent = try? Bands.percent(met: 100, partlyMet: 80),
      let difference = try? Bands.percent(met: 0, partlyMet: -2),
      let points = try? Bands.percent(met: 75, partlyMet: 40)
    else { return [] }
    let indicators: [IndicatorRule] = [
      .condition, .thresholds(percent, .shareOfTarget, cap: 100),
      .thresholds(percent, .shareOfTarget, decimals: 0), .thresholds(difference, .difference),
      .trend(TrendRule(.previousMeasurement, deadBand: 1)), .trend(TrendRule(.regression)),
    ]
    let goals: [Aggregation.Rule] = [
      .allSomeNone, .worst, .best, .shareMet(points), .meanOfPoints(points), .meanOfShares(percent),
    ]
    let weighings: [Weighing.Rule] = [
      .together(Aggregation(.allSomeNone)), .assessmentReplaces, .assessmentMayLower,
      .assessmentMayMoveOneStep, .computedStands,
    ]
    return indicators.flatMap { indicator in
      goals.flatMap { goal in
        weighings.map { weighing in
          FulfilmentPolicy(
            name: "prov", indicators: indicator, goals: Aggregation(goal, notMeasured: .excluded),
            weighing: Weighing(weighing), scorecards: Aggregation(.allSomeNone))
        }
      }
    }
  }()

  @Test("Filled in at random 18,000 times, no goal leaves its interval, and both ends are reached")
  func randomFilling() throws {
    var generator = SeededGenerator(seed: 2025)
    #expect(Self.policies.count == 180)
    for policy in Self.policies {
      var goal = Goal("K1", assessed: Bool.random(using: &generator) ? .met : nil)
      goal.indicators = (1...3).map { _ in
        let target = Self.targets[Int.random(in: 0..<Self.targets.count, using: &generator)]
        let isBlank = Bool.random(using: &generator)
        var indicator = Indicator(
          target.target,
          isBlank ? .missing(.blank) : .measured(Quantity(Self.outcome(using: &generator))))
        // Far enough from what the target asks for that an outcome can be better and worse.
        if Bool.random(using: &generator) {
          indicator.previousOutcome = sourced(.measured(Quantity(13)))
        }
        return indicator
      }
      let outlook = try #require(Self.assess(goal, policy)?.outlook)
      let worst = try #require(outlook.worst.order)
      let best = try #require(outlook.best.order)
      func order(of filled: Goal) throws -> Int {
        try #require(Self.assess(filled, policy)?.final.fulfilment.order)
      }
      for _ in 1...100 {
        let filled = Self.filled(
          goal, outlook, Fulfilment.allCases[Int.random(in: 0..<3, using: &generator)]
        ) {
          _ in Self.outcome(using: &generator)
        }
        #expect((worst...best).contains(try order(of: filled)), "\(policy) \(goal)")
      }
      // Where the manager may only lower, an assessment that is black comes farther than a green one.
      let ends = try Fulfilment.allCases.map { assessment in
        (
          worst: try order(of: Self.filled(goal, outlook, assessment) { $0.worst }),
          best: try order(of: Self.filled(goal, outlook, assessment) { $0.best })
        )
      }
      #expect(ends.map(\.worst).min() == worst, "\(policy) \(goal)")
      #expect(ends.map(\.best).max() == best, "\(policy) \(goal)")
    }
  }

  /// Targets, each with outcomes as bad and as good as they can be.
  static let targets: [(target: Target, worst: Decimal, best: Decimal)] = [
    (.atLeast(Quantity(10)), -1000, 100_000), (.atMost(Quantity(10)), 100_000, -1000),
    (.moreThan(Quantity(10)), -1000, 100_000),
    (.between(Quantity(9), Quantity(11)), 100_000, 10), (.atMost(Quantity(0)), 100_000, -1000),
  ]

  static func outcome(using generator: inout SeededGenerator) -> Decimal {
    let outcomes: [Decimal] = [-1000, 0, 5, 8, 9, 10, 11, 12, 15, 20, 100_000]
    return outcomes[Int.random(in: 0..<outcomes.count, using: &generator)]
  }

  /// The goal with all that it awaits filled in.
  static func filled(
    _ goal: Goal, _ outlook: Outlook, _ assessment: Fulfilment,
    outcome: ((target: Target, worst: Decimal, best: Decimal)) -> Decimal
  ) -> Goal {
    var goal = goal
    for awaited in outlook.awaited {
      switch awaited {
      case .outcome(let place):
        guard
          let target = targets.first(where: { $0.target == goal.indicators[place].target?.value })
        else { continue }
        goal.indicators[place].outcome = sourced(.measured(Quantity(outcome(target))))
      case .assessment:
        goal.assessment = sourced(assessment)
      case .analysis, .goal, .lowerGoal, .scorecard:
        Issue.record("a goal does not await goals")
      }
    }
    return goal
  }
}

extension Fulfilment {
  /// The place from the worst to the best; what is not measured is neither.
  fileprivate var order: Int? { [.notMet, .notMeasured, .partlyMet, .met].firstIndex(of: self) }
}
