import Zip

/// An XLSX file that was opened: everything but the sheets' cells.
struct XLSXDocument: Sendable {
  private(set) var sheets: [SheetListing] = []
  private(set) var workbook = Workbook()
  private(set) var notices: [Notice] = []

  private let package: XLSXPackage
  private let limits: ReadLimits
  private var parts: [String?] = []
  private(set) var styles = CellStyles()
  private var texts = SharedTexts()
  private var people: [String: String] = [:]
  private var printNames: [String: [DefinedName]] = [:]

  init(_ package: XLSXPackage, limits: ReadLimits) throws(SpreadsheetError) {
    self.package = package
    self.limits = limits
    let main = package.main
    let relationships = try package.relationships(of: main)
    let part = try WorkbookPart(main, relationships, in: package, limits: limits)
    sheets = part.sheets.map(\.listing)
    parts = part.sheets.map(\.part)
    workbook.definedNames = part.definedNames
    for name in part.definedNames where name.name.hasPrefix("_xlnm.Print") {
      if let sheet = name.sheet { printNames[sheet, default: []].append(name) }
    }
    workbook.dateSystem = part.dateSystem
    for sheet in part.sheets where sheet.listing.kind != .cells {
      let place = Place(part: sheet.part, sheet: sheet.listing.name)
      notices.append(
        sheet.listing.kind == .missing
          ? Notice(.sheetUnreadable, at: place, detail: "the sheet has no part of its own")
          : Notice(.sheetSkipped, at: place, detail: "a \(sheet.listing.kind.rawValue) sheet"))
    }
    try readStyles(relationships)
    try readTexts(relationships)
    try readProperties()
    try readPeople(relationships)
  }

  /// What is left out of the workbook: charts, images, macros.
  var omissions: [Omission] {
    get throws(SpreadsheetError) { try package.omissions }
  }

  /// What stands in the parts beside cells, texts of cells and notes.
  var otherTexts: [OtherText] {
    package.archive.otherTexts(limits: limits) { part in
      let name = part.lowercased()
      return !Self.readParts.contains(where: name.contains)
    }
  }

  private static let readParts = [
    "xl/worksheets/sheet", "xl/sharedstrings", "xl/styles", "xl/theme/", "xl/calcchain",
    "[content_types]",
  ]

  /// The rows of a sheet.
  func rows(ofSheet index: Int) throws(SpreadsheetError) -> XLSXRows {
    guard let name = parts[index], let part = try package.open(name) else {
      throw SpreadsheetError(
        .damaged, at: Place(sheet: sheets[index].name), detail: "the sheet has no part of its own")
    }
    return XLSXRows(
      consume part, named: name, listing: sheets[index],
      context: SheetContext(
        package: package, styles: styles, texts: texts, dateSystem: workbook.dateSystem,
        printNames: printNames, people: people, limits: limits, sheetCount: sheets.count,
        shared: SharedContent(texts: texts.texts, styles: styles.styles)))
  }

  /// Reads the styles.
  ///
  /// Values do not need them, and stay when they are broken.
  private mutating func readStyles(_ relationships: Relationships) throws(SpreadsheetError) {
    let part = relationships.targets(ofKind: "styles").first { package.contains($0) }
    do throws(SpreadsheetError) {
      let theme = relationships.targets(ofKind: "theme").first { package.contains($0) }
      let colors = try readTheme(theme)
      guard let part, var reader = try package.open(part) else {
        notices.append(Notice(.stylesUnreadable, detail: "the styles part is missing"))
        return
      }
      styles = try CellStyles(&reader, theme: colors)
      workbook.namedStyles = styles.named
    } catch {
      guard error.isOfOneSheet else { throw error }
      notices.append(Notice(.stylesUnreadable, at: error.place, detail: error.explanation))
    }
  }

  private mutating func readTheme(_ name: String?) throws(SpreadsheetError) -> ThemeColors {
    do throws(SpreadsheetError) {
      // The colours stand at the beginning.
      guard let name, var reader = try package.open(name, step: 3 << 10) else {
        return ThemeColors()
      }
      return try ThemeColors(&reader)
    } catch {
      guard error.isOfOneSheet else { throw error }
      notices.append(Notice(.stylesUnreadable, at: error.place, detail: error.explanation))
      return ThemeColors()
    }
  }

  private mutating func readTexts(_ relationships: Relationships) throws(SpreadsheetError) {
    let named = relationships.targets(ofKind: "sharedStrings")
    guard let part = (named + ["xl/sharedStrings.xml"]).first(where: { package.contains($0) }),
      var reader = try package.open(part)
    else { return }
    texts = try SharedTexts(&reader, limits: limits)
    if let notice = reader.notice { notices.append(notice) }
  }

  private mutating func readPeople(_ relationships: Relationships) throws(SpreadsheetError) {
    do throws(SpreadsheetError) {
      for target in relationships.targets(ofKind: "person") {
        guard var reader = try package.open(target) else { continue }
        people = try ThreadedCommentsPart.people(&reader)
      }
    } catch {
      guard error.isOfOneSheet else { throw error }
      notices.append(Notice(.partSkipped, at: error.place, detail: error.explanation))
    }
  }

  private mutating func readProperties() throws(SpreadsheetError) {
    do throws(SpreadsheetError) {
      workbook.properties = try DocumentPropertiesParts.read(in: package)
    } catch {
      guard error.isOfOneSheet else { throw error }
      notices.append(Notice(.partSkipped, at: error.place, detail: error.explanation))
    }
  }
}

/// What a sheet needs of its workbook.
struct SheetContext: Sendable {
  let package: XLSXPackage
  let styles: CellStyles
  let texts: SharedTexts
  let dateSystem: DateSystem
  /// The names that say how a sheet is printed, by the name of the sheet.
  let printNames: [String: [DefinedName]]
  /// The names of the people who write notes, by their identifiers.
  let people: [String: String]
  let limits: ReadLimits
  let sheetCount: Int
  /// What the stored rows of every sheet share.
  let shared: SharedContent

  /// Opens a part that belongs to the sheet, such as its notes.
  ///
  /// Nothing stops a file from giving the same part to all of its sheets. So each sheet may unpack
  /// its share of what the file may.
  func open(_ part: String) throws(SpreadsheetError) -> PartReader? {
    if package.size(of: part) > limits.archive.totalSize / max(1, sheetCount) {
      throw SpreadsheetError(.limitExceeded("totalSize"), at: Place(part: part))
    }
    return try package.open(part)
  }
}
