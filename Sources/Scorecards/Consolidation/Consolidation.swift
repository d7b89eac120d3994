public import Findings

/// The whole municipality: every unit with its scorecard, rolled up, and who is missing.
///
///     let consolidation = Consolidation(
///       of: organisation, submissions, under: .guideline, period: "2025", on: .annualAccounts)
///     consolidation["BUN"]?.countsBelow[.met]
///     consolidation.root.notSubmitted
///
/// The order of the submissions does not matter.
public struct Consolidation: Hashable, Sendable {
  /// The register of units.
  public let organisation: Organisation

  /// The rules that fulfilment was assessed by.
  public let policy: FulfilmentPolicy

  /// The period, such as `2025`.
  public let period: String

  /// The occasion.
  public let occasion: ReportingOccasion

  /// All units from the top down; each is followed by the units below it.
  public let units: [ConsolidatedUnit]

  /// All files, with what became of each, ordered by unit, time and name.
  public let files: [ConsolidatedFile]

  /// How the goals hang together.
  public let chain: GoalChain

  /// What the ledger says of the year; `nil` when there is none.
  public let ledger: Ledger?

  /// What has changed since the same period of the year before; `nil` when that is not known.
  public let comparison: YearComparison?

  private let positions: [String: Int]
  private let filePositions: [String: [Int]]

  /// Consolidates what was handed in.
  ///
  /// Of several scorecards for a unit, the one with the highest number counts; of those without a
  /// number, the one handed in last; of those handed in at the same time, the one whose file name
  /// comes last.
  ///
  /// - Parameters:
  ///   - earlier: Earlier periods, oldest first; of the same period of the year before comes the
  ///     comparison, of all of them the trends.
  ///   - successions: What changed its name since then.
  ///   - ledger: What the ledger says of the year.
  public init(
    of organisation: Organisation, _ submissions: [Submission], under policy: FulfilmentPolicy,
    period: String, on occasion: ReportingOccasion, after earlier: [Consolidation] = [],
    _ successions: Successions = Successions(), ledger: Ledger? = nil
  ) {
    let selection = SubmissionSelection(submissions, in: organisation)
    var scorecards = selection.counting.compactMapValues(\.scorecard)
    let goals = scorecards.mapValues(\.goals)
    let matches = earlier.map {
      PeriodMatch(of: organisation, goals: goals, in: $0, successions)
    }
    for (past, match) in zip(earlier, matches) {
      scorecards = scorecards.mapValues { $0.recalling(past, by: match) }
    }
    scorecards = scorecards.mapValues { $0.countingTargets() }
    let chain = GoalChain(of: organisation, goals: goals)
    let assessed = Self.assess(scorecards, of: organisation, under: policy, on: occasion, chain)
    let yearBefore = CalendarSpan(period)?.yearBefore
    let comparison = Array(zip(earlier, matches)).last { past, _ in
      CalendarSpan(past.period).map { $0.first == yearBefore?.first && $0.last == yearBefore?.last }
        ?? false
    }.map { YearComparison(of: assessed, with: $0, matching: $1) }

    var builder = UnitBuilder(
      organisation: organisation, selection: selection, assessed: assessed, goals: goals,
      chain: chain, comparison: comparison, ledger: ledger, policy: policy, occasion: occasion)
    builder.build(organisation.root)
    let units = organisation.unitsFromTop.compactMap { builder.units[$0.code] }

    self.organisation = organisation
    self.policy = policy
    self.period = period
    self.occasion = occasion
    self.chain = chain
    self.comparison = comparison
    self.ledger = ledger
    self.units = units
    self.positions = Dictionary(
      units.enumerated().map { ($1.unit.code, $0) }, uniquingKeysWith: { first, _ in first })
    let files = selection.files(countedBy: builder.units)
    self.files = files
    self.filePositions = Dictionary(grouping: files.indices.filter { files[$0].unit != nil }) {
      files[$0].unit?.code ?? ""
    }
  }

  /// Assesses from the bottom up, since goals may follow from those that serve them.
  private static func assess(
    _ scorecards: [String: Scorecard], of organisation: Organisation,
    under policy: FulfilmentPolicy, on occasion: ReportingOccasion, _ chain: GoalChain
  ) -> [String: AssessedScorecard] {
    var assessed: [String: AssessedScorecard] = [:]
    for unit in organisation.unitsFromTop.reversed() {
      guard let scorecard = scorecards[unit.code] else { continue }
      let follows = policy.lowerGoals?.apply(to: unit) ?? false
      assessed[unit.code] = policy.assess(
        scorecard, on: occasion, of: unit.planningYear,
        served: follows
          ? chain.service(
            of: unit.code, goals: scorecard.goals.count, in: organisation, assessed: assessed)
          : [:])
    }
    return assessed
  }

  /// The unit with this code; `nil` when there is none.
  public subscript(code: String) -> ConsolidatedUnit? { positions[code].map { units[$0] } }

  /// The municipality as a whole.
  public var root: ConsolidatedUnit { units[0] }

  /// The units right below a unit, in the order of the register.
  public func children(of code: String) -> [ConsolidatedUnit] {
    organisation.children(of: code).compactMap { self[$0.code] }
  }

  /// A unit and all units below it, from the top down.
  public func subtree(of code: String) -> [ConsolidatedUnit] {
    let below = organisation.descendants(of: code).compactMap { self[$0.code] }
    return (self[code].map { [$0] } ?? []) + below
  }

  /// A unit and all units below it whose economy counts in that of the unit, from the top down.
  public func economySubtree(of code: String) -> [ConsolidatedUnit] {
    guard let unit = self[code] else { return [] }
    let below = children(of: code).filter(\.unit.level.countsInEconomyAbove)
    return [unit] + below.flatMap { economySubtree(of: $0.unit.code) }
  }

  /// The files that count for some units, or probably concern them, in the order of ``files``.
  public func files(of codes: some Sequence<String>) -> [ConsolidatedFile] {
    codes.flatMap { filePositions[$0] ?? [] }.sorted().map { files[$0] }
  }

  /// The goal that a reference means; `nil` when there is none.
  public subscript(goal: GoalReference) -> AssessedGoal? {
    guard let goals = self[goal.unit]?.assessed?.goals, goals.indices.contains(goal.position)
    else { return nil }
    return goals[goal.position]
  }

  /// The goals that serve a goal, where the policy counts them; otherwise `nil`.
  public func service(of goal: GoalReference) -> GoalService? {
    guard let unit = self[goal.unit], policy.lowerGoals?.apply(to: unit.unit) ?? false else {
      return nil
    }
    let assessed = Dictionary(
      units.compactMap { unit in unit.assessed.map { (unit.unit.code, $0) } },
      uniquingKeysWith: { first, _ in first })
    return chain.service(
      of: goal.unit, goals: unit.assessed?.goals.count ?? 0, in: organisation, assessed: assessed)[
        goal.position]
  }

  /// All that a person should know: of the files in their order, then of the units.
  public var findings: [Finding] { files.flatMap(\.findings) }
}

/// A file with what became of it.
public struct ConsolidatedFile: Hashable, Sendable {
  /// The file.
  public let submission: Submission

  /// What became of it.
  public let state: SubmissionState

  /// The unit that it counts for, or probably concerns; `nil` when nobody can tell.
  public let unit: OrganisationalUnit?

  /// What a person should know of it.
  public let findings: [Finding]
}
