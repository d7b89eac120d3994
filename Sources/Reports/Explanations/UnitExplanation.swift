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
  /// The codes of this unit and those below whose scorecards are awaited.
  public let awaited: [String]

  init(of unit: ConsolidatedUnit, in consolidation: Consolidation) {
    code = unit.unit.code
    name = unit.unit.name
    state = unit.state.swedishWord
    file = unit.submission?.file
    color = unit.assessed?.overall.fulfilment.swedishColor
    reason = unit.assessed?.overall.reason.swedish(.goals) ?? "Inget styrkort är mottaget."
    awaited = unit.notSubmitted
    let goals = unit.assessed?.goals ?? []
    steps = goals.map { assessed in
      Explanation.Step(
        title: "Mål \(assessed.goal.number.value)",
        color: assessed.final.fulfilment.swedishColor, reason: assessed.reasonInWords,
        figures: [Explanation.Figure("Mål", assessed.goal.text) { $0 }])
    }
    alternatives =
      unit.assessed.map {
        consolidation.policy.alternatives(ofWhole: $0, on: consolidation.occasion)
      }?.map { alternative in
        let numbers = alternative.goals.map { goals[$0].goal.number.value }
        let goal = alternative.goalFulfilment
        return "\(alternative.fulfilment.word), om \(numbers.listed("och")) hade varit "
          + "\(numbers.count == 1 ? goal.swedishColor : goal.swedishColors)."
      } ?? []
  }
}
