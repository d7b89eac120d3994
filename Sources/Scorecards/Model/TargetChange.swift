public import FoundationEssentials

/// Målvärde as a change: `Öka med 5 % jämfört med 2023`.
///
/// It stays a change from year to year; the target that it means each year is counted from what it is
/// compared with.
///
///     let change = TargetChange(increases: true, by: .percentOfStart(5), from: .year(2023))
///     change.target(from: Quantity(80))   // .atLeast(84)
public struct TargetChange: Hashable, Sendable {
  /// What a change is counted from.
  public enum Origin: Hashable, Sendable {
    /// The baseline.
    case baseline
    /// The outcome of the year before.
    case previousOutcome
    /// The outcome of this year.
    case year(Int)
  }

  /// How large the change is to be.
  public enum Amount: Hashable, Sendable {
    /// So many percent of what it is counted from.
    case percentOfStart(Decimal)
    /// So many percentage points.
    case percentagePoints(Decimal)
    /// So much in the indicator's own unit.
    case ownUnit(Decimal)
  }

  /// Whether the outcome is to be more rather than less.
  public var increases: Bool

  /// How large the change is to be at least; `nil` is any change at all.
  public var amount: Amount?

  /// What it is counted from; `nil` when the text does not say.
  public var origin: Origin?

  /// Creates a change.
  public init(increases: Bool, by amount: Amount? = nil, from origin: Origin? = nil) {
    self.increases = increases
    self.amount = amount
    self.origin = origin
  }

  /// The target that the change means, counted from a value.
  ///
  /// - Returns: `nil` when the amount does not fit the value: so many percent of a percentage might
  ///   as well be percentage points.
  public func target(from start: Quantity) -> Target? {
    let sign: Decimal = increases ? 1 : -1
    switch amount {
    case nil:
      return increases ? .moreThan(start) : .lessThan(start)
    case .percentOfStart(let percent) where !start.isPercent && !start.isDay:
      return bound(start.with(start.number + sign * start.number.magnitude * percent / 100))
    case .percentagePoints(let points) where start.isPercent:
      return bound(start.with(start.number + sign * points))
    case .ownUnit(let amount) where !start.isPercent:
      return bound(start.with(start.number + sign * amount))
    default:
      return nil
    }
  }

  private func bound(_ quantity: Quantity) -> Target {
    increases ? .atLeast(quantity) : .atMost(quantity)
  }

  /// The change in words, as it may be written in a template: `Öka med 5 % jämfört med 2023`.
  public var swedishText: String {
    let amount =
      switch amount {
      case nil: ""
      case .percentOfStart(let number): " med \(number.swedishText) %"
      case .percentagePoints(let number): " med \(number.swedishText) procentenheter"
      case .ownUnit(let number): " med \(number.swedishText)"
      }
    let origin =
      switch origin {
      case nil: ""
      case .baseline: " jämfört med ingångsvärdet"
      case .previousOutcome: " jämfört med föregående år"
      case .year(let year): " jämfört med \(year)"
      }
    return (increases ? "Öka" : "Minska") + amount + origin
  }
}

extension Indicator {
  /// The indicator whose target, where it is a change that the template alone could not count out, is
  /// counted from the results of earlier periods.
  ///
  /// - Parameter period: The period that is reported.
  func countingTarget(in period: CalendarSpan?) -> Indicator {
    guard target == nil, let change = targetChange,
      let start = start(of: change.value.origin, in: period),
      let counted = change.value.target(from: start.outcome.value)
    else { return self }
    var indicator = self
    indicator.target = change.map { _ in counted }
    indicator.targetStart = start
    return indicator
  }

  /// The earlier result that a change is counted from; the baseline has been tried already.
  private func start(
    of origin: TargetChange.Origin?, in period: CalendarSpan?
  ) -> EarlierOutcome? {
    let wanted: CalendarSpan?
    switch origin {
    case .baseline: return nil
    case .year(let year): wanted = CalendarSpan("\(year)")
    case .previousOutcome: wanted = period?.yearBefore
    case nil where baseline?.value.quantity == nil: wanted = period?.yearBefore
    case nil: return nil
    }
    guard let wanted else { return nil }
    return earlierOutcomes.last { CalendarSpan($0.period)?.isSameTime(as: wanted) ?? false }
  }
}
