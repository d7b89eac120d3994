internal import XML

/// Writes rows of cells as `sheetData` has them (ECMA-376 Part 1, 18.3.1.73).
struct XLSXCellWriter {
  let dateSystem: DateSystem
  var styles: XLSXStyleTable

  /// The shared texts; `nil` stores each text in its cell, so that memory does not grow with rows.
  var strings: XLSXStringTable?

  /// Whether a formula has been written without its result.
  private(set) var needsCalculation = false

  init(dateSystem: DateSystem, sharesStrings: Bool, styles: XLSXStyleTable) {
    self.dateSystem = dateSystem
    self.styles = styles
    strings = sharesStrings ? XLSXStringTable() : nil
  }

  mutating func write(_ row: Row, to xml: inout XMLWriter) {
    xml.start("row", ["r": String(row.index + 1)])
    if let height = row.height {
      xml.attribute("ht", height.xmlText)
      xml.attribute("customHeight", "1")
    }
    if row.isHidden { xml.attribute("hidden", "1") }
    let rowText = String(row.index + 1)
    for cell in row.cells { write(cell, rowText: rowText, to: &xml) }
    xml.end()
  }

  private mutating func write(_ cell: Cell, rowText: String, to xml: inout XMLWriter) {
    let content = XLSXCellContent(
      cell.value, hasFormula: cell.formula != nil, in: dateSystem, strings: &strings)
    let style = styles.index(
      of: cell.style, for: content.shownValue, inColumn: cell.column)
    xml.start("c")
    xml.attribute("r", CellAddress.columnName(cell.column) + rowText)
    if style != 0 { xml.attribute("s", String(style)) }
    if let type = content.type { xml.attribute("t", type) }
    if let formula = cell.formula {
      xml.element("f", text: formula.xlsxEscaped)
      if case .nothing = content { needsCalculation = true }
    }
    content.write(to: &xml)
    xml.end()
  }
}
