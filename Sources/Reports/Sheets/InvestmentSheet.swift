internal import FoundationEssentials
internal import Scorecards
internal import Spreadsheet

/// Investeringsredovisning: the units below with their sums, which stay live.
///
/// Every figure is a sum of rows in ``InvestmentProjectSheet`` of the same workbook.
struct InvestmentSheet {
  let context: ReportContext

  /// The units of the report, from the top unit down.
  let units: [ConsolidatedUnit]

  /// The row of each project in the table of projects, by the place of its unit.
  private let rows: [String: [ClosedRange<Int>]]

  private let columns: [InvestmentColumn]

  init(context: ReportContext, units: [ConsolidatedUnit]) {
    self.context = context
    self.units = units
    var rows: [String: [ClosedRange<Int>]] = [:]
    let entries = InvestmentProjectSheet.entries(of: units)
    for unit in units {
      let codes = Set(
        context.consolidation.economySubtree(of: unit.unit.code).map(\.unit.code))
      let places = entries.indices.filter { codes.contains(entries[$0].unit.code) }
      rows[unit.unit.code] = places.map { LongTable.firstRow + $0 }.ranges
    }
    self.rows = rows
    columns = InvestmentColumn.shown(of: units.first?.investments)
  }

  /// The sheets of investments; none where there are no projects.
  static func sheets(
    context: ReportContext, index: ReportIndex, units: [ConsolidatedUnit]
  ) -> [ReportSheet] {
    guard units.first?.investments != nil else { return [] }
    return [
      InvestmentSheet(context: context, units: units).sheet,
      InvestmentProjectSheet(context: context, index: index, units: units).table,
    ]
  }

  var sheet: ReportSheet {
    var sheet = ReportSheet(SheetName.investments)
    sheet.setWidths([38] + columns.map { _ in 13.5 })
    sheet.title(
      SheetName.investments, subtitle: "\(context.occasion). \(Words.investmentSigns)")
    sheet.line(
      "Varje belopp summerar rader på bladet \(SheetName.investmentProjects).",
      style: ReportStyles.link, link: SheetPlace(SheetName.investmentProjects).link)
    sheet.skip()
    guard let top = units.first else { return sheet }
    let header = sheet.row
    sheet.header(
      ["Ansvar"] + columns.map { $0.title(previous: context.previousPeriod) }
    ) { $0 == 0 ? .general : .right }
    putOwn(top, on: &sheet)
    for child in summedChildren(of: top) {
      if top.unit.parent == nil, !child.children.isEmpty, child.investments != nil {
        putOwn(child, on: &sheet)
        for grandchild in summedChildren(of: child) {
          put(grandchild, named: grandchild.unit.name, isIndented: true, on: &sheet)
        }
        sheet.total(record(of: child, named: "Summa \(child.unit.name)", row: sheet.row))
      } else {
        put(child, named: child.unit.name, isIndented: false, on: &sheet)
      }
    }
    sheet.total(
      record(of: top, named: "Summa \(top.unit.name)", row: sheet.row), isGrand: true)
    putOwnAccounts(on: &sheet)
    sheet.freeze(rows: header + 1, columns: 1)
    return sheet
  }

  /// The units right below a unit whose investments count in its own.
  private func summedChildren(of unit: ConsolidatedUnit) -> [ConsolidatedUnit] {
    context.consolidation.children(of: unit.unit.code).filter { !$0.hasAccountsOfItsOwn }
  }

  /// The units that have accounts of their own, such as companies.
  private func putOwnAccounts(on sheet: inout ReportSheet) {
    let units = units.dropFirst().filter { $0.hasAccountsOfItsOwn && $0.investments != nil }
    guard !units.isEmpty else { return }
    sheet.skip()
    sheet.heading("Egna räkenskaper, utanför summan")
    for unit in units { put(unit, named: unit.unit.name, isIndented: false, on: &sheet) }
    sheet.line(Words.ownAccounts, style: ReportStyles.note)
  }

  /// The projects that a unit with others below it answers for itself.
  private func putOwn(_ unit: ConsolidatedUnit, on sheet: inout ReportSheet) {
    let own = unit.assessed?.scorecard.investments ?? []
    guard let first = rows[unit.unit.code]?.first?.lowerBound, !own.isEmpty,
      !unit.children.isEmpty
    else { return }
    let figures = own.map(InvestmentFigures.init).reduce(InvestmentFigures(), +)
    // The unit's own projects come before those of the units below it.
    let rows = [first...first + own.count - 1]
    let name = unit.unit.parent == nil ? "Kommunövergripande" : "\(unit.unit.name), gemensamt"
    sheet.put(record(figures, rows, named: name, row: sheet.row))
  }

  private func put(
    _ unit: ConsolidatedUnit, named name: String, isIndented: Bool, on sheet: inout ReportSheet
  ) {
    guard unit.investments != nil else { return }
    let record = record(of: unit, named: name, row: sheet.row)
    sheet.put(isIndented ? [record[0]?.indented()] + record.dropFirst() : record)
  }

  private func record(of unit: ConsolidatedUnit, named name: String, row: Int) -> [ReportCell?] {
    guard let figures = unit.investments, let rows = rows[unit.unit.code], !rows.isEmpty else {
      return [.text(name)] + columns.map { _ in .absentFigure() }
    }
    return record(figures, rows, named: name, row: row)
  }

  private func record(
    _ figures: InvestmentFigures, _ rows: [ClosedRange<Int>], named name: String, row: Int
  ) -> [ReportCell?] {
    [.text(name)]
      + columns.map { column in
        column.cell(of: figures, among: columns, row: row, firstColumn: 1) {
          sum(of: $0, rows)
        }
      }
  }

  private func sum(of column: InvestmentColumn, _ rows: [ClosedRange<Int>]) -> String {
    let number = 4 + (columns.firstIndex(of: column) ?? 0)
    return LongTable.sum(of: number, rows, on: SheetName.investmentProjects)
  }
}
