/// How something is known from an earlier period.
public enum PastLink: Hashable, Sendable {
  /// It has the same name: a unit its code, a goal its text, an indicator its name or Kolada id.
  case same
  /// A succession is declared.
  case declared
  /// Something there is like it: the goal with this number has the same number, but another text.
  case uncertain(String)
  /// Nothing there is it.
  case unknown
}

/// What of an earlier period the units, goals and indicators of this one were.
struct PeriodMatch {
  /// A goal in the earlier period.
  struct GoalMatch {
    let link: PastLink
    /// `nil` when it is not known.
    let goal: GoalReference?
    /// The place of each indicator in the earlier goal; `nil` for one that is not known.
    let indicators: [Int?]
  }

  /// The codes of the units that each unit was; empty where nothing is known.
  private(set) var units: [String: (link: PastLink, codes: [String])] = [:]

  private(set) var goals: [GoalReference: GoalMatch] = [:]

  /// - Parameter goals: The goals of each unit of this period.
  init(
    of organisation: Organisation, goals: [String: [Goal]], in earlier: Consolidation,
    _ successions: Successions
  ) {
    let past = PastGoals(earlier)
    for unit in organisation.units {
      let declared = successions.units(before: unit.code, in: earlier.period)
      let codes = declared ?? (earlier.organisation[unit.code] == nil ? [] : [unit.code])
      units[unit.code] = (
        codes.isEmpty ? .unknown : declared == nil ? .same : .declared, codes
      )
      for (position, goal) in (goals[unit.code] ?? []).enumerated() {
        self.goals[GoalReference(unit: unit.code, position: position)] = Self.match(
          of: goal, of: codes, in: past, earlier, successions)
      }
    }
  }

  private static func match(
    of goal: Goal, of units: [String], in past: PastGoals, _ earlier: Consolidation,
    _ successions: Successions
  ) -> GoalMatch {
    let number = goal.number.value
    let declared = successions.goal(before: number, in: earlier.period)
    let found =
      declared.map { past.goal(numbered: $0) } ?? past.goal(with: goal.text.value, of: units)
    if let found, let before = earlier[found] {
      return GoalMatch(
        link: declared == nil ? .same : .declared, goal: found,
        indicators: goal.indicators.map {
          place(of: $0, of: number, in: before.goal, successions, earlier.period)
        })
    }
    let likely = past.goal(numbered: number).flatMap { earlier[$0]?.goal.number.value }
    return GoalMatch(
      link: likely.map { .uncertain($0) } ?? .unknown, goal: nil,
      indicators: goal.indicators.map { _ in nil })
  }

  /// The place of an indicator in the goal of the earlier period, where only one can be meant.
  private static func place(
    of indicator: Indicator, of goal: String, in earlier: Goal, _ successions: Successions,
    _ period: String
  ) -> Int? {
    let name =
      successions.indicator(before: indicator.name.value, of: goal, in: period)
      ?? indicator.name.value
    func only(_ isMeant: (Indicator) -> Bool) -> Int? {
      let places = earlier.indicators.indices.filter { isMeant(earlier.indicators[$0]) }
      return places.count == 1 ? places[0] : nil
    }
    if let id = indicator.koladaID?.value, let place = only({ $0.koladaID?.value == id }) {
      return place
    }
    return only { $0.name.value.foldedName == name.foldedName }
  }
}

/// The goals of an earlier period, by number and by text.
private struct PastGoals {
  private var byNumber: [String: GoalReference?] = [:]
  private var byText: [String: [String: GoalReference?]] = [:]

  init(_ consolidation: Consolidation) {
    for unit in consolidation.units {
      var texts: [String: GoalReference?] = [:]
      for (position, goal) in (unit.assessed?.goals ?? []).enumerated() {
        let reference = GoalReference(unit: unit.unit.code, position: position)
        Self.note(reference, as: goal.goal.number.value.foldedName, in: &byNumber)
        Self.note(reference, as: goal.goal.text.value.foldedName, in: &texts)
      }
      byText[unit.unit.code] = texts
    }
  }

  func goal(numbered number: String) -> GoalReference? { byNumber[number.foldedName] ?? nil }

  /// The only goal with a text among those of some units.
  func goal(with text: String, of units: [String]) -> GoalReference? {
    let found = units.compactMap { byText[$0]?[text.foldedName] }
    return found.count == 1 ? found[0] : nil
  }

  /// What shares its name with another is not found by it.
  private static func note(
    _ goal: GoalReference, as name: String, in names: inout [String: GoalReference?]
  ) {
    guard !name.isEmpty else { return }
    names[name] = names[name] == nil ? .some(goal) : .some(nil)
  }
}
