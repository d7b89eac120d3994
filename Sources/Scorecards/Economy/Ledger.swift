internal import Findings
public import FoundationEssentials

/// What the ledger (huvudbok) says of the year, by unit.
public struct Ledger: Hashable, Sendable {
  /// Income and costs of one unit, in thousands of kronor: income positive, costs negative.
  public struct Totals: Hashable, Sendable {
    /// Intäkter.
    public var income: Decimal = 0

    /// Kostnader.
    public var costs: Decimal = 0

    /// Netto.
    public var net: Decimal { income + costs }

    /// Creates totals of nothing.
    public init() {}
  }

  /// The file.
  public let file: String

  /// The totals by the unit's code.
  public var units: [String: Totals] = [:]

  /// The totals by the name that no unit has.
  public var others: [String: Totals] = [:]

  /// The names that no unit has and that come to something, in order.
  public var unknown: [(name: String, totals: Totals)] {
    others.filter { $0.value.income != 0 || $0.value.costs != 0 }.sorted { $0.key < $1.key }
      .map { (name: $0.key, totals: $0.value) }
  }

  /// Creates a ledger without entries.
  public init(file: String) {
    self.file = file
  }
}

/// What a unit has submitted, held against the ledger.
public struct LedgerCheck: Hashable, Sendable {
  /// The unit's code.
  public let unit: String

  /// What the line holds.
  public let kind: EconomyLine.Kind

  /// What the unit has submitted, in thousands of kronor, with its cell.
  public let stated: Sourced<Decimal>

  /// What the ledger says.
  public let booked: Decimal

  /// The largest difference that is rounding.
  public let tolerance: Decimal

  /// What the two differ by.
  public var difference: Decimal { stated.value - booked }

  /// Whether the two differ by no more than rounding.
  public var agrees: Bool { difference.magnitude <= tolerance }

  /// The finding of a figure that does not agree; `nil` when it does.
  var finding: Finding? {
    guard !agrees else { return nil }
    return Finding(
      .ledgerDiffers, at: stated.source, found: stated.value.swedishText,
      expected: booked.rounded(toDecimals: 3).swedishText)
  }
}

extension Ledger {
  /// Holds the outcomes of a scorecard against the ledger, where both tell of them.
  public func checks(of scorecard: Scorecard) -> [LedgerCheck] {
    guard let totals = units[scorecard.unit] else { return [] }
    return EconomyLine.Kind.allCases.flatMap { kind -> [LedgerCheck] in
      let lines = scorecard.economy.filter { $0.kind == kind }
      // Several lines of a kind are parts; their sum has no cell of its own.
      guard lines.count == 1, let stated = lines[0].outcome else { return [] }
      let booked =
        switch kind {
        case .income: totals.income
        case .costs: totals.costs
        case .net: totals.net
        }
      let decimals = min(stated.value.decimals, 3)
      return [
        LedgerCheck(
          unit: scorecard.unit, kind: kind, stated: stated, booked: booked,
          tolerance: Decimal(sign: .plus, exponent: -decimals, significand: 1))
      ]
    }
  }
}
