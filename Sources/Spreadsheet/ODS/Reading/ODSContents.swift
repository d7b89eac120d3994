import XML

/// What an OpenDocument file holds beside its cells, from all its parts.
struct ODSContents {
  /// A sheet as the content lists it.
  struct Table: Sendable {
    var listing: SheetListing
    /// The place among the tables, those counted that are no sheets.
    var position: Int
    var styleName: String?
  }

  /// A named range with filter buttons (ODF 1.3 Part 3, 9.4.15).
  struct DatabaseRange: Sendable {
    var name: String
    var sheet: String
    var range: CellRange
    var hasButtons: Bool
    var hasHeader: Bool
  }

  /// How much of a sheet stays in view.
  struct FrozenPanes: Sendable {
    var rows = 0
    var columns = 0
  }

  private(set) var tables: [Table] = []
  private(set) var definedNames: [DefinedName] = []
  private(set) var databaseRanges: [DatabaseRange] = []
  private(set) var validations: [String: DataValidation] = [:]
  private(set) var frozenPanes: [String: FrozenPanes] = [:]
  private(set) var properties = DocumentProperties()
  private(set) var styles = ODSStyleSheet()

  /// What the document is, where it is no spreadsheet.
  private(set) var foreignKind: String?

  private let limits: ReadLimits
  private var tableCount = 0

  init(limits: ReadLimits) {
    self.limits = limits
  }

  /// The tables, with what their styles say of them.
  func tables(with styles: ODSStyles) -> [Table] {
    tables.map { table in
      var table = table
      if styles.isHidden(table: table.styleName) { table.listing.visibility = .hidden }
      return table
    }
  }

  /// Reads a part, or a flat document, which has everything in one.
  mutating func read(_ part: inout PartReader) throws(SpreadsheetError) {
    try part.root()
    guard part.name.hasPrefix("office:document") else {
      foreignKind = part.name.contains("openoffice.org/2000") ? "sxc" : nil
      if foreignKind != nil { return }
      throw SpreadsheetError(.notASpreadsheet, at: part.place, detail: "no OpenDocument part")
    }
    // The automatic styles of this part are those of headers and footers.
    let isStylesPart = part.name == "office:document-styles"
    let root = part.depth
    while try part.nextChild(of: root) {
      switch part.name {
      case "office:automatic-styles" where isStylesPart: try styles.readPages(&part)
      case "office:font-face-decls", "office:styles", "office:automatic-styles",
        "office:master-styles":
        try styles.read(&part)
      case "office:meta": properties = try ODSMeta.read(&part)
      case "office:settings": frozenPanes = try ODSSettings.read(&part)
      case "office:body": try readBody(&part)
      default: break
      }
    }
  }

  private mutating func readBody(_ part: inout PartReader) throws(SpreadsheetError) {
    let body = part.depth
    while try part.nextChild(of: body) {
      guard part.name == "office:spreadsheet" else {
        foreignKind = part.name
        return
      }
      let spreadsheet = part.depth
      while try part.nextChild(of: spreadsheet) {
        switch part.name {
        case "table:table": try readTable(&part)
        case "table:content-validations": try readValidations(&part)
        case "table:named-expressions": try readNames(&part, sheet: nil)
        case "table:database-ranges": try readDatabaseRanges(&part)
        default: break
        }
      }
    }
  }

  private mutating func readTable(_ part: inout PartReader) throws(SpreadsheetError) {
    let styleName = part["table:style-name"]
    let position = tableCount
    tableCount += 1
    let name = part["table:name"] ?? "Sheet\(tables.count + 1)"
    var listing = SheetListing(name: name)
    // Programs keep what formulas last saw of another file in a table named by where that file is.
    if name.hasPrefix("'"), name.contains("://"), name.contains("'#") {
      listing.kind = .copy
      listing.visibility = .hidden
    }
    tables.append(Table(listing: listing, position: position, styleName: styleName))
    if tables.count > limits.sheets {
      throw SpreadsheetError(.limitExceeded("sheets"), at: part.place)
    }
    let table = part.depth
    while true {
      if limits.scans { try ODSRowSkipping.skipRows(&part) }
      switch try part.next() {
      case .start where part.depth == table + 1 && part.name == "table:named-expressions":
        try readNames(&part, sheet: name)
      case .end where part.depth <= table: return
      case nil: return
      default: continue
      }
    }
  }

  private mutating func readNames(
    _ part: inout PartReader, sheet: String?
  ) throws(SpreadsheetError) {
    let list = part.depth
    while try part.nextChild(of: list) {
      let formula =
        part["table:cell-range-address"].map { OpenFormula.reference($0[...]) }
        ?? part["table:expression"].map(OpenFormula.excelText)
      guard let name = part["table:name"], let formula else { continue }
      definedNames.append(DefinedName(name: name, formula: formula, sheet: sheet))
      try check(definedNames.count, part)
    }
  }

  private mutating func readDatabaseRanges(
    _ part: inout PartReader
  ) throws(SpreadsheetError) {
    let list = part.depth
    while try part.nextChild(of: list) {
      guard let name = part["table:name"],
        let address = part["table:target-range-address"].flatMap({ ODSAddress($0) }),
        let sheet = address.sheet
      else { continue }
      databaseRanges.append(
        DatabaseRange(
          name: name, sheet: sheet, range: address.range,
          hasButtons: part.boolean("table:display-filter-buttons") ?? false,
          hasHeader: part.boolean("table:contains-header") ?? true))
      try check(databaseRanges.count, part)
    }
  }

  private mutating func readValidations(_ part: inout PartReader) throws(SpreadsheetError) {
    let list = part.depth
    while try part.nextChild(of: list) {
      guard let name = part["table:name"] else { continue }
      validations[name] = try ODSValidation.read(&part)
      try check(validations.count, part)
    }
  }

  private func check(_ count: Int, _ part: borrowing PartReader) throws(SpreadsheetError) {
    if count > limits.sheetFeatures {
      throw SpreadsheetError(.limitExceeded("sheetFeatures"), at: part.place)
    }
  }
}
