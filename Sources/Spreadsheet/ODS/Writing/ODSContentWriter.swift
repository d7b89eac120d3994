internal import XML

/// Writes the part `content.xml` (ODF 1.3 Part 3, 3.1.3.2).
struct ODSContentWriter {
  private let workbook: Workbook
  private var cells: ODSCellWriter
  private(set) var pages = ODSPageStyles()
  /// The charts, each a document with a folder of its own.
  private(set) var charts: [(folder: String, content: [UInt8])] = []

  /// The sheets, which are written before the styles that they turn out to need.
  private var body = XMLWriter(declaration: false)

  /// The styles that the sheets needed.
  var styles: ODSStyleTable { cells.styles }

  init(_ workbook: Workbook) {
    self.workbook = workbook
    cells = ODSCellWriter(formulas: ODSFormula(tablesOf: workbook))
    writeBody()
  }

  /// The whole part.
  func xml() -> [UInt8] {
    var xml = XMLWriter()
    xml.start("office:document-content")
    for (prefix, name) in ODSNamespaces.document { xml.attribute(prefix, name) }
    xml.attribute("office:version", ODSNamespaces.version)
    styles.writeAutomaticStyles(for: ODSLanguage(of: workbook), to: &xml)
    xml.element("office:body") { xml in xml.append(body) }
    xml.end()
    return xml.bytes
  }

  private mutating func writeBody() {
    body.start("office:spreadsheet")
    writeValidations()
    for sheet in workbook.sheets { write(sheet) }
    writeNames(workbook.definedNames.filter { $0.sheet == nil }, baseSheet: workbook.sheets.first)
    writeDatabaseRanges()
    body.end()
  }

  // MARK: Sheets

  private mutating func write(_ sheet: Sheet) {
    let isHidden = sheet.visibility != .visible
    let format = ODSStyleTable.TableFormat(
      isHidden: isHidden, tabColor: sheet.tabColor, masterPage: pages.name(of: sheet.printSetup))
    body.start("table:table", ["table:name": sheet.name])
    body.attribute("table:style-name", cells.styles.tableStyle(format))
    if sheet.isProtected { body.attribute("table:protected", "true") }
    if let area = sheet.printSetup.area {
      body.attribute("table:print-ranges", area.odsText(on: sheet.name))
    }
    writeColumns(of: sheet)
    writeRows(of: sheet)
    writeNames(workbook.definedNames.filter { $0.sheet == sheet.name }, baseSheet: sheet)
    body.end()
  }

  private mutating func writeColumns(of sheet: Sheet) {
    var next = 0
    for (range, column) in sheet.columnRuns {
      writeColumn(Column(), count: range.lowerBound - next)
      writeColumn(column, count: range.count)
      next = range.upperBound + 1
    }
    // A table needs a column, even when nothing is known of any.
    let last = sheet.usedRange?.last.column ?? 0
    writeColumn(Column(), count: max(last + 1 - next, next == 0 ? 1 : 0))
  }

  private mutating func writeColumn(_ column: Column, count: Int) {
    guard count > 0 else { return }
    let width = column.width ?? ODSLength.defaultColumnCharacters
    body.element(
      "table:table-column",
      [
        "table:style-name": cells.styles.columnStyle(width: width),
        "table:visibility": column.isHidden || width <= 0 ? "collapse" : nil,
        "table:number-columns-repeated": count > 1 ? String(count) : nil,
      ])
  }

  private mutating func writeRows(of sheet: Sheet) {
    let context = context(of: sheet)
    var isInHeader = false
    ODSSheetRegions(sheet).forEachBand { band in
      if band.isRepeated != isInHeader {
        if band.isRepeated { body.start("table:table-header-rows") } else { body.end() }
        isInHeader = band.isRepeated
      }
      write(band, in: context)
    }
    if isInHeader { body.end() }
  }

