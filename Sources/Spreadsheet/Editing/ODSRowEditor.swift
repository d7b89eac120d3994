internal import XML

/// A row of an OpenDocument table as text, of which edited copies are made (ODF 1.3 Part 3, 9.1.3).
///
/// Rows and cells that are alike are stored once, with a count; an edit takes one out of them.
struct ODSRowEditor {
  private let bytes: [UInt8]
  private let prefix: String
  private let columns: [(columns: Range<Int>, style: String?)]
  private let prefixes: ODSPrefixes
  private let tag: XMLTag?
  private let end: XMLTag?
  private var cells: [StoredCell] = []

  private struct StoredCell {
    var columns: Range<Int>
    var range: Range<Int>
    var style: String?
    var validation: String?
  }

  init(
    _ bytes: [UInt8], prefix: String, columns: [(columns: Range<Int>, style: String?)],
    documentPrefixes: ODSPrefixes
  ) {
    self.bytes = bytes
    self.prefix = prefix
    self.columns = columns
    prefixes = documentPrefixes
    var tags = XMLTagScanner(bytes)
    tag = tags.next()
    var last = tag
    var start: XMLTag?
    var column = 0
    while let tag = tags.next() {
      last = tag
      guard tag.depth == 2, tag.name.hasSuffix("table-cell") else { continue }
      if tag.kind != .end { start = tag }
      if tag.kind != .start, let start {
        let count = tags.count("number-columns-repeated", of: start)
        cells.append(
          StoredCell(
            columns: column..<column + count,
            range: start.range.lowerBound..<tag.range.upperBound,
            style: tags.attribute(prefix + "style-name", of: start)?.value,
            validation: tags.attribute(prefix + "content-validation-name", of: start)?.value))
        column += count
      }
    }
    end = last
  }

  /// The style of the cell in a column, whether it says so itself, or its row or column does.
  func styleName(ofColumn column: Int) -> String? {
    if let style = cells.first(where: { $0.columns.contains(column) })?.style { return style }
    let tags = XMLTagScanner(bytes)
    let ofRow = tag.flatMap { tags.attribute(prefix + "default-cell-style-name", of: $0)?.value }
    return ofRow ?? columns.first { $0.columns.contains(column) }?.style
  }

  /// The rule for what may be entered in a column.
  func validationName(ofColumn column: Int) -> String? {
    cells.first { $0.columns.contains(column) }?.validation
  }

  /// The row as it is, so many times.
  func copy(repeated count: Int) -> String {
    count > 0 ? Self.text(bytes, repeated: count, prefix + "number-rows-repeated") : ""
  }

  /// Whether a cell of the row is calculated.
  var holdsFormula: Bool {
    var tags = XMLTagScanner(bytes)
    while let tag = tags.next() {
      if tags.attribute(prefix + "formula", of: tag) != nil { return true }
    }
    return false
  }

  /// The row without what its cells hold, so many times.
  func emptied(repeated count: Int) -> String {
    var changes = ByteEdits()
    for cell in cells {
      let source = Array(bytes[cell.range])
      var tags = XMLTagScanner(source)
      guard let tag = tags.next() else { continue }
      let kept = [
        "style-name", "content-validation-name", "number-columns-repeated",
        "number-columns-spanned",
        "number-rows-spanned",
      ]
      let attributes = tags.attributes(of: tag).filter { attribute in
        kept.contains { attribute.name == prefix + $0 }
      }
      let text = attributes.map { " \($0.name)=\"\($0.value.xmlEscaped)\"" }.joined()
      changes.replace(cell.range, with: "<\(tag.qualifiedName)\(text)/>")
    }
    return Self.text(
      changes.applied(to: bytes), repeated: count, prefix + "number-rows-repeated")
  }

  /// The row once, with cells changed.
  ///
  /// - Parameter edits: The changes, in the order of their columns.
  func edited(
    _ edits: [(column: Int, edit: CellEdit)], styles: inout ODSCellStyleEditor
  ) -> String {
    var changes = ByteEdits()
    if let tag {
      changes.removeAttribute(
        prefix + "number-rows-repeated", of: tag, in: XMLTagScanner(bytes))
    }
    var pending = edits[...]
    for cell in cells {
      let inCell = pending.prefix { $0.column < cell.columns.upperBound }
      guard !inCell.isEmpty else { continue }
      pending = pending.dropFirst(inCell.count)
      let source = Array(bytes[cell.range])
      var text = ""
      var next = cell.columns.lowerBound
      for (column, edit) in inCell {
        text += copy(source, repeated: column - next)
        text += self.edited(source, edit, column: column, &styles)
        next = column + 1
      }
      text += copy(source, repeated: cell.columns.upperBound - next)
      changes.replace(cell.range, with: text)
    }
    if let end { changes.append(added(pending, &styles), to: end) }
    return String(decoding: changes.applied(to: bytes), as: UTF8.self)
  }

  /// The cells beyond the last one that the row has.
  private func added(
    _ edits: ArraySlice<(column: Int, edit: CellEdit)>, _ styles: inout ODSCellStyleEditor
  ) -> String {
    let empty = Array("<\(prefix)table-cell/>".utf8)
    var text = ""
    var next = cells.last?.columns.upperBound ?? 0
    for (column, edit) in edits {
      text += copy(empty, repeated: column - next)
      text += edited(empty, edit, column: column, &styles)
      next = column + 1
    }
    return text
  }

  private func edited(
    _ cell: [UInt8], _ edit: CellEdit, column: Int, _ styles: inout ODSCellStyleEditor
  ) -> String {
    var style = edit.odsStyle
    if let fill = edit.fill {
      style = styles.name(basedOn: style ?? styleName(ofColumn: column), fill: fill)
    }
    return ODSCellEditor(cell, prefix: prefix, prefixes: prefixes).edited(edit, style: style)
  }

  private func copy(_ cell: [UInt8], repeated count: Int) -> String {
    count > 0 ? Self.text(cell, repeated: count, prefix + "number-columns-repeated") : ""
  }

  private static func text(_ bytes: [UInt8], repeated count: Int, _ attribute: String) -> String {
    var tags = XMLTagScanner(bytes)
    guard let tag = tags.next() else { return "" }
    var edits = ByteEdits()
    if count == 1 {
      edits.removeAttribute(attribute, of: tag, in: tags)
    } else {
      edits.setAttribute(attribute, to: String(count), of: tag, in: tags)
    }
    return String(decoding: edits.applied(to: bytes), as: UTF8.self)
  }
}
