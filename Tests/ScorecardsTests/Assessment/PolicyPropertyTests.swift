import FoundationEssentials
import Scorecards
import Testing

/// What holds for every policy, tried on goals at random from a fixed seed.
@Suite("Properties of policies")
struct PolicyPropertyTests {
  static let policies: [FulfilmentPolicy] = {
    guard let percent = try? Bands.percent(met: 100, partlyMet: 80),
      let points = try? Bands.percent(met: 75, partlyMet: 40),
      let change = try? Bands.percent(met: 1, partlyMet: 0)
    else { return [] }
    let indicators: [IndicatorRule] = [
      .condition, .thresholds(percent, .shareOfTarget, cap: 100),
      .thresholds(percent, .shareOfTarget, decimals: 0), .thresholds(change, .difference),
      .thresholds(percent, .progressFromBaseline), .thresholds(change, .changeFromPrevious),
      .trend(TrendRule(.previousMeasurement, deadBand: 1)),
    ]
    let goals: [Aggregation.Rule] = [
      .allSomeNone, .worst, .best, .majority, .shareMet(points), .meanOfPoints(points),
      .meanOfShares(percent),
    ]
    let weighings: [Weighing.Rule] = [
      .together(Aggregation(.allSomeNone)), .assessmentReplaces, .assessmentMayLower,
      .assessmentMayMoveOneStep, .computedStands,
    ]
    let notMeasured: [Aggregation.NotMeasured] = [.excluded, .ownClass, .asNotMet]
    return indicators.flatMap { indicator in
      goals.flatMap { goal in
        weighings.flatMap { weighing in
          notMeasured.map { notMeasured in
            FulfilmentPolicy(
              name: "prov", indicators: indicator,
              goals: Aggregation(goal, notMeasured: notMeasured), weighing: Weighing(weighing),
              scorecards: Aggregation(goal, notMeasured: notMeasured))
          }
        }
      }
    }
  }()

  @Test("There are 735 policies, each tried on ten goals")
  func number() {
    #expect(Self.policies.count == 735)
  }

  @Test("A better outcome never gives a worse colour, in 7,350 cases")
  func monotone() throws {
    var generator = SeededGenerator(seed: 1)
    for policy in Self.policies {
      for _ in 1...10 {
        var goal = Self.goal(using: &generator)
        let place = Int.random(in: goal.indicators.indices, using: &generator)
        let outcomes = [Self.outcome(using: &generator), Self.outcome(using: &generator)].sorted()
        let lowerIsBetter =
          switch goal.indicators[place].target?.value {
          case .atMost, .lessThan: true
          default: false
          }
        let colours = (lowerIsBetter ? outcomes.reversed() : outcomes).map { outcome in
          goal.indicators[place].outcome = sourced(.measured(Quantity(outcome)))
          return Self.assess([goal], policy).goals.map(\.final.fulfilment.place)
        }
        #expect(colours[0].lexicographicallyPrecedes(colours[1]) || colours[0] == colours[1])
      }
    }
  }

  @Test("The order of indicators and goals changes nothing, in 7,350 cases")
  func order() {
    var generator = SeededGenerator(seed: 2)
    for policy in Self.policies {
      for _ in 1...10 {
        let goals = (1...3).map { _ in Self.goal(using: &generator) }
        let turned = goals.reversed().map { goal in
          var goal = goal
          goal.indicators.shuffle(using: &generator)
          return goal
        }
        let (one, other) = (Self.assess(goals, policy), Self.assess(Array(turned), policy))
        #expect(one.goals.map(\.final) == other.goals.reversed().map(\.final))
        #expect(one.overall == other.overall)
      }
    }
  }

  @Test("The counts of the colours add up to the number of goals, in 7,350 cases")
  func counts() {
    var generator = SeededGenerator(seed: 3)
    for policy in Self.policies {
      for _ in 1...10 {
        let goals = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          Self.goal(using: &generator)
        }
        let assessed = Self.assess(goals, policy)
        #expect(Fulfilment.allCases.map { assessed.counts[$0] }.reduce(0, +) == goals.count)
        #expect(assessed.counts.total == goals.count)
      }
    }
  }

  @Test("One more indicator that is not measured never gives a better colour, in 7,350 cases")
  func unmeasured() {
    var generator = SeededGenerator(seed: 4)
    for policy in Self.policies {
      for _ in 1...10 {
        let goal = Self.goal(using: &generator)
        var larger = goal
        larger.indicators.append(.giving(.notMeasured))
        let before = Self.assess([goal], policy).goals.map(\.computed.fulfilment.rank)
        let after = Self.assess([larger], policy).goals.map(\.computed.fulfilment.rank)
        #expect(after.lexicographicallyPrecedes(before) || after == before, "\(policy)")
      }
    }
  }

  @Test("Every alternative gives the colour that it says, and another than now, in 7,350 cases")
  func alternatives() {
    var generator = SeededGenerator(seed: 5)
    var found = 0
    for policy in Self.policies {
      for _ in 1...10 {
        let goal = Self.goal(using: &generator)
        let now = Self.assess([goal], policy).goals.map(\.final.fulfilment)
        for alternative in policy.alternatives(of: goal, on: .annualAccounts) {
          found += 1
          let changed = goal.changed(by: alternative.changes)
          let then = Self.assess([changed], policy).goals.map(\.final.fulfilment)
          #expect(then == [alternative.fulfilment] && then != now)
        }
      }
    }
    #expect(found > 7350)
  }

  // MARK: Goals at random

  static func goal(using generator: inout SeededGenerator) -> Goal {
    let assessments: [Fulfilment?] = [.met, .partlyMet, .notMet, .notMeasured, nil]
    var goal = Goal("K1", assessed: assessments.randomElement(using: &generator) ?? nil)
    goal.indicators = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      let bound = Quantity(Decimal(Int.random(in: -2...12, using: &generator)))
      let targets: [Target] = [
        .atLeast(bound), .moreThan(bound), .atMost(bound), .lessThan(bound),
      ]
      var indicator = Indicator(
        targets.randomElement(using: &generator) ?? .atLeast(bound),
        Int.random(in: 0...4, using: &generator) == 0
          ? .missing(.notMeasured) : .measured(Quantity(outcome(using: &generator))),
        baseline: outcome(using: &generator))
      indicator.previousOutcome = sourced(.measured(Quantity(outcome(using: &generator))))
      return indicator
    }
    return goal
  }

  static func outcome(using generator: inout SeededGenerator) -> Decimal {
    Decimal(Int.random(in: -40...160, using: &generator)) / 10
  }

  static func assess(_ goals: [Goal], _ policy: FulfilmentPolicy) -> AssessedScorecard {
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = goals
    return policy.assess(scorecard, on: .annualAccounts)
  }
}

extension Fulfilment {
  /// The place from the worst to the best, where what is not measured is better than red: under
  /// ”sämst” a red indicator that turns green leaves the black one to decide.
  fileprivate var place: Int {
    [.notMet, .notMeasured, .partlyMet, .met].firstIndex(of: self) ?? 0
  }

  /// The place from the worst to the best; what is not measured is not better than anything.
  fileprivate var rank: Int { [.notMeasured, .notMet, .partlyMet, .met].firstIndex(of: self) ?? 0 }
}
