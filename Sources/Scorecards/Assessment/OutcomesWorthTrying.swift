import FoundationEssentials

extension IndicatorRule {
  /// Outcomes at and beside every threshold, the nearest to the real one first.
  func outcomesWorthTrying(for indicator: Indicator) -> [Quantity] {
    guard let target = indicator.target?.value ?? ownTarget else { return [] }
    let real = indicator.outcome?.value.quantity
    let bounds = target.bounds.map(\.number)
    let decimals = min(max(bounds.map(\.decimals).max() ?? 0, real?.number.decimals ?? 0), 6)
    let step = Decimal(sign: .plus, exponent: -decimals, significand: 1)
    let thresholds = thresholds(for: indicator, target).map { $0.rounded(toDecimals: decimals) }
    let outcomes = Set(thresholds.flatMap { [$0 - step, $0, $0 + step] })
      .subtracting(real.map { [$0.number] } ?? [])
    let near = real?.number ?? bounds.first ?? 0
    let kind = real ?? target.bounds.first ?? Quantity(0)
    return outcomes.sorted { (($0 - near).magnitude, $0) < (($1 - near).magnitude, $1) }
      .map(kind.with)
  }

  /// Whether an outcome would give an indicator this fulfilment.
  func gives(
    _ fulfilment: Fulfilment, _ outcome: Measurement, for indicator: Indicator
  ) -> Bool {
    var changed = indicator
    let source = indicator.outcome?.source ?? indicator.name.source
    changed.outcome = Sourced(outcome, from: source)
    return judge(changed).fulfilment == fulfilment
  }

  /// The outcomes at which the fulfilment may change.
  private func thresholds(for indicator: Indicator, _ target: Target) -> [Decimal] {
    switch self {
    case .condition: return target.bounds.map(\.number)
    case .leftToManager: return []
    case .trend(let rule):
      guard rule.basis != .regression, let start = rule.start(of: indicator, in: nil) else {
        return []
      }
      let band = rule.deadBand(from: start, of: target)
      return [start - band, start + band]
    case .ownThresholds(let bands): return bands.edges
    case .thresholds(let bands, let distance, _, _):
      let start = distance.start(of: indicator)
      let bounds = target.bounds.map(\.number)
      return bounds
        + bands.edges.flatMap { edge in
          bounds.compactMap { distance.outcome(at: edge, bound: $0, target, start: start) }
        }
    }
  }

  /// Thresholds of an indicator's own stand in for a target that is missing.
  private var ownTarget: Target? {
    guard case .ownThresholds(let bands) = self else { return nil }
    return bands.edges.first.map { .exactly(Quantity($0)) }
  }
}

extension Distance {
  /// The outcome at which the distance has a value; `nil` where there is none.
  fileprivate func outcome(
    at value: Decimal, bound: Decimal, _ target: Target, start: Decimal?
  ) -> Decimal? {
    let outcome: Decimal?
    switch (self, target.direction) {
    case (.shareOfTarget, .up): outcome = bound * value / 100
    case (.shareOfTarget, .down): outcome = value > 0 ? bound * 100 / value : nil
    case (.shareOfTarget, .towards): outcome = bound - bound * (100 - value) / 100
    case (.difference, .down): outcome = bound - value
    case (.difference, _): outcome = bound + value
    case (.progressFromBaseline, _): outcome = start.map { $0 + (bound - $0) * value / 100 }
    case (.changeFromPrevious, .down): outcome = start.map { $0 - value }
    case (.changeFromPrevious, _): outcome = start.map { $0 + value }
    }
    return outcome.flatMap { $0.isNaN ? nil : $0 }
  }
}
