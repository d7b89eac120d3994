internal import XML

/// Writes a worksheet: what comes before its rows, the rows, and what comes after them
/// (ECMA-376 Part 1, 18.3.1.99).
///
/// The order of the elements is the schema's.
struct XLSXWorksheetWriter {
  var xml = XMLWriter()
  let sheet: Sheet

  init(_ sheet: Sheet) {
    self.sheet = sheet
  }

  mutating func begin(isActive: Bool) {
    xml.start(
      "worksheet",
      ["xmlns": XLSXNamespace.spreadsheet, "xmlns:r": XLSXNamespace.relationships])
    writeProperties()
    if let range = sheet.usedRange { xml.element("dimension", ["ref": range.text]) }
    writeView(isActive: isActive)
    xml.element("sheetFormatPr", ["defaultRowHeight": "15"])
    writeColumns()
    xml.start("sheetData")
  }

  mutating func append(_ row: Row, with cells: inout XLSXCellWriter) {
    cells.write(row, to: &xml)
  }

  mutating func end(styles: inout XLSXStyleTable, references: XLSXSheetReferences) {
    xml.end()
    if sheet.isProtected {
      xml.element("sheetProtection", ["sheet": "1", "objects": "1", "scenarios": "1"])
    }
    if let range = sheet.autofilter { xml.element("autoFilter", ["ref": range.text]) }
    writeMergedRanges()
    writeConditionalFormats(styles: &styles)
    writeDataValidations()
    writeHyperlinks(references)
    writePrintSetup()
    if let id = references.drawing { xml.element("drawing", ["r:id": id]) }
    if let id = references.vmlDrawing { xml.element("legacyDrawing", ["r:id": id]) }
    writeTables(references)
    xml.end()
  }

  private mutating func writeProperties() {
    guard sheet.tabColor != nil || sheet.printSetup.fitsWidth else { return }
    xml.element("sheetPr") { xml in
      if let color = sheet.tabColor { xml.element("tabColor", ["rgb": color.xlsxText]) }
      if sheet.printSetup.fitsWidth { xml.element("pageSetUpPr", ["fitToPage": "1"]) }
    }
  }

  private mutating func writeView(isActive: Bool) {
    xml.start("sheetViews")
    xml.start("sheetView", ["tabSelected": isActive.oneOrNothing, "workbookViewId": "0"])
    if sheet.frozenRows > 0 || sheet.frozenColumns > 0 {
      let corner = CellAddress(row: sheet.frozenRows, column: sheet.frozenColumns)
      let pane =
        switch (sheet.frozenRows > 0, sheet.frozenColumns > 0) {
        case (true, true): "bottomRight"
        case (true, false): "bottomLeft"
        default: "topRight"
        }
      xml.element(
        "pane",
        [
          "xSplit": sheet.frozenColumns > 0 ? String(sheet.frozenColumns) : nil,
          "ySplit": sheet.frozenRows > 0 ? String(sheet.frozenRows) : nil,
          "topLeftCell": corner.text, "activePane": pane, "state": "frozen",
        ])
      xml.element(
        "selection", ["pane": pane, "activeCell": corner.text, "sqref": corner.text])
    }
    xml.end()
    xml.end()
  }

  private mutating func writeColumns() {
    let runs = sheet.columnRuns
    guard !runs.isEmpty else { return }
    xml.element("cols") { xml in
      for (range, column) in runs {
        xml.element(
          "col",
          [
            "min": String(range.lowerBound + 1), "max": String(range.upperBound + 1),
            "width": (column.width ?? Self.defaultWidth).xmlText,
            "hidden": column.isHidden.oneOrNothing,
            "customWidth": (column.width != nil).oneOrNothing,
          ])
      }
    }
  }

  /// The width that Excel gives to columns of which nothing is known.
  private static let defaultWidth = 9.140625

  private mutating func writeMergedRanges() {
    let ranges = sheet.mergedRanges.filter { $0.first != $0.last }
    guard !ranges.isEmpty else { return }
    xml.element("mergeCells", ["count": String(ranges.count)]) { xml in
      for range in ranges { xml.element("mergeCell", ["ref": range.text]) }
    }
  }

