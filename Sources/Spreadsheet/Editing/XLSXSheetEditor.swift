internal import XML

/// Changes cells within the XML of a worksheet (ECMA-376 Part 1, 18.3.1.80).
struct XLSXSheetEditor {
  private(set) var edits = ByteEdits()

  /// Whether a formula has gone away.
  private(set) var removesFormulas = false

  private let part: EditablePart
  private let sheet: String
  private let dateSystem: DateSystem

  private var prefix = ""
  private var pending: ArraySlice<(address: CellAddress, edit: CellEdit)> = []
  private var columnStyles: [(columns: ClosedRange<Int>, style: Int)] = []
  private var lentStyles: [CellAddress: Int] = [:]

  /// The cells that array formulas and data tables fill.
  private var arrays: [CellRange] = []
  private var row = OpenRow()
  private var cell: OpenCell?

  private struct OpenRow {
    var index = -1
    var column = -1
    var style: Int?
    var tag: XMLTag?
  }

  private struct OpenCell {
    var tag: XMLTag
    var address: CellAddress
    var style: Int
    var edit: CellEdit
  }

  init(_ part: EditablePart, sheet: String, dateSystem: DateSystem) {
    self.part = part
    self.sheet = sheet
    self.dateSystem = dateSystem
  }

  mutating func apply(
    _ cells: [CellAddress: CellEdit], styles: inout XLSXStyleEditor
  ) throws(SpreadsheetError) {
    let sorted = cells.sorted { $0.key < $1.key }
    pending = sorted.map { ($0.key, $0.value) }[...]
    let lenders = Set(sorted.compactMap(\.value.styleSource))
    var tags = part.tags
    while let tag = tags.next() {
      switch (tag.depth, tag.name, tag.kind) {
      case (1, _, .start): prefix = String(tag.prefix)
      case (2, "dimension", .start), (2, "dimension", .empty): extendDimension(tag, tags, sorted)
      case (3, "col", .start), (3, "col", .empty): readColumn(tag, tags)
      case (3, "row", .start), (3, "row", .empty):
        try begin(row: tag, tags, &styles)
      case (3, "row", .end):
        let rest = try takeCells(inRow: row.index, before: Int.max, &styles)
        edits.insert(rest, at: tag.range.lowerBound)
      case (4, "c", .start), (4, "c", .empty): try begin(cell: tag, tags, lenders, &styles)
      case (5, "f", .start), (5, "f", .empty): try checkFormula(tag, tags)
      case (4, "c", .end):
        if let open = cell { try replace(open, end: tag.range.upperBound, &styles) }
        cell = nil
      case (2, "sheetData", .end), (2, "sheetData", .empty):
        edits.append(try takeRows(before: Int.max, &styles), to: tag)
        return
      default: continue
      }
    }
  }

  // MARK: Rows

  private mutating func begin(
    row tag: XMLTag, _ tags: XMLTagScanner, _ styles: inout XLSXStyleEditor
  ) throws(SpreadsheetError) {
    let number = tags.attribute("r", of: tag).flatMap { Int($0.value) }
    let index = number.map { $0 - 1 } ?? row.index + 1
    guard index > row.index else { throw disorder(at: CellAddress(row: index, column: 0)) }
    row = OpenRow(index: index, tag: tag)
    let isStyled = tags.attribute("customFormat", of: tag).map { ["1", "true"].contains($0.value) }
    if isStyled == true { row.style = tags.attribute("s", of: tag).flatMap { Int($0.value) } }
    edits.insert(try takeRows(before: row.index, &styles), at: tag.range.lowerBound)
    guard pending.first?.address.row == row.index else { return }
    // What the row says about its first and last cell may be wrong now, and is not needed.
    edits.removeAttribute("spans", of: tag, in: tags)
    if tag.kind == .empty {
      edits.append(try takeCells(inRow: row.index, before: Int.max, &styles), to: tag)
    }
  }

