import Zip

/// A file that was opened, and whose sheets can be read one at a time.
///
///     let document = try WorkbookReader().open(bytes)
///     var rows = try document.rows(ofSheet: 0)
///     while let row = try rows.next() { … }
public struct SpreadsheetDocument: Sendable {
  /// The format, as found in the bytes.
  public let format: SpreadsheetFormat

  /// The most that is read.
  let limits: ReadLimits

  private let content: Content

  private enum Content: Sendable {
    case xlsx(XLSXDocument)
    case ods(ODSDocument)
    case csv(CSVDocument)
  }

  init(_ source: ByteSource, limits: ReadLimits) throws(SpreadsheetError) {
    self.limits = limits
    switch try FileFormat.detect(source, limits: limits) {
    case .xlsx(let package):
      format = .xlsx
      content = .xlsx(try XLSXDocument(package, limits: limits))
    case .ods(let archive):
      format = .ods
      content = .ods(try ODSDocument(archive, limits: limits))
    case .flatODS(let document):
      format = .ods
      content = .ods(try ODSDocument(flat: document, limits: limits))
    case .csv(let text):
      format = .csv
      content = .csv(CSVDocument(text, limits: limits))
    }
  }

  /// The sheets, in the order of their tabs, those without cells included.
  public var sheets: [SheetListing] {
    switch content {
    case .xlsx(let document): document.sheets
    case .ods(let document): document.sheets
    case .csv(let document): document.sheets
    }
  }

  /// What belongs to no single sheet: names, properties, and the date system.
  ///
  /// It has no sheets.
  public var workbook: Workbook {
    switch content {
    case .xlsx(let document): document.workbook
    case .ods(let document): document.workbook
    case .csv(let document): document.workbook
    }
  }

  /// What was left out or mended so far, before any sheet is read.
  public var notices: [Notice] {
    switch content {
    case .xlsx(let document): document.notices
    case .ods(let document): document.notices
    case .csv(let document): document.notices
    }
  }

  /// What the file holds that the workbook does not: charts, images, macros, pivot tables.
  ///
  /// It is found from the list of the file's parts. Parts of text within a cell that look different,
  /// page breaks, margins, outlines and shapes are left out as well, and not counted.
  ///
  /// - Throws: When the list of parts cannot be read.
  public var omissions: [Omission] {
    get throws(SpreadsheetError) {
      switch content {
      case .xlsx(let document): try document.omissions
      case .ods(let document): try document.omissions
      case .csv: []
      }
    }
  }

  /// What stands in the parts that the workbook does not have, such as shapes, pivot tables and
  /// properties, where it holds ten digits or more.
  ///
  /// It is for a search through all of the file. Parts that cannot be read are left out.
  public var otherTexts: [OtherText] {
    switch content {
    case .xlsx(let document): document.otherTexts
    case .ods(let document): document.otherTexts
    case .csv: []
    }
  }

  /// How cells look, by the number of their style; none for other formats than XLSX.
  var cellStyles: [CellStyle] {
    if case .xlsx(let document) = content { document.styles.styles } else { [] }
  }

  /// How cells look, by the name of their style; `nil` for other formats than OpenDocument.
  var namedCellStyles: ODSStyles? {
    if case .ods(let document) = content { document.styles } else { nil }
  }

  /// The rows of a sheet, one at a time and in constant memory.
  ///
  /// - Parameter index: The place of the sheet in ``sheets``.
  /// - Throws: When the sheet cannot be read.
  /// - Precondition: There is such a sheet.
  public func rows(ofSheet index: Int) throws(SpreadsheetError) -> SheetRows {
    guard sheets[index].kind.hasCells else {
      return SheetRows(name: sheets[index].name, limits: limits)
    }
    switch content {
    case .xlsx(let document): return SheetRows(try document.rows(ofSheet: index), limits: limits)
    case .ods(let document): return SheetRows(try document.rows(ofSheet: index), limits: limits)
    case .csv(let document): return SheetRows(document.rows(), limits: limits)
    }
  }

  /// The rows of a sheet, read on from those of an earlier one.
  ///
  /// Where a format has all sheets in one part, that part is then read only one time for all of
  /// them. Cells are counted on, so that limits hold for all sheets together.
  ///
  /// - Parameters:
  ///   - index: The place of the sheet in ``sheets``.
  ///   - earlier: The rows of a sheet before it.
  /// - Throws: When the sheet cannot be read.
  /// - Precondition: There is such a sheet.
  public func rows(
    ofSheet index: Int, after earlier: consuming SheetRows?
  ) throws(SpreadsheetError) -> SheetRows {
    guard var earlier else { return try rows(ofSheet: index) }
    if earlier.goOn(toSheet: index) { return earlier }
    var rows = try rows(ofSheet: index)
    rows.count(onFrom: earlier)
    return rows
  }

  /// A sheet without its rows: what lies over its cells, such as merged ranges and notes.
  ///
  /// It is found by a pass over the sheet that keeps no cell; ask for it before the rows where they
  /// need it. Of a damaged sheet it is what stands before the fault, which the rows then tell.
  ///
  /// - Parameter index: The place of the sheet in ``sheets``.
  /// - Throws: When the sheet cannot be read at all, or passes a limit.
  /// - Precondition: There is such a sheet.
  public func layout(ofSheet index: Int) throws(SpreadsheetError) -> Sheet {
    var rows = try rows(ofSheet: index)
    do throws(SpreadsheetError) {
      try rows.skipToEnd()
    } catch {
      guard error.isOfOneSheet else { throw error }
    }
    return rows.sheet
  }
}
