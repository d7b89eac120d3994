internal import XML

/// Lets a table of an OpenDocument grow: rows come in below its last record, and what refers to cells
/// of the sheet follows.
struct ODSTableGrower {
  private let part: EditablePart
  private let growth: TableGrowth
  private let rules: ODSInputRules
  private var edits = ByteEdits()
  private var sheet: OpenSheet?

  /// The sheet that is being read.
  private struct OpenSheet {
    var name: String
    var prefix: String
    var depth: Int
    var row = 0
    var column = 0
    var rows = 0..<0
    var rowStart: XMLTag?
    var rowTag: XMLTag?
    /// The longest stretch of rows that are alike and lie below the table: those that nobody uses.
    var filler: (tag: XMLTag, count: Int)?
  }

  init(_ part: EditablePart, _ growth: TableGrowth) {
    self.part = part
    self.growth = growth
    rules = ODSInputRules(in: part)
  }

  mutating func changed() throws(SpreadsheetError) -> ByteEdits {
    var tags = part.tags
    while let tag = tags.next() {
      if tag.kind != .end { readAttributes(of: tag, tags) }
      if sheet == nil, tag.name == "table", tag.kind == .start, tag.depth == 4,
        let name = tags.attribute(tag.prefix + "name", of: tag)?.value
      {
        sheet = OpenSheet(name: name, prefix: String(tag.prefix), depth: tag.depth)
      } else if let open = sheet {
        if tag.depth == open.depth, tag.kind == .end {
          try makeRoom()
          sheet = nil
        } else {
          try readRows(tag, tags, in: open)
        }
      }
    }
    return edits
  }

  private var isOwnSheet: Bool { sheet?.name == growth.sheet }

  // MARK: Rows

  private mutating func readRows(
    _ tag: XMLTag, _ tags: XMLTagScanner, in open: OpenSheet
  ) throws(SpreadsheetError) {
    if let start = open.rowStart {
      if tag.depth == start.depth, tag.kind == .end {
        sheet?.rowStart = nil
        try finishRow(start.range.lowerBound..<tag.range.upperBound)
      } else if tag.depth == start.depth + 1, tag.name.hasSuffix("table-cell"), tag.kind != .end {
        try readCell(tag, tags)
      }
    } else if tag.name == "table-row", tag.kind != .end {
      let count = tags.count("number-rows-repeated", of: tag)
      sheet?.rows = open.rows.upperBound..<open.rows.upperBound + count
      sheet?.row = open.rows.upperBound
      sheet?.column = 0
      sheet?.rowTag = tag
      if open.rows.upperBound > growth.body.last.row, count > open.filler?.count ?? 1 {
        sheet?.filler = (tag, count)
      }
      if tag.kind == .start { sheet?.rowStart = tag } else { try finishRow(tag.range) }
    }
  }

  /// Draws out what spans rows above and below the new ones.
  private mutating func readCell(_ tag: XMLTag, _ tags: XMLTagScanner) throws(SpreadsheetError) {
    guard let open = sheet else { return }
    let place = CellAddress(row: open.row, column: open.column)
    sheet?.column += tags.count("number-columns-repeated", of: tag)
    guard isOwnSheet, growth.movesRowsBelow else { return }
    for name in ["number-rows-spanned", "number-matrix-rows-spanned"] {
      guard let attribute = tags.attribute(open.prefix + name, of: tag),
        let count = Int(attribute.value), count > 1, place.row <= growth.body.last.row,
        growth.body.last.row < place.row + count - 1
      else { continue }
      guard name == "number-rows-spanned", place.row < growth.body.last.row else {
        throw growth.refusal(
          name == "number-rows-spanned" ? .mergedCells : .arrayFormula, in: part)
      }
      edits.replace(attribute.valueRange, with: String(count + growth.count))
    }
  }

