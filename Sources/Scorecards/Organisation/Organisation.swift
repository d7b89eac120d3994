/// The register of units, checked: one municipality, unique codes, and a way up from every unit.
///
///     let organisation = try Organisation(units)
///     organisation.unit(named: "solgläntans FÖRSKOLA")?.code   // "BUN-FSK-04"
///     organisation.children(of: "BUN")                         // its verksamheter
public struct Organisation: Hashable, Sendable {
  /// The units, in the order of the register.
  public let units: [OrganisationalUnit]

  /// The municipality as a whole.
  public let root: OrganisationalUnit

  private let positions: [String: Int]
  private let childPositions: [String: [Int]]
  private let managerPositions: [String: Int]
  private let names: NameIndex

  /// Checks the units of a register.
  ///
  /// - Throws: When there is no unit, a code is empty or used twice, a parent is unknown or does
  ///   not lie above its child, or not exactly one unit is without a parent. Parents lie above
  ///   their children, so the register has no circles.
  public init(_ units: [OrganisationalUnit]) throws(OrganisationError) {
    var positions: [String: Int] = [:]
    for (position, unit) in units.enumerated() {
      guard !unit.code.isEmpty else { throw OrganisationError(.codeMissing, unit, at: position) }
      if let earlier = positions.updateValue(position, forKey: unit.code) {
        throw OrganisationError(.codeRepeated(firstPosition: earlier), unit, at: position)
      }
    }

    var root: OrganisationalUnit?
    var childPositions: [String: [Int]] = [:]
    for (position, unit) in units.enumerated() {
      guard let parent = unit.parent else {
        if let root { throw OrganisationError(.secondRoot(root.code), unit, at: position) }
        root = unit
        continue
      }
      guard let parentPosition = positions[parent] else {
        throw OrganisationError(.parentUnknown(parent), unit, at: position)
      }
      guard units[parentPosition].level.depth < unit.level.depth else {
        throw OrganisationError(.parentNotAbove(parent), unit, at: position)
      }
      childPositions[parent, default: []].append(position)
    }
    guard let root else { throw OrganisationError(.noUnits) }

    self.units = units
    self.root = root
    self.positions = positions
    self.childPositions = childPositions
    self.managerPositions = Dictionary(
      units.enumerated().compactMap { position, unit in unit.manager.map { ($0, position) } },
      uniquingKeysWith: { first, _ in first })
    self.names = NameIndex(units)
  }

  /// The unit with this code; `nil` when there is none.
  public subscript(code: String) -> OrganisationalUnit? {
    positions[code].map { units[$0] }
  }

  /// The units right below a unit, in the order of the register.
  public func children(of code: String) -> [OrganisationalUnit] {
    (childPositions[code] ?? []).map { units[$0] }
  }

  /// The nearest units below a unit that have goals: those right below it, and in the place of one
  /// that has none of its own, the nearest below that.
  public func unitsWithGoals(
    below code: String, where hasGoals: (OrganisationalUnit) -> Bool = \.submits
  ) -> [OrganisationalUnit] {
    children(of: code).flatMap { unit in
      hasGoals(unit) ? [unit] : unitsWithGoals(below: unit.code, where: hasGoals)
    }
  }

  /// All units below a unit, each followed by its own, in the order of the register.
  public func descendants(of code: String) -> [OrganisationalUnit] {
    children(of: code).flatMap { [$0] + descendants(of: $0.code) }
  }

  /// The units above a unit, from the nearest up to the municipality.
  public func ancestors(of code: String) -> [OrganisationalUnit] {
    guard let parent = self[code]?.parent, let unit = self[parent] else { return [] }
    return [unit] + ancestors(of: parent)
  }

  /// The nearest unit that all the given units are, or lie below; `nil` when none is given or known.
  public func nearestUnit(aboveAll codes: [String]) -> OrganisationalUnit? {
    let paths = codes.compactMap { code in self[code].map { [$0] + ancestors(of: code) } }
    guard let first = paths.first else { return nil }
    return first.first { unit in paths.allSatisfy { $0.contains(unit) } }
  }

  /// The units from the top down: each unit is followed by all that is below it.
  public var unitsFromTop: [OrganisationalUnit] { [root] + descendants(of: root.code) }

  /// The levels that the register uses, from the top.
  public var levels: [Level] { Array(Set(units.map(\.level))).sorted() }

  /// The unit that people mean by a code, a name or an alias, whatever its case and blanks.
  ///
  /// - Returns: `nil` when no unit is called so, or several are.
  public func unit(named name: String) -> OrganisationalUnit? {
    names.position(of: name).map { units[$0] }
  }

  /// The unit whose name or alias stands in a text such as a file name; the longest name counts.
  ///
  /// - Returns: `nil` when no name stands there, or several of the same length.
  public func unit(mentionedIn text: String) -> OrganisationalUnit? {
    names.position(mentionedIn: text).map { units[$0] }
  }

  /// The first unit in the register whose manager has exactly this name; `nil` when there is none.
  public func unit(managedBy name: String) -> OrganisationalUnit? {
    managerPositions[name].map { units[$0] }
  }

  /// The names most like a name that is not in the register, for suggestions; at most three.
  public func names(near name: String) -> [String] {
    var found: [String] = []
    for unit in names.positions(near: name).map({ units[$0] }) where !found.contains(unit.name) {
      found.append(unit.name)
    }
    return Array(found.prefix(3))
  }
}
