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
  /// By thresholds for the outcome itself, in the indicator's own unit; no target is needed.
  case ownThresholds(Bands)
  /// By the trend: improved is met, unchanged partly met, worsened not met.
  case trend(TrendRule)
  /// Nothing is computed: the indicator is for the manager, and does not count.
  case leftToManager

  /// Judges an indicator; what is missing is never 0.
  ///
  /// - Parameter period: The period that the outcome is of; a regression needs it.
  func judge(_ indicator: Indicator, in period: CalendarSpan? = nil) -> Judgement {
    if self == .leftToManager { return Judgement(.notMeasured, .leftToManager) }
    if let obstacle = obstacle(of: indicator, in: period) {
      return Judgement(.notMeasured, obstacle)
    }
    let outcome: Quantity
    switch indicator.outcome?.value {
    case .measured(let quantity): outcome = quantity
    case .missing(let reason): return Judgement(.notMeasured, .noOutcome(reason))
    case nil: return Judgement(.notMeasured, .noOutcome(.blank))
    }
    if case .ownThresholds(let bands) = self {
      let band = bands.band(at: outcome.number)
      return Judgement(band.fulfilment, .inOwnBand(band, outcome: outcome))
    }
    if case .trend(let rule) = self {
      guard let found = rule.trend(of: indicator, in: period) else {
        return Judgement(.notMeasured, .noPreviousOutcome)
      }
      return Judgement(found.trend.fulfilment, .trend(found, outcome: outcome))
    }
    guard let target = indicator.target?.value else { return Judgement(.notMeasured, .noTarget) }
    guard indicator.comparable(outcome) != nil else {
      return Judgement(.notMeasured, .noOutcome(.notUnderstood))
    }
    return judge(outcome, against: target, indicator)
  }

  /// Why no outcome at all could be judged; `nil` when it could.
  private func obstacle(of indicator: Indicator, in period: CalendarSpan?) -> Reason? {
    if case .ownThresholds = self { return nil }
    if indicator.target == nil { return .noTarget }
    if case .thresholds(_, .changeFromPrevious, _, _) = self,
      Distance.changeFromPrevious.start(of: indicator) == nil
    {
      return .noPreviousOutcome
    }
    if case .trend(let rule) = self {
      var measured = indicator
      let kind = indicator.target?.value.bounds.first ?? Quantity(0)
      measured.outcome = Sourced(.measured(kind.with(0)), from: indicator.name.source)
      if rule.trend(of: measured, in: period) == nil { return .noPreviousOutcome }
    }
    return nil
  }

  private func judge(
    _ outcome: Quantity, against target: Target, _ indicator: Indicator
  ) -> Judgement {
    let isReached = target.isReached(by: outcome.number)
    guard case .thresholds(let bands, let distance, let decimals, let cap) = self,
      let exact = distance.value(
        of: outcome.number, target: target, start: distance.start(of: indicator))
    else {
      return isReached
        ? Judgement(.met, .reached(outcome: outcome, target: target))
        : Judgement(.notMet, .notReached(outcome: outcome, target: target))
    }

    var value = decimals.map(exact.rounded) ?? exact
    if distance.isShare, let cap { value = min(value, cap) }
    var band = bands.band(at: value)
    var share = value
    // "Över 7,5" is not reached by 7.5, although that is 100 % of it, nor by 7.48, although that is
    // rounded to 100 %.
    if let valueAtTarget = distance.valueAtTarget, value >= valueAtTarget, !isReached,
      target.isToBePassed
    {
      band = bands.band(below: valueAtTarget)
      share = valueAtTarget - Decimal(sign: .plus, exponent: -(decimals ?? 10), significand: 1)
    }
    return Judgement(
      band.fulfilment,
      .inBand(
        band, value: value, exact: exact, distance: distance, outcome: outcome, target: target),
      share: distance.isShare ? share : nil)
  }
}

extension Trend {
  /// The colour of the trend, where the trend is the colour.
  var fulfilment: Fulfilment {
    switch self {
    case .improved: .met
    case .unchanged: .partlyMet
    case .worsened: .notMet
    }
  }
}
