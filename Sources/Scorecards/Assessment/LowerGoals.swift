public import FoundationEssentials

/// How the goals that serve a goal count in its computed fulfilment.
public struct LowerGoals: Hashable, Sendable {
  /// Where they count.
  public enum Place: String, Hashable, Sendable, CaseIterable {
    /// They alone give the computed fulfilment.
    case insteadOfIndicators
    /// They count beside the goal's own indicators, each as one part.
    case besideIndicators
  }

  /// What of a lower goal counts.
  public enum Color: String, Hashable, Sendable, CaseIterable {
    /// The final fulfilment.
    case final
    /// The assessment of its manager; without one it is not measured.
    case assessed
  }

  /// Where they count.
  public var place: Place

  /// What of them counts.
  public var color = Color.final

  /// The names of the levels whose goals they count in; empty for the municipality alone.
  public var levels: [String] = []

  /// How they become one.
  public var aggregation: Aggregation

  /// The least share of the units right below, in percent, that must have a goal which serves this
  /// one; `nil` when there is no limit.
  ///
  /// With fewer no computed fulfilment can be told.
  public var leastCoverage: Decimal?

  /// How the assessments of these goals count; `nil` as those of all others.
  public var weighing: Weighing?

  /// Creates a rule.
  public init(_ place: Place, _ aggregation: Aggregation, leastCoverage: Decimal? = nil) {
    self.place = place
    self.aggregation = aggregation
    self.leastCoverage = leastCoverage
  }
}

/// The goals that serve a goal, as far as they are known.
public struct GoalService: Hashable, Sendable {
  /// The goals.
  public var goals: [AssessedGoal]

  /// How many units right below have a goal among them.
  public var servingUnits: Int

  /// How many units there are right below whose scorecards count or are still awaited.
  public var unitsBelow: Int

  /// The codes of the units right below whose scorecards are awaited.
  public var awaitedUnits: [String]

  /// The codes of the other units below whose scorecards are awaited; their goals may serve this one
  /// past those above them.
  public var awaitedUnitsFurtherDown: [String]

  /// The share of the units right below, in percent, that have a goal among them.
  public var coverage: Decimal {
    unitsBelow > 0 ? Decimal(servingUnits * 100) / Decimal(unitsBelow) : 0
  }
}

extension LowerGoals {
  /// Whether goals of a unit follow from the goals that serve them.
  func apply(to unit: OrganisationalUnit) -> Bool {
    levels.isEmpty ? unit.parent == nil : levels.contains(unit.level.name)
  }

  /// How a lower goal counts.
  func judgement(of goal: AssessedGoal) -> Judgement {
    switch color {
    case .final: goal.final
    case .assessed:
      (goal.assessed.map { Judgement($0, .nothingToJudge) }
        ?? Judgement(.notMeasured, .noOutcome(.blank))).weighing(goal.final.weight)
    }
  }

  /// What a lower goal can still count as.
  func outlook(of goal: AssessedGoal) -> Outlook {
    guard color == .assessed else { return goal.outlook }
    if goal.assessed == nil, goal.outlook.awaited.contains(.assessment) {
      let assessments = Fulfilment.allCases.map { Judgement($0, .nothingToJudge) }
      return Outlook(
        Set((assessments + [judgement(of: goal)]).map(Possibility.init)), awaited: [.assessment])
    }
    return Outlook(judgement(of: goal))
  }
}

extension FulfilmentPolicy {
  /// How a goal's computed fulfilment and its assessment are weighed.
  func weighing(served service: GoalService?) -> Weighing {
    service == nil ? weighing : lowerGoals?.weighing ?? weighing
  }

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
      share: together.share, cause: together.cause)
  }
}