  private mutating func finishRow(_ range: Range<Int>) throws(SpreadsheetError) {
    guard let open = sheet, isOwnSheet, growth.movesRowsBelow,
      open.rows.contains(growth.body.last.row)
    else { return }
    let row = ODSRowEditor(
      Array(part.bytes[range]), prefix: open.prefix, columns: [],
      documentPrefixes: ODSPrefixes(part))
    let rest = open.rows.upperBound - growth.body.last.row - 1
    guard rest > 0 else {
      edits.insert(row.emptied(repeated: growth.count), at: range.upperBound)
      return
    }
    // Rows that are alike are stored once.
    guard !row.holdsFormula, let tag = open.rowTag else {
      throw growth.refusal(.rowsStoredTogether, in: part)
    }
    edits.setAttribute(
      open.prefix + "number-rows-repeated", to: String(open.rows.count - rest), of: tag,
      in: part.tags)
    edits.insert(
      row.emptied(repeated: growth.count) + row.copy(repeated: rest), at: range.upperBound)
  }

  /// Takes rows away that nobody uses, when the sheet would be longer than the largest.
  private mutating func makeRoom() throws(SpreadsheetError) {
    guard let open = sheet, isOwnSheet, growth.movesRowsBelow else { return }
    let excess = open.rows.upperBound + growth.count - CellAddress.maximumRows
    guard excess > 0 else { return }
    guard let (tag, count) = open.filler, count > excess else {
      throw growth.refusal(.noMoreRows, in: part)
    }
    edits.setAttribute(
      open.prefix + "number-rows-repeated", to: String(count - excess), of: tag, in: part.tags)
  }

  // MARK: References

  private mutating func readAttributes(of tag: XMLTag, _ tags: XMLTagScanner) {
    let place = CellAddress(row: sheet?.row ?? 0, column: sheet?.column ?? 0)
    let attributes = tags.attributes(of: tag)
    // Rules that stand outside of the sheets say for which cell they are written.
    let base = attributes.first { $0.name.hasSuffix(":base-cell-address") }
      .flatMap { ODSAddress($0.value.replacing("$", with: "")) }
    var references = ODSReferences(
      growth: growth, ownSheet: base?.sheet ?? sheet?.name,
      isInRecord: isOwnSheet && tag.name == "table-cell" && growth.body.contains(place))
    var keepsBase = false
    if tag.name == "content-validation",
      let name = tags.attribute(tag.prefix + "name", of: tag)?.value
    {
      let isBasedHere = base?.sheet == growth.sheet
      let holdsHere = rules.holds(name, on: growth.sheet)
      references.ownSheet = holdsHere ? growth.sheet : nil
      // What is relative to a cell of another sheet goes along with the cells that have the rule.
      references.changesOnlyFixed = isBasedHere != holdsHere
      keepsBase = !holdsHere
    }
    for attribute in attributes {
      let name = attribute.name.split(separator: ":").last ?? ""
      let changed: String
      if name == "base-cell-address", keepsBase {
        continue
      } else if Self.formulas.contains(name), attribute.value.contains("[") {
        changed = references.changed(formula: attribute.value)
      } else if Self.addresses.contains(name) {
        changed = references.changed(addresses: attribute.value, if: .allRecords)
      } else if name == "print-ranges" || name == "target-range-address",
        name == "print-ranges" || tag.name == "conditional-format"
      {
        changed = references.changed(addresses: attribute.value, if: .lastRecord)
      } else if name == "target-range-address" {
        changed = references.changed(addresses: attribute.value, if: .allRecords)
      } else {
        continue
      }
      if changed != attribute.value {
        edits.replace(attribute.valueRange, with: changed.xmlEscaped)
      }
    }
  }

  /// Attributes with formulas, in which references stand in brackets.
  private static let formulas: Set<Substring> = ["formula", "condition", "expression", "value"]

  /// Attributes with addresses of cells.
  private static let addresses: Set<Substring> = [
    "base-cell-address", "cell-address", "cell-range-address", "data-cell-range-address",
    "data-range", "end-cell-address", "label-cell-address", "label-cell-range-address",
    "linked-cell", "notify-on-update-of-ranges", "source-cell-range", "source-cell-range-addresses",
    "target-cell-address", "values-cell-range-address",
  ]
}
