internal import FoundationEssentials

/// How far an outcome has come towards its target.
///
/// More is always better, whatever the direction.
public enum Distance: String, Hashable, Sendable, CaseIterable {
  /// Outcome ÷ target in percent; target ÷ outcome where lower is better. 100 is the target.
  case shareOfTarget
  /// The way gone from the baseline to the target, in percent. 100 is the target.
  case progressFromBaseline
  /// Outcome − target, in the indicator's own unit, with the sign turned so that more is better.
  ///
  /// 0 is the target.
  case difference

  /// What an outcome exactly on target gives.
  var valueAtTarget: Decimal { self == .difference ? 0 : 100 }

  /// How far an outcome has come.
  ///
  /// Shares lie between 0 and 1000. Where a ratio would say nothing, because the target is 0 or
  /// negative, or the baseline already satisfies it, the condition decides alone.
  ///
  /// - Returns: `nil` when the condition decides alone.
  func value(of outcome: Decimal, target: Target, baseline: Decimal?) -> Decimal? {
    let bound = target.nearestBound(to: outcome)
    let value: Decimal
    switch (self, target.direction) {
    case (.difference, .up): value = outcome - bound
    case (.difference, .down): value = bound - outcome
    case (.difference, .towards): value = -(outcome - bound).magnitude

    case (.shareOfTarget, _) where bound <= 0: return nil
    case (.shareOfTarget, .up): value = outcome / bound * 100
    case (.shareOfTarget, .down):
      value = outcome > 0 ? bound / outcome * 100 : Self.largestShare
    case (.shareOfTarget, .towards): value = 100 - (outcome - bound).magnitude / bound * 100

    case (.progressFromBaseline, _):
      guard let baseline, baseline != bound, !target.isReached(by: baseline) else { return nil }
      value = (outcome - baseline) / (bound - baseline) * 100
    }
    guard !value.isNaN else { return nil }
    return self == .difference ? value : min(max(value, 0), Self.largestShare)
  }

  /// The least value that any outcome has; `nil` when there is none.
  var least: Decimal? { self == .difference ? nil : 0 }

  /// The greatest value that any outcome has, counted up to a cap; `nil` when there is none.
  func greatest(for target: Target, cap: Decimal?) -> Decimal? {
    let greatest: Decimal? =
      switch (self, target.direction) {
      case (.shareOfTarget, .towards): 100
      case (.difference, .towards): 0
      case (.difference, _): nil
      default: Self.largestShare
      }
    guard let cap else { return greatest }
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
