public import FoundationEssentials

/// An exact number, and whether it is a percentage or a day.
///
/// Percentages are kept as people say them: `85 %` is 85 with `isPercent`, however the cell was
/// written. A day is the number of days since the year 1, so that days are compared, and their
/// distance counted, as all other numbers are.
public struct Quantity: Hashable, Sendable {
  /// The number.
  public var number: Decimal

  /// Whether the number counts hundredths.
  public var isPercent: Bool

  /// Whether the number is a day.
  public private(set) var isDay = false

  /// Creates a quantity.
  public init(_ number: Decimal, isPercent: Bool = false) {
    self.number = number
    self.isPercent = isPercent
  }

  /// Creates the quantity of a day.
  public init(_ day: CalendarDay) {
    self.init(Decimal(day.number))
    isDay = true
  }

  /// Another number of the same kind.
  func with(_ number: Decimal) -> Quantity {
    var quantity = self
    quantity.number = number
    return quantity
  }

  /// The day; `nil` when the number is none.
  public var day: CalendarDay? {
    let last = CalendarDay(clampedYear: 9999, 12, 31).number
    guard isDay, number >= 0, number <= Decimal(last) else { return nil }
    return CalendarDay(number: Int(number.rounded(toDecimals: 0).description) ?? 0)
  }
}

/// Utfall: what was measured, or why nothing was.
public enum Measurement: Hashable, Sendable {
  /// The result.
  case measured(Quantity)
  /// There is no result, for this reason.
  case missing(MissingReason)

  /// The result; `nil` when there is none.
  public var quantity: Quantity? {
    if case .measured(let quantity) = self { quantity } else { nil }
  }
}

/// Why there is no result.
///
/// Missing is never 0.
public enum MissingReason: String, Hashable, Sendable, CaseIterable {
  /// The cell is empty.
  case blank
  /// "ej mätt", "i.u.", "-": the measuring was not carried out, or gave nothing.
  case notMeasured
  /// The measuring method changed, so that the result cannot be compared.
  case methodChanged
  /// ".": the question does not apply.
  case notApplicable
  /// "..": too few answers, or secret.
  case suppressed
  /// The measuring was made longer ago than the policy lets count.
  case tooOld
  /// The measuring was made after the period, and belongs to a later report.
  case afterPeriod
  /// Something stands there that could not be understood; a finding tells what.
  case notUnderstood
}

/// Målvärde: the ambition for the period, as a condition on the outcome.
///
/// The outcome may be a day: `Senast 2025-06-30` is at most that day.
public enum Target: Hashable, Sendable {
  /// "Minst 85 %", or a bare number where higher is better.
  case atLeast(Quantity)
  /// "Över 7,5": strictly more.
  case moreThan(Quantity)
  /// "Högst 12", or a bare number where lower is better.
  case atMost(Quantity)
  /// "Under 5 %": strictly less.
  case lessThan(Quantity)
  /// Exactly this.
  case exactly(Quantity)
  /// Between two values, both included.
  case between(Quantity, Quantity)
}
