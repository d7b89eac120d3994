internal import XML

/// Writes the part `content.xml` (ODF 1.3 Part 3, 3.1.3.2).
struct ODSContentWriter {
  let workbook: Workbook
  var cells: ODSCellWriter
  private(set) var pages = ODSPageStyles()
  /// The charts, each a document with a folder of its own.
  private(set) var charts: [(folder: String, content: [UInt8])] = []

  /// What stands within the body, which is written before the styles that it turns out to need.
  var body = XMLWriter(declaration: false)

  private var sheet: OpenSheet?

  /// A sheet whose rows are being written.
  private struct OpenSheet {
    let sheet: Sheet
    var regions: ODSSheetRegions
    var context: ODSCellWriter.SheetContext
    var isInHeader = false
  }

  /// The styles that the sheets needed.
  var styles: ODSStyleTable { cells.styles }

  /// Creates a writer of sheets that have not begun.
  ///
  /// - Parameter stylePrefix: Begins the names of all styles.
  init(_ workbook: Workbook, stylePrefix: String = "") {
    self.workbook = workbook
    cells = ODSCellWriter(
      formulas: ODSFormula(tablesOf: workbook),
      styles: ODSStyleTable(named: workbook.namedStyles, prefix: stylePrefix))
  }

  /// The whole part.
  mutating func xml() -> [UInt8] {
    beginBody()
    for sheet in workbook.sheets {
      begin(sheet)
      for row in sheet.rows { append(row) }
      endSheet()
    }
    endBody()
    var xml = Self.beginning()
    styles.writeAutomaticStyles(for: ODSLanguage(of: workbook), to: &xml)
    xml.append(body)
    xml.end()
    return xml.bytes
  }

  /// The beginning of the part, with the root element open.
  static func beginning() -> XMLWriter {
    var xml = XMLWriter()
    xml.start("office:document-content")
    for (prefix, name) in ODSNamespaces.document { xml.attribute(prefix, name) }
    xml.attribute("office:version", ODSNamespaces.version)
    return xml
  }

  mutating func beginBody() {
    body.start("office:body")
    body.start("office:spreadsheet")
    writeValidations()
  }

  mutating func endBody() {
    writeNames(workbook.definedNames.filter { $0.sheet == nil }, baseSheet: workbook.sheets.first)
    writeDatabaseRanges()
    body.end()
    body.end()
  }

  /// Takes out what has been written of the body.
  mutating func drain() -> [UInt8] { body.drain() }

  // MARK: Sheets

  /// Begins a sheet.
  ///
  /// - Parameter hasAllColumns: Whether the sheet has all columns there are, since nobody knows which
  ///   of them its rows will fill.
  mutating func begin(_ sheet: Sheet, hasAllColumns: Bool = false) {
    body.start("table:table", ["table:name": sheet.name])
    body.attribute("table:style-name", styleName(of: sheet))
    if sheet.isProtected { body.attribute("table:protected", "true") }
    if let area = sheet.printSetup.area {
      body.attribute("table:print-ranges", area.odsText(on: sheet.name))
    }
    writeColumns(of: sheet, last: hasAllColumns ? CellAddress.maximumColumns - 1 : nil)
    self.sheet = OpenSheet(
      sheet: sheet, regions: ODSSheetRegions(sheet), context: context(of: sheet))
  }

  mutating func append(_ row: Row) {
    while let band = sheet?.regions.band(above: row) { write(band) }
    if let band = sheet?.regions.band(of: row) { write(band) }
  }

  mutating func endSheet() {
    while let band = sheet?.regions.band(above: nil) { write(band) }
    if sheet?.isInHeader == true { body.end() }
    if let sheet = sheet?.sheet {
      writeNames(workbook.definedNames.filter { $0.sheet == sheet.name }, baseSheet: sheet)
    }
    body.end()
    sheet = nil
  }

