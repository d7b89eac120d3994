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
          Band(.partlyMet, from: .including(80), to: .excluding(100)), value: 95, exact: 95,
          distance: .shareOfTarget, outcome: Quantity(76), target: .atLeast(Quantity(80))),
        "Utfallet 76 mot målvärdet (minst 80) ger 95 % av målvärdet: gul från 80 till under 100."
      ),
      // What is shown lies in the band that it is shown with, and rounding and caps are told.
      (
        .inBand(
          Band(.partlyMet, from: .including(80), to: .excluding(100)), value: hundredths(9997),
          exact: hundredths(9997),
          distance: .shareOfTarget, outcome: Quantity(hundredths(9997)),
          target: .atLeast(Quantity(100))),
        "Utfallet 99,97 mot målvärdet (minst 100) ger 99,97 % av målvärdet: gul från 80 till under 100."
      ),
      (
        .inBand(
          Band(.met, from: .including(100)), value: 100, exact: hundredths(9950),
          distance: .shareOfTarget, outcome: Quantity(199), target: .atLeast(Quantity(200))),
        "Utfallet 199 mot målvärdet (minst 200) ger 99,5 % av målvärdet, som räknas som 100 %: grön från 100."
      ),
      (
        .inBand(
          Band(.partlyMet, from: .including(91), to: .excluding(100)), value: 100, exact: 100,
          distance: .shareOfTarget, outcome: Quantity(hundredths(750)),
          target: .moreThan(Quantity(hundredths(750)))),
        "Utfallet 7,5 mot målvärdet (över 7,5) ger 100 % av målvärdet: gul från 91 till under 100. Målvärdet ska passeras, och det gör utfallet inte."
      ),
      (
        .inBand(
          Band(.notMet, to: .including(-30)), value: -40, exact: -40, distance: .difference,
          outcome: Quantity(10), target: .atLeast(Quantity(50))),
        "Utfallet 10 mot målvärdet (minst 50) ger skillnaden −40: röd högst −30."
      ),
      (
        .tooFewServe(share: hundredths(4996), limit: 50),
        "49,96 % av enheterna närmast under har mål som bidrar; policyn kräver 50 %."
      ),
      (.noOutcome(.suppressed), "Utfall saknas: för få svar."),
      (.noTarget, "Målvärde saknas eller kan inte tolkas."),
      (.nothingToJudge, "Det finns inget mål att bedöma efter."),
      // The rule is named in plain words, and how black counts where it does not count as black.
      (
        .counted(goals, as: goals, rule: .allSomeNone, value: nil),
        "4 mål: 2 gröna, 1 röd, 1 svart. Delvis: varken alla eller inga är gröna."
      ),
      (
        .counted(goals, as: counts(.met, .met, .notMet, .notMet), rule: .allSomeNone, value: nil),
        "4 mål: 2 gröna, 1 röd, 1 svart. 1 svart räknas som röd. "
          + "Delvis: varken alla eller inga är gröna."
      ),
      (
        .counted(counts(.met, .met), as: counts(.met, .met), rule: .allSomeNone, value: nil),
        "2 mål: 2 gröna. Helt: alla är gröna."
      ),
      (
        .counted(
          counts(.met, .notMeasured), as: counts(.met), rule: .allSomeNone, value: nil),
        "2 mål: 1 grön, 1 svart. 1 svart räknas inte."
      ),
      (
        .counted(
          counts(.notMet, .notMeasured), as: counts(.notMet, .notMeasured), rule: .allSomeNone,
          value: nil),
        "2 mål: 1 röd, 1 svart. Inte: inga är gröna eller gula."
      ),
      (
        .counted(
          counts(.partlyMet, .notMet), as: counts(.partlyMet, .notMet), rule: .allSomeNone,
          value: nil),
        "2 mål: 1 gul, 1 röd. Delvis: inga är gröna, men det finns gula."
      ),
      (
        .counted(
          counts(.notMeasured, .notMeasured), as: counts(), rule: .worst, value: nil),
        "2 mål: 2 svarta. Inget är mätt."
      ),
      (
        .counted(counts(.met), as: counts(.met), rule: .allSomeNone, value: nil),
        "1 mål: 1 grön."
      ),
      (
        .counted(goals, as: goals, rule: .majority, value: nil),
        "4 mål: 2 gröna, 1 röd, 1 svart. Högst hälften är gröna eller gula."
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
      (
        .weighed(
          computed: .met, assessed: .notMet, rule: .together(Aggregation(.allSomeNone)),
          because: .counted(
            counts(.met, .notMet), as: counts(.met, .notMet), rule: .allSomeNone, value: nil)),
        "Beräknad grön och bedömd röd. Båda räknas. Delvis: varken alla eller inga är gröna."
      ),
      (
        .weighed(
          computed: .notMeasured, assessed: .met,
          rule: .together(Aggregation(.worst, notMeasured: .excluded)),
          because: .counted(
            counts(.notMeasured, .met), as: counts(.met), rule: .worst, value: nil)),
        "Beräknad svart och bedömd grön. Svart räknas inte, så den andra färgen gäller."
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

  @Test("A share or mean is shown with the thresholds that it lies between")
  func thresholds() throws {
    let bands = try Bands.percent(met: 75, partlyMet: 40)
    let counted = counts(.met, .met, .notMet)
    let reason = Reason.counted(
      Self.goals, as: counted, rule: .shareMet(bands), value: Decimal(200) / 3)
    #expect(
      reason.swedish(.goals, .guideline) == "4 mål: 2 gröna, 1 röd, 1 svart. 1 svart räknas inte. "
        + "Andel gröna 66,7 %: gul från 40 till under 75.")
  }
}

/// How many there are of each of these.
private func counts(_ fulfilments: Fulfilment...) -> FulfilmentCounts {
  FulfilmentCounts(fulfilments)
}

/// So many hundredths, exactly.
private func hundredths(_ number: Int) -> Decimal { Decimal(number) / 100 }
