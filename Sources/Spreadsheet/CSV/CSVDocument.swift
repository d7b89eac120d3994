import XML

/// A CSV text that was opened: a workbook of one sheet.
struct CSVDocument: Sendable {
  let sheets = [SheetListing(name: Self.sheetName)]
  let workbook = Workbook()
  let notices: [Notice] = []

  private let text: TextFile
  private let dialect: CSVDialect
  private let longestText: Int

  /// The name of the sheet, for the text has none.
  static let sheetName = "CSV"

  init(_ text: TextFile, limits: ReadLimits) {
    self.text = text
    dialect = CSVDialect.detect(in: TextWindow(text.pieces), encoding: text.encoding)
    longestText = limits.xml.textLength
  }

  /// The rows of the text.
  func rows() -> CSVRows {
    CSVRows(text, dialect: dialect, longestText: longestText)
  }
}

extension CSVRows {
  /// The sheet without its rows; there is nothing else to a text.
  var sheet: Sheet { Sheet(name: CSVDocument.sheetName) }
}
