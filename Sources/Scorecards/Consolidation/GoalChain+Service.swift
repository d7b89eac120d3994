extension GoalChain {
  /// The goals that serve each goal of a unit, by the goal's place in the scorecard.
  func service(
    of unit: String, goals count: Int, in organisation: Organisation,
    assessed: [String: AssessedScorecard]
  ) -> [Int: GoalService] {
    let below = organisation.unitsWithGoals(below: unit) { $0.submits || assessed[$0.code] != nil }
    let awaited = below.filter { assessed[$0.code] == nil }.map(\.code)
    let awaitedFurtherDown = organisation.descendants(of: unit).filter {
      $0.submits && assessed[$0.code] == nil && !awaited.contains($0.code)
    }.map(\.code)
    return Dictionary(
      (0..<count).map { position in
        let references = self.goals(serving: GoalReference(unit: unit, position: position))
        let serving = Set(references.map(\.unit))
        let service = GoalService(
          goals: references.compactMap { assessed[$0.unit]?.goals[$0.position] },
          servingUnits: below.count { serving.contains($0.code) }, unitsBelow: below.count,
          awaitedUnits: awaited, awaitedUnitsFurtherDown: awaitedFurtherDown)
        return (position, service)
      }, uniquingKeysWith: { first, _ in first })
  }
}
