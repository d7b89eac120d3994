/// What would have given a whole scorecard another fulfilment.
public struct WholeAlternative: Hashable, Sendable {
  /// The goals that would have been otherwise, by their places in the scorecard.
  public let goals: [Int]

  /// What each of them would have been.
  public let goalFulfilment: Fulfilment

  /// What the whole would have become.
  public let fulfilment: Fulfilment
}

extension FulfilmentPolicy {
  /// The fewest goals, taken in order, that would have made the whole better if they had been met,
  /// and worse if they had not been.
  public func alternatives(
    ofWhole assessed: AssessedScorecard, on occasion: ReportingOccasion
  ) -> [WholeAlternative] {
    [Fulfilment.met, .notMet].compactMap { wanted in
      func whole(with changed: [Int]) -> Fulfilment {
        let parts = assessed.goals.enumerated().map { position, goal in
          changed.contains(position)
            ? Judgement(wanted, .nothingToJudge).weighing(goal.final.weight) : goal.final
        }
        return together(parts, on: occasion).fulfilment
      }
      var goals = assessed.goals.indices.filter { assessed.goals[$0].final.fulfilment != wanted }
      let result = whole(with: goals)
      guard result != assessed.overall.fulfilment else { return nil }
      for goal in goals.reversed() {
        let fewer = goals.filter { $0 != goal }
        if whole(with: fewer) == result { goals = fewer }
      }
      return WholeAlternative(goals: goals, goalFulfilment: wanted, fulfilment: result)
    }
  }
}
