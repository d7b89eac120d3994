import Zip

/// An OpenDocument spreadsheet that was opened: everything but the sheets' cells.
///
/// All sheets stand in one part. It is read once when the file is opened, for what belongs to no
/// single sheet, and again for the rows of a sheet.
struct ODSDocument: Sendable {
  private(set) var workbook = Workbook()
  private(set) var notices: [Notice] = []

  private let source: ODSSource
  private let context: ODSContext

  /// How cells look.
  var styles: ODSStyles { context.styles }

  /// The sheets, in the order of their tabs.
  var sheets: [SheetListing] { context.tables.map(\.listing) }

  init(_ archive: ZipArchive, limits: ReadLimits) throws(SpreadsheetError) {
    try self.init(.package(archive), limits: limits)
  }

  init(flat document: ByteSource, limits: ReadLimits) throws(SpreadsheetError) {
    try self.init(.flat(document), limits: limits)
  }

  private init(_ source: ODSSource, limits: ReadLimits) throws(SpreadsheetError) {
    self.source = source
    if try source.isEncrypted(limits: limits) { throw SpreadsheetError(.encrypted) }
    var contents = ODSContents(limits: limits)
    var notices: [Notice] = []
    for name in ["styles.xml", "meta.xml", "settings.xml"] {
      do throws(SpreadsheetError) {
        if var part = try source.open(name, limits: limits) { try contents.read(&part) }
      } catch {
        guard error.isOfOneSheet else { throw error }
        let kind: Notice.Kind = name == "styles.xml" ? .stylesUnreadable : .partSkipped
        notices.append(Notice(kind, at: error.place, detail: error.explanation))
      }
    }
    var part = try source.openContent(limits: limits)
    do throws(SpreadsheetError) {
      try contents.read(&part)
    } catch {
      // The sheets before the fault can still be read.
      guard error.isOfOneSheet, !contents.tables.isEmpty else { throw error }
      notices.append(Notice(.partSkipped, at: error.place, detail: error.explanation))
    }
    if let kind = contents.foreignKind {
      throw SpreadsheetError(.unsupportedFormat(kind), at: part.place)
    }
    context = ODSContext(contents, limits: limits)
    workbook.definedNames = contents.definedNames
    workbook.properties = contents.properties
    workbook.namedStyles = context.styles.namedStyles
    self.notices = notices
  }

  /// What is left out of the workbook: charts, images, macros.
  var omissions: [Omission] {
    get throws(SpreadsheetError) { try source.omissions(limits: context.limits) }
  }

  /// What stands in the parts beside the sheets.
  var otherTexts: [OtherText] {
    guard case .package(let archive) = source else { return [] }
    return archive.otherTexts(limits: context.limits) { $0 != "content.xml" }
  }

  /// The rows of a sheet.
  func rows(ofSheet index: Int) throws(SpreadsheetError) -> ODSRows {
    ODSRows(try source.openContent(limits: context.limits), sheet: index, context: context)
  }
}

/// What a sheet needs of its document.
struct ODSContext: Sendable {
  let tables: [ODSContents.Table]
  let styles: ODSStyles
  let stored: ODSStoredStyles
  let validations: [String: DataValidation]
  let databaseRanges: [ODSContents.DatabaseRange]
  let frozenPanes: [String: ODSContents.FrozenPanes]
  let limits: ReadLimits

  init(_ contents: ODSContents, limits: ReadLimits) {
    styles = ODSStyles(contents.styles)
    stored = ODSStoredStyles(styles)
    tables = contents.tables(with: styles)
    validations = contents.validations
    databaseRanges = contents.databaseRanges
    frozenPanes = contents.frozenPanes
    self.limits = limits
  }
}
