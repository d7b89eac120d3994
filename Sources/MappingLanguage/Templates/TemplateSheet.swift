import Spreadsheet

/// A sheet of a template while it is filled from the top down.
struct TemplateSheet {
  var sheet: Sheet

  /// The row that is written next, from 0.
  private(set) var row: Int

  /// The rows that are kept for cells with addresses of their own.
  private let cellRows: Set<Int>

  /// The rows that are kept for tables with addresses of their own.
  private let tableRows: Set<Int>

  /// Where forms are filled in; the cells become as wide as the tables below them.
  private var formInputs: [CellAddress] = []

  /// The last column of the tables.
  private var lastTableColumn = 0

  init(name: String, cellRows: Set<Int> = [], tableRows: Set<Int> = []) {
    sheet = Sheet(name: name)
    sheet.printSetup.isLandscape = true
    sheet.printSetup.fitsWidth = true
    self.cellRows = cellRows
    self.tableRows = tableRows
    // The first row holds the title, and the second is blank.
    row = 2
    skipReserved()
  }

  /// Goes on below what was written, past the rows that are kept.
  mutating func advance(by count: Int = 1) {
    row += count
    skipReserved()
  }

  private mutating func skipReserved() {
    while cellRows.contains(row) || tableRows.contains(row) { row += 1 }
  }

  /// How many rows from a row on are kept for the table that begins there.
  func tableRoom(from first: Int) -> Int {
    var row = first
    while tableRows.contains(row) { row += 1 }
    return row - first
  }

  /// The first cell of the first row that holds nothing.
  var freeTitleCell: CellAddress {
    let last = sheet.row(at: 0)?.cells.last?.column
    return CellAddress(row: 0, column: last.map { $0 + 1 } ?? 0)
  }

  /// The number in a cell; `nil` where there is none.
  func number(at address: CellAddress) -> Double? {
    if case .number(let number) = sheet[address]?.value { number } else { nil }
  }

  /// Writes a cell.
  mutating func put(
    _ value: CellValue, at address: CellAddress, style: CellStyle, formula: String? = nil
  ) {
    sheet.set(value, at: address, style: style, formula: formula)
  }

  /// Makes a column at least this wide, in characters.
  mutating func widen(_ column: Int, to width: Double) {
    let now = sheet.columns[column]?.width ?? 0
    if now < width { sheet.columns[column] = Column(width: width) }
  }

  /// Remembers where a form is filled in.
  mutating func addFormInput(_ address: CellAddress) {
    formInputs.append(address)
  }

  /// Makes room for a column of a table.
  mutating func addTableColumn(_ column: Int, width: Double) {
    widen(column, to: width)
    lastTableColumn = max(lastTableColumn, column)
  }

  /// Whether nothing is written in a cell.
  func isFree(_ address: CellAddress) -> Bool { sheet[address] == nil }

  /// The finished sheet, with rows as high as their texts need.
  func finished() -> Sheet {
    var sheet = withWideForms
    for var row in sheet.rows {
      let lines = row.cells.compactMap { cell -> Int? in
        guard case .text(let text) = cell.value, cell.style.alignment.wrapsText else { return nil }
        let address = CellAddress(row: row.index, column: cell.column)
        let last = sheet.mergedRange(at: address)?.last.column ?? cell.column
        let width = (cell.column...last).reduce(0) { $0 + (sheet.columns[$1]?.width ?? 9) }
        return TextFit.lines(text, width: width)
      }
      guard let most = lines.max(), most > 1 else { continue }
      row.height = TextFit.height(lines: most)
      sheet.set(row)
    }
    return sheet
  }

  /// The sheet with room for long texts in its forms: over the columns of the tables where there
  /// are some, otherwise in a wide column.
  private var withWideForms: Sheet {
    var sheet = sheet
    for address in formInputs {
      let last = min(lastTableColumn, 5)
      if last > address.column + 1 {
        let end = CellAddress(row: address.row, column: last)
        for column in address.column + 1...last {
          sheet.set(
            .empty, at: CellAddress(row: address.row, column: column), style: TemplateStyles.input)
        }
        sheet.mergedRanges.append(CellRange(address, end))
      } else {
        let width = sheet.columns[address.column]?.width ?? 0
        sheet.columns[address.column] = Column(width: max(width, 60))
      }
    }
    return sheet
  }
}
