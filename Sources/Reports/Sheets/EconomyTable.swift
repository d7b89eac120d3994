internal import Findings
internal import FoundationEssentials
internal import Scorecards
internal import Spreadsheet

/// Income, costs and net of a unit with all below it, with budget and outcome side by side.
///
/// It fills six columns: what, a sentence, and four figures.
struct EconomyTable {
  let context: ReportContext
  let unit: ConsolidatedUnit

  /// Whether the figures are the unit's own, without the units below it.
  let isOwn: Bool

  /// The rows of ``UnitEconomySheet`` that the figures sum; empty where there is no such sheet.
  let rows: [ClosedRange<Int>]

  func put(on sheet: inout ReportSheet) {
    sheet.heading("Ekonomi, tkr")
    let titles =
      context.showsForecast
      ? ["Budget", "Utfall", "Prognos", "Avvikelse"]
      : ["Budget", "Utfall", "Avvikelse", "Utfall \(context.previousPeriod)"]
    let first = sheet.row + 1
    let kinds = EconomyLine.Kind.allCases
    let records = kinds.enumerated().map { position, kind in
      record(kind, at: first + position)
    }
    sheet.table(columns: ["Post", "Mot budget"] + titles, Array(records.dropLast()))
    if let net = records.last { sheet.total(net) }
    let leftOut = LeftOutUnits(ofSumOver: unit, in: context.consolidation)
    if !isOwn, !leftOut.isEmpty {
      sheet.line("Saknas i beloppen: \(leftOut.words).", style: ReportStyles.note)
    }
    sheet.skip()
  }

  private func record(_ kind: EconomyLine.Kind, at row: Int) -> [ReportCell?] {
    let statement = isOwn ? unit.economy.own ?? EconomyStatement() : unit.economy.total
    let figures = statement[kind]
    func terms(_ column: EconomyTerm.Column) -> [Source] {
      context.terms(kind, column, of: unit, isOwn: isOwn)
    }
    let names: [ReportCell?] = [
      .text(kind.swedishName),
      .text(reading(figures)).from(terms(.outcome) + terms(.budget)),
    ]
    let budget = ReportCell.money(figures.budget, formula: sum(kind, .budget, figures.budget))
      .from(terms(.budget))
    let outcome = ReportCell.money(figures.outcome, formula: sum(kind, .outcome, figures.outcome))
      .from(terms(.outcome))
    func cell(_ column: Int) -> String { CellAddress(row: row, column: column).text }
    if context.showsForecast {
      return names + [
        budget, outcome, .money(figures.forecast).from(terms(.forecast)),
        .variance(
          figures.forecastVariance,
          formula: figures.forecastVariance.map { _ in "\(cell(4))-\(cell(2))" }),
      ]
    }
    return names + [
      budget, outcome,
      .variance(figures.variance, formula: figures.variance.map { _ in "\(cell(3))-\(cell(2))" }),
      context.previousOutcome(
        .money(figures.previousOutcome), kind, of: unit, isOwn: isOwn),
    ]
  }

  /// The sum of rows that the sheet of units shows; `nil` where it has no such column.
  private func sum(
    _ kind: EconomyLine.Kind, _ figure: EconomyColumn.Figure, _ amount: Decimal?
  ) -> String? {
    let column = UnitEconomySheet.columns.first { $0.kind == kind && $0.figure == figure }
    guard amount != nil, !rows.isEmpty, let column else { return nil }
    return LongTable.sum(of: column.column, rows, on: SheetName.unitEconomy)
  }

  /// `197 tkr sämre än budget (0,1 %)`.
  private func reading(_ figures: EconomyFigures) -> String? {
    guard let variance = context.showsForecast ? figures.forecastVariance : figures.variance,
      let budget = figures.budget
    else { return nil }
    let subject = context.showsForecast ? "Prognos " : ""
    if variance == 0 { return "\(subject)enligt budget".uppercasedFirst }
    let amount = "\(variance.magnitude.rounded(toDecimals: 0).swedishText) tkr"
    let word = variance < 0 ? "sämre än budget" : "bättre än budget"
    guard budget != 0 else { return "\(subject)\(amount) \(word)" }
    let share = (variance / budget * 100).magnitude.rounded(toDecimals: 1).swedishText
    return "\(subject)\(amount) \(word) (\(share) %)"
  }
}
