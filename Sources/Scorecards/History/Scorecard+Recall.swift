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
        scorecard.goals[position].indicators[place].recall(
          EarlierOutcome(period: earlier.period, outcome: outcome.map { _ in quantity }))
      }
    }
    return scorecard
  }
}

extension Scorecard {
  /// The scorecard whose targets that are changes are counted from the results of earlier periods.
  func countingTargets() -> Scorecard {
    let period = CalendarSpan(period)
    var scorecard = self
    for goal in goals.indices {
      scorecard.goals[goal].indicators = goals[goal].indicators.map {
        $0.countingTarget(in: period)
      }
    }
    return scorecard
  }
}

extension Indicator {
  /// Remembers a result of an earlier period, in its place; the template's own column of the period
  /// goes before.
  mutating func recall(_ earlier: EarlierOutcome) {
    guard let span = CalendarSpan(earlier.period) else {
      earlierOutcomes.insert(earlier, at: 0)
      return
    }
    let spans = earlierOutcomes.map { CalendarSpan($0.period) }
    guard !spans.contains(where: { $0?.isSameTime(as: span) ?? false }) else { return }
    let place = spans.firstIndex { $0.map { $0.last > span.last } ?? false }
    earlierOutcomes.insert(earlier, at: place ?? earlierOutcomes.endIndex)
  }
}
