public import FoundationEssentials

/// Whether an indicator goes the right way.
public enum Trend: String, Hashable, Sendable, CaseIterable {
  /// Better than before.
  case improved
  /// Within the dead band.
  case unchanged
  /// Worse than before.
  case worsened
}

/// How the trend of indicators is found; it stands beside the colour, unless it is the colour.
public struct TrendRule: Hashable, Sendable {
  /// What the outcome is compared with.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// The measurement before: of the latest earlier period, or else as the template states it.
    case previousMeasurement
    /// The same period of the year before: from the archive, or else as the template states it.
    case yearBefore
    /// The baseline.
    case baseline
    /// A straight line fitted to all periods known, with the least squares; it takes three.
    case regression
  }

  /// What the outcome is compared with.
  public var basis: Basis

  /// The largest change that counts as none, in the indicator's own unit, or in percent of what it is
  /// compared with; for a regression it is the change in a year.
  public var deadBand: Decimal

  /// Whether the dead band is in percent.
  public var deadBandIsPercent: Bool

  /// Creates a rule.
  public init(_ basis: Basis, deadBand: Decimal = 0, deadBandIsPercent: Bool = false) {
    self.basis = basis
    self.deadBand = deadBand
    self.deadBandIsPercent = deadBandIsPercent
  }
}

/// A trend with the figures that it rests on.
public struct TrendFinding: Hashable, Sendable {
  /// The trend.
  public let trend: Trend

  /// What was compared with what.
  public let basis: TrendRule.Basis

  /// The change, positive for more; a regression's is the change in a year.
  public let change: Decimal

  /// How many values it rests on.
  public let count: Int

  /// Whether the change is counted in days.
  public var isInDays = false
}

extension TrendRule {
  /// The trend of an indicator; `nil` when there is too little to compare, or no way that is better.
  ///
  /// - Parameter period: The period that the outcome is of; without it there is no regression.
  func trend(of indicator: Indicator, in period: CalendarSpan?) -> TrendFinding? {
    guard let now = indicator.outcome?.value.quantity?.number,
      let target = indicator.target?.value,
      let start = start(of: indicator, in: period),
      let change = change(to: now, from: start, indicator, in: period)
    else { return nil }
    let band = deadBand(from: start, of: target)
    let better: Decimal =
      switch target.direction {
      case .up: change.value
      case .down: -change.value
      // Towards an interval, what counts is how much nearer the value has come.
      case .towards: target.distance(of: now - change.value) - target.distance(of: now)
      }
    let trend: Trend =
      better.magnitude <= band ? .unchanged : better > 0 ? .improved : .worsened
    return TrendFinding(
      trend: trend, basis: basis, change: change.value, count: change.count,
      isInDays: target.isDay)
  }

  /// The largest change that counts as none; so many percent of a day is no time at all.
  func deadBand(from start: Decimal, of target: Target) -> Decimal {
    guard deadBandIsPercent else { return deadBand }
    return target.isDay ? 0 : deadBand * start.magnitude / 100
  }

  /// What the outcome is compared with; `nil` when it is not known.
  func start(of indicator: Indicator, in period: CalendarSpan?) -> Decimal? {
    let earlier = indicator.comparableOutcomes
    let stated = indicator.comparable(indicator.previousOutcome?.value.quantity)
    switch basis {
    case .baseline: return indicator.comparable(indicator.baseline?.value.quantity)
    case .previousMeasurement, .regression:
      return earlier.last?.outcome.value.number ?? stated
    case .yearBefore:
      return earlier.last { outcome in
        guard let before = period?.yearBefore else { return false }
        return CalendarSpan(outcome.period)?.isSameTime(as: before) ?? false
      }?.outcome.value.number ?? stated
    }
  }

  private func change(
    to now: Decimal, from start: Decimal, _ indicator: Indicator, in period: CalendarSpan?
  ) -> (value: Decimal, count: Int)? {
    guard basis == .regression else { return (now - start, 2) }
    guard let period else { return nil }
    var points = indicator.comparableOutcomes.compactMap { earlier in
      CalendarSpan(earlier.period).map {
        (month: $0.last.months, value: earlier.outcome.value.number)
      }
    }
    if let stated = indicator.comparable(indicator.previousOutcome?.value.quantity),
      !points.contains(where: { $0.month == period.yearBefore.last.months })
    {
      points.append((period.yearBefore.last.months, stated))
    }
    points.append((period.last.months, now))
    return Self.slope(of: points).map { ($0, points.count) }
  }

  /// The least squares' slope in a year; `nil` for fewer than three points, or all of one month.
  static func slope(of points: [(month: Int, value: Decimal)]) -> Decimal? {
    guard points.count >= 3, let origin = points.map(\.month).min() else { return nil }
    let count = Decimal(points.count)
    let months = points.map { Decimal($0.month - origin) }
    let values = points.map(\.value)
    let (sumX, sumY) = (months.reduce(0, +), values.reduce(0, +))
    let sumXX = months.map { $0 * $0 }.reduce(0, +)
    let sumXY = zip(months, values).map { $0 * $1 }.reduce(0, +)
    let spread = count * sumXX - sumX * sumX
    return spread == 0 ? nil : (count * sumXY - sumX * sumY) * 12 / spread
  }
}

extension Indicator {
  /// The results of earlier periods that are days, where the target is one, and numbers where it is
  /// not.
  fileprivate var comparableOutcomes: [EarlierOutcome] {
    earlierOutcomes.filter { comparable($0.outcome.value) != nil }
  }

  /// The number of a quantity, where the outcome can be compared with it.
  func comparable(_ quantity: Quantity?) -> Decimal? {
    quantity.flatMap { $0.isDay == isDated ? $0.number : nil }
  }
}

extension CalendarDay {
  fileprivate var months: Int { year * 12 + month }
}

extension Target {
  /// How far a value lies outside what the target asks for; 0 where it reaches it.
  func distance(of value: Decimal) -> Decimal {
    isReached(by: value) ? 0 : (value - nearestBound(to: value)).magnitude
  }
}
