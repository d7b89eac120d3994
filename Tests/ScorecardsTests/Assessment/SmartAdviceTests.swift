import FoundationEssentials
import Scorecards
import Testing

@Suite("SMART advice")
struct SmartAdviceTests {
  @Test("A goal with everything in place gets no advice")
  func smart() {
    #expect(goal("Minst 90 % av eleverna ska 2025 trivas.").smartAdvice == [])
  }

  @Test(
    "Vague words are named",
    arguments: [
      ("Skolan ska verka för trivsel 2025.", "verka för"),
      ("Främja hälsan under 2025.", "främja"),
    ])
  func vague(text: String, words: String) {
    #expect(goal(text).smartAdvice == [.vague(words)])
  }

  @Test("Missing targets, responsible and time are told, and a due date is time enough")
  func missing() {
    var bare = Goal(number: sourced("1"), text: sourced("Trygga elever"))
    #expect(bare.smartAdvice == [.notMeasurable, .nobodyResponsible, .withoutTime])
    bare.due = sourced("2025-12-31")
    bare.indicators = [Indicator(nil, .measured(Quantity(1)))]
    #expect(bare.smartAdvice == [.notMeasurable, .nobodyResponsible])
    bare.text.value = "Plats för 20000 besök"
    bare.due = nil
    #expect(bare.smartAdvice.last == .withoutTime)
  }

  @Test("Advice never changes a colour")
  func colour() {
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = [Goal("K1"), goal("Verka för trivsel.")]
    let assessed = FulfilmentPolicy.guideline.assess(scorecard, on: .annualAccounts)
    #expect(assessed.goals.map(\.final.fulfilment) == [.met, .met])
    #expect(assessed.findings.isEmpty)
  }

  private func goal(_ text: String) -> Goal {
    var goal = Goal("K1")
    goal.text.value = text
    goal.responsible = sourced("Rektor")
    return goal
  }
}
