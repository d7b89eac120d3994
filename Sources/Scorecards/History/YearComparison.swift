internal import Findings
internal import FoundationEssentials

/// What has changed since the same period of the year before, as the archive holds it.
public struct YearComparison: Hashable, Sendable {
  /// A goal beside what it was.
  public struct GoalChange: Hashable, Sendable {
    /// How it is known from the year before.
    public let link: PastLink

    /// What it was; `nil` when it is not known.
    public let earlier: AssessedGoal?

    /// What each indicator was, in the order of the goal; `nil` for one that is not known.
    public let indicators: [AssessedIndicator?]

    /// Steps that the final fulfilment has gone up; `nil` when either was not measured.
    public let steps: Int?
  }

  /// A unit beside what it was.
  public struct UnitChange: Hashable, Sendable {
    /// How it is known from the year before.
    public let link: PastLink

    /// The codes of the units that it was.
    public let before: [String]

    /// The economy of those units' own responsibility; `nil` when none was received.
    public let economy: EconomyStatement?

    /// The cells of that year's submissions that each kind of outcome is made of.
    public let outcomes: [EconomyLine.Kind: [EconomyTerm]]
  }

  /// A goal of the year before that no goal follows.
  public struct EndedGoal: Hashable, Sendable {
    /// The code of the unit that had it.
    public let unit: String

    /// The unit's name.
    public let unitName: String

    /// The goal.
    public let goal: AssessedGoal
  }

  /// The period of the year before, such as `2024`.
  public let period: String

  /// Each goal of this year.
  public let goals: [GoalReference: GoalChange]

  /// Each unit of this year.
  public let units: [String: UnitChange]

  /// The other units of this year that follow a unit of the year before which one of these follows too.
  public func unitsSharingPast(with codes: [String]) -> [String] {
    let past = Set(codes.flatMap { units[$0]?.before ?? [] })
    return Set(past.flatMap { followers[$0] ?? [] }).subtracting(codes).sorted()
  }

  /// The units of this year that follow each unit of the year before.
  private let followers: [String: [String]]

  /// The goals of the year before that no goal follows, in the order of its organisation.
  public let ended: [EndedGoal]

  /// The units of the year before that no unit follows.
  public let endedUnits: [OrganisationalUnit]

  init(
    of assessed: [String: AssessedScorecard], with earlier: Consolidation,
    matching match: PeriodMatch
  ) {
    period = earlier.period
    var goals: [GoalReference: GoalChange] = [:]
    for (reference, found) in match.goals {
      guard let now = assessed[reference.unit]?.goals[reference.position] else { continue }
      let before = found.goal.flatMap { earlier[$0] }
      let steps: Int? =
        if let new = now.final.fulfilment.step, let old = before?.final.fulfilment.step {
          new - old
        } else {
          nil
        }
      goals[reference] = GoalChange(
        link: found.link, earlier: before,
        indicators: found.indicators.map { place in place.flatMap { before?.indicators[$0] } },
        steps: steps)
    }
    self.goals = goals
    followers = match.units.reduce(into: [:]) { followers, unit in
      for code in unit.value.codes { followers[code, default: []].append(unit.key) }
    }
    units = match.units.mapValues { found in
      let own = found.codes.compactMap { earlier[$0]?.economy.own }
      return UnitChange(
        link: found.link, before: found.codes,
        economy: own.isEmpty ? nil : own.reduce(EconomyStatement(), +),
        outcomes: Dictionary(
          uniqueKeysWithValues: EconomyLine.Kind.allCases.map { kind in
            (
              kind,
              found.codes.flatMap {
                earlier.economyTerms(of: kind, .outcome, unit: $0, isOwn: true)
              }
            )
          }))
    }

    let followed = Set(match.goals.values.compactMap(\.goal))
    ended = earlier.units.flatMap { unit in
      (unit.assessed?.goals ?? []).enumerated().compactMap { position, goal in
        followed.contains(GoalReference(unit: unit.unit.code, position: position))
          ? nil : EndedGoal(unit: unit.unit.code, unitName: unit.unit.name, goal: goal)
      }
    }
    let continued = Set(match.units.values.flatMap(\.codes))
    endedUnits = earlier.units.map(\.unit).filter { !continued.contains($0.code) }
  }

  /// What a person should know of a unit's goals and figures beside those of the year before.
  func findings(of scorecard: Scorecard) -> [Finding] {
    let changes = scorecard.goals.enumerated().map { position, goal in
      (goal, goals[GoalReference(unit: scorecard.unit, position: position)])
    }
    let unmatched = changes.compactMap { goal, change -> Finding? in
      guard let change, change.earlier == nil else { return nil }
      let hint =
        switch change.link {
        case .uncertain(let number): "\(number) hade en annan text."
        case .declared: "Det mål som anges under ändringar fanns inte då."
        case .same, .unknown: ""
        }
      return Finding(
        .goalWithoutPast, at: goal.text.source, found: goal.number.value,
        expected: "\(period). \(hint)")
    }
    let differing = changes.flatMap { goal, change in
      zip(goal.indicators, change?.indicators ?? []).compactMap { indicator, earlier -> Finding? in
        guard let stated = indicator.previousOutcome, let quantity = stated.value.quantity,
          let archived = earlier?.indicator.outcome?.value.quantity, archived != quantity
        else { return nil }
        return Finding(
          .pastDiffers, at: stated.source, found: quantity.swedishText,
          expected: archived.swedishText)
      }
    }
    return unmatched + differing + economyFindings(of: scorecard)
  }

  private func economyFindings(of scorecard: Scorecard) -> [Finding] {
    guard let earlier = units[scorecard.unit]?.economy else { return [] }
    return scorecard.economy.compactMap { line in
      guard let stated = line.previousOutcome, let archived = earlier[line.kind].outcome,
        scorecard.economy.count(where: { $0.kind == line.kind }) == 1,
        (stated.value - archived).magnitude
          > Reconciliation.tolerance(of: [stated.value, archived], roundedTo: line.roundingUnit)
      else { return nil }
      return Finding(
        .pastDiffers, at: stated.source, found: stated.value.swedishText,
        expected: archived.swedishText)
    }
  }
}
