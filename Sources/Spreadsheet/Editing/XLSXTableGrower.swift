internal import XML
internal import Zip

/// Lets a table of an XLSX package grow, with all that refers to cells of its sheet: other sheets,
/// names, charts, pictures, notes, pivots.
struct XLSXTableGrower {
  let package: XLSXPackage
  let main: String
  let sheets: [(name: String, part: String)]
  let growth: TableGrowth

  func grow(_ parts: inout PackageEdits) throws(SpreadsheetError) {
    var drawings: Set<String> = []
    for (name, part) in sheets {
      let isOwn = name == growth.sheet
      try change(part, &parts) { part throws(SpreadsheetError) in
        var grower = XLSXSheetGrower(part, of: name, growth)
        return try grower.changed()
      }
      let targets = try package.relationships(of: part)
      for table in targets.targets(ofKind: "table") {
        try change(table, &parts) { part throws(SpreadsheetError) in
          try changedTable(part, on: name)
        }
      }
      for drawing in targets.targets(ofKind: "drawing") where drawings.insert(drawing).inserted {
        try growDrawing(drawing, isOwn: isOwn, &parts)
      }
      for control in targets.targets(ofKind: "ctrlProp") {
        try change(control, &parts) { part throws(SpreadsheetError) in
          try edits(of: part, formulas: ["fmlaLink", "fmlaRange", "fmlaTxbx"])
        }
      }
      guard isOwn else { continue }
      for notes in targets.targets(ofKind: "comments") + targets.targets(ofKind: "threadedComment")
      {
        try change(notes, &parts) { part throws(SpreadsheetError) in
          try edits(of: part, ranges: ["ref"])
        }
      }
      for pivot in targets.targets(ofKind: "pivotTable") {
        try change(pivot, &parts) { part throws(SpreadsheetError) in
          try changedPivot(part)
        }
      }
      for shapes in targets.targets(ofKind: "vmlDrawing") {
        guard let name = package.entry(shapes)?.name, let bytes = try parts.bytes(of: name) else {
          continue
        }
        let changed = XLSXShapePlaces.changed(bytes, growth)
        if changed != bytes { parts.set(name, changed) }
      }
    }
    let workbook = try package.relationships(of: main)
    for cache in workbook.targets(ofKind: "pivotCacheDefinition") {
      try change(cache, &parts) { part throws(SpreadsheetError) in
        try changedCache(part)
      }
    }
    try change(main, &parts) { part throws(SpreadsheetError) in
      try changedNames(part)
    }
  }

  private func change(
    _ name: String, _ parts: inout PackageEdits,
    _ edits: (EditablePart) throws(SpreadsheetError) -> ByteEdits
  ) throws(SpreadsheetError) {
    guard let entry = package.entry(name)?.name, let part = try parts.part(entry) else { return }
    parts.apply(try edits(part), to: part)
  }

  // MARK: Parts

  private func changedTable(
    _ part: EditablePart, on sheet: String
  ) throws(SpreadsheetError) -> ByteEdits {
    var edits = ByteEdits()
    var formulas = FormulaTexts(
      ["calculatedColumnFormula", "totalsRowFormula"], growth, onSheet: sheet)
    var tags = part.tags
    var isThis = false
    while let tag = tags.next() {
      if tag.depth == 1, tag.kind == .start {
        isThis = ["name", "displayName"].contains {
          tags.attribute($0, of: tag)?.value == growth.table
        }
      }
      try formulas.read(tag, tags, &edits, in: part)
      guard sheet == growth.sheet, tag.kind != .end, let attribute = tags.attribute("ref", of: tag),
        let range = CellRange(attribute.value)
      else { continue }
      var changed = growth.changed(range, if: isThis ? .lastRecord : .allRecords)
      if isThis, range.last.row > growth.body.last.row {
        // The row of totals, which is part of the table.
        changed.last.row = range.last.row + growth.count
      }
      if changed != range { edits.replace(attribute.valueRange, with: changed.text) }
    }
    return edits
  }

  private func changedNames(_ part: EditablePart) throws(SpreadsheetError) -> ByteEdits {
    var edits = ByteEdits()
    var tags = part.tags
    var name: XMLTag?
    while let tag = tags.next() {
      guard tag.name == "definedName" else { continue }
      if tag.kind == .start { name = tag }
      guard tag.kind == .end, let start = name else { continue }
      let isPrintArea = tags.attribute("name", of: start)?.value == "_xlnm.Print_Area"
      let range = start.range.upperBound..<tag.range.lowerBound
      let formula = tags.text(in: range)
      var references = FormulaReferences(
        growth, onSheet: nil, if: isPrintArea ? .lastRecord : .allRecords)
      let changed = references.changed(formula)
      try references.check(in: part)
      if changed != formula { edits.replace(range, with: changed.xmlEscaped) }
    }
    return edits
  }

  private func changedPivot(_ part: EditablePart) throws(SpreadsheetError) -> ByteEdits {
    var tags = part.tags
    while let tag = tags.next() {
      guard tag.name == "location",
        let range = tags.attribute("ref", of: tag).flatMap({ CellRange($0.value) })
      else { continue }
      guard growth.movesRowsBelow, growth.divides(range) else { break }
      throw growth.refusal(.pivotTable, in: part)
    }
    return try edits(of: part, ranges: ["ref"])
  }

