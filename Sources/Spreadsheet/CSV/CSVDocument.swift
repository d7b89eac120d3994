import XML

/// A CSV text that was opened: a workbook of one sheet.
struct CSVDocument: Sendable {
  let sheets = [SheetListing(name: Self.sheetName)]
  let workbook = Workbook()
  let notices: [Notice] = []

  private let bytes: [UInt8]
  private let longestText: Int

  /// The name of the sheet, for the text has none.
  static let sheetName = "CSV"

  init(_ bytes: [UInt8], limits: ReadLimits) throws(SpreadsheetError) {
    self.bytes = bytes
    longestText = limits.xml.textLength
  }

  /// The rows of the text.
  func rows() throws(SpreadsheetError) -> CSVRows {
    var rows = try CSVRows(bytes)
    rows.longestText = longestText
    return rows
  }
}

extension CSVRows {
  /// The sheet without its rows; there is nothing else to a text.
  var sheet: Sheet { Sheet(name: CSVDocument.sheetName) }
}
