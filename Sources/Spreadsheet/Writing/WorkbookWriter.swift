/// Writes workbooks as files that spreadsheet programs open without a warning.
///
/// The same workbook always gives the same bytes: nothing depends on the time, the machine or the
/// order of hashing.
///
///     var workbook = Workbook()
///     workbook.sheets = [sheet]
///     let bytes = try WorkbookWriter().write(workbook, as: .xlsx)
public struct WorkbookWriter: Sendable {
  /// How CSV text is written: by default with semicolons and decimal commas.
  ///
  /// So Excel under Swedish settings opens it. It is always UTF-8, with a byte order mark.
  public var csv = CSVDialect()

  /// Creates a writer.
  public init() {}

  /// Writes a workbook.
  ///
  /// What a format cannot carry is left out by these rules:
  /// - Rules of the kind `other` for conditional formats and data validation are left out.
  /// - A number that is not finite becomes the error `#NUM!`; a value that was never calculated and
  ///   has no formula becomes `#N/A`.
  /// - In XLSX, a date before the date system begins becomes text in the form of ISO 8601, and an
  ///   error value that Excel does not know becomes `#VALUE!`.
  /// - Text is never a formula, whatever it begins with. In CSV, which cannot say so, such a text has
  ///   an apostrophe before it.
  /// - OpenDocument carries links on cells with text only, no characters that XML forbids, and makes
  ///   a carriage return a line break. A sheet that only macros can show is hidden like others.
  ///   Formulas that refer to other files are left out there; their results stay.
  /// - CSV carries the values of one sheet; see ``DataPackage`` for more.
  ///
  /// - Returns: The bytes of the file.
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` with the place, when the workbook breaks a
  ///   rule of the format: a text of more than 32,767 characters, a cell outside the largest sheet,
  ///   two sheets of one name, overlapping merged ranges or tables.
  public func write(
    _ workbook: Workbook, as format: SpreadsheetFormat
  ) throws(SpreadsheetError) -> [UInt8] {
    switch format {
    case .xlsx: try XLSXWriter.write(workbook)
    case .ods: try ODSWriter.write(workbook)
    case .csv: try CSVWriter.write(workbook, csv)
    }
  }
}
