/// The part that lists the sheets and the defined names (ECMA-376 Part 1, 18.2).
struct WorkbookPart {
  struct SheetEntry {
    var listing: SheetListing
    /// The name of the sheet's part; `nil` when it cannot be found.
    var part: String?
  }

  private(set) var sheets: [SheetEntry] = []
  private(set) var definedNames: [DefinedName] = []
  private(set) var dateSystem = DateSystem.from1900

  private var knownParts: Set<String> = []
  private var localNames: [(name: DefinedName, sheet: Int)] = []

  init(
    _ name: String, _ relationships: Relationships, in package: XLSXPackage, limits: ReadLimits
  ) throws(SpreadsheetError) {
    guard var part = try package.open(name) else {
      throw SpreadsheetError(.damaged, at: Place(part: name), detail: "the part is missing")
    }
    try part.root()
    guard part.name == "workbook" else {
      throw SpreadsheetError(
        .notASpreadsheet, at: part.place, detail: "the main part is no workbook")
    }
    let depth = part.depth
    while try part.nextChild(of: depth) {
      switch part.name {
      case "workbookPr": dateSystem = part.boolean("date1904") == true ? .from1904 : .from1900
      case "sheets": try readSheets(&part, relationships, in: package, limits: limits)
      case "definedNames": try readDefinedNames(&part, limits: limits)
      default: break
      }
    }
    for (name, sheet) in localNames {
      var name = name
      guard sheets.indices.contains(sheet) else { continue }
      name.sheet = sheets[sheet].listing.name
      definedNames.append(name)
    }
  }

  private mutating func readSheets(
    _ part: inout PartReader, _ relationships: Relationships, in package: XLSXPackage,
    limits: ReadLimits
  ) throws(SpreadsheetError) {
    let depth = part.depth
    while try part.nextChild(of: depth) {
      guard part.name == "sheet" else { continue }
      var listing = SheetListing(name: part["name"] ?? "")
      listing.visibility =
        switch part["state"] {
        case "hidden": .hidden
        case "veryHidden": .veryHidden
        default: .visible
        }
      let identifier = part["r:id"]
      let relationship = identifier.flatMap { relationships[$0] }
      let target = relationship?.target ?? "xl/worksheets/sheet\(sheets.count + 1).xml"
      listing.kind =
        switch relationship?.kind {
        case "chartsheet": .chart
        case "dialogsheet": .dialog
        case "xlmacrosheet", "xlintlmacrosheet": .macro
        // Excel keeps the program code of Excel 95 as sheets that have no part.
        case nil where identifier == "": .macro
        // A part that is another sheet's as well would be read again and again.
        default:
          package.contains(target) && knownParts.insert(PartName.key(target)).inserted
            ? .cells : .missing
        }
      sheets.append(SheetEntry(listing: listing, part: target))
      if sheets.count > limits.sheets { throw SpreadsheetError(.limitExceeded("sheets")) }
    }
  }

  private mutating func readDefinedNames(
    _ part: inout PartReader, limits: ReadLimits
  ) throws(SpreadsheetError) {
    let depth = part.depth
    while try part.nextChild(of: depth) {
      guard part.name == "definedName", let name = part["name"] else { continue }
      let sheet = part.integer("localSheetId")
      let defined = DefinedName(name: name, formula: try part.textToEnd())
      if let sheet { localNames.append((defined, sheet)) } else { definedNames.append(defined) }
      if localNames.count + definedNames.count > limits.sheetFeatures {
        throw SpreadsheetError(.limitExceeded("sheetFeatures"))
      }
    }
  }
}
