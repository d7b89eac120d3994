public import FoundationEssentials

/// What a policy says of one goal, where it counts for more or less than others.
///
///     policy.namedGoals = [NamedGoal("BUN1", weight: 2)]
public struct NamedGoal: Hashable, Sendable {
  /// The goal's number or its text.
  public let name: String

  /// How much it counts for beside other goals, which count for 1; above 0.
  public let weight: Decimal

  /// Creates what a policy says of a goal.
  public init(_ name: String, weight: Decimal) {
    self.name = name
    self.weight = weight
  }

  /// Whether a goal is meant, ignoring case and blanks.
  func means(_ goal: Goal) -> Bool {
    let name = name.foldedName
    return name == goal.number.value.foldedName || name == goal.text.value.foldedName
  }
}

extension FulfilmentPolicy {
  /// How much a goal counts for beside others: in its scorecard, and in a goal that it serves.
  public func weight(of goal: Goal) -> Decimal {
    namedGoals.first { $0.means(goal) }?.weight ?? 1
  }

  /// The most that any goal can count for.
  var greatestGoalWeight: Decimal { max(1, namedGoals.map(\.weight).max() ?? 1) }
}
