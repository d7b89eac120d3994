/// A part of the organisation that has a scorecard: a nämnd, a verksamhet, an enhet.
public struct OrganisationalUnit: Hashable, Sendable {
  /// Whether the unit plans by calendar year or by school year.
  public enum PlanningYear: String, Hashable, Sendable, CaseIterable {
    /// Kalenderår.
    case calendarYear
    /// Läsår.
    case schoolYear
  }

  /// The code that identifies it, such as `BUN-FSK-01`.
  public var code: String

  /// The name.
  public var name: String

  /// The level.
  public var level: Level

  /// The code of the unit one level up; `nil` at the top.
  public var parent: String?

  /// Abbreviations and former names.
  public var aliases: [String] = []

  /// The manager's name; printed for the unit only, never above it.
  public var manager: String?

  /// The manager's role, such as `Rektor`.
  public var role: String?

  /// How the unit plans.
  public var planningYear = PlanningYear.calendarYear

  /// Whether it is to submit a scorecard.
  public var submits = true

  /// Creates a unit.
  public init(code: String, name: String, level: Level, parent: String?) {
    self.code = code
    self.name = name
    self.level = level
    self.parent = parent
  }
}
