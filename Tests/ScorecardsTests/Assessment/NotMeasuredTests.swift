import FoundationEssentials
import Scorecards
import Testing

@Suite("The three causes of black")
struct NotMeasuredTests {
  private static func assess(
    _ reasons: [MissingReason], _ edit: (inout Aggregation) -> Void = { _ in }
  ) throws -> AssessedGoal {
    var policy = FulfilmentPolicy.guideline
    edit(&policy.goals)
    var goal = Goal("K1", assessed: nil)
    goal.indicators =
      [.giving(.met)] + reasons.map { Indicator(.atLeast(Quantity(10)), .missing($0)) }
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = [goal]
    return try #require(policy.assess(scorecard, on: .annualAccounts).goals.first)
  }

  @Test(
    "Every kind of missing has one of three causes",
    arguments: [
      (.blank, .notSubmitted), (.notUnderstood, .notSubmitted), (.methodChanged, .methodChanged),
      (.notMeasured, .notMeasured), (.notApplicable, .notMeasured), (.suppressed, .notMeasured),
    ] as [(MissingReason, NotMeasuredCause)])
  func causes(reason: MissingReason, cause: NotMeasuredCause) throws {
    let goal = try Self.assess([reason])
    #expect(goal.indicators.map(\.judgement.cause) == [nil, cause])
  }

  @Test(
    "Each cause counts as the policy says, and the others as usual",
    arguments: [
      (.methodChanged, .met), (.notMeasured, .partlyMet), (.blank, .partlyMet),
    ] as [(MissingReason, Fulfilment)])
  func exceptions(reason: MissingReason, expected: Fulfilment) throws {
    let goal = try Self.assess([reason]) { $0.exceptions = [.methodChanged: .excluded] }
    #expect(goal.computed.fulfilment == expected)
  }

  @Test("A goal that is black has the cause that its indicators share")
  func goals() throws {
    func cause(_ reasons: [MissingReason]) throws -> NotMeasuredCause? {
      try Self.assess(reasons) { $0.notMeasuredLimit = 0 }.final.cause
    }
    #expect(try cause([.methodChanged, .methodChanged]) == .methodChanged)
    #expect(try cause([.methodChanged, .notMeasured]) == .notMeasured)
    #expect(try cause([.blank]) == .notSubmitted)
    #expect(try cause([]) == nil)
  }

  @Test("An indicator that is left to the manager does not count, measured or not")
  func leftToManager() throws {
    var policy = FulfilmentPolicy.guideline
    policy.namedIndicators = [NamedIndicator("Egen", rule: .leftToManager)]
    for outcome in [Measurement.measured(Quantity(0)), .missing(.blank)] {
      var goal = Goal("K1", computed: .met, assessed: nil)
      goal.indicators.append(Indicator(.atLeast(Quantity(10)), outcome, name: "Egen"))
      var scorecard = Scorecard(unit: "K", period: "2025")
      scorecard.goals = [goal]
      let assessed = policy.assess(scorecard, on: .quarter).goals.first
      #expect(assessed?.computed.fulfilment == .met)
      #expect(assessed?.outlook.isDecided == true)
    }
  }
}
