internal import XML

/// Writes rows of cells as `sheetData` has them (ECMA-376 Part 1, 18.3.1.73).
struct XLSXCellWriter {
  let dateSystem: DateSystem
  var styles: XLSXStyleTable

  /// The shared texts; `nil` stores each text in its cell.
  var strings: XLSXStringTable?

  private var columnNames: [[UInt8]] = []

  /// Whether a formula has been written without its result.
  private(set) var needsCalculation = false

  init(dateSystem: DateSystem, strings: XLSXStringTable?, styles: XLSXStyleTable) {
    self.dateSystem = dateSystem
    self.styles = styles
    self.strings = strings
  }

  mutating func write(_ row: Row, to xml: inout XMLWriter) {
    let number = String(row.index + 1)
    xml.start("row", ["r": number])
    if let height = row.height {
      xml.attribute("ht", height.xmlText)
      xml.attribute("customHeight", "1")
    }
    if row.isHidden { xml.attribute("hidden", "1") }
    let digits = Array(number.utf8)
    for cell in row.cells { write(cell, rowDigits: digits, to: &xml) }
    xml.end()
  }

  /// Writes a cell; its markup is put together by hand, since a sheet has millions of them.
  private mutating func write(_ cell: Cell, rowDigits: [UInt8], to xml: inout XMLWriter) {
    let content = XLSXCellContent(
      cell.value, hasFormula: cell.formula != nil, in: dateSystem, strings: &strings)
    let style = styles.index(of: cell.style, for: content.shownValue, inColumn: cell.column)
    xml.markup("<c r=\"")
    xml.markup(name(ofColumn: cell.column))
    xml.markup(rowDigits)
    if style != 0 {
      xml.markup("\" s=\"")
      xml.markup(String(style))
    }
    if let type = content.type {
      xml.markup("\" t=\"")
      xml.markup(type)
    }
    if cell.formula == nil, case .nothing = content { return xml.markup("\"/>") }
    xml.markup("\">")
    if let formula = cell.formula {
      xml.element("f", text: formula.xlsxEscaped)
      if case .nothing = content { needsCalculation = true }
    }
    switch content {
    case .number(let number, _): writeValue(number.xmlText, to: &xml)
    case .sharedText(_, let index): writeValue(String(index), to: &xml)
    default: content.write(to: &xml)
    }
    xml.markup("</c>")
  }

  private func writeValue(_ digits: String, to xml: inout XMLWriter) {
    xml.markup("<v>")
    xml.markup(digits)
    xml.markup("</v>")
  }

  private mutating func name(ofColumn column: Int) -> [UInt8] {
    while columnNames.count <= column {
      columnNames.append(Array(CellAddress.columnName(columnNames.count).utf8))
    }
    return columnNames[column]
  }
}