  /// Knows the styles of the sheets themselves, their columns and rows of no height of their own,
  /// before these are written.
  mutating func declareStyles() {
    for sheet in workbook.sheets {
      _ = styleName(of: sheet)
      for (_, column) in sheet.columnRuns { _ = styleName(of: column) }
    }
    _ = styleName(of: Column())
    _ = cells.styles.rowStyle(height: nil)
  }

  private mutating func styleName(of sheet: Sheet) -> String {
    let isPart = !cells.styles.prefix.isEmpty
    return cells.styles.tableStyle(
      ODSStyleTable.TableFormat(
        isHidden: sheet.visibility != .visible, tabColor: sheet.tabColor,
        masterPage: isPart ? nil : pages.name(of: sheet.printSetup)))
  }

  private mutating func styleName(of column: Column) -> String {
    cells.styles.columnStyle(width: column.width ?? ODSLength.defaultColumnCharacters)
  }

  private mutating func writeColumns(of sheet: Sheet, last: Int?) {
    var next = 0
    for (range, column) in sheet.columnRuns {
      writeColumn(Column(), count: range.lowerBound - next)
      writeColumn(column, count: range.count)
      next = range.upperBound + 1
    }
    // A table needs a column, even when nothing is known of any.
    let last = last ?? sheet.usedRange?.last.column ?? 0
    writeColumn(Column(), count: max(last + 1 - next, next == 0 ? 1 : 0))
  }

  private mutating func writeColumn(_ column: Column, count: Int) {
    guard count > 0 else { return }
    body.element(
      "table:table-column",
      [
        "table:style-name": styleName(of: column),
        "table:visibility": column.isHidden || column.width ?? 1 <= 0 ? "collapse" : nil,
        "table:number-columns-repeated": count > 1 ? String(count) : nil,
      ])
  }

  private mutating func write(_ band: ODSSheetRegions.Band) {
    guard let open = sheet else { return }
    if band.isRepeated != open.isInHeader {
      if band.isRepeated { body.start("table:table-header-rows") } else { body.end() }
      sheet?.isInHeader = band.isRepeated
    }
    body.start("table:table-row")
    body.attribute("table:style-name", cells.styles.rowStyle(height: band.row?.height))
    if band.row?.isHidden == true || band.row?.height == 0 {
      body.attribute("table:visibility", "collapse")
    }
    if band.rows.count > 1 {
      body.attribute("table:number-rows-repeated", String(band.rows.count))
    }
    let segments = band.segments
    for segment in segments {
      cells.write(segment, row: band.rows.lowerBound, in: open.context, to: &body)
    }
    if segments.isEmpty { body.element("table:table-cell") }
    body.end()
  }

  private mutating func context(of sheet: Sheet) -> ODSCellWriter.SheetContext {
    var context = ODSCellWriter.SheetContext(
      sheet: sheet, rules: [], validations: [], charts: [])
    for chart in sheet.charts {
      let name = "Object \(charts.count + 1)"
      let writer = ODSChartWriter(
        chart, in: workbook, size: ODSFrameSize(of: chart.range, on: sheet))
      charts.append((name, writer.xml()))
      context.charts.append(name)
    }
    for format in sheet.conditionalFormats {
      context.rules.append(rule(of: format, on: sheet))
    }
    for position in sheet.dataValidations.indices {
      context.validations.append(validationName(at: position, on: sheet))
    }
    return context
  }

  private mutating func rule(
    of format: ConditionalFormat, on sheet: Sheet
  ) -> ODSStyleTable.Rule? {
    guard let base = format.ranges.first?.first else { return nil }
    let condition: String
    switch format.condition {
    case .textEquals(let text): condition = "cell-content()=" + text.asFormulaText
    case .formula(let formula):
      guard let expression = cells.formulas.expression(of: formula, row: base.row) else {
        return nil
      }
      condition = "is-true-formula(\(expression))"
    case .other: return nil
    }
    return ODSStyleTable.Rule(
      condition: condition, baseCell: base.odsText(on: sheet.name),
      look: cells.styles.look(of: format))
  }
}
