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
  private let rows: [String: ClosedRange<Int>]

  init(context: ReportContext, units: [ConsolidatedUnit]) {
    self.context = context
    self.units = units
    var rows: [String: ClosedRange<Int>] = [:]
    let entries = InvestmentProjectSheet.entries(of: units)
    for unit in units {
      let codes = Set(
        context.consolidation.subtree(of: unit.unit.code).map(\.unit.code))
      let places = entries.indices.filter { codes.contains(entries[$0].unit.code) }
      guard let first = places.first, let last = places.last else { continue }
      rows[unit.unit.code] = LongTable.firstRow + first...LongTable.firstRow + last
    }
    self.rows = rows
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
    let columns = InvestmentColumn.all
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
    for child in context.consolidation.children(of: top.unit.code) {
      if top.unit.parent == nil, !child.children.isEmpty, child.investments != nil {
        putOwn(child, on: &sheet)
        for grandchild in context.consolidation.children(of: child.unit.code) {
          put(grandchild, named: grandchild.unit.name, isIndented: true, on: &sheet)
        }
        sheet.total(record(of: child, named: "Summa \(child.unit.name)", row: sheet.row))
      } else {
        put(child, named: child.unit.name, isIndented: false, on: &sheet)
      }
    }
    sheet.total(
      record(of: top, named: "Summa \(top.unit.name)", row: sheet.row), isGrand: true)
    sheet.freeze(rows: header + 1, columns: 1)
    return sheet
  }

  /// The projects that a unit with others below it answers for itself.
  private func putOwn(_ unit: ConsolidatedUnit, on sheet: inout ReportSheet) {
    let own = unit.assessed?.scorecard.investments ?? []
    guard let all = rows[unit.unit.code], !own.isEmpty, !unit.children.isEmpty else { return }
    let figures = own.map(InvestmentFigures.init).reduce(InvestmentFigures(), +)
    // The unit's own projects come before those of the units below it.
    let rows = all.lowerBound...all.lowerBound + own.count - 1
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
    guard let figures = unit.investments, let rows = rows[unit.unit.code] else {
      return [.text(name)] + InvestmentColumn.all.map { _ in .absentFigure() }
    }
    return record(figures, rows, named: name, row: row)
  }

  private func record(
    _ figures: InvestmentFigures, _ rows: ClosedRange<Int>, named name: String, row: Int
  ) -> [ReportCell?] {
    [.text(name)]
      + InvestmentColumn.all.map { column in
        column.cell(of: figures, row: row, firstColumn: 1) {
          Self.sum(of: $0, rows)
        }
      }
  }

  private static func sum(of column: InvestmentColumn, _ rows: ClosedRange<Int>) -> String {
    let place = SheetPlace(
      SheetName.investmentProjects, row: rows.lowerBound, column: 4 + column.rawValue)
    let last = CellAddress(row: rows.upperBound, column: 4 + column.rawValue).text
    return rows.count == 1 ? place.reference : "SUM(\(place.reference):\(last))"
  }
}