  /// The range that a pivot is made of, where it does not name the table.
  private func changedCache(_ part: EditablePart) throws(SpreadsheetError) -> ByteEdits {
    var edits = ByteEdits()
    var tags = part.tags
    while let tag = tags.next() {
      guard tag.name == "worksheetSource", tag.kind != .end,
        tags.attribute("sheet", of: tag)?.value == growth.sheet,
        let attribute = tags.attribute("ref", of: tag), let range = CellRange(attribute.value)
      else { continue }
      let changed = growth.changed(range, if: .allRecords)
      if changed != range { edits.replace(attribute.valueRange, with: changed.text) }
    }
    return edits
  }

  private func growDrawing(
    _ name: String, isOwn: Bool, _ parts: inout PackageEdits
  ) throws(SpreadsheetError) {
    try change(name, &parts) { part throws(SpreadsheetError) in
      var edits = try edits(of: part, formulas: ["textlink"])
      if isOwn { XLSXShapePlaces.change(part, growth, &edits) }
      return edits
    }
    let targets = try package.relationships(of: name)
    for chart in targets.targets(ofKind: "chart") + targets.targets(ofKind: "chartEx") {
      try change(chart, &parts) { part throws(SpreadsheetError) in
        try changedChart(part)
      }
    }
  }

  /// The ranges of a chart; the figures that are stored with one that changes go away.
  private func changedChart(_ part: EditablePart) throws(SpreadsheetError) -> ByteEdits {
    var edits = ByteEdits()
    var formulas = FormulaTexts(["f"], growth, onSheet: nil)
    var tags = part.tags
    var hasGrown = false
    var cacheStart: Int?
    while let tag = tags.next() {
      if try formulas.read(tag, tags, &edits, in: part) { hasGrown = true }
      switch (tag.name, tag.kind) {
      case ("numCache", .start), ("strCache", .start), ("multiLvlStrCache", .start):
        cacheStart = tag.range.lowerBound
      case ("numCache", .end), ("strCache", .end), ("multiLvlStrCache", .end):
        if hasGrown, let start = cacheStart {
          edits.replace(start..<tag.range.upperBound, with: "")
        }
        hasGrown = false
      default: continue
      }
    }
    return edits
  }

  // MARK: Attributes

  /// Changes attributes that hold cells of the table's sheet, or formulas that name a sheet.
  private func edits(
    of part: EditablePart, ranges: Set<String> = [], formulas: Set<String> = []
  ) throws(SpreadsheetError) -> ByteEdits {
    var edits = ByteEdits()
    var tags = part.tags
    while let tag = tags.next() {
      guard tag.kind != .end else { continue }
      for attribute in tags.attributes(of: tag) {
        if ranges.contains(attribute.name), let range = CellRange(attribute.value) {
          let changed = CellRange(growth.moved(range.first), growth.moved(range.last))
          if changed != range { edits.replace(attribute.valueRange, with: changed.text) }
        } else if formulas.contains(attribute.name) {
          var references = FormulaReferences(growth, onSheet: nil)
          let changed = references.changed(attribute.value)
          try references.check(in: part)
          if changed != attribute.value {
            edits.replace(attribute.valueRange, with: changed.xmlEscaped)
          }
        }
      }
    }
    return edits
  }
}

/// Elements whose text is a formula, changed as they are read.
struct FormulaTexts {
  private let names: Set<Substring>
  private let growth: TableGrowth
  private let sheet: String?
  private var start: Int?

  init(_ names: Set<Substring>, _ growth: TableGrowth, onSheet sheet: String?) {
    self.names = names
    self.growth = growth
    self.sheet = sheet
  }

  /// Reads a tag.
  ///
  /// - Returns: Whether it ends a formula that has changed.
  @discardableResult
  mutating func read(
    _ tag: XMLTag, _ tags: XMLTagScanner, _ edits: inout ByteEdits, in part: EditablePart
  ) throws(SpreadsheetError) -> Bool {
    guard names.contains(tag.name) else { return false }
    if tag.kind == .start { start = tag.range.upperBound }
    guard tag.kind == .end, let begin = start else { return false }
    start = nil
    let range = begin..<tag.range.lowerBound
    let formula = tags.text(in: range)
    var references = FormulaReferences(growth, onSheet: sheet)
    let changed = references.changed(formula)
    try references.check(in: part)
    if changed != formula { edits.replace(range, with: changed.xmlEscaped) }
    return changed != formula
  }
}

extension FormulaReferences {
  /// - Throws: When a reference goes through several sheets, and would have to change.
  func check(in part: EditablePart) throws(SpreadsheetError) {
    if isRefused { throw growth.refusal(.referenceThroughSheets, in: part) }
  }
}

extension TableGrowth {
  func refusal(
    _ obstacle: SpreadsheetError.GrowthObstacle, in part: EditablePart? = nil
  ) -> SpreadsheetError {
    SpreadsheetError(
      .tableCannotGrow(obstacle), at: Place(part: part?.name, sheet: sheet, cell: body.last),
      detail: "the table \(table) cannot grow: \(obstacle.rawValue)")
  }
}
