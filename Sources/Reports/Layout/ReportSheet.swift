internal import Spreadsheet

/// A sheet of a report, written from the top down.
struct ReportSheet {
  private(set) var sheet: Sheet

  /// The row that is written next, from 0.
  private(set) var row = 0

  init(_ name: String) {
    sheet = Sheet(name: name)
    sheet.printSetup.isLandscape = true
    sheet.printSetup.fitsWidth = true
  }

  /// Sets the column widths, in characters, from the left.
  mutating func setWidths(_ widths: [Double]) {
    for (column, width) in widths.enumerated() { sheet.columns[column] = Column(width: width) }
  }

  mutating func setTabColor(_ color: Color) {
    sheet.tabColor = color
  }

  /// Leaves rows blank.
  mutating func skip(_ count: Int = 1) {
    row += count
  }

  mutating func title(_ text: String, subtitle: String? = nil) {
    line(text, style: ReportStyles.title)
    if let subtitle { line(subtitle, style: ReportStyles.subtitle) }
  }

  mutating func heading(_ text: String) {
    line(text, style: ReportStyles.heading)
  }

  mutating func line(_ text: String, style: CellStyle = ReportStyles.body, link: String? = nil) {
    put([ReportCell(.text(text), style: style, link: link)])
  }

  /// A label with what it stands for beside it.
  mutating func fact(_ label: String, _ text: String) {
    put([
      ReportCell(.text(label), style: ReportStyles.label),
      ReportCell(.text(text), style: ReportStyles.body),
    ])
  }

  /// A row of cells from the left; `nil` leaves a cell out.
  mutating func put(_ cells: [ReportCell?], height: Double? = nil) {
    var row = Row(index: self.row)
    row.height = height
    for (column, cell) in cells.enumerated() {
      guard let cell else { continue }
      row.cells.append(
        Cell(column: column, value: cell.value, formula: cell.formula, style: cell.style))
      if let link = cell.link {
        sheet.hyperlinks[CellAddress(row: self.row, column: column)] = link
      }
    }
    sheet.set(row)
    self.row += 1
  }

  /// A table: a header row, then a row for each record.
  ///
  /// - Parameter name: Makes it a real table of the workbook, with filter buttons. Without a name
  ///   it only looks like one.
  /// - Returns: The rows of the records, from 0; `nil` when there are none.
  @discardableResult
  mutating func table(
    name: String? = nil, columns: [String], numeric: Set<Int> = [], _ records: [[ReportCell?]]
  ) -> ClosedRange<Int>? {
    let headerRow = row
    put(
      columns.enumerated().map { column, title in
        ReportCell(
          .text(title),
          style: numeric.contains(column)
            ? ReportStyles.numericColumnHeader : ReportStyles.columnHeader)
      })
    for record in records { put(record) }
    guard row > headerRow + 1 else { return nil }
    if let name {
      sheet.tables.append(
        Table(
          name: name,
          range: CellRange(
            CellAddress(row: headerRow, column: 0),
            CellAddress(row: row - 1, column: columns.count - 1)),
          columnNames: columns))
    }
    return headerRow + 1...row - 1
  }

  /// The row that sums up the table above.
  mutating func total(_ cells: [ReportCell?], isGrand: Bool = false) {
    put(cells.map { $0?.styled(isGrand ? ReportStyles.grandTotal : ReportStyles.total) })
  }

  mutating func repeatRows(_ rows: ClosedRange<Int>) {
    sheet.printSetup.repeatedRows = rows
  }

  /// Keeps rows and columns in view, and repeats the last of the rows on every printed page.
  mutating func freeze(rows: Int, columns: Int) {
    sheet.frozenRows = rows
    sheet.frozenColumns = columns
    if rows > 0 { sheet.printSetup.repeatedRows = rows - 1...rows - 1 }
  }

  var name: String { sheet.name }

  /// The finished sheet.
  func finished(footer: String) -> Sheet {
    var sheet = sheet
    sheet.printSetup.footer = "&L\(footer.replacing("&", with: "&&"))&RSida &P av &N"
    return sheet
  }
}
