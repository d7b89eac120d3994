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
  public var variance: Decimal? { Self.difference(outcome, budget) }

  /// Prognosavvikelse: forecast minus budget; positive is better.
  public var forecastVariance: Decimal? { Self.difference(forecast, budget) }

  /// What is left of the decided total; negative while there is something left to spend.
  public var remaining: Decimal? { Self.difference(decidedTotal, accumulated) }

  /// The sum, figure by figure, of what was given on either side.
  public static func + (left: Self, right: Self) -> Self {
    var sum = Self()
    for figure in allFigures {
      let known = [left[keyPath: figure], right[keyPath: figure]].compactMap(\.self)
      sum[keyPath: figure] = known.isEmpty ? nil : known.reduce(0, +)
    }
    return sum
  }

  private static let allFigures: [WritableKeyPath<Self, Decimal?> & Sendable] = [
    \.budget, \.outcome, \.forecast, \.previousOutcome, \.decidedTotal, \.accumulated,
  ]

  private static func difference(_ left: Decimal?, _ right: Decimal?) -> Decimal? {
    guard let left, let right else { return nil }
    return left - right
  }
}
