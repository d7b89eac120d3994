public import Findings
internal import FoundationEssentials

/// Checks that the figures of a submission agree with each other.
public enum Reconciliation {
  /// Every identity that the figures of a scorecard allow to check, in the order of its lines.
  public static func checks(of lines: [EconomyLine]) -> [EconomyCheck] {
    groups(of: lines).flatMap { netChecks(of: $0) } + lines.compactMap(varianceCheck)
  }

  static func findings(in lines: [EconomyLine]) -> [Finding] {
    groups(of: lines).flatMap { lines -> [Finding] in
      var figures = FigureList()
      figures.demandIdentities(of: lines)
      return checks(of: lines).compactMap(\.finding)
        + figures.repairFindings(roundedTo: roundingUnit(of: lines))
    }
  }

  /// The lines that have to agree with each other: those of each row, where rows hold income, costs
  /// and net beside each other, and otherwise all.
  private static func groups(of lines: [EconomyLine]) -> [[EconomyLine]] {
    let isRepeated = EconomyLine.Kind.allCases.contains { kind in
      lines.count { $0.kind == kind } > 1
    }
    guard isRepeated else { return [lines] }
    let rows = Dictionary(grouping: lines.indices) { lines[$0].rowOfCells }
    guard rows[nil] == nil, rows.values.contains(where: { $0.count > 1 }) else { return [lines] }
    return rows.values.sorted { $0[0] < $1[0] }.map { $0.map { lines[$0] } }
  }

  /// The largest difference that rounding can make between a total and its parts.
  ///
  /// - Parameter unit: What the figures were rounded to; `nil` is their last decimal.
  static func tolerance(of figures: [Decimal], roundedTo unit: Decimal? = nil) -> Decimal {
    let decimals = min(figures.map(\.decimals).max() ?? 0, finestDecimals)
    let unit = unit ?? Decimal(sign: .plus, exponent: -decimals, significand: 1)
    return Decimal(figures.count) * unit / 2
  }

  /// What the figures of some lines were rounded to: the finest that any of them is written in.
  static func roundingUnit(of lines: [EconomyLine]) -> Decimal? {
    let units = lines.compactMap(\.roundingUnit)
    return units.count == lines.count ? units.min() : nil
  }

  /// Netto = intäkter + kostnader, in each column.
  private static func netChecks(of lines: [EconomyLine]) -> [EconomyCheck] {
    let parts = lines.filter { $0.kind != .net }
    guard parts.contains(where: { $0.kind == .income }),
      parts.contains(where: { $0.kind == .costs })
    else { return [] }
    return lines.filter { $0.kind == .net }.flatMap { net in
      columns.compactMap { column, figure -> EconomyCheck? in
        let known = parts.compactMap { $0[keyPath: figure] }
        guard let stated = net[keyPath: figure], known.count == parts.count else { return nil }
        return EconomyCheck(
          .net, column, stated, parts: known, roundedTo: roundingUnit(of: parts + [net]))
      }
    }
  }

  /// Avvikelse = utfall − budget, in each line.
  private static func varianceCheck(of line: EconomyLine) -> EconomyCheck? {
    guard let stated = line.variance, let outcome = line.outcome, let budget = line.budget
    else { return nil }
    return EconomyCheck(
      .variance(line.kind), .variance, stated, parts: [outcome], less: [budget],
      roundedTo: line.roundingUnit)
  }

  static let columns: [(EconomyCheck.Column, KeyPath<EconomyLine, Sourced<Decimal>?> & Sendable)] =
    [
      (.budget, \.budget), (.outcome, \.outcome), (.forecast, \.forecast),
      (.previousOutcome, \.previousOutcome),
    ]

  /// Thousands of kronor with three decimals are kronor; finer than that is binary noise.
  private static let finestDecimals = 3
}

extension Scorecard {
  /// What of the economy does not agree with itself, or with the sums of its table, beyond rounding.
  public var reconciliationFindings: [Finding] {
    var found: [Finding] = []
    for finding in Reconciliation.findings(in: economy) + economyTables.flatMap(\.findings)
    where !found.contains(finding) {
      found.append(finding)
    }
    return found
  }
}

extension EconomyLine {
  /// The sheet and row that its figures stand in; `nil` when they stand in several, or in none.
  fileprivate var rowOfCells: String? {
    let sources = [budget, outcome, variance, forecast, previousOutcome].compactMap { $0?.source }
    let rows = Set(
      sources.map { source in
        let row = (source.cell ?? "").drop(while: \.isLetter)
        return "\(source.sheet ?? "")!\(row)"
      })
    return rows.count == 1 ? rows.first : nil
  }
}
