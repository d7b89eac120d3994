public import Findings
public import FoundationEssentials

/// A figure of the economy that a scorecard states, and that a sum is made of.
public struct EconomyTerm: Hashable, Sendable {
  /// A column of the economy.
  public enum Column: String, Hashable, Sendable, CaseIterable {
    /// Budget.
    case budget = "budget"
    /// Utfall.
    case outcome = "utfall"
    /// Prognos.
    case forecast = "prognos"
    /// Utfall of the year before.
    case previousOutcome = "föregående utfall"

    func figure(of line: EconomyLine) -> Sourced<Decimal>? {
      switch self {
      case .budget: line.budget
      case .outcome: line.outcome
      case .forecast: line.forecast
      case .previousOutcome: line.previousOutcome
      }
    }

    /// The column's figure of some figures.
    public func figure(of figures: EconomyFigures) -> Decimal? {
      switch self {
      case .budget: figures.budget
      case .outcome: figures.outcome
      case .forecast: figures.forecast
      case .previousOutcome: figures.previousOutcome
      }
    }
  }

  /// The unit that states it.
  public let unit: OrganisationalUnit

  /// The line that it stands in.
  public let kind: EconomyLine.Kind

  /// The column that it stands in.
  public let column: Column

  /// The amount in thousands of kronor.
  public let amount: Decimal

  /// The cell that states it.
  public let source: Source

  /// How many times it counts: −1 for the budget in a variance.
  public let factor: Int
}

extension Consolidation {
  /// The stated figures whose sum is a figure of the economy.
  ///
  /// The net is the sum of income and costs where a unit states both, as in ``EconomyStatement``.
  ///
  /// - Parameters:
  ///   - unit: The code of the unit.
  ///   - isOwn: Whether only its own responsibility counts, without the units below it.
  public func economyTerms(
    of kind: EconomyLine.Kind, _ column: EconomyTerm.Column, unit: String, isOwn: Bool,
    factor: Int = 1
  ) -> [EconomyTerm] {
    let units = isOwn ? self[unit].map { [$0] } ?? [] : economySubtree(of: unit)
    return units.flatMap { unit -> [EconomyTerm] in
      let lines = unit.assessed?.scorecard.economy ?? []
      func terms(_ kind: EconomyLine.Kind) -> [EconomyTerm] {
        lines.filter { $0.kind == kind }.compactMap { line in
          column.figure(of: line).map {
            EconomyTerm(
              unit: unit.unit, kind: kind, column: column, amount: $0.value, source: $0.source,
              factor: factor)
          }
        }
      }
      let parts = [terms(.income), terms(.costs)]
      return kind == .net && parts.allSatisfy { !$0.isEmpty } ? parts.flatMap(\.self) : terms(kind)
    }
  }
}
