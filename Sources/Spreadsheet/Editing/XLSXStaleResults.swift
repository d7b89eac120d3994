internal import XML

/// The results that are stored with formulas of a worksheet, once cells have changed that they may
/// depend on (ECMA-376 Part 1, 18.3.1.96).
enum XLSXStaleResults {
  /// Takes out the results, so that programs calculate them, and nobody takes them for the right ones.
  ///
  /// The cells of an array formula or a data table have results without a formula of their own.
  ///
  /// - Parameter others: The formulas that keep their results.
  static func removal(from part: EditablePart, keeping others: Set<CellAddress>) -> ByteEdits {
    var edits = ByteEdits()
    var arrays: [CellRange] = []
    var address = CellAddress(row: -1, column: -1)
    var cell: XMLTag?
    var isFormula = false
    var contents: [Range<Int>] = []
    var contentStart = 0
    var tags = part.tags
    while let tag = tags.next() {
      switch (tag.depth, tag.name, tag.kind) {
      case (3, "row", .start):
        let number = tags.attribute("r", of: tag).flatMap { Int($0.value) }
        address = CellAddress(row: number.map { $0 - 1 } ?? address.row + 1, column: -1)
        arrays.removeAll { $0.last.row < address.row }
      case (3, "row", .empty):
        let number = tags.attribute("r", of: tag).flatMap { Int($0.value) }
        address.row = number.map { $0 - 1 } ?? address.row + 1
      case (4, "c", .start), (4, "c", .empty):
        let reference = tags.attribute("r", of: tag).flatMap { CellAddress($0.value) }
        address.column = reference?.column ?? address.column + 1
        cell = tag
        isFormula = false
        contents = []
      case (5, "f", .start), (5, "f", .empty):
        isFormula = true
        guard !others.contains(address), let range = tags.attribute("ref", of: tag),
          ["array", "dataTable"].contains(tags.attribute("t", of: tag)?.value)
        else { continue }
        if let range = CellRange(range.value), range.first != range.last { arrays.append(range) }
      case (5, "v", .start), (5, "is", .start): contentStart = tag.range.lowerBound
      case (5, "v", .end), (5, "is", .end): contents.append(contentStart..<tag.range.upperBound)
      case (5, "v", .empty), (5, "is", .empty): contents.append(tag.range)
      case (4, "c", .end):
        let isStale =
          isFormula ? !others.contains(address) : arrays.contains { $0.contains(address) }
        guard isStale, !contents.isEmpty, let cell else { continue }
        for range in contents { edits.replace(range, with: "") }
        for name in ["t", "vm"] { edits.removeAttribute(name, of: cell, in: tags) }
      case (2, "sheetData", .end): return edits
      default: continue
      }
    }
    return edits
  }
  /// Asks the program to make a pivot anew when it opens the workbook, where its cells have changed
  /// (18.10.1.67).
  static func refresh(ofPivot part: EditablePart, ifChanged stale: StaleFormulas) -> ByteEdits {
    var edits = ByteEdits()
    var root: XMLTag?
    var tags = part.tags
    while let tag = tags.next() {
      if tag.depth == 1, tag.kind == .start { root = tag }
      guard tag.name == "worksheetSource", tag.kind != .end, let root else { continue }
      let attributes = tags.attributes(of: tag)
      func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
      let isOfOtherFile = attributes.contains { $0.name.hasSuffix(":id") }
      let isChanged =
        value("sheet").map(stale.isChanged(_:)) ?? value("name").map(stale.isChanged(named:))
      if isChanged == true, !isOfOtherFile {
        edits.setAttribute("refreshOnLoad", to: "1", of: root, in: tags)
      }
      break
    }
    return edits
  }
}
