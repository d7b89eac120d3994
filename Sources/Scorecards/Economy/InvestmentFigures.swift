public import FoundationEssentials

/// Investeringsredovisning: figures of one or several projects, in thousands of kronor.
///
/// `nil` is a figure that nobody gave; it is never 0.
public struct InvestmentFigures: Hashable, Sendable {
  /// Budget.
  public var budget: Decimal?

  /// Utfall.
  public var outcome: Decimal?

  /// Prognos for the whole year.
  public var forecast: Decimal?

  /// Utfall of the year before.
  public var previousOutcome: Decimal?

  /// Beslutad totalutgift.
  public var decidedTotal: Decimal?

  /// Ackumulerat utfall.
  public var accumulated: Decimal?

  /// Creates figures that nobody gave.
  public init() {}

  /// The figures of a project.
  public init(_ line: InvestmentLine) {
    budget = line.budget?.value
    outcome = line.outcome?.value
    forecast = line.forecast?.value
    previousOutcome = line.previousOutcome?.value
    decidedTotal = line.decidedTotal?.value
    accumulated = line.accumulated?.value
  }

  /// Avvikelse: outcome minus budget; positive is better.
  public var variance: Decimal? { outcome.less(budget) }

  /// Prognosavvikelse: forecast minus budget; positive is better.
  public var forecastVariance: Decimal? { forecast.less(budget) }

  /// What is left of the decided total; negative while there is something left to spend.
  public var remaining: Decimal? { decidedTotal.less(accumulated) }

  /// The sum, figure by figure, of what was given on either side.
  public static func + (left: Self, right: Self) -> Self {
    var sum = Self()
    for figure in allFigures {
      sum[keyPath: figure] = left[keyPath: figure].plusKnown(right[keyPath: figure])
    }
    return sum
  }

  private static let allFigures: [WritableKeyPath<Self, Decimal?> & Sendable] = [
    \.budget, \.outcome, \.forecast, \.previousOutcome, \.decidedTotal, \.accumulated,
  ]
}
