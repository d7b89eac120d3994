internal import Findings
internal import Scorecards

/// Why a unit's scorecard has its colour.
public struct UnitExplanation: Encodable, Sendable {
  /// The unit's code.
  public let code: String
  /// The unit's name.
  public let name: String
  /// What has become of its scorecard, in Swedish.
  public let state: String
  /// The file that counts; `nil` when there is none.
  public let file: String?
  /// The colour of the whole; `nil` when no scorecard was received.
  public let color: String?
  /// Why the whole has its colour.
  public let reason: String
  /// The goals, each as a step.
  public let steps: [Explanation.Step]
  /// What would have given the whole another colour, a sentence each.
  public let alternatives: [String]
  /// Whether the result of the unit and all below it is decided, or what can still change.
  public let standing: String
  /// The codes of this unit and those below whose scorecards are awaited.
  public let awaited: [String]

  init(of unit: ConsolidatedUnit, in consolidation: Consolidation) {
    let words = consolidation.policy.vocabulary
    code = unit.unit.code
    name = unit.unit.name
    state = unit.state.swedishWord
    file = unit.submission?.file
    color = unit.assessed.map { words.word($0.overall.fulfilment) }
    reason = unit.assessed?.overall.reason.swedish(.goals, words) ?? "Inget styrkort är mottaget."
    awaited = unit.notSubmitted
    standing = unit.standing.swedish(
      in: ReportContext(consolidation, ReportMetadata(municipality: "", runID: "")))
    let goals = unit.assessed?.goals ?? []
    steps = goals.map { assessed in
      Explanation.Step(
        title: "Mål \(assessed.goal.number.value)\(assessed.final.weight.asWeight)",
        color: words.word(assessed.final.fulfilment), reason: assessed.reason(in: words),
        figures: [Explanation.Figure("Mål", assessed.goal.text) { $0 }])
    }
    alternatives =
      unit.assessed.map {
        consolidation.policy.alternatives(ofWhole: $0, on: consolidation.occasion)
      }?.map { alternative in
        let numbers = alternative.goals.map { goals[$0].goal.number.value }
        let goal = alternative.goalFulfilment
        return
          "\(words.word(alternative.fulfilment).uppercasedFirst), om \(numbers.listed("och")) hade varit "
          + "\(numbers.count == 1 ? words.word(goal) : words.plural(goal))."
      } ?? []
  }
}
