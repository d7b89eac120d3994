internal import FoundationEssentials

/// Driftredovisning: income, costs and their sum, in thousands of kronor.
public struct EconomyStatement: Hashable, Sendable {
  /// Intäkter, positive.
  public var income = EconomyFigures()

  /// Kostnader, negative.
  public var costs = EconomyFigures()

  /// Netto: income plus costs; where either is not given, what the submission itself states.
  public var net = EconomyFigures()

  /// Creates a statement without figures.
  public init() {}

  /// Adds up a submission's lines, those of a kind together.
  public init(_ lines: [EconomyLine]) {
    income = Self.sum(of: .income, in: lines)
    costs = Self.sum(of: .costs, in: lines)
    net = Self.sum(of: .net, in: lines)
    for figure in EconomyFigures.allFigures {
      if let income = income[keyPath: figure], let costs = costs[keyPath: figure] {
        net[keyPath: figure] = income + costs
      }
    }
  }

  /// The figures of a kind.
  public subscript(kind: EconomyLine.Kind) -> EconomyFigures {
    switch kind {
    case .income: income
    case .costs: costs
    case .net: net
    }
  }

  /// Takes the outcomes of the year before from its statement, where this one does not give them.
  mutating func recall(_ earlier: EconomyStatement) {
    income.previousOutcome = income.previousOutcome ?? earlier.income.outcome
    costs.previousOutcome = costs.previousOutcome ?? earlier.costs.outcome
    net.previousOutcome = net.previousOutcome ?? earlier.net.outcome
  }

  /// The sum, figure by figure, of what was given on either side.
  public static func + (left: Self, right: Self) -> Self {
    var sum = Self()
    sum.income = left.income + right.income
    sum.costs = left.costs + right.costs
    sum.net = left.net + right.net
    return sum
  }

  private static func sum(of kind: EconomyLine.Kind, in lines: [EconomyLine]) -> EconomyFigures {
    lines.filter { $0.kind == kind }.map(EconomyFigures.init).reduce(EconomyFigures(), +)
  }
}
