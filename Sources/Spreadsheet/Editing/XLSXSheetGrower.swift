internal import XML

/// A worksheet after a table has grown: rows that moved, and references that follow them.
struct XLSXSheetGrower {
  private let part: EditablePart
  private let sheet: String
  private let growth: TableGrowth
  private let isOwn: Bool

  private var edits = ByteEdits()
  private var shared: [String: SharedFormula] = [:]
  private var row = -1
  private var column = -1
  private var formulaTag: XMLTag?
  private var listStart: Int?
  private var isInBreaks = false

  /// What the last record lends to the new ones: the attributes of its row, and its cells' styles.
  private var lastRecord: (attributes: String, cells: [(column: Int, style: String)])?
  private var hasAddedRows = false

  /// A formula that several cells share (ECMA-376 Part 1, 18.3.1.40).
  private struct SharedFormula {
    let text: String
    let place: CellAddress
    /// Whether one of its cells changes, so that each gets a formula of its own.
    var isTakenApart = false

    func text(at address: CellAddress) -> String {
      MovedFormula.text(
        text, rows: address.row - place.row, columns: address.column - place.column)
    }
  }

  init(_ part: EditablePart, of sheet: String, _ growth: TableGrowth) {
    self.part = part
    self.sheet = sheet
    self.growth = growth
    isOwn = sheet == growth.sheet
  }

  private var address: CellAddress { CellAddress(row: row, column: column) }

  mutating func changed() throws(SpreadsheetError) -> ByteEdits {
    try findSharedFormulas()
    row = -1
    var formulas = FormulaTexts(["formula", "formula1", "formula2"], growth, onSheet: sheet)
    var tags = part.tags
    var isAfterRows = false
    while let tag = tags.next() {
      if !isAfterRows, try readRows(tag, tags) {
        isAfterRows = tag.name == "sheetData" && tag.kind != .start
        continue
      }
      try formulas.read(tag, tags, &edits, in: part)
      try readExtension(tag, tags)
      if tag.kind != .end { try readAttributes(of: tag, tags) }
    }
    // Controls say where they lie as drawings do.
    if isOwn { XLSXShapePlaces.change(part, growth, &edits) }
    return edits
  }

  // MARK: Rows

  /// Reads a tag of the rows.
  ///
  /// - Returns: Whether it is one.
  private mutating func readRows(
    _ tag: XMLTag, _ tags: XMLTagScanner
  ) throws(SpreadsheetError) -> Bool {
    switch (tag.depth, tag.name, tag.kind) {
    case (2, "sheetData", .end), (2, "sheetData", .empty): addRows(before: tag)
    case (2, "sheetData", .start): break
    case (3, "row", .start), (3, "row", .empty):
      go(toRow: tag, tags)
      guard isOwn, growth.movesRowsBelow else { break }
      if row == growth.body.last.row { lastRecord = (attributes(of: tag, tags), []) }
      guard row > growth.body.last.row else { break }
      addRows(before: tag)
      if let number = tags.attribute("r", of: tag) {
        edits.replace(number.valueRange, with: String(growth.moved(row: row) + 1))
      }
    case (3, "row", .end): break
    case (4, "c", .start), (4, "c", .empty):
      go(toCell: tag, tags)
      guard isOwn, growth.movesRowsBelow else { break }
      if row == growth.body.last.row {
        lastRecord?.cells.append((column, tags.attribute("s", of: tag)?.value ?? "0"))
      }
      if let reference = tags.attribute("r", of: tag), row > growth.body.last.row {
        edits.replace(reference.valueRange, with: growth.moved(address).text)
      }
    case (4, "c", .end): break
    case (5, "f", .start): formulaTag = tag
    case (5, "f", .empty): try change(formula: tag, "", tags, end: tag.range.upperBound)
    case (5, "f", .end):
      guard let start = formulaTag else { break }
      let text = tags.text(in: start.range.upperBound..<tag.range.lowerBound)
      try change(formula: start, text, tags, end: tag.range.upperBound)
      formulaTag = nil
    default: return tag.depth > 2 && row >= 0
    }
    return true
  }

