internal import FoundationEssentials

extension Consolidation {
  /// The control sums of the economy; each difference is 0 when everything adds up.
  ///
  /// Netto differs from its parts where a submission gives the net alone.
  public var controlSums: [ControlSum] {
    let total = root.economy.total
    let scorecards = economySubtree(of: root.unit.code).compactMap(\.economy.own)
      .reduce(EconomyStatement(), +)
    return ControlSum.Figure.allCases.flatMap { figure in
      [
        ControlSum(
          kind: .treeAgainstScorecards, figure: figure, reported: total.net[figure] ?? 0,
          recomputed: scorecards.net[figure] ?? 0),
        ControlSum(
          kind: .netAgainstParts, figure: figure, reported: total.net[figure] ?? 0,
          recomputed: (total.income[figure] ?? 0) + (total.costs[figure] ?? 0)),
      ]
    }
  }
}

extension EconomyFigures {
  fileprivate subscript(figure: ControlSum.Figure) -> Decimal? {
    switch figure {
    case .budget: budget
    case .outcome: outcome
    }
  }
}
