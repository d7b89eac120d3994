import Zip

/// Reads XLSX, ODS and CSV files that nobody has checked.
///
/// The format is found from the bytes, never from the file name.
///
///     let file = try WorkbookReader().read(bytes)
///     file.workbook[sheet: "Mål"]?["B7"]?.value      // .number(0.884)
public struct WorkbookReader: Sendable {
  /// The most that a file may hold.
  public var limits = ReadLimits()

  /// Creates a reader with safe limits.
  public init() {}

  /// Reads a file as a whole.
  ///
  /// - Parameter bytes: The file as stored.
  /// - Returns: The workbook, and a notice for each thing in the file that was left out or mended.
  /// - Throws: When the file is of another format, encrypted or damaged, or passes a limit. A sheet
  ///   that cannot be read costs only itself, and is told as a notice.
  public func read(_ bytes: [UInt8]) throws(SpreadsheetError) -> WorkbookFile {
    try open(bytes).read()
  }

  /// Opens a file whose sheets are then read one at a time, row by row.
  ///
  /// - Parameter bytes: The file as stored.
  /// - Throws: When the file is of another format, encrypted or damaged, or passes a limit.
  public func open(_ bytes: [UInt8]) throws(SpreadsheetError) -> SpreadsheetDocument {
    try SpreadsheetDocument(.bytes(bytes), limits: limits)
  }

  /// Opens a file that stays on disk: only the pieces being read are in memory.
  ///
  /// - Returns: `nil` when there is no such file, or it may not be read.
  /// - Throws: When the file is of another format, encrypted or damaged, or passes a limit.
  public func open(path: String) throws(SpreadsheetError) -> SpreadsheetDocument? {
    guard let file = RandomAccessFile(path: path) else { return nil }
    return try SpreadsheetDocument(.file(file), limits: limits)
  }
}
