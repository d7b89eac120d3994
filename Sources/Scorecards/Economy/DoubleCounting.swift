internal import Findings
internal import FoundationEssentials

extension Scorecard {
  /// What to say of an amount that seems to hold the amounts of the units below, which are added to it.
  ///
  /// Equal within rounding is |difference| ≤ (n + 1)·u/2 for n units and amounts of unit u, as for any
  /// sum; an amount that is not large beside that is no sign.
  ///
  /// - Parameter children: The units right below whose economy counts in the unit's own.
  func countedTwice(above children: [EconomyRollUp]) -> Finding? {
    guard !children.isEmpty else { return nil }
    let below = children.map(\.total).reduce(EconomyStatement(), +)
    for line in economy where line.kind != .net {
      let tolerance = Decimal(children.count + 1) * (line.roundingUnit ?? 0) / 2
      for (own, sum) in [
        (line.outcome, below[line.kind].outcome), (line.budget, below[line.kind].budget),
      ] {
        guard let own, let sum, sum != 0, sum.magnitude > tolerance * 10,
          (own.value - sum).magnitude <= tolerance
        else { continue }
        return Finding(.countedTwice, at: own.source, found: own.value.swedishText)
      }
    }
    return nil
  }
}
