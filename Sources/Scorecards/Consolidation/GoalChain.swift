internal import Findings

/// A goal of the municipality: whose it is, and its place in that scorecard.
public struct GoalReference: Hashable, Sendable {
  /// The unit's code.
  public let unit: String

  /// The goal's place in the scorecard, from 0.
  public let position: Int

  /// Creates a reference.
  public init(unit: String, position: Int) {
    self.unit = unit
    self.position = position
  }
}

/// How a goal hangs together with the goals above it.
public enum GoalLink: Hashable, Sendable {
  /// The municipality's own goals have none above them.
  case top
  /// It serves this goal.
  case linked(GoalReference)
  /// It says that it serves no goal.
  case notStated
  /// It points to a goal that is not there yet, because a scorecard above is missing.
  case open(String)
  /// It points to a goal that does not exist.
  case broken(String)
}

/// Målkedjan: which goal serves which, from the units up to the municipality.
public struct GoalChain: Hashable, Sendable {
  private var links: [GoalReference: GoalLink] = [:]
  private var servants: [GoalReference: [GoalReference]] = [:]

  /// How a goal hangs together with the goals above it.
  public func link(of goal: GoalReference) -> GoalLink { links[goal] ?? .notStated }

  /// The goals that serve a goal, in the order of the organisation.
  public func goals(serving goal: GoalReference) -> [GoalReference] { servants[goal] ?? [] }

  /// Links the goals of all scorecards.
  ///
  /// - Parameter goals: The goals of each unit whose scorecard counts.
  init(of organisation: Organisation, goals: [String: [Goal]]) {
    let names = Dictionary(
      goals.map { unit, goals in (unit, GoalNames(of: goals, unit: unit)) },
      uniquingKeysWith: { first, _ in first })
    for unit in organisation.unitsFromTop {
      let ancestors = organisation.ancestors(of: unit.code)
      for (position, goal) in (goals[unit.code] ?? []).enumerated() {
        let reference = GoalReference(unit: unit.code, position: position)
        let link = Self.link(of: goal, to: ancestors, names: names)
        links[reference] = link
        if case .linked(let parent) = link { servants[parent, default: []].append(reference) }
      }
    }
  }

  /// The goal that is meant: by its whole number in the nearest unit above that has it, by its text,
  /// or by its number alone in the unit right above.
  ///
  /// Past a unit whose scorecard is awaited only a number with the code of the unit above it is sure:
  /// the awaited goals may have the same text, or a number such as `1`.
  private static func link(
    of goal: Goal, to ancestors: [OrganisationalUnit], names: [String: GoalNames]
  ) -> GoalLink {
    guard !ancestors.isEmpty else { return .top }
    guard let stated = goal.parent?.value else { return .notStated }
    let known = ancestors.prefix { !$0.submits || names[$0.code] != nil }
    for find in [GoalNames.goal(numbered:), GoalNames.goal(withText:)] {
      for ancestor in ancestors {
        guard let names = names[ancestor.code], let position = find(names)(stated),
          known.contains(ancestor) || names.isNumberWithCode(stated)
        else { continue }
        return .linked(GoalReference(unit: ancestor.code, position: position))
      }
    }
    if let nearest = ancestors.first(where: \.submits),
      let position = names[nearest.code]?.goal(numberedWithoutCode: stated)
    {
      return .linked(GoalReference(unit: nearest.code, position: position))
    }
    let allAreThere = ancestors.allSatisfy { !$0.submits || names[$0.code] != nil }
    return allAreThere ? .broken(stated) : .open(stated)
  }
}

extension GoalChain {
  /// What a person should know of the links of a unit's goals.
  ///
  /// - Parameter candidates: The goals of the units above, the nearest unit first.
  func findings(of unit: String, goals: [Goal], candidates: [Goal]) -> [Finding] {
    goals.enumerated().compactMap { position, goal in
      switch link(of: GoalReference(unit: unit, position: position)) {
      case .top, .linked, .open:
        nil
      case .notStated:
        Finding(.parentGoalMissing, at: goal.number.source, found: goal.number.value)
      case .broken(let number):
        Finding(
          .parentGoalUnknown, at: goal.parent?.source ?? goal.number.source, found: number,
          expected: Self.suggestion(for: number, among: candidates))
      }
    }
  }

  /// The goal that is probably meant, as a question, where one alone is a slip away; otherwise the goals
  /// that there are, without a guess.
  private static func suggestion(for number: String, among goals: [Goal]) -> String {
    let numbers = goals.map(\.number.value)
    guard !numbers.isEmpty else { return "Ingen enhet ovanför har lämnat mål." }
    let slips = max(1, number.count / 4)
    let distances = numbers.map { editDistance(number.foldedName, $0.foldedName) }
    if let least = distances.min(), least <= slips, distances.count(where: { $0 == least }) == 1,
      let nearest = distances.firstIndex(of: least)
    {
      return "Menade du \(numbers[nearest])?"
    }
    let shown = numbers.prefix(mostGoalsShown)
    let more = numbers.count > shown.count ? " med flera" : ""
    return "Målen ovanför är \(ListOfWords(Array(shown), conjunction: "och"))\(more)."
  }

  private static let mostGoalsShown = 8
}
