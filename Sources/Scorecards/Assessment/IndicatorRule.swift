public import FoundationEssentials

/// How an indicator's outcome is compared with its target.
public enum IndicatorRule: Hashable, Sendable {
  /// Met when the outcome satisfies the target, otherwise not met.
  case condition
  /// By thresholds for how far the outcome lies from the target.
  ///
  /// - Parameters:
  ///   - decimals: How many decimals the value is rounded to before it is compared with the
  ///     thresholds; `nil` compares it exactly.
  ///   - cap: The largest share that counts, in percent; `nil` lets all count.
  case thresholds(Bands, Distance, decimals: Int? = nil, cap: Decimal? = nil)

  /// Judges an indicator; what is missing is never 0.
  func judge(_ indicator: Indicator) -> Judgement {
    guard let target = indicator.target?.value else { return Judgement(.notMeasured, .noTarget) }
    let outcome: Quantity
    switch indicator.outcome?.value {
    case .measured(let quantity): outcome = quantity
    case .missing(let reason): return Judgement(.notMeasured, .noOutcome(reason))
    case nil: return Judgement(.notMeasured, .noOutcome(.blank))
    }

    let isReached = target.isReached(by: outcome.number)
    guard case .thresholds(let bands, let distance, let decimals, let cap) = self,
      let exact = distance.value(
        of: outcome.number, target: target,
        baseline: indicator.baseline?.value.quantity?.number)
    else {
      return isReached
        ? Judgement(.met, .reached(outcome: outcome, target: target))
        : Judgement(.notMet, .notReached(outcome: outcome, target: target))
    }

    var value = decimals.map(exact.rounded) ?? exact
    if let cap { value = min(value, cap) }
    // "Över 7,5" is not reached by 7.5, although that is 100 % of it.
    let stopsShort = exact >= distance.valueAtTarget && !isReached
    let band = stopsShort ? bands.band(below: distance.valueAtTarget) : bands.band(at: value)
    return Judgement(
      band.fulfilment,
      .inBand(band, value: value, distance: distance, outcome: outcome, target: target),
      share: distance == .difference ? nil : value)
  }
}
