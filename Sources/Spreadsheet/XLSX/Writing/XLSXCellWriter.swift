internal import XML

/// Writes rows of cells as `sheetData` has them (ECMA-376 Part 1, 18.3.1.73).
struct XLSXCellWriter {
  let dateSystem: DateSystem
  var styles = XLSXStyleTable()

  /// The shared texts; `nil` stores each text in its cell, so that memory does not grow with rows.
  var strings: XLSXStringTable?

  /// Whether a formula has been written without its result.
  private(set) var needsCalculation = false

  init(dateSystem: DateSystem, sharesStrings: Bool) {
    self.dateSystem = dateSystem
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
    let content = content(of: cell)
    let style = styles.index(
      of: cell.style, for: content.writtenValue, inColumn: cell.column)
    xml.start("c")
    xml.attribute("r", CellAddress.columnName(cell.column) + rowText)
    if style != 0 { xml.attribute("s", String(style)) }
    if let type = content.type { xml.attribute("t", type) }
    if let formula = cell.formula { xml.element("f", text: formula.xlsxEscaped) }
    switch content {
    case .nothing: break
    case .inlineText(let text):
      xml.start("is")
      xml.xlsxText("t", text)
      xml.end()
    case .sharedText(_, let index): xml.element("v", text: String(index))
    case .formulaText(let text): xml.xlsxText("v", text)
    case .number(let number, _): xml.element("v", text: number.xmlText)
    case .boolean(let isTrue): xml.element("v", text: isTrue ? "1" : "0")
    case .error(let error): xml.element("v", text: error)
    }
    xml.end()
  }

  /// What is stored in a cell.
  private enum Content {
    case nothing
    case number(Double, for: CellValue)
    case boolean(Bool)
    case error(String)
    case sharedText(String, index: Int)
    case inlineText(String)
    case formulaText(String)

    var type: String? {
      switch self {
      case .nothing, .number: nil
      case .boolean: "b"
      case .error: "e"
      case .sharedText: "s"
      case .inlineText: "inlineStr"
      case .formulaText: "str"
      }
    }

    /// The value as the style must show it.
    var writtenValue: CellValue {
      switch self {
      case .nothing, .formulaText: .empty
      case .number(_, let value): value
      case .boolean(let isTrue): .boolean(isTrue)
      case .error(let error): .error(error)
      case .sharedText(let text, _), .inlineText(let text): .text(text)
      }
    }
  }

  private mutating func content(of cell: Cell) -> Content {
    switch cell.value {
    case .empty, .notCalculated:
      if cell.formula != nil {
        needsCalculation = true
        return .nothing
      }
      return cell.value.isEmpty ? .nothing : .error("#N/A")
    case .number(let number):
      return number.isFinite ? .number(number, for: cell.value) : .error("#NUM!")
    case .boolean(let isTrue): return .boolean(isTrue)
    case .error(let error): return .error(Self.knownErrors.contains(error) ? error : "#VALUE!")
    case .text(let text): return content(of: text, in: cell)
    case .date(let date):
      guard let serial = dateSystem.serial(of: date) else {
        return content(of: date.description, in: cell)
      }
      return .number(Double(serial), for: cell.value)
    case .dateTime(let moment):
      guard let serial = dateSystem.serial(of: moment) else {
        return content(of: moment.description, in: cell)
      }
      return .number(serial, for: cell.value)
    case .duration(let duration): return .number(duration.days, for: cell.value)
    }
  }

  private mutating func content(of text: String, in cell: Cell) -> Content {
    if cell.formula != nil { return .formulaText(text) }
    guard let index = strings?.index(of: text) else { return .inlineText(text) }
    return .sharedText(text, index: index)
  }

  private static let knownErrors: Set<String> = [
    "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA",
  ]
}
