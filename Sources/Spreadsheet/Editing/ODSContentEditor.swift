internal import XML

/// Finds the rows of `content.xml` that hold edited cells, and replaces them.
struct ODSContentEditor {
  private(set) var edits = ByteEdits()

  private let part: EditablePart
  private let cells: [String: [CellAddress: CellEdit]]
  private var styles: ODSCellStyleEditor
  private var sheet: OpenSheet?

  /// The table that is being read.
  private struct OpenSheet {
    var depth: Int
    var prefix: String
    var pending: [Int: [(column: Int, edit: CellEdit)]]
    var lenders: Set<CellAddress>
    var lent: [CellAddress: (style: String?, validation: String?)] = [:]
    var columns: [(columns: Range<Int>, style: String?)] = []
    var nextColumn = 0
    var nextRow = 0
    var rowStart: XMLTag?
    /// The place after the last row.
    var end: Int?
  }

  init(
    _ part: EditablePart, edits: [String: [CellAddress: CellEdit]], looks: ODSStyles?
  ) {
    self.part = part
    cells = edits
    styles = ODSCellStyleEditor(part, looks: looks)
  }

  mutating func run() {
    var tags = part.tags
    while let tag = tags.next() {
      if let open = sheet {
        read(tag, tags, in: open)
      } else if tag.name == "table", tag.kind == .start, tag.depth == 4,
        let name = tags.attribute(tag.prefix + "name", of: tag)?.value, let edits = cells[name]
      {
        sheet = OpenSheet(
          depth: tag.depth, prefix: String(tag.prefix),
          pending: Dictionary(grouping: edits.sorted { $0.key < $1.key }, by: \.key.row)
            .mapValues { $0.map { ($0.key.column, $0.value) } },
          lenders: Set(edits.values.compactMap(\.styleSource)))
      }
    }
    styles.write(to: &edits)
  }

  private mutating func read(_ tag: XMLTag, _ tags: XMLTagScanner, in open: OpenSheet) {
    if tag.depth == open.depth, tag.kind == .end {
      appendRows(before: tag.range.lowerBound)
      sheet = nil
      return
    }
    // Tables within cells, and what else stands there, are passed with their row.
    if let start = open.rowStart {
      if tag.kind == .end, tag.depth == start.depth {
        sheet?.rowStart = nil
        finishRow(start.range.lowerBound..<tag.range.upperBound, start, tags)
      }
    } else if tag.name == "table-row" {
      if tag.kind == .start { sheet?.rowStart = tag } else { finishRow(tag.range, tag, tags) }
    } else if tag.name == "table-column", tag.kind != .end {
      let count = tags.count("number-columns-repeated", of: tag)
      let style = tags.attribute(tag.prefix + "default-cell-style-name", of: tag)?.value
      sheet?.columns.append((open.nextColumn..<open.nextColumn + count, style))
      sheet?.nextColumn += count
    }
    let holdsRows = ["table-row", "table-rows", "table-header-rows", "table-row-group"]
    if tag.depth == open.depth + 1, tag.kind != .start, holdsRows.contains(String(tag.name)) {
      sheet?.end = tag.range.upperBound
    }
  }

  // MARK: Rows

  private mutating func finishRow(_ range: Range<Int>, _ tag: XMLTag, _ tags: XMLTagScanner) {
    guard let open = sheet else { return }
    let count = tags.count("number-rows-repeated", of: tag)
    let rows = open.nextRow..<open.nextRow + count
    sheet?.nextRow = rows.upperBound
    let editor = ODSRowEditor(
      Array(part.bytes[range]), prefix: open.prefix, columns: open.columns,
      documentPrefixes: styles.prefixes)
    for lender in open.lenders where rows.contains(lender.row) {
      sheet?.lent[lender] = (
        editor.styleName(ofColumn: lender.column), editor.validationName(ofColumn: lender.column)
      )
    }
    let edited = open.pending.keys.filter(rows.contains).sorted()
    guard !edited.isEmpty else { return }
    var text = ""
    var next = rows.lowerBound
    for row in edited {
      text += editor.copy(repeated: row - next)
      text += write(row, with: editor)
      next = row + 1
    }
    text += editor.copy(repeated: rows.upperBound - next)
    edits.replace(range, with: text)
  }

  private mutating func write(_ row: Int, with editor: ODSRowEditor) -> String {
    var cells = sheet?.pending.removeValue(forKey: row) ?? []
    for position in cells.indices {
      let lent = cells[position].edit.styleSource.flatMap { sheet?.lent[$0] }
      cells[position].edit.odsStyle = lent?.style
      cells[position].edit.odsValidation = lent?.validation
    }
    return editor.edited(cells, styles: &styles)
  }

  /// Adds the rows below those that the table has.
  private mutating func appendRows(before end: Int) {
    guard let open = sheet, !open.pending.isEmpty else { return }
    let prefix = open.prefix
    let empty = ODSRowEditor(
      Array("<\(prefix)table-row><\(prefix)table-cell/></\(prefix)table-row>".utf8),
      prefix: prefix, columns: open.columns, documentPrefixes: styles.prefixes)
    var text = ""
    var next = open.nextRow
    for row in open.pending.keys.sorted() {
      text += empty.copy(repeated: row - next)
      text += write(row, with: empty)
      next = row + 1
    }
    edits.insert(text, at: open.end ?? end)
  }
}

extension XMLTagScanner {
  /// How often an element stands for itself.
  func count(_ name: String, of tag: XMLTag) -> Int {
    let count = attribute(tag.prefix + name, of: tag).flatMap { Int($0.value) } ?? 1
    // No sheet has more rows than these, whatever the file says.
    return min(max(count, 1), CellAddress.maximumRows)
  }
}
