import FoundationEssentials
import Scorecards
import Testing

@testable import Reports

@Suite("Reasons in words")
struct ReasonWordsTests {
  static let goals = FulfilmentCounts([.met, .met, .notMet, .notMeasured])

  @Test(
    "Each reason is a sentence that a manager understands",
    arguments: [
      (
        .reached(
          outcome: Quantity(86, isPercent: true), target: .atLeast(Quantity(80, isPercent: true))),
        "Utfallet 86 % uppfyller målvärdet (minst 80 %)."
      ),
      (
        .notReached(outcome: Quantity(-1245), target: .atLeast(Quantity(0))),
        "Utfallet −1\u{A0}245 når inte målvärdet (minst 0)."
      ),
      (
        .inBand(
          Band(.partlyMet, from: .including(80), to: .excluding(100)), value: 95,
          distance: .shareOfTarget, outcome: Quantity(76), target: .atLeast(Quantity(80))),
        "Utfallet 76 mot målvärdet (minst 80) ger 95 % av målvärdet: gul från 80 under 100."
      ),
      (.noOutcome(.suppressed), "Utfall saknas: för få svar."),
      (.noTarget, "Målvärde saknas eller kan inte tolkas."),
      (.nothingToJudge, "Det finns inget mål att bedöma efter."),
      (
        .counted(goals, rule: .allSomeNone, value: nil), "4 mål: 2 gröna, 1 röd, 1 svart."
      ),
      (
        .counted(goals, rule: .majority, value: nil),
        "4 mål: 2 gröna, 1 röd, 1 svart. Flertalet avgör."
      ),
      (
        .tooManyNotMeasured(goals, limit: 20),
        "4 mål: 2 gröna, 1 röd, 1 svart. Fler än 20 % är ej mätta."
      ),
      (
        .weighed(computed: .met, assessed: .notMet, rule: .assessmentMayLower),
        "Beräknad grön och bedömd röd. Bedömningen får bara sänka."
      ),
      (
        .weighed(computed: .met, assessed: .met, rule: .assessmentReplaces),
        "Beräknad och bedömd grön."
      ),
      (.notAssessed(computed: .met), "Bedömning saknas, så den beräknade färgen gäller."),
      (
        .notUsed(.partlyMet, on: .annualAccounts, because: .noTarget),
        "Målvärde saknas eller kan inte tolkas. Policyn använder inte gul vid det här tillfället."
      ),
    ] as [(Reason, String)])
  func sentences(reason: Reason, sentence: String) {
    #expect(reason.swedish(.goals, .guideline) == sentence)
  }
}
