/// A level of the organisation.
///
/// Levels are data: a municipality may have more than four, and several beside each other, as
/// companies lie beside nämnder.
///
///     let administration = Level(depth: 2, name: "förvaltning", pluralName: "förvaltningar")
public struct Level: Hashable, Comparable, Sendable {
  /// How far down the level lies; 0 is the municipality as a whole.
  ///
  /// Levels beside each other lie equally far down.
  public var depth: Int

  /// The level's place among all levels of the municipality, from 0 and from the top.
  public var place: Int

  /// The level's name as people see it, such as `nämnd`.
  public var name: String

  /// The name in the plural, such as `nämnder`.
  public var pluralName: String

  /// The folder of the level's workbooks; the plural, unless something else is said.
  public var folder: String

  /// Whether units of the level have goals of their own, and so a scorecard to submit.
  public var hasGoals = true

  /// Whether an operational plan is written for units of the level.
  public var hasPlan = false

  /// Whether the economy of units of the level counts in that of the unit above.
  ///
  /// A company has accounts of its own, and is no part of the municipality's driftredovisning, which
  /// follows up the council's budget (LKBR 2018:597, chapter 10).
  public var countsInEconomyAbove = true

  /// What a scorecard of the level must hold; empty where nothing is demanded.
  public var requiredParts: Set<ScorecardPart> = []

  /// Creates a level whose units have goals of their own.
  ///
  /// - Parameter place: Its place among all levels; `nil` when no other lies beside it.
  public init(depth: Int, place: Int? = nil, name: String, pluralName: String) {
    self.depth = depth
    self.place = place ?? depth
    self.name = name
    self.pluralName = pluralName
    folder = pluralName
  }

  /// The four levels of the guideline, from the top.
  public static let guideline: [Level] = {
    var levels = [
      Level(depth: 0, name: "kommun", pluralName: "kommunen"),
      Level(depth: 1, name: "nämnd", pluralName: "nämnder"),
      Level(depth: 2, name: "verksamhet", pluralName: "verksamheter"),
      Level(depth: 3, name: "enhet", pluralName: "enheter"),
    ]
    levels[1].hasPlan = true
    levels[2].hasPlan = true
    return levels
  }()

  /// Orders by their places, from the top.
  public static func < (left: Self, right: Self) -> Bool { left.place < right.place }
}
