/// A link from a cell (ECMA-376 Part 1, 18.3.1.47).
struct SheetLink {
  /// The relationship that holds an address outside the workbook.
  var relationship: String?

  /// A place in the workbook, or within what the address leads to.
  var location: String?
}

/// The elements that stand around the rows of a sheet (ECMA-376 Part 1, 18.3.1.99).
enum SheetElements {
  /// Reads the element that starts here into the sheet; others are passed over.
  static func read(
    _ part: inout PartReader, into sheet: inout Sheet, links: inout [CellAddress: SheetLink],
    context: SheetContext
  ) throws(SpreadsheetError) {
    let limit = context.limits.sheetFeatures
    let depth = part.depth
    switch part.name {
    case "sheetPr": try readProperties(&part, into: &sheet, context: context)
    case "sheetViews": try readViews(&part, into: &sheet)
    case "cols": try readColumns(&part, into: &sheet)
    case "sheetProtection": sheet.isProtected = part.boolean("sheet") ?? false
    case "autoFilter": sheet.autofilter = part["ref"].flatMap { CellRange($0) }
    case "mergeCells":
      while try part.nextChild(of: depth) {
        guard let range = part["ref"].flatMap({ CellRange($0) }) else { continue }
        sheet.mergedRanges.append(range)
        try check(sheet.mergedRanges.count, limit, part)
      }
    case "conditionalFormatting":
      try ConditionalFormatElement.read(&part, into: &sheet, styles: context.styles)
      try check(sheet.conditionalFormats.count, limit, part)
    case "dataValidations":
      while try part.nextChild(of: depth) {
        if let rule = try DataValidationElement.read(&part) { sheet.dataValidations.append(rule) }
        try check(sheet.dataValidations.count, limit, part)
      }
    case "pageSetup":
      sheet.printSetup.isLandscape = part["orientation"] == "landscape"
      if part.integer("fitToWidth") == 0 { sheet.printSetup.fitsWidth = false }
    case "headerFooter":
      while try part.nextChild(of: depth) {
        switch part.name {
        case "oddHeader": sheet.printSetup.header = try part.textToEnd()
        case "oddFooter": sheet.printSetup.footer = try part.textToEnd()
        case "evenHeader", "evenFooter", "firstHeader", "firstFooter":
          sheet.printSetup.otherMargins.append(try part.textToEnd())
        default: break
        }
      }
    case "hyperlinks":
      while try part.nextChild(of: depth) {
        guard let place = part["ref"].flatMap({ CellRange($0) })?.first else { continue }
        links[place] = SheetLink(relationship: part["r:id"], location: part["location"])
        try check(links.count, limit, part)
      }
    case "extLst": try readExtensions(&part, into: &sheet, limit: limit)
    default: break
    }
  }

  private static func check(
    _ count: Int, _ limit: Int, _ part: borrowing PartReader
  ) throws(SpreadsheetError) {
    if count > limit { throw SpreadsheetError(.limitExceeded("sheetFeatures"), at: part.place) }
  }

  private static func readProperties(
    _ part: inout PartReader, into sheet: inout Sheet, context: SheetContext
  ) throws(SpreadsheetError) {
    let depth = part.depth
    while try part.nextChild(of: depth) {
      switch part.name {
      case "tabColor": sheet.tabColor = context.styles.color(part)
      case "pageSetUpPr": sheet.printSetup.fitsWidth = part.boolean("fitToPage") ?? false
      default: break
      }
    }
  }

  private static func readViews(
    _ part: inout PartReader, into sheet: inout Sheet
  ) throws(SpreadsheetError) {
    let depth = part.depth
    while try part.nextChild(of: depth) {
      let view = part.depth
      while try part.nextChild(of: view) {
        guard part.name == "pane", part["state"]?.hasPrefix("frozen") == true else { continue }
        let most = Double(CellAddress.maximumRows)
        sheet.frozenRows = Int(min(most, max(0, part.double("ySplit") ?? 0)))
        sheet.frozenColumns = Int(min(most, max(0, part.double("xSplit") ?? 0)))
      }
    }
  }

  private static func readColumns(
    _ part: inout PartReader, into sheet: inout Sheet
  ) throws(SpreadsheetError) {
    // Honest files name each column once.
    var left = 2 * CellAddress.maximumColumns
    let depth = part.depth
    while try part.nextChild(of: depth) {
      let isHidden = part.boolean("hidden") ?? false
      let width = part.boolean("customWidth") == true ? part.double("width") : nil
      guard part.name == "col", isHidden || width != nil, let first = part.integer("min"),
        let last = part.integer("max"), first >= 1, first <= last
      else { continue }
      for column in first...min(last, CellAddress.maximumColumns, first + left) {
        sheet.columns[column - 1] = Column(width: width, isHidden: isHidden)
        left -= 1
      }
      if left <= 0 { return }
    }
  }

  /// Reads the validations and formats that newer programs keep apart ([MS-XLSX] 2.6).
  private static func readExtensions(
    _ part: inout PartReader, into sheet: inout Sheet, limit: Int
  ) throws(SpreadsheetError) {
    let list = part.depth
    while try part.nextChild(of: list) {
      let entry = part.depth
      while try part.nextChild(of: entry) {
        let group = part.depth
        switch part.name {
        case "x14:dataValidations":
          while try part.nextChild(of: group) {
            if let rule = try DataValidationElement.read(&part) {
              sheet.dataValidations.append(rule)
            }
            try check(sheet.dataValidations.count, limit, part)
          }
        case "x14:conditionalFormattings":
          while try part.nextChild(of: group) {
            if let format = try ConditionalFormatElement.readExtension(&part) {
              sheet.conditionalFormats.append(format)
            }
            try check(sheet.conditionalFormats.count, limit, part)
          }
        default: break
        }
      }
    }
  }
}

extension Array<CellRange> {
  /// Creates the ranges of text such as `A1:A5 C1` (ECMA-376 Part 1, 18.18.76, ST_Sqref).
  init(sqref text: String) {
    self = text.split(separator: " ").prefix(10_000).compactMap { CellRange($0) }
  }
}
