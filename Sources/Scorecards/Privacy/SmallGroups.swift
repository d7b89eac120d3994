internal import FoundationEssentials

/// Which figures are not published because they are of too few people.
///
/// A figure of a small group is hidden. So is a second one beside it, where the figure of the unit
/// above would otherwise give the first away: the whole less the parts that are shown.
public struct SmallGroups: Hashable, Sendable {
  /// An indicator by its goal and its place there.
  private struct Place: Hashable {
    let goal: GoalReference
    let indicator: Int
  }

  private var hidden: Set<Place> = []

  /// The least number of people whose figure is published, where nothing else is said.
  public static let usualSmallest = 5

  /// Finds the figures that are hidden.
  ///
  /// - Parameter smallest: The least number of people whose figure is published.
  public init(in consolidation: Consolidation, smallest: Int) {
    var figures: [String: [String: [(place: Place, people: Decimal?)]]] = [:]
    for unit in consolidation.units {
      var ofUnit: [String: [(place: Place, people: Decimal?)]] = [:]
      for (position, goal) in (unit.assessed?.goals ?? []).enumerated() {
        for (indicator, assessed) in goal.indicators.enumerated() {
          let place = Place(
            goal: GoalReference(unit: unit.unit.code, position: position), indicator: indicator)
          let people = assessed.indicator.respondents?.value
          ofUnit[assessed.indicator.name.value.foldedName, default: []].append((place, people))
          if let people, people < Decimal(smallest) { hidden.insert(place) }
        }
      }
      figures[unit.unit.code] = ofUnit
    }
    // From the bottom up: what is hidden in a unit counts when the unit above it is looked at.
    for unit in consolidation.units.reversed() where !unit.children.isEmpty {
      for (name, own) in (figures[unit.unit.code] ?? [:]).sorted(by: { $0.key < $1.key }) {
        let below = unit.children.flatMap { figures[$0]?[name] ?? [] }
        hideSecond(of: below, under: own)
      }
    }
  }

  /// Whether the figure of an indicator is hidden.
  public func hides(indicator: Int, of goal: GoalReference) -> Bool {
    hidden.contains(Place(goal: goal, indicator: indicator))
  }

  /// Hides a second figure where a single one is hidden under a whole that is shown: that of the
  /// fewest people, or the whole itself where there is no other.
  private mutating func hideSecond(
    of parts: [(place: Place, people: Decimal?)], under whole: [(place: Place, people: Decimal?)]
  ) {
    guard whole.contains(where: { !hidden.contains($0.place) }),
      parts.count(where: { hidden.contains($0.place) }) == 1
    else { return }
    let shown = parts.enumerated().filter { !hidden.contains($0.element.place) }
    let fewest = shown.min { left, right in
      switch (left.element.people, right.element.people) {
      case (let one?, let other?): (one, left.offset) < (other, right.offset)
      case (nil, nil): left.offset < right.offset
      case (let people, _): people != nil
      }
    }
    if let fewest {
      hidden.insert(fewest.element.place)
    } else {
      hidden.formUnion(whole.map(\.place))
    }
  }
}
