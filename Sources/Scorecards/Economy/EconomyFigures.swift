public import FoundationEssentials

/// The figures of one line, in thousands of kronor: income positive, costs negative.
///
/// `nil` is a figure that nobody gave; it is never 0.
public struct EconomyFigures: Hashable, Sendable {
  /// Budget.
  public var budget: Decimal?

  /// Utfall.
  public var outcome: Decimal?

  /// Prognos for the whole year.
  public var forecast: Decimal?

  /// Utfall of the year before.
  public var previousOutcome: Decimal?

  /// Creates figures that nobody gave.
  public init() {}

  init(_ line: EconomyLine) {
    budget = line.budget?.value
    outcome = line.outcome?.value
    forecast = line.forecast?.value
    previousOutcome = line.previousOutcome?.value
  }

  /// Avvikelse: outcome minus budget; positive is better.
  public var variance: Decimal? { outcome.less(budget) }

  /// Prognosavvikelse: forecast minus budget; positive is better.
  public var forecastVariance: Decimal? { forecast.less(budget) }

  /// The sum, figure by figure, of what was given on either side.
  public static func + (left: Self, right: Self) -> Self {
    var sum = Self()
    for figure in allFigures {
      sum[keyPath: figure] = left[keyPath: figure].plusKnown(right[keyPath: figure])
    }
    return sum
  }

  static let allFigures: [WritableKeyPath<Self, Decimal?> & Sendable] = [
    \.budget, \.outcome, \.forecast, \.previousOutcome,
  ]
}