  private mutating func write(
    _ band: ODSSheetRegions.Band, in context: ODSCellWriter.SheetContext
  ) {
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
      cells.write(segment, row: band.rows.lowerBound, in: context, to: &body)
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

  // MARK: Validations

  private func validationName(at position: Int, on sheet: Sheet) -> String? {
    guard condition(of: sheet.dataValidations[position]) != nil,
      let order = workbook.sheets.firstIndex(where: { $0.name == sheet.name })
    else { return nil }
    return "validation\(order + 1)_\(position + 1)"
  }

  private func condition(of validation: DataValidation) -> String? {
    let list: String
    switch validation.rule {
    case .list(let texts): list = texts.map(\.asFormulaText).joined(separator: ";")
    case .listFrom(let range):
      guard let expression = cells.formulas.expression(of: range) else { return nil }
      list = expression
    case .other: return nil
    }
    return "of:cell-content-is-in-list(\(list))"
  }

  private mutating func writeValidations() {
    let validations = workbook.sheets.flatMap(\.dataValidations)
    guard validations.contains(where: { condition(of: $0) != nil }) else { return }
    body.start("table:content-validations")
    for sheet in workbook.sheets {
      for (position, validation) in sheet.dataValidations.enumerated() {
        guard let name = validationName(at: position, on: sheet),
          let condition = condition(of: validation), let base = validation.ranges.first?.first
        else { continue }
        write(validation, as: name, condition: condition, base: base.odsText(on: sheet.name))
      }
    }
    body.end()
  }

  private mutating func write(
    _ validation: DataValidation, as name: String, condition: String, base: String
  ) {
    body.element(
      "table:content-validation",
      [
        "table:name": name, "table:condition": condition, "table:allow-empty-cell": "true",
        "table:display-list": "unsorted", "table:base-cell-address": base,
      ]
    ) { xml in
      if let prompt = validation.prompt {
        xml.element("table:help-message", ["table:display": "true"]) { $0.paragraphs(prompt) }
      }
      xml.element(
        "table:error-message", ["table:message-type": "stop", "table:display": "true"]
      ) { xml in
        if let message = validation.errorMessage { xml.paragraphs(message) }
      }
    }
  }

  // MARK: Names and ranges

  private mutating func writeNames(_ names: [DefinedName], baseSheet: Sheet?) {
    let translated = names.filter { !$0.name.hasPrefix("_xlnm.") }.compactMap { name in
      cells.formulas.expression(of: name.formula).map { (name.name, $0) }
    }
    guard !translated.isEmpty, let baseSheet else { return }
    let base = "$" + CellAddress(row: 0, column: 0).absoluteText(on: baseSheet.name)
    body.element("table:named-expressions") { xml in
      for (name, expression) in translated {
        if let range = expression.singleReference {
          xml.element(
            "table:named-range",
            [
              "table:name": name, "table:cell-range-address": range,
              "table:base-cell-address": base,
            ])
        } else {
          xml.element(
            "table:named-expression",
            [
              "table:name": name, "table:expression": "of:=" + expression,
              "table:base-cell-address": base,
            ])
        }
      }
    }
  }

  /// Writes tables and filters, which OpenDocument calls database ranges (9.4.15).
  private mutating func writeDatabaseRanges() {
    var ranges: [(name: String, range: String)] = []
    for (position, sheet) in workbook.sheets.enumerated() {
      for table in sheet.tables {
        ranges.append((table.name, table.range.odsText(on: sheet.name)))
      }
      if let range = sheet.autofilter {
        // The name by which LibreOffice knows the filter of a sheet.
        ranges.append(
          ("__Anonymous_Sheet_DB__\(position)", range.odsText(on: sheet.name)))
      }
    }
    guard !ranges.isEmpty else { return }
    body.element("table:database-ranges") { xml in
      for (name, range) in ranges {
        xml.element(
          "table:database-range",
          [
            "table:name": name, "table:target-range-address": range,
            "table:display-filter-buttons": "true",
          ])
      }
    }
  }
}

extension CellAddress {
  fileprivate func absoluteText(on sheet: String) -> String {
    sheet.quotedSheetName + "." + absoluteText
  }
}

extension String {
  /// The range, when the expression is one reference to cells and nothing else.
  fileprivate var singleReference: String? {
    guard hasPrefix("[$"), hasSuffix("]"), dropFirst().lastIndex(of: "[") == nil else {
      return nil
    }
    return String(dropFirst().dropLast())
  }
}
