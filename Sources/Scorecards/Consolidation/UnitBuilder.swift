internal import Findings

/// Rolls the units up, from the bottom to the top.
struct UnitBuilder {
  let organisation: Organisation
  let selection: SubmissionSelection
  let assessed: [String: AssessedScorecard]
  let goals: [String: [Goal]]
  let chain: GoalChain
  let comparison: YearComparison?
  let ledger: Ledger?
  let policy: FulfilmentPolicy
  let occasion: ReportingOccasion

  /// The finished units, by code.
  private(set) var units: [String: ConsolidatedUnit] = [:]

  /// Builds all units below a unit, then the unit.
  @discardableResult
  mutating func build(_ unit: OrganisationalUnit) -> ConsolidatedUnit {
    var children: [ConsolidatedUnit] = []
    for child in organisation.children(of: unit.code) { children.append(build(child)) }

    let counting = children.filter(\.unit.level.countsInEconomyAbove)
    let own = assessed[unit.code]
    let findings = findings(of: unit, above: counting)
    let state = state(of: unit, findings: findings)
    let isMissing = unit.submits && own == nil
    let result = ConsolidatedUnit(
      unit: unit,
      state: state,
      submission: selection.counting[unit.code] ?? selection.returned[unit.code],
      assessed: own,
      children: children.map(\.unit.code),
      counts: own?.counts ?? FulfilmentCounts(),
      countsBelow: children.map { $0.counts + $0.countsBelow }
        .reduce(FulfilmentCounts(), +),
      expected: (unit.submits || own != nil ? 1 : 0) + children.map(\.expected).reduce(0, +),
      notSubmitted: (isMissing ? [unit.code] : []) + children.flatMap(\.notSubmitted),
      economy: EconomyRollUp(
        own: own.map { economy(of: $0.scorecard) },
        children: counting.map(\.economy)),
      investments: ((own?.scorecard.investments ?? []).map(InvestmentFigures.init)
        + counting.compactMap(\.investments)).reduce(nil) { sum, figures in
          sum.map { $0 + figures } ?? figures
        },
      standing: Standing(
        own: own?.outlook ?? (isMissing ? policy.outlook(ofAwaited: unit.code, on: occasion) : nil),
        goals: own?.goals ?? [], below: children.map(\.standing),
        isMissing: isMissing ? unit.code : nil),
      findings: findings)
    units[unit.code] = result
    return result
  }

  /// The economy, where the year before is read from the archive when the template does not tell.
  private func economy(of scorecard: Scorecard) -> EconomyStatement {
    var statement = EconomyStatement(scorecard.economy)
    if let earlier = comparison?.units[scorecard.unit]?.economy {
      statement.recall(earlier)
    }
    return statement
  }

  private func state(of unit: OrganisationalUnit, findings: [Finding]) -> SubmissionState {
    if assessed[unit.code] != nil {
      return findings.contains { $0.severity == .error } ? .receivedWithErrors : .received
    }
    if selection.returned[unit.code] != nil { return .returned }
    return unit.submits ? .missing : .notExpected
  }

  /// What was found in the file, and what assessment, goal chain and economy add to it.
  private func findings(
    of unit: OrganisationalUnit, above children: [ConsolidatedUnit]
  ) -> [Finding] {
    guard let own = assessed[unit.code], let submission = selection.counting[unit.code] else {
      return selection.returned[unit.code]?.findings.sorted() ?? []
    }
    let candidates = organisation.ancestors(of: unit.code).flatMap { goals[$0.code] ?? [] }
    let found =
      submission.findings + own.findings
      + unit.level.findings(ofPartsMissingIn: own.scorecard, file: submission.file)
      + chain.findings(of: unit.code, goals: own.scorecard.goals, candidates: candidates)
      + unservedGoals(of: unit) + own.scorecard.reconciliationFindings
      + [own.scorecard.countedTwice(above: children.map(\.economy))].compactMap(\.self)
      + (comparison?.findings(of: own.scorecard) ?? [])
      + (ledger?.checks(of: own.scorecard).compactMap(\.finding) ?? [])
    return Set(found).sorted()
  }

  /// The municipality's goals that no one serves, once every scorecard right below is there.
  private func unservedGoals(of unit: OrganisationalUnit) -> [Finding] {
    let below = organisation.unitsWithGoals(below: unit.code) {
      $0.submits || assessed[$0.code] != nil
    }
    guard unit.parent == nil, !below.isEmpty,
      below.allSatisfy({ assessed[$0.code] != nil })
    else { return [] }
    return (goals[unit.code] ?? []).enumerated().compactMap { position, goal in
      let reference = GoalReference(unit: unit.code, position: position)
      guard chain.goals(serving: reference).isEmpty else { return nil }
      return Finding(.goalNotServed, at: goal.number.source, found: goal.number.value)
    }
  }
}
