extension GoalChain {
  /// The goals that serve each goal of a unit, by the goal's place in the scorecard.
  func service(
    of unit: String, in organisation: Organisation, assessed: [String: AssessedScorecard]
  ) -> [Int: GoalService] {
    let below = organisation.children(of: unit)
    let awaited = below.filter { $0.submits && assessed[$0.code] == nil }.map(\.code)
    let count = below.count { $0.submits || assessed[$0.code] != nil }
    let goals = assessed[unit]?.goals ?? []
    return Dictionary(
      goals.indices.map { position in
        let references = self.goals(serving: GoalReference(unit: unit, position: position))
        let serving = Set(references.map(\.unit))
        let service = GoalService(
          goals: references.compactMap { assessed[$0.unit]?.goals[$0.position] },
          servingUnits: below.count { serving.contains($0.code) }, unitsBelow: count,
          awaitedUnits: awaited)
        return (position, service)
      }, uniquingKeysWith: { first, _ in first })
  }
}
