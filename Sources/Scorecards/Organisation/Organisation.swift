/// A level of the organisation. Levels are data: a municipality may have more than four.
public struct Level: Hashable, Comparable, Sendable {
  /// How far down the level lies; 0 is the municipality as a whole.
  public var depth: Int

  /// The level's name as people see it, such as `nämnd`.
  public var name: String

  /// The name in the plural, such as `nämnder`.
  public var pluralName: String

  /// Creates a level.
  public init(depth: Int, name: String, pluralName: String) {
    self.depth = depth
    self.name = name
    self.pluralName = pluralName
  }

  /// The four levels of the guideline, from the top.
  public static let guideline = [
    Level(depth: 0, name: "kommun", pluralName: "kommunen"),
    Level(depth: 1, name: "nämnd", pluralName: "nämnder"),
    Level(depth: 2, name: "verksamhet", pluralName: "verksamheter"),
    Level(depth: 3, name: "enhet", pluralName: "enheter"),
  ]

  /// Orders from the top down.
  public static func < (left: Self, right: Self) -> Bool { left.depth < right.depth }
}

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