  /// The rows that are not in the sheet yet, up to a row that is.
  private mutating func takeRows(
    before index: Int, _ styles: inout XLSXStyleEditor
  ) throws(SpreadsheetError) -> String {
    var text = ""
    let open = row
    defer { row = open }
    while let next = pending.first?.address.row, next < index {
      row = OpenRow(index: next)
      let cells = try takeCells(inRow: next, before: Int.max, &styles)
      text += "<\(prefix)row r=\"\(next + 1)\">\(cells)</\(prefix)row>"
    }
    return text
  }

  private func disorder(at address: CellAddress) -> SpreadsheetError {
    SpreadsheetError(
      .cannotBeWritten, at: Place(part: part.name, sheet: sheet, cell: address),
      detail: "the rows and cells of the sheet do not stand in their order")
  }

  // MARK: Cells

  private mutating func begin(
    cell tag: XMLTag, _ tags: XMLTagScanner, _ lenders: Set<CellAddress>,
    _ styles: inout XLSXStyleEditor
  ) throws(SpreadsheetError) {
    let reference = tags.attribute("r", of: tag).flatMap { CellAddress($0.value) }
    let column = reference?.column ?? row.column + 1
    guard column > row.column else {
      throw disorder(at: CellAddress(row: row.index, column: column))
    }
    row.column = column
    let address = CellAddress(row: row.index, column: row.column)
    let style = tags.attribute("s", of: tag).flatMap { Int($0.value) } ?? 0
    if lenders.contains(address) { lentStyles[address] = style }
    let before = try takeCells(inRow: row.index, before: row.column, &styles)
    edits.insert(before, at: tag.range.lowerBound)
    guard let (next, edit) = pending.first, next == address else { return }
    pending = pending.dropFirst()
    let open = OpenCell(tag: tag, address: address, style: style, edit: edit)
    if edit.value == nil {
      let newStyle = try styles.index(basedOn: style, fill: edit.fill, for: nil)
      if newStyle != style { edits.setAttribute("s", to: String(newStyle), of: tag, in: tags) }
    } else if tag.kind == .empty {
      try replace(open, end: tag.range.upperBound, &styles)
    } else {
      cell = open
    }
  }

  private mutating func replace(
    _ open: OpenCell, end: Int, _ styles: inout XLSXStyleEditor
  ) throws(SpreadsheetError) {
    let text = try cellText(open.edit, at: open.address, basedOn: open.style, &styles)
    edits.replace(open.tag.range.lowerBound..<end, with: text)
  }

  /// The cells of a row that are not in the sheet yet, up to a column that is.
  private mutating func takeCells(
    inRow row: Int, before column: Int, _ styles: inout XLSXStyleEditor
  ) throws(SpreadsheetError) -> String {
    var text = ""
    while let (address, edit) = pending.first, address.row == row, address.column < column {
      pending = pending.dropFirst()
      let lent = edit.styleSource.flatMap { lentStyles[$0] }
      let style =
        lent ?? self.row.style
        ?? columnStyles.first { $0.columns.contains(address.column) }?.style ?? 0
      text += try cellText(edit, at: address, basedOn: style, &styles)
    }
    return text
  }

  private func cellText(
    _ edit: CellEdit, at address: CellAddress, basedOn style: Int,
    _ styles: inout XLSXStyleEditor
  ) throws(SpreadsheetError) -> String {
    if edit.value != nil, arrays.contains(where: { $0.contains(address) }) {
      throw dependence(at: address)
    }
    var strings: XLSXStringTable?
    let content = XLSXCellContent(
      edit.formula == nil ? edit.value ?? .empty : .notCalculated, hasFormula: edit.formula != nil,
      in: dateSystem, strings: &strings)
    let newStyle = try styles.index(basedOn: style, fill: edit.fill, for: content.shownValue)
    // A note needs no cell.
    if edit.value == nil, newStyle == 0 { return "" }
    return XMLWriter.fragment { xml in
      xml.element(
        prefix + "c",
        [
          "r": address.text, "s": newStyle == 0 ? nil : String(newStyle), "t": content.type,
        ]
      ) { xml in
        if let formula = edit.formula { xml.element(prefix + "f", text: formula) }
        content.write(prefix: prefix, to: &xml)
      }
    }
  }

