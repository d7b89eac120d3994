internal import FoundationEssentials
internal import Scorecards
internal import Spreadsheet

/// Every identity that was checked, with both figures, their difference and the result.
///
/// Nothing is adjusted: what does not agree stands as it was submitted.
struct ReconciliationSheet {
  let context: ReportContext
  let index: ReportIndex
  let units: [ConsolidatedUnit]

  /// An identity with its two figures.
  struct Check {
    let unit: OrganisationalUnit
    let what: String
    let figure: String
    let stated: Decimal
    let computed: Decimal
    let tolerance: Decimal
    let source: ReportCell

    var difference: Decimal { stated - computed }

    var agrees: Bool { difference.magnitude <= tolerance }
  }

  /// Those that do not agree first.
  private(set) var checks: [Check] = []

  init(context: ReportContext, index: ReportIndex, units: [ConsolidatedUnit]) {
    self.context = context
    self.index = index
    self.units = units
    let all = units.flatMap {
      ownChecks(of: $0) + ledgerChecks(of: $0) + sumChecks(of: $0) + countChecks(of: $0)
        + ($0.unit.parent == nil ? unknownLedgerChecks(of: $0) : [])
    }
    checks = all.filter { !$0.agrees } + all.filter(\.agrees)
  }

  /// `130 kontroller, alla stämmer`.
  var summary: String {
    let broken = checks.count { !$0.agrees }
    return "\(checks.count) kontroller, "
      + (broken == 0 ? "alla stämmer" : "\(broken) stämmer inte")
  }

  var table: ReportSheet {
    LongTable(
      SheetName.reconciliation,
      subtitle: "\(context.occasion): \(summary). Inget är justerat.",
      table: "Avstamningen",
      columns: [
        LongColumn("Enhet", 32), LongColumn("Kontroll", 44), LongColumn("Uppgift", 18),
        LongColumn("Angivet", 13), LongColumn("Beräknat", 13), LongColumn("Skillnad", 11),
        LongColumn("Tillåten avrundning", 12), LongColumn("Resultat", 14),
        LongColumn("Källa", 18),
      ],
      printing: .rows(checks.count { !$0.agrees }, "Bara det som inte stämmer skrivs ut."),
      empty: "Inget kan stämmas av.",
      checks.enumerated().map { record($1, row: LongTable.firstRow + $0) }
    ).sheet
  }

  private func record(_ check: Check, row: Int) -> [ReportCell?] {
    let stated = CellAddress(row: row, column: 3)
    let computed = CellAddress(row: row, column: 4)
    return [
      .text(check.unit.name), .text(check.what), .text(check.figure), .exact(check.stated),
      .exact(check.computed), .exact(check.difference, formula: "\(stated)-\(computed)"),
      .exact(check.tolerance),
      ReportCell(
        .text(check.agrees ? "Stämmer" : "Stämmer inte"),
        style: check.agrees ? ReportStyles.text : ReportStyles.state(.missing)),
      check.source,
    ]
  }

  /// What a scorecard states against its other figures.
  private func ownChecks(of unit: ConsolidatedUnit) -> [Check] {
    guard let scorecard = unit.assessed?.scorecard else { return [] }
    func checks(_ found: [EconomyCheck], of unit: OrganisationalUnit) -> [Check] {
      found.map { check in
        Check(
          unit: unit, what: check.identity.word, figure: check.column.word,
          stated: check.stated, computed: check.computed, tolerance: check.tolerance,
          source: index.cell(for: check.source))
      }
    }
    return checks(Reconciliation.checks(of: scorecard.economy), of: unit.unit)
      + scorecard.economyTables.flatMap {
        checks($0.checks, of: context.unit($0.unit) ?? unit.unit)
      }
  }