  private mutating func go(toRow tag: XMLTag, _ tags: XMLTagScanner) {
    row = tags.attribute("r", of: tag).flatMap { Int($0.value) }.map { $0 - 1 } ?? row + 1
    column = -1
  }

  private mutating func go(toCell tag: XMLTag, _ tags: XMLTagScanner) {
    let reference = tags.attribute("r", of: tag).flatMap { CellAddress($0.value) }
    column = reference?.column ?? column + 1
  }

  /// What a row says of itself, but for its number.
  private func attributes(of tag: XMLTag, _ tags: XMLTagScanner) -> String {
    tags.attributes(of: tag).filter { !["r", "spans"].contains($0.name) }
      .map { " \($0.name)=\"\($0.value.xmlEscaped)\"" }.joined()
  }

  /// The new rows, which look like the last record and hold nothing yet.
  private mutating func addRows(before tag: XMLTag) {
    guard isOwn, growth.movesRowsBelow, !hasAddedRows, let lastRecord else { return }
    hasAddedRows = true
    let prefix = part.prefix
    let first = growth.body.last.row + 1
    let text = (first..<first + growth.count).map { row in
      let cells = lastRecord.cells.map { column, style in
        let reference = CellAddress(row: row, column: column).text
        return "<\(prefix)c r=\"\(reference)\" s=\"\(style)\"/>"
      }.joined()
      return "<\(prefix)row r=\"\(row + 1)\"\(lastRecord.attributes)>\(cells)</\(prefix)row>"
    }.joined()
    if tag.name == "sheetData", tag.kind == .empty {
      edits.append(text, to: tag)
    } else {
      edits.insert(text, at: tag.range.lowerBound)
    }
  }

  // MARK: Formulas of cells

  private func references(at address: CellAddress) -> FormulaReferences {
    FormulaReferences(
      growth, onSheet: sheet, isInRecord: isOwn && growth.body.contains(address))
  }

  /// Finds the formulas that cells share, and those of which some cell changes.
  private mutating func findSharedFormulas() throws(SpreadsheetError) {
    var tags = part.tags
    var start: (id: String, end: Int)?
    while let tag = tags.next() {
      switch (tag.depth, tag.name, tag.kind) {
      case (3, "row", .start): go(toRow: tag, tags)
      case (4, "c", .start): go(toCell: tag, tags)
      case (5, "f", .start), (5, "f", .empty):
        guard tags.attribute("t", of: tag)?.value == "shared",
          let id = tags.attribute("si", of: tag)?.value
        else { continue }
        start = tag.kind == .start ? (id, tag.range.upperBound) : nil
        if tag.kind == .empty { try noteChange(of: id) }
      case (5, "f", .end):
        guard let (id, begin) = start else { continue }
        start = nil
        let text = tags.text(in: begin..<tag.range.lowerBound)
        if shared[id] == nil, !text.isEmpty {
          shared[id] = SharedFormula(text: text, place: address)
        }
        try noteChange(of: id)
      case (2, "sheetData", .end): return
      default: continue
      }
    }
  }

  private mutating func noteChange(of id: String) throws(SpreadsheetError) {
    guard let formula = shared[id] else { return }
    let text = formula.text(at: address)
    var references = references(at: address)
    let hasMoved = isOwn && growth.moved(address) != address
    if references.changed(text) != text || hasMoved { shared[id]?.isTakenApart = true }
  }

