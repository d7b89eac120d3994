internal import Findings
internal import FoundationEssentials

/// Checks that the figures of a submission agree with each other.
///
/// For a sum of *n* figures, each rounded to the unit *u*, a difference of up to (n + 1)·u/2 is
/// rounding. Nothing is adjusted; what differs more is a finding.
enum Reconciliation {
  static func findings(in lines: [EconomyLine]) -> [Finding] {
    netFindings(in: lines) + lines.flatMap(varianceFindings)
  }

  /// Whether a total differs from the sum of its parts by no more than rounding.
  static func agrees(_ total: Decimal, _ parts: [Decimal]) -> Bool {
    let figures = [total] + parts
    let decimals = min(figures.map(\.decimals).max() ?? 0, finestDecimals)
    let unit = Decimal(sign: .plus, exponent: -decimals, significand: 1)
    let tolerance = Decimal(figures.count) * unit / 2
    return (total - parts.reduce(0, +)).magnitude <= tolerance
  }

  /// Netto = intäkter + kostnader, in each column.
  private static func netFindings(in lines: [EconomyLine]) -> [Finding] {
    let parts = lines.filter { $0.kind != .net }
    guard parts.contains(where: { $0.kind == .income }),
      parts.contains(where: { $0.kind == .costs })
    else { return [] }
    return lines.filter { $0.kind == .net }.flatMap { net in
      columns.compactMap { column -> Finding? in
        let known = parts.compactMap { $0[keyPath: column]?.value }
        guard let stated = net[keyPath: column], known.count == parts.count,
          !agrees(stated.value, known)
        else { return nil }
        return Finding(
          .netDiffers, at: stated.source, found: stated.value.swedishText,
          expected: known.reduce(0, +).swedishText)
      }
    }
  }

  /// Avvikelse = utfall − budget, in each line.
  private static func varianceFindings(of line: EconomyLine) -> [Finding] {
    guard let stated = line.variance, let outcome = line.outcome?.value,
      let budget = line.budget?.value, !agrees(stated.value, [outcome, -budget])
    else { return [] }
    return [
      Finding(
        .varianceDiffers, at: stated.source, found: stated.value.swedishText,
        expected: (outcome - budget).swedishText)
    ]
  }

  private static let columns: [KeyPath<EconomyLine, Sourced<Decimal>?> & Sendable] = [
    \.budget, \.outcome, \.forecast, \.previousOutcome,
  ]

  /// Thousands of kronor with three decimals are kronor; finer than that is binary noise.
  private static let finestDecimals = 3
}
