import Scorecards
import Testing

/// The final judgement of one goal.
func final(
  _ weighing: Weighing, computed: Fulfilment, assessed: Fulfilment?, analysis: String? = "Därför."
) -> Judgement? {
  var policy = FulfilmentPolicy.guideline
  policy.weighing = weighing
  var scorecard = Scorecard(unit: "K", period: "2025")
  scorecard.goals = [Goal("K1", computed: computed, assessed: assessed, analysis: analysis)]
  return policy.assess(scorecard, on: .annualAccounts).goals.first?.final
}

@Suite("Computed and assessed become final")
struct WeighingTests {
  @Test(
    "Each rule, computed then assessed then final",
    arguments: [
      (.together(Aggregation(.allSomeNone)), "GGG"), (.together(Aggregation(.allSomeNone)), "GRY"),
      (.together(Aggregation(.allSomeNone)), "BGY"), (.together(Aggregation(.allSomeNone)), "BRR"),
      (.together(Aggregation(.allSomeNone)), "BBB"), (.together(Aggregation(.allSomeNone)), "RYY"),
      (.assessmentReplaces, "GRR"), (.assessmentReplaces, "BGG"), (.assessmentReplaces, "GBB"),
      (.assessmentMayLower, "GRR"), (.assessmentMayLower, "RGR"), (.assessmentMayLower, "YBB"),
      (.assessmentMayLower, "BGB"),
      (.assessmentMayMoveOneStep, "GRY"), (.assessmentMayMoveOneStep, "RGY"),
      (.assessmentMayMoveOneStep, "YGG"), (.assessmentMayMoveOneStep, "BGG"),
      (.assessmentMayMoveOneStep, "GBG"),
      (.computedStands, "GRG"), (.computedStands, "BGB"),
    ] as [(Weighing.Rule, String)])
  func rules(rule: Weighing.Rule, letters: String) throws {
    let row = fulfilments(letters)
    let judgement = try #require(final(Weighing(rule), computed: row[0], assessed: row[1]))
    #expect(judgement.fulfilment == row[2])
    guard case .weighed(let computed, let assessed, let by, let reason) = judgement.reason else {
      Issue.record("\(judgement.reason)")
      return
    }
    #expect([computed, assessed] == Array(row.prefix(2)) && by == rule)
    let counts = FulfilmentCounts([computed, assessed])
    if case .together(let aggregation) = rule {
      #expect(reason == .counted(counts, as: counts, rule: aggregation.rule, value: nil))
    } else {
      #expect(reason == nil)
    }
  }

  @Test("Without an assessment the computed fulfilment stands", arguments: Fulfilment.allCases)
  func notAssessed(computed: Fulfilment) {
    let judgement = final(Weighing(.assessmentReplaces), computed: computed, assessed: nil)
    #expect(judgement?.fulfilment == computed)
    #expect(judgement?.reason == .notAssessed(computed: computed))
  }

  @Test("An assessment without analysis is left out where the policy asks for one")
  func withoutAnalysis() {
    let weighing = Weighing(.assessmentReplaces, requiresAnalysis: true)
    let blank = final(weighing, computed: .notMet, assessed: .met, analysis: "  \n")
    #expect(blank?.fulfilment == .notMet)
    #expect(blank?.reason == .assessmentWithoutAnalysis(computed: .notMet, assessed: .met))
    #expect(final(weighing, computed: .notMet, assessed: .met)?.fulfilment == .met)
  }
}
