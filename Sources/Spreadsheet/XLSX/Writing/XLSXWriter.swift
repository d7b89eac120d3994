internal import XML
internal import Zip

/// Writes a workbook as XLSX (ECMA-376, transitional).
struct XLSXWriter {
  private let workbook: Workbook
  private var package = XLSXPackageWriter()
  private var relationships = XLSXRelationships()
  var cells: XLSXCellWriter
  private var counts = PartCounts()

  /// How many parts of each kind there are; their names are numbered through the workbook.
  private struct PartCounts {
    var tables = 0
    var comments = 0
    var drawings = 0
    var charts = 0
    /// Shapes are numbered in blocks of 1,024, and no two sheets share a block.
    var shapeBlocks = 0
  }

  static func write(_ workbook: Workbook) throws(SpreadsheetError) -> [UInt8] {
    try WorkbookRules(format: .xlsx).check(workbook)
    var writer = XLSXWriter(workbook)
    for position in workbook.sheets.indices { writer.addSheet(at: position) }
    var archive = ZipWriter()
    writer.finish(to: &archive)
    return archive.finish()
  }

  /// Creates a writer of a workbook whose sheets have not been added.
  ///
  /// - Parameter isStreamed: Whether memory must not grow with the rows.
  init(_ workbook: Workbook, isStreamed: Bool = false) {
    self.workbook = workbook
    cells = XLSXCellWriter(
      dateSystem: workbook.dateSystem, strings: XLSXStringTable(isBounded: isStreamed),
      styles: XLSXStyleTable(named: workbook.namedStyles))
  }

  private mutating func addSheet(at position: Int) {
    let sheet = workbook.sheets[position]
    var writer = XLSXWorksheetWriter(sheet)
    writer.begin(isActive: position == workbook.firstVisibleSheet)
    for row in sheet.rows { writer.append(row, with: &cells) }
    var sheetRelationships = XLSXRelationships()
    let references = addParts(of: sheet, relationships: &sheetRelationships)
    writer.end(styles: &cells.styles, references: references)
    package.add(
      .worksheet, at: Self.path(ofSheet: position), writer.xml.bytes,
      relationships: sheetRelationships)
    _ = relationships.add(.worksheet, to: Self.target(ofSheet: position))
  }

  static func path(ofSheet position: Int) -> String { "xl/" + target(ofSheet: position) }

  private static func target(ofSheet position: Int) -> String {
    "worksheets/sheet\(position + 1).xml"
  }

  /// Adds a sheet whose part is written by itself.
  ///
  /// - Returns: What its end needs to say of other parts.
  mutating func addStreamedSheet(at position: Int) -> XLSXSheetReferences {
    var sheetRelationships = XLSXRelationships()
    let references = addParts(
      of: workbook.sheets[position], relationships: &sheetRelationships)
    package.declare(
      .worksheet, at: Self.path(ofSheet: position), relationships: sheetRelationships)
    _ = relationships.add(.worksheet, to: Self.target(ofSheet: position))
    return references
  }

  /// Adds what belongs to the workbook as a whole, and writes all parts.
  mutating func finish(to archive: inout ZipWriter) {
    addStyles()
    addSharedStrings()
    addWorkbook()
    let rootRelationships = addProperties()
    package.write(rootRelationships: rootRelationships, to: &archive)
  }

  /// Adds the parts that hold what lies over a sheet.
  private mutating func addParts(
    of sheet: Sheet, relationships: inout XLSXRelationships
  ) -> XLSXSheetReferences {
    var references = XLSXSheetReferences()
    for (address, target) in sheet.hyperlinks.sorted(by: { $0.key < $1.key })
    where !target.hasPrefix("#") {
      references.hyperlinks[address] = relationships.addHyperlink(to: target.uriEscaped)
    }
    if !sheet.comments.isEmpty {
      counts.comments += 1
      let writer = XLSXCommentsWriter(sheet, firstShapeBlock: counts.shapeBlocks + 1)
      counts.shapeBlocks += writer.shapeBlockCount
      package.add(.comments, at: "xl/comments\(counts.comments).xml", writer.textPart())
      package.add(
        .vmlDrawing, at: "xl/drawings/vmlDrawing\(counts.comments).vml", writer.shapePart())
      references.vmlDrawing = relationships.add(
        .vmlDrawing, to: "../drawings/vmlDrawing\(counts.comments).vml")
      _ = relationships.add(.comments, to: "../comments\(counts.comments).xml")
    }
    if !sheet.charts.isEmpty {
      counts.drawings += 1
      references.drawing = relationships.add(
        .drawing, to: "../drawings/drawing\(counts.drawings).xml")
      addDrawing(of: sheet)
    }
    for table in sheet.tables {
      counts.tables += 1
      package.add(
        .table, at: "xl/tables/table\(counts.tables).xml", table.xlsxPart(id: counts.tables))
      references.tables.append(
        relationships.add(.table, to: "../tables/table\(counts.tables).xml"))
    }
    return references
  }

  /// Adds the part that places the charts of a sheet, and the charts.
  private mutating func addDrawing(of sheet: Sheet) {
    var relationships = XLSXRelationships()
    var ids: [String] = []
    for chart in sheet.charts {
      counts.charts += 1
      let writer = XLSXChartWriter(chart, data: ChartData(chart, in: workbook))
      package.add(.chart, at: "xl/charts/chart\(counts.charts).xml", writer.xml())
      ids.append(relationships.add(.chart, to: "../charts/chart\(counts.charts).xml"))
    }
    package.add(
      .drawing, at: "xl/drawings/drawing\(counts.drawings).xml", sheet.xlsxDrawingPart(ids: ids),
      relationships: relationships)
  }

  private mutating func addStyles() {
    package.add(.styles, at: "xl/styles.xml", cells.styles.xml())
    _ = relationships.add(.styles, to: "styles.xml")
  }

  private mutating func addSharedStrings() {
    guard let strings = cells.strings, !strings.isEmpty else { return }
    package.add(.sharedStrings, at: "xl/sharedStrings.xml", strings.xml())
    _ = relationships.add(.sharedStrings, to: "sharedStrings.xml")
  }

  private mutating func addWorkbook() {
    package.add(
      .workbook, at: "xl/workbook.xml",
      workbook.xlsxPart(needsCalculation: cells.needsCalculation),
      relationships: relationships)
  }

  private mutating func addProperties() -> XLSXRelationships {
    var root = XLSXRelationships()
    _ = root.add(.workbook, to: "xl/workbook.xml")
    package.add(.coreProperties, at: "docProps/core.xml", workbook.properties.xlsxCorePart())
    _ = root.add(.coreProperties, to: "docProps/core.xml")
    package.add(
      .applicationProperties, at: "docProps/app.xml",
      workbook.properties.xlsxApplicationPart())
    _ = root.add(.applicationProperties, to: "docProps/app.xml")
    if !workbook.properties.custom.isEmpty {
      package.add(
        .customProperties, at: "docProps/custom.xml", workbook.properties.xlsxCustomPart())
      _ = root.add(.customProperties, to: "docProps/custom.xml")
    }
    return root
  }
}

extension Workbook {
  /// The position of the sheet that is shown when the workbook is opened.
  var firstVisibleSheet: Int? { sheets.firstIndex { $0.visibility == .visible } }
}
