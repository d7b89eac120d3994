/// The rows of a sheet, one at a time and in constant memory.
///
///     var rows = try document.rows(ofSheet: 0)
///     while let row = try rows.next() { … }
///
/// Rows come in the order of the file. Honest programs write each row once, in ascending order;
/// other files give rows again or out of order, and then so does this.
public struct SheetRows: ~Copyable {
  fileprivate let source: RowSource
  private var cells = 0
  private var sharedTextSize = 0
  private let limits: ReadLimits

  /// Creates the rows of a sheet that has none.
  init(name: String, limits: ReadLimits) {
    source = RowSource(name: name)
    self.limits = limits
  }

  init(_ rows: consuming XLSXRows, limits: ReadLimits) {
    source = RowSource(rows)
    self.limits = limits
  }

  init(_ rows: consuming ODSRows, limits: ReadLimits) {
    source = RowSource(rows)
    self.limits = limits
  }

  init(_ rows: consuming CSVRows, limits: ReadLimits) {
    source = RowSource(rows)
    self.limits = limits
  }

  /// The next row that has cells or properties; `nil` after the last.
  ///
  /// - Throws: When the rest of the sheet cannot be read, or passes a limit.
  public mutating func next() throws(SpreadsheetError) -> Row? {
    var row = StoredRow()
    return try next(into: &row) ? Row(row) : nil
  }

  /// Goes to the next row that has cells or properties, without making texts and styles of it.
  ///
  /// - Parameter row: Becomes the row; what was in it is gone.
  /// - Returns: `false` after the last row.
  /// - Throws: When the rest of the sheet cannot be read, or passes a limit.
  public mutating func next(into row: inout StoredRow) throws(SpreadsheetError) -> Bool {
    guard try source.next(into: &row) else { return false }
    cells += row.cells.count
    if cells > limits.streamedCells { throw SpreadsheetError(.limitExceeded("streamedCells")) }
    sharedTextSize += row.sharedTextSize
    if sharedTextSize > limits.streamedTextSize {
      throw SpreadsheetError(.limitExceeded("streamedTextSize"))
    }
    return true
  }

  /// Goes on to a later sheet of the same part, where a format has all sheets in one.
  ///
  /// - Returns: `false` when the rows of that sheet have to be made anew.
  mutating func goOn(toSheet index: Int) -> Bool { source.goOn(toSheet: index) }

  /// Counts on from what the rows of earlier sheets have held.
  mutating func count(onFrom earlier: borrowing SheetRows) {
    cells += earlier.cells
    sharedTextSize += earlier.sharedTextSize
  }

  /// Passes over the rows that are left, and reads what stands behind them.
  mutating func skipToEnd() throws(SpreadsheetError) {
    var row = StoredRow()
    while try next(into: &row) {}
  }

  /// The sheet without its rows, as far as it is known.
  ///
  /// What stands in the file after the rows, such as merged ranges in XLSX, is known once ``next()``
  /// has given `nil`.
  public var sheet: Sheet { source.sheet }

  /// What was left out or mended so far on this sheet.
  public var notices: [Notice] { source.notices }
}

extension SheetRows {
  /// How many bytes of text the cells so far hold, apart from texts that cells share.
  var textSize: Int { source.textSize }
}

/// The rows of whatever format; a class, so that callers need not know how large they are.
private final class RowSource {
  private var xlsx: XLSXRows?
  private var ods: ODSRows?
  private var csv: CSVRows?
  private let name: String

  init(name: String) {
    self.name = name
  }

  init(_ rows: consuming XLSXRows) {
    name = ""
    xlsx = consume rows
  }

  init(_ rows: consuming ODSRows) {
    name = ""
    ods = consume rows
  }

  init(_ rows: consuming CSVRows) {
    name = ""
    csv = consume rows
  }

  func next(into row: inout StoredRow) throws(SpreadsheetError) -> Bool {
    if xlsx != nil { return try xlsx?.next(into: &row) ?? false }
    if ods != nil { return try ods?.next(into: &row) ?? false }
    return try csv?.next(into: &row) ?? false
  }

  func goOn(toSheet index: Int) -> Bool { ods?.goOn(toSheet: index) ?? false }

  var textSize: Int { xlsx?.textSize ?? ods?.textSize ?? 0 }

  var sheet: Sheet { xlsx?.sheet ?? ods?.sheet ?? csv?.sheet ?? Sheet(name: name) }

  var notices: [Notice] { xlsx?.notices ?? ods?.notices ?? csv?.notices ?? [] }
}
