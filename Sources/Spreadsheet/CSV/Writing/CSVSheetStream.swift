/// The sheet of a CSV file, row by row.
struct CSVSheetStream {
  private var text: CSVText
  private var width = 0
  private var nextRow = 0

  init(_ dialect: CSVDialect) {
    text = CSVText(dialect, for: .people)
    text.writeByteOrderMark()
  }

  /// Writes the row with a field for each column that it, or a row before it, has.
  mutating func append(_ row: Row) {
    width = max(width, row.cells.last.map { $0.column + 1 } ?? 0)
    for _ in nextRow..<row.index { text.write([CellValue](repeating: .empty, count: width)) }
    nextRow = row.index + 1
    var values = [CellValue](repeating: .empty, count: width)
    for cell in row.cells { values[cell.column] = cell.value }
    text.write(values)
  }

  mutating func drain() -> [UInt8] { text.drain() }
}