  /// Refuses to take away a formula that other cells share, and notes the cells that it fills.
  private mutating func checkFormula(
    _ tag: XMLTag, _ tags: XMLTagScanner
  ) throws(SpreadsheetError) {
    let type = tags.attribute("t", of: tag)?.value ?? "normal"
    let range = tags.attribute("ref", of: tag).flatMap { CellRange($0.value) }
    let isOfOthers = type != "normal" && range.map { $0.first != $0.last } == true
    if isOfOthers, type != "shared", let range { arrays.append(range) }
    guard let cell else { return }
    removesFormulas = true
    if isOfOthers { throw dependence(at: cell.address) }
  }

  private func dependence(at address: CellAddress) -> SpreadsheetError {
    SpreadsheetError(
      .cannotBeWritten, at: Place(part: part.name, sheet: sheet, cell: address),
      detail: "the cell and others have a formula in common")
  }

  // MARK: What the sheet says of its cells

  private mutating func extendDimension(
    _ tag: XMLTag, _ tags: XMLTagScanner, _ cells: [(key: CellAddress, value: CellEdit)]
  ) {
    guard let attribute = tags.attribute("ref", of: tag), var range = CellRange(attribute.value)
    else { return }
    for (address, _) in cells {
      range = CellRange(
        CellAddress(
          row: min(range.first.row, address.row), column: min(range.first.column, address.column)),
        CellAddress(
          row: max(range.last.row, address.row), column: max(range.last.column, address.column)))
    }
    if range.text != attribute.value { edits.replace(attribute.valueRange, with: range.text) }
  }

  private mutating func readColumn(_ tag: XMLTag, _ tags: XMLTagScanner) {
    let numbers = ["min", "max", "style"].map { name in
      tags.attribute(name, of: tag).flatMap { Int($0.value) }
    }
    guard let first = numbers[0], let last = numbers[1], let style = numbers[2], first <= last
    else { return }
    columnStyles.append((first - 1...last - 1, style))
  }

  // MARK: Notes

  /// Says that a drawing holds the boxes of the notes; the schema sets its place.
  static func linkingDrawing(_ id: String, in part: EditablePart) -> ByteEdits {
    let after: Set<Substring> = [
      "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
      "tableParts", "extLst", "AlternateContent",
    ]
    var edits = ByteEdits()
    var tags = part.tags
    var isAfterData = false
    while let tag = tags.next() {
      if tag.depth == 2, tag.name == "sheetData" { isAfterData = true }
      let isPlace = tag.depth == 2 && tag.kind != .end && isAfterData && after.contains(tag.name)
      guard isPlace || tag.depth == 1 && tag.kind == .end else { continue }
      edits.insert(
        "<\(part.prefix)legacyDrawing "
          + "xmlns:r=\"\(part.relationshipNamespace)\" r:id=\"\(id)\"/>",
        at: tag.range.lowerBound)
      break
    }
    return edits
  }
}

extension EditablePart {
  /// Whether the part belongs to the strict variant (ECMA-376 Part 1, Annex A).
  var isStrict: Bool {
    var scanner = tags
    guard let root = scanner.next() else { return false }
    return scanner.attributes(of: root).contains { $0.value.hasPrefix("http://purl.oclc.org/") }
  }

  /// The namespace of identifiers that lead to other parts.
  var relationshipNamespace: String {
    isStrict ? XLSXNamespace.relationships.strictNamespaces : XLSXNamespace.relationships
  }

  /// The prefix of the root element, with its colon.
  var prefix: String {
    var tags = tags
    return tags.next().map { String($0.prefix) } ?? ""
  }
}

extension [UInt8] {
  /// A part as this library writes it, in the strict variant.
  var withStrictNamespaces: [UInt8] {
    Array(String(decoding: self, as: UTF8.self).strictNamespaces.utf8)
  }
}
