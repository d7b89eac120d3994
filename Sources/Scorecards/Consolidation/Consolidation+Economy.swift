internal import FoundationEssentials

extension Consolidation {
  /// The units whose figures the economy of a unit should hold and does not, from the top down: nothing
  /// was received of them, or less than others give.
  ///
  /// A scorecard without any economy leaves nothing out: its template has none.
  public func unitsLeftOut(ofEconomyOf code: String) -> [ConsolidatedUnit] {
    guard let total = self[code]?.economy.total else { return [] }
    return economySubtree(of: code).filter { unit in
      guard unit.state != .notExpected else { return false }
      guard let scorecard = unit.assessed?.scorecard, let own = unit.economy.own else {
        return true
      }
      return !scorecard.economy.isEmpty && !own.holdsAll(of: total)
    }
  }
}

extension EconomyStatement {
  /// Whether it has every figure of the year that another has.
  fileprivate func holdsAll(of other: Self) -> Bool {
    EconomyLine.Kind.allCases.allSatisfy { kind in
      [\EconomyFigures.budget, \.outcome, \.forecast].allSatisfy { figure in
        self[kind][keyPath: figure] != nil || other[kind][keyPath: figure] == nil
      }
    }
  }
}
