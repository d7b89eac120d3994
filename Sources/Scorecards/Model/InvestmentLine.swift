public import FoundationEssentials

/// An investment project of a unit, in thousands of kronor (tkr).
///
/// Expenditure is negative, as costs are, so that a positive variance is better.
public struct InvestmentLine: Hashable, Sendable {
  /// What is invested in.
  public var project: Sourced<String>

  /// The year's budget.
  public var budget: Sourced<Decimal>?

  /// The year's outcome.
  public var outcome: Sourced<Decimal>?

  /// The forecast for the year.
  public var forecast: Sourced<Decimal>?

  /// The outcome of the year before.
  public var previousOutcome: Sourced<Decimal>?

  /// Beslutad totalutgift: what the whole project may cost (RKR R14).
  public var decidedTotal: Sourced<Decimal>?

  /// Ackumulerat utfall: what the project has cost so far, in all years.
  public var accumulated: Sourced<Decimal>?

  /// Creates a project without figures.
  public init(project: Sourced<String>) {
    self.project = project
  }
}
