/// A table (ECMA-376 Part 1, 18.5).
enum TablePart {
  /// Reads the table; `nil` when it has no range.
  static func read(_ part: inout PartReader) throws(SpreadsheetError) -> Table? {
    try part.root()
    guard let range = part["ref"].flatMap({ CellRange($0) }) else { return nil }
    let name = part["displayName"] ?? part["name"] ?? ""
    let hasHeaderRow = part.integer("headerRowCount") != 0
    let hasTotalsRow = (part.integer("totalsRowCount") ?? 0) > 0
    var columns: [String] = []
    let root = part.depth
    while try part.nextChild(of: root) {
      guard part.name == "tableColumns" else { continue }
      let list = part.depth
      while try part.nextChild(of: list), columns.count < CellAddress.maximumColumns {
        columns.append(EscapedText.decode(part["name"] ?? ""))
      }
    }
    var table = Table(name: name, range: range, columnNames: columns)
    table.hasHeaderRow = hasHeaderRow
    table.hasTotalsRow = hasTotalsRow
    return table
  }
}
