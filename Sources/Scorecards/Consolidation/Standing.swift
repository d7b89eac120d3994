/// How far the result of a unit and all below it is decided.
public struct Standing: Hashable, Sendable {
  /// What the unit's own scorecard can still become; `nil` when none is expected of it.
  public let own: Outlook?

  /// How many goals have been received from the unit and all below it.
  public let goals: Int

  /// How many of those are met when all that is awaited turns out for the worst.
  public let leastMet: Int

  /// How many of those are met when all that is awaited turns out for the best.
  public let greatestMet: Int

  /// How many of those can still change colour.
  public let open: Int

  /// The codes of the units whose scorecards are awaited; nobody knows how many goals they bring.
  public let awaited: [String]

  /// Whether nothing can change any more.
  public var isDecided: Bool { open == 0 && awaited.isEmpty && own?.isDecided ?? true }

  init(own: Outlook?, goals: [AssessedGoal], below: [Standing], isMissing: String?) {
    self.own = own
    self.goals = goals.count + below.map(\.goals).reduce(0, +)
    leastMet =
      goals.count { $0.outlook.worst == .met } + below.map(\.leastMet).reduce(0, +)
    greatestMet =
      goals.count { $0.outlook.best == .met } + below.map(\.greatestMet).reduce(0, +)
    open = goals.count { !$0.outlook.isDecided } + below.map(\.open).reduce(0, +)
    awaited = (isMissing.map { [$0] } ?? []) + below.flatMap(\.awaited)
  }
}
