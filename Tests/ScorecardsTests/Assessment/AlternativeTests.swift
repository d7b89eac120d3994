import FoundationEssentials
import Scorecards
import Testing

@Suite("What would have changed a colour")
struct AlternativeTests {
  static let indicators = [
    Indicator(.atLeast(Quantity(90)), .measured(Quantity(85)), name: "Nöjda"),
    Indicator(.atMost(Quantity(10)), .measured(Quantity(12)), name: "Köande"),
  ]

  @Test("The nearest outcome is told, and for green all that it takes")
  func guideline() {
    var goal = Goal("K1", assessed: .notMet)
    goal.indicators = Self.indicators
    let alternatives = FulfilmentPolicy.guideline.alternatives(of: goal, on: .annualAccounts)
    #expect(
      alternatives == [
        Alternative([.outcome(indicator: 0, Quantity(90))], .partlyMet),
        Alternative([.outcome(indicator: 1, Quantity(10))], .partlyMet),
        Alternative([.assessment(.partlyMet)], .partlyMet),
        Alternative(
          [
            .outcome(indicator: 0, Quantity(90)), .outcome(indicator: 1, Quantity(10)),
            .assessment(.met),
          ], .met),
      ])
  }

  @Test("Under thresholds every edge is tried, with the decimals of the figures")
  func thresholds() throws {
    var policy = FulfilmentPolicy.guideline
    policy.indicators = .thresholds(try .percent(met: 100, partlyMet: 80), .shareOfTarget)
    policy.weighing = Weighing(.computedStands)
    var goal = Goal("K1", assessed: nil)
    goal.indicators = [
      Indicator(.atLeast(Quantity(50)), .measured(Quantity(try decimal("38.5"))))
    ]
    let alternatives = policy.alternatives(of: goal, on: .annualAccounts)
    #expect(
      alternatives == [
        Alternative([.outcome(indicator: 0, Quantity(40))], .partlyMet),
        Alternative([.outcome(indicator: 0, Quantity(50))], .met),
      ])
  }

  @Test("A strict target is passed by the least step, and a missing analysis may decide")
  func strict() {
    var policy = FulfilmentPolicy.guideline
    policy.weighing = Weighing(.assessmentReplaces, requiresAnalysis: true)
    var goal = Goal("K1", assessed: .partlyMet, analysis: nil)
    goal.indicators = [Indicator(.moreThan(Quantity(7)), .measured(Quantity(7)))]
    let alternatives = policy.alternatives(of: goal, on: .annualAccounts)
    #expect(
      alternatives == [
        Alternative([.outcome(indicator: 0, Quantity(8))], .met),
        Alternative([.analysis], .partlyMet),
      ])
  }

  @Test("Of yellow both what it takes for green and what it would have taken for red is told")
  func yellow() {
    // One indicator is red, one green, and the assessment yellow: no single change moves the goal.
    var goal = Goal("K1", assessed: .partlyMet)
    goal.indicators = [
      Indicator(.atLeast(Quantity(90)), .measured(Quantity(89)), name: "Nöjda"),
      Indicator(.atMost(Quantity(5)), .measured(Quantity(5)), name: "Klagomål"),
    ]
    let alternatives = FulfilmentPolicy.guideline.alternatives(of: goal, on: .annualAccounts)
    #expect(
      alternatives == [
        Alternative([.outcome(indicator: 0, Quantity(90)), .assessment(.met)], .met),
        Alternative([.outcome(indicator: 1, Quantity(6)), .assessment(.notMet)], .notMet),
      ])
  }

  @Test("For the whole the fewest goals are told")
  func whole() {
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = [
      Goal("K1"), Goal("K2", computed: .notMet, assessed: .notMet), Goal("K3"),
    ]
    let policy = FulfilmentPolicy.guideline
    let assessed = policy.assess(scorecard, on: .annualAccounts)
    let alternatives = policy.alternatives(ofWhole: assessed, on: .annualAccounts)
    #expect(alternatives.map(\.goals) == [[1], [0, 2]])
    #expect(alternatives.map(\.fulfilment) == [.met, .notMet])
  }
}

extension Alternative {
  fileprivate init(_ changes: [Change], _ fulfilment: Fulfilment) {
    self.init(changes: changes, fulfilment: fulfilment)
  }
}
