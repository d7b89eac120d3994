internal import Findings

extension Scorecard {
  /// The scorecard whose indicators know their results of an earlier period too.
  func recalling(_ earlier: Consolidation, by match: PeriodMatch) -> Scorecard {
    var scorecard = self
    for position in goals.indices {
      let found = match.goals[GoalReference(unit: unit, position: position)]
      guard let found, let before = found.goal.flatMap({ earlier[$0] }) else { continue }
      for (place, earlierPlace) in found.indicators.enumerated() {
        guard let earlierPlace,
          let outcome = before.indicators[earlierPlace].indicator.outcome,
          let quantity = outcome.value.quantity
        else { continue }
        scorecard.goals[position].indicators[place].earlierOutcomes.append(
          EarlierOutcome(period: earlier.period, outcome: outcome.map { _ in quantity }))
      }
    }
    return scorecard
  }
}
