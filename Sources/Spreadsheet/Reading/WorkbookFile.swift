/// A file that was read as a whole.
public struct WorkbookFile: Hashable, Sendable {
  /// What the file holds.
  public var workbook: Workbook

  /// What was left out or mended.
  ///
  /// Nothing is dropped in silence.
  public var notices: [Notice]

  /// The format, as found in the bytes.
  public var format: SpreadsheetFormat

  /// Creates the result of reading a file.
  public init(workbook: Workbook, notices: [Notice] = [], format: SpreadsheetFormat) {
    self.workbook = workbook
    self.notices = notices
    self.format = format
  }
}
