/// What the coordinator has declared of names that changed between periods.
///
/// What is not declared, and does not have the same name, is never matched.
public struct Successions: Hashable, Sendable {
  /// A unit that follows others.
  public struct Unit: Hashable, Sendable {
    /// Its code.
    public var now: String

    /// The codes of the units that it was before; several where they were joined.
    public var before: [String]

    /// The period in which it was so; `nil` is any earlier one.
    public var period: String?

    /// Creates a succession.
    public init(now: String, before: [String], period: String? = nil) {
      self.now = now
      self.before = before
      self.period = period
    }
  }

  /// A goal or an indicator that had another name.
  public struct Name: Hashable, Sendable {
    /// The number of the goal, or the indicator's name.
    public var now: String

    /// What it was before.
    public var before: String

    /// For an indicator, the number of its goal; `nil` is any goal.
    public var goal: String?

    /// The period in which it was so; `nil` is any earlier one.
    public var period: String?

    /// Creates a succession.
    public init(now: String, before: String, goal: String? = nil, period: String? = nil) {
      self.now = now
      self.before = before
      self.goal = goal
      self.period = period
    }
  }

  /// Units.
  public var units: [Unit] = []

  /// Goals, by their numbers.
  public var goals: [Name] = []

  /// Indicators, by their names.
  public var indicators: [Name] = []

  /// Creates successions of nothing.
  public init() {}

  /// The codes of the units that a unit was in a period; `nil` when nothing is declared.
  func units(before unit: String, in period: String) -> [String]? {
    units.first { $0.now == unit && ($0.period ?? period) == period }?.before
  }

  /// The number that a goal had in a period; `nil` when nothing is declared.
  func goal(before number: String, in period: String) -> String? {
    goals.first {
      $0.now.foldedName == number.foldedName && ($0.period ?? period) == period
    }?.before
  }

  /// The name that an indicator had in a period; `nil` when nothing is declared.
  func indicator(before name: String, of goal: String, in period: String) -> String? {
    indicators.first {
      $0.now.foldedName == name.foldedName && ($0.period ?? period) == period
        && ($0.goal ?? goal).foldedName == goal.foldedName
    }?.before
  }
}

extension String {
  /// The name as names are compared: in lower case, without blanks.
  public var foldedName: String { lowercased().filter { !$0.isWhitespace } }
}
