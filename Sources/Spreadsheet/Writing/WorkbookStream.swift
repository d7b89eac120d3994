internal import XML
internal import Zip

/// Writes an XLSX file row by row, so that memory does not grow with the rows.
///
///     var stream = WorkbookStream()
///     try stream.begin(Sheet(name: "Data"))
///     for row in rows { try stream.append(row); try save(stream.drain()) }
///     try stream.end()
///     try save(stream.finish())
///
/// Each text stands in its cell instead of in a list that all cells share. OpenDocument cannot be
/// written so: its styles stand before the rows that use them.
public struct WorkbookStream: ~Copyable {
  private var archive = ZipWriter()
  private var writer: XLSXWriter
  private var open: OpenSheet?

  private struct OpenSheet {
    var sheet: Sheet
    var worksheet: XLSXWorksheetWriter
    var nextRow = 0
  }

  /// Creates a file without sheets.
  ///
  /// - Parameter workbook: What belongs to no single sheet: names, properties and the date system. Its
  ///   sheets are not written.
  public init(_ workbook: Workbook = Workbook()) {
    var workbook = workbook
    workbook.sheets = []
    writer = XLSXWriter(workbook, sharesStrings: false)
  }

  /// Begins a sheet.
  ///
  /// - Parameter sheet: What is known before its rows: the name, columns, merged ranges, tables,
  ///   print set-up. Its rows are not written.
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when the sheet breaks a rule of XLSX, or has
  ///   charts, which show cells that are not known yet.
  /// - Precondition: No sheet is open.
  public mutating func begin(_ sheet: Sheet) throws(SpreadsheetError) {
    precondition(open == nil, "a sheet is open")
    var sheet = sheet
    sheet.setRows([])
    guard sheet.charts.isEmpty else {
      throw WorkbookRules.broken("charts cannot be streamed", on: sheet)
    }
    if let flaw = SheetNames.flaw(in: sheet.name) { throw WorkbookRules.broken(flaw, on: sheet) }
    guard writer.workbook[sheet: sheet.name] == nil else {
      throw WorkbookRules.broken("two sheets have this name", on: sheet)
    }
    try WorkbookRules(format: .xlsx).check(sheet)
    var worksheet = XLSXWorksheetWriter(sheet)
    let isActive = sheet.visibility == .visible && writer.workbook.firstVisibleSheet == nil
    worksheet.begin(isActive: isActive)
    archive.begin(XLSXWriter.path(ofSheet: writer.workbook.sheets.count))
    open = OpenSheet(sheet: sheet, worksheet: worksheet)
  }

  /// Writes a row of the sheet that is open.
  ///
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when the row is not below the one before, or
  ///   breaks a rule of XLSX.
  /// - Precondition: A sheet is open.
  public mutating func append(_ row: Row) throws(SpreadsheetError) {
    guard var current = open.take() else { preconditionFailure("no sheet is open") }
    defer { open = current }
    guard row.index >= current.nextRow else {
      throw WorkbookRules.broken(
        "the rows are not in order", on: current.sheet, at: CellAddress(row: row.index, column: 0))
    }
    try WorkbookRules(format: .xlsx).check(row, on: current.sheet)
    current.nextRow = row.index + 1
    // The header of a table is compared with the table once the sheet ends.
    if current.sheet.tables.contains(where: { $0.range.first.row == row.index }) {
      current.sheet.set(row)
    }
    current.worksheet.append(row, with: &writer.cells)
    if current.worksheet.xml.bytes.count >= Self.portion {
      archive.append(current.worksheet.xml.drain())
    }
  }

  /// How many bytes are gathered before they are packed.
  private static let portion = 64 * 1024

  /// Ends the sheet that is open.
  ///
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when a table's header row does not hold the
  ///   names of its columns, or tables overlap.
  /// - Precondition: A sheet is open.
  public mutating func end() throws(SpreadsheetError) {
    guard var current = open.take() else { preconditionFailure("no sheet is open") }
    var taken = writer.workbook.takenNames
    try TableRules.check(current.sheet, taken: &taken)
    current.sheet.setRows([])
    let references = writer.addStreamedSheet(current.sheet)
    current.worksheet.end(styles: &writer.cells.styles, references: references)
    archive.append(current.worksheet.xml.drain())
    archive.end()
  }

  /// Takes out the bytes that are ready.
  public mutating func drain() -> [UInt8] {
    archive.drain()
  }

  /// Ends the file.
  ///
  /// - Returns: The bytes that have not been taken out.
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when there is no sheet that can be seen, or a
  ///   defined name breaks a rule.
  /// - Precondition: No sheet is open.
  public consuming func finish() throws(SpreadsheetError) -> [UInt8] {
    precondition(open == nil, "a sheet is open")
    try WorkbookRules(format: .xlsx).checkWhole(writer.workbook)
    writer.finish(to: &archive)
    return archive.finish()
  }
}

extension Workbook {
  /// The names of tables and the defined names, which no other may have.
  fileprivate var takenNames: Set<String> {
    Set(definedNames.map { $0.name.lowercased() })
      .union(sheets.flatMap(\.tables).map { $0.name.lowercased() })
  }
}
