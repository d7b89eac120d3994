internal import Zip

/// Writes a file row by row, so that memory does not grow with the rows.
///
///     var workbook = Workbook()
///     workbook.sheets = [Sheet(name: "Data")]
///     var stream = try WorkbookStream(workbook, as: .ods)
///     for row in rows { try stream.append(row); try save(stream.drain()) }
///     try save(stream.finish())
///
/// What is left out beyond the rules of ``WorkbookWriter``: in OpenDocument, the program sets the
/// height of a row that is appended.
public struct WorkbookStream: ~Copyable {
  private var archive = ZipWriter()
  private var xlsx: XLSXSheetStream?
  private var ods: ODSSheetStream?
  private var csv: CSVSheetStream?

  private let format: SpreadsheetFormat
  private let sheets: [Sheet]
  private var position = 0
  private var tableNames: Set<String>
  /// The sheet that is open, with no other rows than the headers of its tables.
  private var open = Sheet(name: "")
  private var nextRow = 0

  /// Begins a file and its first sheet.
  ///
  /// - Parameters:
  ///   - workbook: Everything but the rows: sheets with their columns, merged ranges, tables and print
  ///     set-up, names, properties. Rows that a sheet has already come before those that are appended.
  ///   - format: The format of the file.
  ///   - dialect: How CSV text is written.
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when the workbook breaks a rule of the format,
  ///   has charts, which show cells that are not known yet, or, in OpenDocument, has conditional
  ///   formats; in CSV, when it has another number of sheets than one.
  public init(
    _ workbook: Workbook, as format: SpreadsheetFormat, dialect: CSVDialect = CSVDialect()
  ) throws(SpreadsheetError) {
    self.format = format
    sheets = workbook.sheets
    tableNames = Set(workbook.definedNames.map { $0.name.lowercased() })
    let rules = WorkbookRules(format: format)
    try rules.checkFrame(of: workbook)
    for sheet in workbook.sheets {
      try rules.check(sheet)
      guard sheet.charts.isEmpty, format != .ods || sheet.conditionalFormats.isEmpty else {
        throw WorkbookRules.broken("charts or conditional formats cannot be streamed", on: sheet)
      }
    }
    switch format {
    case .xlsx: xlsx = XLSXSheetStream(workbook)
    case .ods: ods = ODSSheetStream(workbook, to: &archive)
    case .csv:
      guard sheets.count == 1 else {
        throw SpreadsheetError(.cannotBeWritten, detail: "a CSV file holds one sheet")
      }
      csv = CSVSheetStream(dialect)
    }
    try beginSheet()
  }

  /// Writes a row of the sheet that is open.
  ///
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when the row is not below the one before, or
  ///   breaks a rule of the format.
  /// - Precondition: Not all sheets have ended.
  public mutating func append(_ row: Row) throws(SpreadsheetError) {
    precondition(position < sheets.count, "all sheets have ended")
    guard row.index >= nextRow else {
      throw WorkbookRules.broken(
        "the rows are not in order", on: open, at: CellAddress(row: row.index, column: 0))
    }
    try WorkbookRules(format: format).check(row, on: open)
    nextRow = row.index + 1
    // The header of a table is compared with the table once the sheet ends.
    if open.tables.contains(where: { $0.range.first.row == row.index }) { open.set(row) }
    xlsx?.append(row, to: &archive)
    ods?.append(row, to: &archive)
    csv?.append(row)
  }

  /// Ends the sheet that is open, and begins the next one.
  ///
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when a table's header row does not hold the
  ///   names of its columns, or tables overlap.
  /// - Precondition: Not all sheets have ended.
  public mutating func endSheet() throws(SpreadsheetError) {
    precondition(position < sheets.count, "all sheets have ended")
    try TableRules.check(open, taken: &tableNames)
    xlsx?.end(position, to: &archive)
    ods?.end(to: &archive)
    position += 1
    if position < sheets.count { try beginSheet() }
  }

  private mutating func beginSheet() throws(SpreadsheetError) {
    let sheet = sheets[position]
    open = sheet
    open.setRows([])
    nextRow = 0
    xlsx?.begin(open, at: position, to: &archive)
    ods?.begin(open)
    for row in sheet.rows { try append(row) }
  }

  /// Takes out the bytes that are ready.
  public mutating func drain() -> [UInt8] {
    csv?.drain() ?? archive.drain()
  }

  /// Ends the sheets that have not ended, and the file.
  ///
  /// - Returns: The bytes that have not been taken out.
  /// - Throws: What ``endSheet()`` throws.
  public consuming func finish() throws(SpreadsheetError) -> [UInt8] {
    while position < sheets.count { try endSheet() }
    if var csv { return csv.drain() }
    xlsx?.finish(to: &archive)
    ods?.finish(to: &archive)
    return archive.finish()
  }

  /// How many bytes are gathered before they are packed.
  static let portion = 64 * 1024
}