  /// What a scorecard states against the ledger.
  private func ledgerChecks(of unit: ConsolidatedUnit) -> [Check] {
    guard let ledger = context.consolidation.ledger, let own = unit.assessed else { return [] }
    return ledger.checks(of: own.scorecard).map { check in
      Check(
        unit: unit.unit, what: "\(check.kind.swedishName), utfall = huvudboken",
        figure: "Utfall", stated: check.stated.value, computed: check.booked,
        tolerance: check.tolerance, source: index.cell(for: check.stated.source))
    }
  }

  /// What the ledger has under names that no unit has, and so no scorecard can tell.
  private func unknownLedgerChecks(of root: ConsolidatedUnit) -> [Check] {
    (context.consolidation.ledger?.unknown ?? []).map { name, totals in
      Check(
        unit: root.unit, what: "Huvudbokens ansvar \(name) finns inte i registret",
        figure: "Utfall, netto", stated: totals.net, computed: 0, tolerance: 0,
        source: .absent(context.consolidation.ledger?.file ?? Words.missing))
    }
  }

  /// The total that reports show against the plain sum of all scorecards that it covers.
  private func sumChecks(of unit: ConsolidatedUnit) -> [Check] {
    guard !unit.children.isEmpty else { return [] }
    let own = context.consolidation.economySubtree(of: unit.unit.code)
      .compactMap(\.economy.own)
    return EconomyLine.Kind.allCases.flatMap { kind in
      Self.figures.compactMap { figure, name -> Check? in
        guard let total = unit.economy.total[kind][keyPath: figure] else { return nil }
        return Check(
          unit: unit.unit, what: "\(kind.swedishName) = summan av styrkorten", figure: name,
          stated: total,
          computed: own.compactMap { $0[kind][keyPath: figure] }.reduce(0, +),
          tolerance: 0, source: .absent("Alla styrkort"))
      }
    }
  }

  /// Counts of goals and scorecards against the lists that they count.
  private func countChecks(of unit: ConsolidatedUnit) -> [Check] {
    let subtree = context.consolidation.subtree(of: unit.unit.code)
    let goals = subtree.compactMap(\.assessed).map(\.goals.count).reduce(0, +)
    let received = subtree.count { $0.state.isReceived }
    let listed = subtree.count { $0.state != .notExpected }
    func check(_ what: String, _ figure: String, _ stated: Int, _ computed: Int) -> Check {
      Check(
        unit: unit.unit, what: what, figure: figure, stated: Decimal(stated),
        computed: Decimal(computed), tolerance: 0, source: .absent("Alla styrkort"))
    }
    guard !unit.children.isEmpty else { return [] }
    return [
      check(
        "Mål efter färg = antal mål", "Mål", (unit.counts + unit.countsBelow).total, goals),
      check(
        "Väntade = mottagna + saknade", "Styrkort", unit.expected,
        received + unit.notSubmitted.count),
      check("Väntade = enheter som ska lämna", "Styrkort", unit.expected, listed),
    ]
  }

  private static let figures: [(KeyPath<EconomyFigures, Decimal?> & Sendable, String)] = [
    (\.budget, "Budget"), (\.outcome, "Utfall"),
  ]
}

extension EconomyCheck.Identity {
  fileprivate var word: String {
    switch self {
    case .net: "Netto = intäkter + kostnader"
    case .variance(let kind): "\(kind.swedishName): avvikelse = utfall − budget"
    case .sum(let row, let kind): "\(kind.swedishName): raden ”\(row)” = summan av sina rader"
    }
  }
}

extension EconomyCheck.Column {
  fileprivate var word: String {
    switch self {
    case .budget: "Budget"
    case .outcome: "Utfall"
    case .variance: "Avvikelse"
    case .forecast: "Prognos"
    case .previousOutcome: "Utfall året innan"
    }
  }
}

extension ReportCell {
  /// A figure with all its decimals.
  fileprivate static func exact(_ number: Decimal, formula: String? = nil) -> ReportCell {
    ReportCell(
      .number(number.double), style: ReportStyles.plain(decimals: number.decimals),
      formula: formula)
  }
}
