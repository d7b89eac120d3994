internal import FoundationEssentials

/// How far an outcome has come towards its target.
///
/// More is always better, whatever the direction.
public enum Distance: String, Hashable, Sendable, CaseIterable {
  /// Outcome ÷ target in percent; target ÷ outcome where lower is better. 100 is the target.
  case shareOfTarget
  /// The way gone from the baseline to the target, in percent. 100 is the target; beyond an exact
  /// value or an interval the way is longer again.
  case progressFromBaseline
  /// Outcome − target, in the indicator's own unit, with the sign turned so that more is better.
  ///
  /// 0 is the target.
  case difference
  /// Outcome − the outcome before, in the indicator's own unit, with the sign turned so that more
  /// is better.
  ///
  /// 0 is no change; towards an interval it is how much nearer the outcome has come.
  case changeFromPrevious

  /// What an outcome exactly on target gives; `nil` where the target is no such value.
  var valueAtTarget: Decimal? {
    switch self {
    case .shareOfTarget, .progressFromBaseline: 100
    case .difference: 0
    case .changeFromPrevious: nil
    }
  }

  /// Whether the value is a share of the target, in percent.
  public var isShare: Bool { self == .shareOfTarget || self == .progressFromBaseline }

  /// What an indicator's outcome is counted from, beside the target; `nil` when there is none.
  func start(of indicator: Indicator) -> Decimal? {
    switch self {
    case .progressFromBaseline: indicator.comparable(indicator.baseline?.value.quantity)
    case .changeFromPrevious: indicator.comparable(indicator.previousOutcome?.value.quantity)
    case .shareOfTarget, .difference: nil
    }
  }

  /// How far an outcome has come.
  ///
  /// Shares lie between 0 and 1000. Where a ratio would say nothing, because the target is 0,
  /// negative or a day, or the baseline already satisfies it, the condition decides alone.
  ///
  /// - Parameter start: The baseline or the outcome before, for the distances that count from it.
  /// - Returns: `nil` when the condition decides alone.
  func value(of outcome: Decimal, target: Target, start: Decimal?) -> Decimal? {
    let bound = target.nearestBound(to: outcome)
    let value: Decimal
    switch (self, target.direction) {
    case (.difference, .up): value = outcome - bound
    case (.difference, .down): value = bound - outcome
    case (.difference, .towards): value = -(outcome - bound).magnitude

    case (.changeFromPrevious, let direction):
      guard let start else { return nil }
      value =
        switch direction {
        case .up: outcome - start
        case .down: start - outcome
        case .towards:
          (start - target.nearestBound(to: start)).magnitude - (outcome - bound).magnitude
        }

    case (.shareOfTarget, _) where bound <= 0 || target.isDay: return nil
    case (.shareOfTarget, .up): value = outcome / bound * 100
    case (.shareOfTarget, .down):
      value = outcome > 0 ? bound / outcome * 100 : Self.largestShare
    case (.shareOfTarget, .towards): value = 100 - (outcome - bound).magnitude / bound * 100

    case (.progressFromBaseline, let direction):
      guard let start, start != bound, !target.isReached(by: start) else { return nil }
      let way = target.distance(of: start)
      value =
        direction == .towards
        ? (way - target.distance(of: outcome)) / way * 100
        : (outcome - start) / (bound - start) * 100
    }
    guard !value.isNaN else { return nil }
    return isShare ? min(max(value, 0), Self.largestShare) : value
  }

  /// The least value that any outcome has; `nil` when there is none.
  var least: Decimal? { isShare ? 0 : nil }

  /// The greatest value that any outcome has, counted up to a cap; `nil` when there is none.
  func greatest(for target: Target, start: Decimal?, cap: Decimal?) -> Decimal? {
    let greatest: Decimal? =
      switch (self, target.direction) {
      case (.shareOfTarget, .towards), (.progressFromBaseline, .towards): 100
      case (.difference, .towards): 0
      case (.changeFromPrevious, .towards):
        start.map { ($0 - target.nearestBound(to: $0)).magnitude }
      case (.difference, _), (.changeFromPrevious, _): nil
      default: Self.largestShare
      }
    guard isShare, let cap else { return greatest }
    return min(greatest ?? cap, cap)
  }

  private static let largestShare: Decimal = 1000
}

extension Target {
  enum Direction {
    case up, down, towards
  }

  /// Which way is better.
  var direction: Direction {
    switch self {
    case .atLeast, .moreThan: .up
    case .atMost, .lessThan: .down
    case .exactly, .between: .towards
    }
  }

  /// Whether an outcome satisfies the target.
  func isReached(by outcome: Decimal) -> Bool {
    switch self {
    case .atLeast(let bound): outcome >= bound.number
    case .moreThan(let bound): outcome > bound.number
    case .atMost(let bound): outcome <= bound.number
    case .lessThan(let bound): outcome < bound.number
    case .exactly(let value): outcome == value.number
    case .between(let low, let high): outcome >= low.number && outcome <= high.number
    }
  }

  /// Whether the bound itself does not reach it.
  public var isToBePassed: Bool {
    switch self {
    case .moreThan, .lessThan: true
    case .atLeast, .atMost, .exactly, .between: false
    }
  }

  /// The numbers that it names.
  var bounds: [Quantity] {
    switch self {
    case .atLeast(let bound), .moreThan(let bound), .atMost(let bound), .lessThan(let bound),
      .exactly(let bound):
      [bound]
    case .between(let low, let high): [low, high]
    }
  }

  /// Whether the outcome is to be a day.
  public var isDay: Bool { bounds.contains(where: \.isDay) }

  /// The value that the outcome is measured against; within an interval the outcome itself.
  func nearestBound(to outcome: Decimal) -> Decimal {
    switch self {
    case .atLeast(let bound), .moreThan(let bound), .atMost(let bound), .lessThan(let bound),
      .exactly(let bound):
      bound.number
    case .between(let low, let high): min(max(outcome, low.number), high.number)
    }
  }
}