  private mutating func writeConditionalFormats(styles: inout XLSXStyleTable) {
    for (position, format) in sheet.conditionalFormats.enumerated() {
      let type: String
      let formula: String
      switch format.condition {
      case .textEquals(let text): (type, formula) = ("cellIs", text.asFormulaText)
      case .formula(let text): (type, formula) = ("expression", text)
      case .other: continue
      }
      xml.element("conditionalFormatting", ["sqref": format.ranges.xlsxText]) { xml in
        xml.element(
          "cfRule",
          [
            "type": type, "dxfId": String(styles.differentialIndex(of: format)),
            "priority": String(position + 1), "operator": type == "cellIs" ? "equal" : nil,
          ]
        ) { xml in
          xml.element("formula", text: formula.xlsxEscaped)
        }
      }
    }
  }

  private mutating func writeDataValidations() {
    let validations = sheet.dataValidations.compactMap { validation in
      validation.rule.listFormula.map { (validation, $0) }
    }
    guard !validations.isEmpty else { return }
    xml.element("dataValidations", ["count": String(validations.count)]) { xml in
      for (validation, formula) in validations {
        xml.element(
          "dataValidation",
          [
            "type": "list", "allowBlank": "1",
            "showInputMessage": (validation.prompt != nil).oneOrNothing,
            "showErrorMessage": "1", "error": validation.errorMessage?.xlsxEscaped,
            "prompt": validation.prompt?.xlsxEscaped, "sqref": validation.ranges.xlsxText,
          ]
        ) { xml in
          xml.element("formula1", text: formula.xlsxEscaped)
        }
      }
    }
  }

  private mutating func writeHyperlinks(_ references: XLSXSheetReferences) {
    guard !sheet.hyperlinks.isEmpty else { return }
    xml.element("hyperlinks") { xml in
      for (address, target) in sheet.hyperlinks.sorted(by: { $0.key < $1.key }) {
        xml.element(
          "hyperlink",
          [
            "ref": address.text, "r:id": references.hyperlinks[address],
            "location": target.hasPrefix("#") ? target.dropFirst().xlsxLocation : nil,
          ])
      }
    }
  }

  private mutating func writePrintSetup() {
    let setup = sheet.printSetup
    xml.element(
      "pageMargins",
      [
        "left": "0.7", "right": "0.7", "top": "0.75", "bottom": "0.75", "header": "0.3",
        "footer": "0.3",
      ])
    xml.element(
      "pageSetup",
      [
        "paperSize": "9", "fitToHeight": setup.fitsWidth ? "0" : nil,
        "orientation": setup.isLandscape ? "landscape" : "portrait",
      ])
    guard setup.header != nil || setup.footer != nil else { return }
    xml.element("headerFooter") { xml in
      if let header = setup.header { xml.element("oddHeader", text: header.xlsxEscaped) }
      if let footer = setup.footer { xml.element("oddFooter", text: footer.xlsxEscaped) }
    }
  }

  private mutating func writeTables(_ references: XLSXSheetReferences) {
    guard !references.tables.isEmpty else { return }
    xml.element("tableParts", ["count": String(references.tables.count)]) { xml in
      for id in references.tables { xml.element("tablePart", ["r:id": id]) }
    }
  }
}

/// The relationship ids that a worksheet needs for what lies outside it.
struct XLSXSheetReferences {
  var hyperlinks: [CellAddress: String] = [:]
  var drawing: String?
  var vmlDrawing: String?
  var tables: [String] = []
}

extension Sheet {
  /// The columns of which something is known, equal neighbours together.
  var columnRuns: [(range: ClosedRange<Int>, column: Column)] {
    var runs: [(range: ClosedRange<Int>, column: Column)] = []
    for (index, column) in columns.sorted(by: { $0.key < $1.key }) {
      if let last = runs.last, last.column == column, last.range.upperBound + 1 == index {
        runs[runs.count - 1].range = last.range.lowerBound...index
      } else {
        runs.append((index...index, column))
      }
    }
    return runs
  }
}

extension [CellRange] {
  /// The ranges with blanks between, as `sqref` has them.
  fileprivate var xlsxText: String { map(\.text).joined(separator: " ") }
}

extension DataValidation.Rule {
  /// The list as a formula; `nil` for rules that are not written.
  var listFormula: String? {
    switch self {
    case .list(let texts): texts.joined(separator: ",").asFormulaText
    case .listFrom(let range): range
    case .other: nil
    }
  }
}

extension String {
  /// The text as a formula writes it: in quotes.
  var asFormulaText: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
}

extension Substring {
  /// A place in the workbook, with the sheet's name quoted where it is not yet.
  fileprivate var xlsxLocation: String {
    guard !hasPrefix("'"), let mark = lastIndex(of: "!"),
      !self[..<mark].allSatisfy({ $0.isLetter || $0 == "_" })
    else { return String(self) }
    return String(self[..<mark]).quotedSheetName + self[mark...]
  }
}
