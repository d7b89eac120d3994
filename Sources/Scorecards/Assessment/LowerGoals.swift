public import FoundationEssentials

/// How the goals that serve a goal of the municipality count in its computed fulfilment.
public struct LowerGoals: Hashable, Sendable {
  /// Where they count.
  public enum Place: String, Hashable, Sendable, CaseIterable {
    /// They alone give the computed fulfilment.
    case insteadOfIndicators
    /// They count beside the goal's own indicators, each as one part.
    case besideIndicators
  }

  /// Where they count.
  public var place: Place

  /// How they become one.
  public var aggregation: Aggregation

  /// The least share of the units right below, in percent, that must have a goal which serves this
  /// one; `nil` when there is no limit.
  ///
  /// With fewer no computed fulfilment can be told.
  public var leastCoverage: Decimal?

  /// Creates a rule.
  public init(_ place: Place, _ aggregation: Aggregation, leastCoverage: Decimal? = nil) {
    self.place = place
    self.aggregation = aggregation
    self.leastCoverage = leastCoverage
  }
}

/// The goals that serve a goal of the municipality, as far as they are known.
public struct GoalService: Hashable, Sendable {
  /// The goals.
  public var goals: [AssessedGoal]

  /// How many units right below have a goal among them.
  public var servingUnits: Int

  /// How many units there are right below whose scorecards count or are still awaited.
  public var unitsBelow: Int

  /// The codes of the units right below whose scorecards are awaited.
  public var awaitedUnits: [String]

  /// The share of the units right below, in percent, that have a goal among them.
  public var coverage: Decimal {
    unitsBelow > 0 ? Decimal(servingUnits * 100) / Decimal(unitsBelow) : 0
  }
}

extension FulfilmentPolicy {
  /// What indicators, and the goals that serve it, give together.
  func compute(
    _ indicators: [Judgement], served: GoalService?, by lower: [Judgement]
  ) -> Judgement {
    guard let lowerGoals, let served else { return goals.judge(indicators) }
    if let limit = lowerGoals.leastCoverage, served.coverage < limit {
      return Judgement(.notMeasured, .tooFewServe(share: served.coverage, limit: limit))
    }
    let parts = lowerGoals.place == .besideIndicators ? indicators + lower : lower
    let together = lowerGoals.aggregation.judge(parts)
    return Judgement(
      together.fulfilment, .withLowerGoals(lowerGoals.place, because: together.reason),
      share: together.share)
  }
}
