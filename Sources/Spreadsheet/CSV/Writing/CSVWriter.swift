/// Writes a sheet as a single CSV text.
enum CSVWriter {
  static func write(
    _ workbook: Workbook, _ dialect: CSVDialect
  ) throws(SpreadsheetError) -> [UInt8] {
    let filled = workbook.sheets.filter { $0.usedRange != nil }
    guard filled.count <= 1 else {
      throw SpreadsheetError(
        .cannotBeWritten, at: Place(sheet: filled[1].name),
        detail: "a CSV file holds one sheet; write a data package instead")
    }
    var text = CSVText(dialect, for: .people)
    text.writeByteOrderMark()
    if let sheet = filled.first, let range = try grid(of: sheet) {
      sheet.forEachRow(in: range) { text.write($0) }
    }
    return text.bytes
  }

  /// The cells from the first to the last that is filled, which CSV writes one by one.
  ///
  /// - Returns: `nil` for an empty sheet.
  /// - Throws: When two cells lie so far apart that there are more than 50 million between them.
  static func grid(of sheet: Sheet) throws(SpreadsheetError) -> CellRange? {
    guard let last = sheet.usedRange?.last else { return nil }
    guard (last.row + 1) * (last.column + 1) <= 50_000_000 else {
      throw SpreadsheetError(
        .cannotBeWritten, at: Place(sheet: sheet.name, cell: last),
        detail: "a CSV file of the sheet would have more than 50 million fields")
    }
    return CellRange(CellAddress(row: 0, column: 0), last)
  }
}

extension Sheet {
  /// Gives the values of each row in a range, with empty ones where there are no cells.
  func forEachRow(in range: CellRange, _ body: ([CellValue]) -> Void) {
    let width = range.last.column - range.first.column + 1
    var next = rows.partitioningIndex { $0.index >= range.first.row }
    for index in range.first.row...range.last.row {
      var values = [CellValue](repeating: .empty, count: width)
      if next < rows.count, rows[next].index == index {
        for cell in rows[next].cells
        where (range.first.column...range.last.column).contains(cell.column) {
          values[cell.column - range.first.column] = cell.value
        }
        next += 1
      }
      body(values)
    }
  }
}
