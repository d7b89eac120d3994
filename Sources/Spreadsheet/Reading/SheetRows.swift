/// The rows of a sheet, one at a time and in constant memory.
///
///     var rows = try document.rows(ofSheet: 0)
///     while let row = try rows.next() { … }
///
/// Rows come in the order of the file. Honest programs write each row once, in ascending order;
/// other files give rows again or out of order, and then so does this.
public struct SheetRows: ~Copyable {
  private var xlsx: XLSXRows?
  private var ods: ODSRows?
  private var csv: CSVRows?
  private let name: String
  private var cells = 0
  private let limit: Int

  /// Creates the rows of a sheet that has none.
  init(name: String) {
    self.name = name
    limit = 0
  }

  init(_ rows: consuming XLSXRows, limits: ReadLimits) {
    name = ""
    limit = limits.streamedCells
    xlsx = consume rows
  }

  init(_ rows: consuming ODSRows, limits: ReadLimits) {
    name = ""
    limit = limits.streamedCells
    ods = consume rows
  }

  init(_ rows: consuming CSVRows, limits: ReadLimits) {
    name = ""
    limit = limits.streamedCells
    csv = consume rows
  }

  /// The next row that has cells or properties; `nil` after the last.
  ///
  /// - Throws: When the rest of the sheet cannot be read, or passes a limit.
  public mutating func next() throws(SpreadsheetError) -> Row? {
    guard let row = try nextOfFormat() else { return nil }
    cells += row.cells.count
    if cells > limit { throw SpreadsheetError(.limitExceeded("streamedCells")) }
    return row
  }

  private mutating func nextOfFormat() throws(SpreadsheetError) -> Row? {
    if xlsx != nil { return try xlsx?.next() }
    if ods != nil { return try ods?.next() }
    return try csv?.next()
  }

  /// Passes over the rows that are left, and reads what stands behind them.
  mutating func skipToEnd() throws(SpreadsheetError) {
    while try next() != nil {}
  }

  /// The sheet without its rows, as far as it is known: what stands in the file after the rows, such
  /// as merged ranges in XLSX, is known once ``next()`` has given `nil`.
  public var sheet: Sheet {
    switch xlsx {
    case .some(let rows): return rows.sheet
    case nil: break
    }
    switch ods {
    case .some(let rows): return rows.sheet
    case nil: break
    }
    switch csv {
    case .some(let rows): return rows.sheet
    case nil: break
    }
    return Sheet(name: name)
  }

  /// What was left out or mended so far on this sheet.
  public var notices: [Notice] {
    switch xlsx {
    case .some(let rows): return rows.notices
    case nil: break
    }
    switch ods {
    case .some(let rows): return rows.notices
    case nil: break
    }
    switch csv {
    case .some(let rows): return rows.notices
    case nil: break
    }
    return []
  }
}
