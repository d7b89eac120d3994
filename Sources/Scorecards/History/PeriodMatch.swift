/// How something is known from an earlier period.
public enum PastLink: Hashable, Sendable {
  /// It has the same name: a unit its code, a goal the words of its text, an indicator its name or
  /// Kolada id.
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
      declared.map { past.goal(numbered: $0) }
      ?? past.goal(with: goal.text.value, numbered: number, of: units)
    if let found, let before = earlier[found] {
      return GoalMatch(
        link: declared == nil ? .same : .declared, goal: found,
        indicators: goal.indicators.map {
          place(of: $0, of: number, in: before.goal, successions, earlier.period)
        })
    }
    if declared != nil {
      return GoalMatch(
        link: .declared, goal: nil, indicators: goal.indicators.map { _ in nil })
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
    func only(_ isMeant: (Indicator) -> Bool) -> Int? {
      let places = earlier.indicators.indices.filter { isMeant(earlier.indicators[$0]) }
      return places.count == 1 ? places[0] : nil
    }
    if let declared = successions.indicator(before: indicator.name.value, of: goal, in: period) {
      return only { $0.name.value.foldedName == declared.foldedName }
    }
    if let id = indicator.koladaID?.value, let place = only({ $0.koladaID?.value == id }) {
      return place
    }
    return only { $0.name.value.foldedName == indicator.name.value.foldedName }
  }
}

extension String {
  /// The words of a goal's text, without figures and signs: a goal that only names another year or
  /// another target is the same goal.
  fileprivate var wordsOfGoal: String { lowercased().filter(\.isLetter) }
}

/// The goals of an earlier period, by number and by text.
private struct PastGoals {
  private var byNumber: [String: GoalReference?] = [:]
  private var byWords: [String: [String: [(goal: GoalReference, number: String)]]] = [:]

  init(_ consolidation: Consolidation) {
    for unit in consolidation.units {
      var words: [String: [(goal: GoalReference, number: String)]] = [:]
      for (position, goal) in (unit.assessed?.goals ?? []).enumerated() {
        let reference = GoalReference(unit: unit.unit.code, position: position)
        let number = goal.goal.number.value.foldedName
        Self.note(reference, as: number, in: &byNumber)
        words[goal.goal.text.value.wordsOfGoal, default: []].append((reference, number))
      }
      byWords[unit.unit.code] = words
    }
  }

  func goal(numbered number: String) -> GoalReference? { byNumber[number.foldedName] ?? nil }

  /// The goal with the words of a text among those of some units; of several that have the same
  /// words, the one with the same number.
  func goal(
    with text: String, numbered number: String, of units: [String]
  ) -> GoalReference? {
    let words = text.wordsOfGoal
    guard !words.isEmpty else { return nil }
    let found = units.flatMap { byWords[$0]?[words] ?? [] }
    if found.count == 1 { return found[0].goal }
    let numbered = found.filter { $0.number == number.foldedName }
    return numbered.count == 1 ? numbered[0].goal : nil
  }

  /// What shares its name with another is not found by it.
  private static func note(
    _ goal: GoalReference, as name: String, in names: inout [String: GoalReference?]
  ) {
    guard !name.isEmpty else { return }
    names[name] = names[name] == nil ? .some(goal) : .some(nil)
  }
}
