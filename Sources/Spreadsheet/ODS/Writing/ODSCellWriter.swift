internal import XML

/// Writes cells (ODF 1.3 Part 3, 9.1.4).
struct ODSCellWriter {
  let formulas: ODSFormula
  var styles: ODSStyleTable
  private var numberFormats: [String: NumberFormat] = [:]

  init(formulas: ODSFormula, styles: ODSStyleTable) {
    self.formulas = formulas
    self.styles = styles
  }

  /// What a sheet says at its cells.
  struct SheetContext {
    let sheet: Sheet
    /// The rules by the position of the conditional format; `nil` for those that are not written.
    var rules: [ODSStyleTable.Rule?]
    /// The names of the data validations by their position.
    var validations: [String?]
    /// The names of the documents that hold the charts, by their position.
    var charts: [String]
  }

  mutating func write(
    _ segment: ODSSheetRegions.Segment, row: Int, in context: SheetContext, to xml: inout XMLWriter
  ) {
    let cell = segment.cell
    var rules: [ODSStyleTable.Rule] = []
    var validation: String?
    var comment: Comment?
    var merged: CellRange?
    var charts: [Int] = []
    var isCovered = false
    for mark in segment.marks {
      switch mark {
      case .rule(let position): if let rule = context.rules[position] { rules.append(rule) }
      case .validation(let position): validation = context.validations[position] ?? validation
      case .comment(let address): comment = context.sheet.comments[address]
      case .mergeStart(let range): merged = range
      case .covered: isCovered = true
      case .chart(let position): charts.append(position)
      case .repeatedRows: break
      }
    }

    xml.start(isCovered && merged == nil ? "table:covered-table-cell" : "table:table-cell")
    if segment.columns.count > 1 {
      xml.attribute("table:number-columns-repeated", String(segment.columns.count))
    }
    let value = cell?.value ?? .empty
    if let style = styles.cellStyle(cell?.style ?? CellStyle(), for: value, rules: rules) {
      xml.attribute("table:style-name", style)
    }
    if let validation { xml.attribute("table:content-validation-name", validation) }
    if let merged {
      xml.attribute(
        "table:number-columns-spanned", String(merged.last.column - merged.first.column + 1))
      xml.attribute("table:number-rows-spanned", String(merged.last.row - merged.first.row + 1))
    }
    if let cell {
      writeContent(of: cell, row: row, comment, in: context, to: &xml)
    } else {
      Self.write(comment, to: &xml)
    }
    for position in charts {
      context.sheet.charts[position].writeODSFrame(
        object: context.charts[position], on: context.sheet, to: &xml)
    }
    xml.end()
  }

  private mutating func writeContent(
    of cell: Cell, row: Int, _ comment: Comment?, in context: SheetContext,
    to xml: inout XMLWriter
  ) {
    let formula = cell.formula.flatMap { formulas.text(of: $0, row: row) }
    let content = ODSStoredValue(
      cell.value, displayText: displayText(of: cell), hasFormula: formula != nil)
    if let formula = formula ?? content.formula { xml.attribute("table:formula", formula) }
    if let type = content.type { xml.attribute("office:value-type", type) }
    if let (name, value) = content.attribute { xml.attribute(name, value) }
    Self.write(comment, to: &xml)
    guard let text = content.text else { return }
    let address = CellAddress(row: row, column: cell.column)
    let link = content.isText ? context.sheet.hyperlinks[address]?.odsLink : nil
    xml.paragraphs(text, link: link)
  }

  private static func write(_ comment: Comment?, to xml: inout XMLWriter) {
    guard let comment else { return }
    xml.element("office:annotation", ["office:display": "false"]) { xml in
      xml.element("dc:creator", text: comment.author)
      xml.paragraphs(comment.text)
    }
  }

  /// What the program shows, which stands beside the value.
  private mutating func displayText(of cell: Cell) -> String {
    let code = cell.style.numberFormat
    if case .number(let number) = cell.value, code == "General", number == number.rounded(),
      number.magnitude < 1e11
    {
      return number.xmlText
    }
    if let format = numberFormats[code] { return format.text(for: cell.value) }
    let format = NumberFormat(code)
    numberFormats[code] = format
    return format.text(for: cell.value)
  }
}

extension String {
  /// A link as OpenDocument has it, where a dot stands between sheet and cell: `#Mål.A1`.
  fileprivate var odsLink: String {
    guard hasPrefix("#"), let mark = lastIndex(of: "!") else { return uriEscaped }
    let place = dropFirst()[..<mark] + "." + self[index(after: mark)...]
    let escaped = place.replacing("%", with: "%25").replacing("#", with: "%23")
    return "#" + escaped.uriEscaped
  }
}
