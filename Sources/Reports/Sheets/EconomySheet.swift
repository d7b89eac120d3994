internal import FoundationEssentials
internal import Scorecards
internal import Spreadsheet

/// Driftredovisning: the unit itself and the units below it, with sums that stay live.
///
/// Every figure is a sum of rows in ``UnitEconomySheet`` of the same workbook.
struct EconomySheet {
  let context: ReportContext

  /// The units of the report in the order of ``UnitEconomySheet``, from the top unit down.
  let units: [ConsolidatedUnit]

  private let columns: [EconomyColumn]
  private let rows: UnitEconomyRows

  init(context: ReportContext, units: [ConsolidatedUnit]) {
    self.context = context
    self.units = units
    columns = UnitEconomySheet.columns(in: context)
    rows = UnitEconomyRows(of: units, in: context.consolidation)
  }

  var sheet: ReportSheet {
    var sheet = ReportSheet(SheetName.economy)
    sheet.setWidths([38] + columns.map { _ in 13.5 } + [16, 34])
    sheet.title(
      SheetName.economy, subtitle: "\(context.occasion). \(Words.signConvention)")
    sheet.line(
      "Varje belopp summerar rader på bladet \(SheetName.unitEconomy).",
      style: ReportStyles.link, link: SheetPlace(SheetName.unitEconomy).link)
    sheet.skip()
    guard let top = units.first else { return sheet }

    let header = sheet.row
    sheet.header(
      ["Ansvar"] + columns.map { $0.title(previous: context.previousPeriod) }
        + ["Styrkort mottagna", "Saknas i beloppen"]
    ) { (1...columns.count + 1).contains($0) ? .right : .general }
    if !top.children.isEmpty { sheet.put(ownRow(of: top, named: ownName(of: top), on: sheet)) }
    for child in summedChildren(of: top) {
      if top.unit.parent == nil, !child.children.isEmpty {
        putGroup(child, on: &sheet)
      } else {
        sheet.put(totalRow(of: child, named: child.unit.name, on: sheet))
      }
    }
    let total = sheet.row
    sheet.total(totalRow(of: top, named: "Summa \(top.unit.name)", on: sheet), isGrand: true)
    sheet.skip()
    putOwnAccounts(on: &sheet)
    putControls(of: top, totalAt: total, on: &sheet)
    sheet.freeze(rows: header + 1, columns: 1)
    return sheet
  }

  /// A unit's own responsibility, each unit below it, and their sum.
  private func putGroup(_ unit: ConsolidatedUnit, on sheet: inout ReportSheet) {
    sheet.put(ownRow(of: unit, named: "\(unit.unit.name), gemensamt", on: sheet))
    for child in summedChildren(of: unit) {
      let row = totalRow(of: child, named: child.unit.name, on: sheet)
      sheet.put([row[0]?.indented()] + row.dropFirst())
    }
    sheet.total(totalRow(of: unit, named: "Summa \(unit.unit.name)", on: sheet))
  }

  /// The units right below a unit whose economy counts in its own.
  private func summedChildren(of unit: ConsolidatedUnit) -> [ConsolidatedUnit] {
    context.consolidation.children(of: unit.unit.code).filter { !$0.hasAccountsOfItsOwn }
  }

  /// The units that have accounts of their own, such as companies.
  private func putOwnAccounts(on sheet: inout ReportSheet) {
    let units = units.dropFirst().filter(\.hasAccountsOfItsOwn)
    guard !units.isEmpty else { return }
    sheet.heading("Egna räkenskaper, utanför summan")
    for unit in units { sheet.put(totalRow(of: unit, named: unit.unit.name, on: sheet)) }
    sheet.line(Words.ownAccounts, style: ReportStyles.note)
    sheet.skip()
  }

  private func ownName(of unit: ConsolidatedUnit) -> String {
    unit.unit.parent == nil ? "Kommunövergripande" : "\(unit.unit.name), eget ansvar"
  }

  private func ownRow(
    of unit: ConsolidatedUnit, named name: String, on sheet: ReportSheet
  ) -> [ReportCell?] {
    let own = rows[unit].first.map { [$0.lowerBound...$0.lowerBound] }
    return row(
      named: name, statement: unit.economy.own, rows: own ?? [], at: sheet.row,
      submitted: [unit], leftOut: nil)
  }

  private func totalRow(
    of unit: ConsolidatedUnit, named name: String, on sheet: ReportSheet
  ) -> [ReportCell?] {
    row(
      named: name, statement: unit.economy.total, rows: rows[unit], at: sheet.row,
      submitted: context.consolidation.economySubtree(of: unit.unit.code),
      leftOut: LeftOutUnits(ofSumOver: unit, in: context.consolidation))
  }

  private func row(
    named name: String, statement: EconomyStatement?, rows: [ClosedRange<Int>], at row: Int,
    submitted units: [ConsolidatedUnit], leftOut: LeftOutUnits?
  ) -> [ReportCell?] {
    let expected = units.filter { $0.state != .notExpected }
    let received = expected.count { $0.state.isReceived }
    let figures = columns.enumerated().map { position, column -> ReportCell in
      guard let amount = statement?[column], !rows.isEmpty else { return .absentFigure() }
      if column.figure.isVariance {
        return .variance(amount, formula: varianceFormula(column.figure, row: row))
      }
      return .money(
        amount, formula: LongTable.sum(of: column.column, rows, on: SheetName.unitEconomy))
    }
    return [.text(name)] + figures
      + [
        ReportCell(.text("\(received) av \(expected.count)"), style: ReportStyles.rightText),
        .text(leftOut?.words ?? "–"),
      ]
  }

  /// Outcome or forecast minus budget, within the row.
  private func varianceFormula(_ figure: EconomyColumn.Figure, row: Int) -> String {
    func cell(_ figure: EconomyColumn.Figure) -> String {
      let place = columns.firstIndex { $0.kind == .net && $0.figure == figure } ?? 0
      return CellAddress(row: row, column: place + 1).text
    }
    return "\(cell(figure == .variance ? .outcome : .forecast))-\(cell(.budget))"
  }

  /// Two ways to the same total, and what they differ by.
  private func putControls(
    of top: ConsolidatedUnit, totalAt row: Int, on sheet: inout ReportSheet
  ) {
    sheet.heading("Kontrollsummor")
    let total = top.economy.total
    func cell(_ column: Int) -> String { CellAddress(row: row, column: column).text }
    let checks: [(String, Decimal?, Decimal?, String)] = [
      (
        "Netto budget − (intäkter + kostnader)", total.net.budget,
        Self.sum(total.income.budget, total.costs.budget), "\(cell(5))-(\(cell(1))+\(cell(3)))"
      ),
      (
        "Netto utfall − (intäkter + kostnader)", total.net.outcome,
        Self.sum(total.income.outcome, total.costs.outcome), "\(cell(6))-(\(cell(2))+\(cell(4)))"
      ),
    ]
    sheet.table(
      columns: ["Kontroll", "Skillnad", "Resultat"],
      checks.map { name, reported, recomputed, formula in
        guard let reported, let recomputed else { return [.text(name), .missing, .missing] }
        let difference = reported - recomputed
        return [
          .text(name), .variance(difference, formula: formula),
          .text(difference == 0 ? "Stämmer" : "Stämmer inte"),
        ]
      })
  }

  private static func sum(_ first: Decimal?, _ second: Decimal?) -> Decimal? {
    guard let first, let second else { return nil }
    return first + second
  }
}