  private mutating func change(
    formula tag: XMLTag, _ text: String, _ tags: XMLTagScanner, end: Int
  ) throws(SpreadsheetError) {
    let range = tags.attribute("ref", of: tag).flatMap { CellRange($0.value) }
    let type = tags.attribute("t", of: tag)?.value
    if isOwn, growth.movesRowsBelow, type == "array" || type == "dataTable", let range,
      growth.divides(range)
    {
      throw growth.refusal(.arrayFormula, in: part)
    }
    var own = text
    if type == "shared", let id = tags.attribute("si", of: tag)?.value, let formula = shared[id] {
      guard formula.isTakenApart else { return }
      own = formula.text(at: address)
    }
    var references = references(at: address)
    let changed = references.changed(own)
    try references.check(in: part)
    if type == "shared" {
      edits.replace(
        tag.range.lowerBound..<end,
        with: XMLWriter.fragment { $0.element(tag.qualifiedName, text: changed) })
      return
    }
    if isOwn {
      for name in ["ref", "r1", "r2"] {
        guard let attribute = tags.attribute(name, of: tag), let range = CellRange(attribute.value)
        else { continue }
        let moved = CellRange(growth.moved(range.first), growth.moved(range.last))
        if moved != range { edits.replace(attribute.valueRange, with: moved.text) }
      }
    }
    if changed != own, tag.kind == .start {
      let textEnd = end - "</\(tag.qualifiedName)>".utf8.count
      edits.replace(tag.range.upperBound..<textEnd, with: changed.xmlEscaped)
    }
  }

  // MARK: What lies over the rows

  private mutating func readAttributes(
    of tag: XMLTag, _ tags: XMLTagScanner
  ) throws(SpreadsheetError) {
    if tag.name == "rowBreaks" || tag.name == "colBreaks" { isInBreaks = tag.name == "rowBreaks" }
    if tag.name == "hyperlink" { try changeLocation(of: tag, tags) }
    guard isOwn else { return }
    let growth = growth
    func moved(_ range: CellRange) -> CellRange {
      CellRange(growth.moved(range.first), growth.moved(range.last))
    }
    switch tag.name {
    case "mergeCell", "hyperlink", "dimension": change("ref", of: tag, tags, moved)
    case "autoFilter": change("ref", of: tag, tags) { growth.changed($0, if: .allRecords) }
    case "sortState", "sortCondition":
      change("ref", of: tag, tags) { growth.changed($0, if: .lastRecord) }
    case "conditionalFormatting", "dataValidation", "protectedRange", "ignoredError":
      change("sqref", of: tag, tags) { growth.changed($0, if: .lastRecord) }
    case "selection":
      change("sqref", of: tag, tags, moved)
      change("activeCell", of: tag, tags, moved)
    case "brk" where isInBreaks:
      guard let id = tags.attribute("id", of: tag), let row = Int(id.value) else { return }
      edits.replace(id.valueRange, with: String(growth.moved(row: row)))
    default: return
    }
  }

  private mutating func change(
    _ name: String, of tag: XMLTag, _ tags: XMLTagScanner, _ change: (CellRange) -> CellRange
  ) {
    guard let attribute = tags.attribute(name, of: tag) else { return }
    let changed = Self.changed(attribute.value, change)
    if changed != attribute.value { edits.replace(attribute.valueRange, with: changed) }
  }

  private static func changed(_ ranges: String, _ change: (CellRange) -> CellRange) -> String {
    ranges.split(separator: " ").map { text in
      CellRange(text).map { change($0).text } ?? String(text)
    }.joined(separator: " ")
  }

  private mutating func changeLocation(
    of tag: XMLTag, _ tags: XMLTagScanner
  ) throws(SpreadsheetError) {
    guard let location = tags.attribute("location", of: tag) else { return }
    var references = FormulaReferences(growth, onSheet: nil)
    let changed = references.changed(location.value)
    if changed != location.value { edits.replace(location.valueRange, with: changed.xmlEscaped) }
  }

  /// Rules of newer programs, whose cells and formulas are texts of elements.
  private mutating func readExtension(
    _ tag: XMLTag, _ tags: XMLTagScanner
  ) throws(SpreadsheetError) {
    guard ["sqref", "f"].contains(tag.name) else { return }
    if tag.kind == .start { listStart = tag.range.upperBound }
    guard tag.kind == .end, let start = listStart else { return }
    listStart = nil
    let range = start..<tag.range.lowerBound
    let text = tags.text(in: range)
    if tag.name == "f" {
      var references = FormulaReferences(growth, onSheet: sheet)
      let changed = references.changed(text)
      try references.check(in: part)
      if changed != text { edits.replace(range, with: changed.xmlEscaped) }
    } else if isOwn {
      let changed = Self.changed(text) { growth.changed($0, if: .lastRecord) }
      if changed != text { edits.replace(range, with: changed) }
    }
  }
}
