public import Findings
public import FoundationEssentials

/// An identity of the economy that a scorecard's figures were held against.
///
/// For a sum of *n* figures, each rounded to the unit *u*, a difference of up to (n + 1)·u/2 is
/// rounding. Nothing is adjusted; what differs more is a finding.
public struct EconomyCheck: Hashable, Sendable {
  /// What has to agree.
  public enum Identity: Hashable, Sendable {
    /// Netto = intäkter + kostnader.
    case net
    /// Avvikelse = utfall − budget, of a line of this kind.
    case variance(EconomyLine.Kind)
    /// A row that sums others of its table, in a line of this kind.
    case sum(row: String, kind: EconomyLine.Kind)
  }

  /// The column whose figures are compared.
  public enum Column: String, Hashable, Sendable, CaseIterable {
    /// Budget.
    case budget
    /// Utfall.
    case outcome
    /// Avvikelse.
    case variance
    /// Prognos.
    case forecast
    /// Utfall of the year before.
    case previousOutcome
  }

  /// What has to agree.
  public let identity: Identity

  /// The column whose figures are compared.
  public let column: Column

  /// What the scorecard states, in thousands of kronor.
  public let stated: Decimal

  /// The cell that states it.
  public let source: Source

  /// What the other figures come to.
  public let computed: Decimal

  /// The cells of the other figures, in their order.
  public let partSources: [Source]

  /// The largest difference that is rounding.
  public let tolerance: Decimal

  /// What the two differ by.
  public var difference: Decimal { stated - computed }

  /// Whether the two differ by no more than rounding.
  public var agrees: Bool { difference.magnitude <= tolerance }

  /// Holds a stated figure against a sum.
  init(
    _ identity: Identity, _ column: Column, _ stated: Sourced<Decimal>,
    parts: [Sourced<Decimal>], less: [Sourced<Decimal>] = [], roundedTo unit: Decimal?
  ) {
    let terms = parts.map(\.value) + less.map { -$0.value }
    self.identity = identity
    self.column = column
    self.stated = stated.value
    source = stated.source
    computed = terms.reduce(0, +)
    partSources = parts.map(\.source) + less.map(\.source)
    tolerance = Reconciliation.tolerance(of: [stated.value] + terms, roundedTo: unit)
  }

  /// The finding of a figure that does not agree; `nil` when it does.
  var finding: Finding? {
    guard !agrees else { return nil }
    let code: FindingCode =
      switch identity {
      case .net: .netDiffers
      case .variance: .varianceDiffers
      case .sum: .sumDiffers
      }
    let cells = CellRuns(partSources.compactMap(\.cell)).description
    let place = cells.isEmpty ? "" : " i \(cells)"
    return Finding(
      code, at: source, found: stated.swedishText,
      expected: "\(computed.swedishText)\(place), en skillnad på \(difference.swedishText)")
  }
}
