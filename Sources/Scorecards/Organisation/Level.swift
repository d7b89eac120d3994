/// A level of the organisation.
///
/// Levels are data: a municipality may have more than four.
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
