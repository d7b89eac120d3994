import Findings
import FoundationEssentials
import Scorecards
import Testing

@Suite("SMART advice")
struct SmartAdviceTests {
  @Test("A goal with everything in place lacks nothing, and has five letters")
  func smart() {
    let advice = Self.goal("Minst 90 % av eleverna ska 2025 trivas.").smartAdvice
    #expect(advice.map(\.letter.rawValue).joined() == "SMART")
    #expect(advice.compactMap(\.lack) == [])
    #expect(Self.verdict(.measurable, advice) == .given)
    #expect(Self.verdict(.specific, advice) == .cannotTell)
    #expect(Self.verdict(.realistic, advice) == .cannotTell)
  }

  @Test(
    "Vague words are named",
    arguments: [
      ("Skolan ska verka för trivsel 2025.", "verka för"),
      ("Främja hälsan under 2025.", "främja"),
      ("Vi arbetar med trivseln under 2025.", "arbetar med"),
      ("Enheten strävar mot nolltolerans 2025", "strävar"),
    ])
  func vague(text: String, words: String) {
    #expect(Self.goal(text).smartAdvice.compactMap(\.lack) == [.vague(words)])
  }

  @Test(
    "Vague words are whole words",
    arguments: [
      "Inget ska påverka förskolan 2025.", "Alla ska samarbeta med skolan 2025.",
      "Inga hinder på sikten 2025.",
    ])
  func wholeWords(text: String) {
    #expect(Self.goal(text).smartAdvice.compactMap(\.lack) == [])
  }

  @Test("One target that was reached before tells nothing of another without a history")
  func partlyKnown() {
    var goal = Self.goal("Minst så många ska 2025 trivas.")
    var reached = Indicator(.atLeast(Quantity(90)), .measured(Quantity(89)))
    reached.previousOutcome = sourced(.measured(Quantity(91)))
    goal.indicators = [reached, Indicator(.atMost(Quantity(5)), .measured(Quantity(5)))]
    #expect(Self.verdict(.realistic, goal.smartAdvice) == .cannotTell)
  }

  @Test("Missing targets, responsible and time are told, and a due date is time enough")
  func missing() {
    var bare = Goal(number: sourced("1"), text: sourced("Trygga elever"))
    #expect(bare.smartAdvice.compactMap(\.lack) == [.noIndicator, .nobodyResponsible, .noTime])
    bare.due = sourced("2025-12-31")
    bare.indicators = [Indicator(nil, .measured(Quantity(1)))]
    #expect(bare.smartAdvice.compactMap(\.lack) == [.noTarget, .nobodyResponsible])
    bare.text.value = "Plats för 20000 besök, minst 2000 i maj"
    bare.due = nil
    #expect(bare.smartAdvice.compactMap(\.lack).last == .noTime)
  }

  @Test(
    "A target is realistic within three times the largest change of any year before",
    arguments: [
      // 70 became 72: at most 2 in a year, so that 78 is within reach and 78,1 is not.
      (70, 72, .atLeast(Quantity(78)), .given),
      (
        70, 72, .atLeast(Quantity(Decimal(781) / 10)),
        .lacking(.outOfReach(indicator: 0, needed: Decimal(61) / 10, largest: 2))
      ),
      (20, 18, .atMost(Quantity(12)), .given),
      (20, 18, .atMost(Quantity(11)), .lacking(.outOfReach(indicator: 0, needed: 7, largest: 2))),
      (70, 72, .atLeast(Quantity(72)), .lacking(.reachedBefore)),
      // Without a change nobody can tell how far one comes in a year.
      (70, 70, .atLeast(Quantity(90)), .cannotTell),
    ] as [(Decimal, Decimal, Target, SmartAdvice.Verdict)])
  func realistic(
    baseline: Decimal, previous: Decimal, target: Target, verdict: SmartAdvice.Verdict
  ) {
    var goal = Self.goal("Minst så många ska 2025 trivas.")
    var indicator = Indicator(target, .measured(Quantity(1)), baseline: baseline)
    indicator.previousOutcome = sourced(.measured(Quantity(previous)))
    goal.indicators = [indicator]
    #expect(Self.verdict(.realistic, goal.smartAdvice) == verdict)
    // The archive knows more than the template.
    indicator.previousOutcome = nil
    indicator.earlierOutcomes = [
      EarlierOutcome(period: "2024", outcome: sourced(Quantity(previous)))
    ]
    goal.indicators = [indicator]
    #expect(Self.verdict(.realistic, goal.smartAdvice) == verdict)
  }

  @Test("Advice is a finding to know of, and never changes a colour")
  func colour() {
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = [Goal("K1"), Self.goal("Verka för trivsel.")]
    let assessed = FulfilmentPolicy.guideline.assess(scorecard, on: .annualAccounts)
    #expect(assessed.goals.map(\.final.fulfilment) == [.met, .met])
    #expect(assessed.findings.map(\.code) == [.smartAdvice, .smartAdvice])
    #expect(assessed.findings.allSatisfy { $0.severity == .note })
    #expect(
      assessed.findings.last?.message
        == "Råd (SMART) om målet K1: ”verka för” kan förstås på flera sätt (specifikt); varken datum eller år är angivet (tidsatt)."
    )
  }

  private static func verdict(
    _ letter: SmartAdvice.Letter, _ advice: [SmartAdvice]
  ) -> SmartAdvice.Verdict? {
    advice.first { $0.letter == letter }?.verdict
  }

  private static func goal(_ text: String) -> Goal {
    var goal = Goal("K1")
    goal.text.value = text
    goal.responsible = sourced("Rektor")
    return goal
  }
}
