internal import XML

/// Where charts, pictures, controls and the boxes of notes lie over a sheet.
enum XLSXShapePlaces {
  /// Moves what a drawing (ECMA-376 Part 1, 20.5.2) or the controls of a sheet hold.
  ///
  /// What begins above the new rows and ends below them is drawn out, unless it says that it keeps its
  /// size.
  static func change(_ part: EditablePart, _ growth: TableGrowth, _ edits: inout ByteEdits) {
    guard growth.movesRowsBelow else { return }
    var tags = part.tags
    var keepsSize = false
    var isEnd = false
    var hasMoved = false
    var start: Int?
    while let tag = tags.next() {
      switch (tag.name, tag.kind) {
      case ("twoCellAnchor", .start):
        keepsSize = tags.attribute("editAs", of: tag).map { $0.value != "twoCell" } ?? false
      case ("anchor", .start):
        keepsSize = tags.attribute("sizeWithCells", of: tag)?.value != "1"
      case ("from", .start):
        isEnd = false
        hasMoved = false
      case ("to", .start): isEnd = true
      case ("row", .start): start = tag.range.upperBound
      case ("row", .end):
        guard let begin = start, let row = Int(tags.text(in: begin..<tag.range.lowerBound)) else {
          continue
        }
        let moved =
          isEnd && keepsSize ? row + (hasMoved ? growth.count : 0) : growth.moved(row: row)
        if !isEnd { hasMoved = moved != row }
        if moved != row { edits.replace(begin..<tag.range.lowerBound, with: String(moved)) }
      default: continue
      }
      if tag.name != "row" || tag.kind == .end { start = nil }
    }
  }

  /// The row that each shape of a drawing begins in, with its columns.
  static func beginnings(in part: EditablePart) -> [(row: Int, columns: ClosedRange<Int>)] {
    var places: [(row: Int, columns: ClosedRange<Int>)] = []
    var numbers: [String: Int] = [:]
    var side = ""
    var start = 0
    var tags = part.tags
    while let tag = tags.next() {
      switch (tag.name, tag.kind) {
      case ("from", .start), ("to", .start): side = String(tag.name)
      case ("row", .start), ("col", .start): start = tag.range.upperBound
      case ("row", .end), ("col", .end):
        numbers[side + tag.name] = Int(tags.text(in: start..<tag.range.lowerBound))
      case ("twoCellAnchor", .end), ("oneCellAnchor", .end):
        if let row = numbers["fromrow"], let first = numbers["fromcol"] {
          places.append((row, first...max(first, numbers["tocol"] ?? first)))
        }
        numbers = [:]
      default: continue
      }
    }
    return places
  }

  /// Moves the boxes of notes and old controls.
  ///
  /// Programs wrote VML that is not well-formed, so it is changed as text.
  static func changed(_ drawing: [UInt8], _ growth: TableGrowth) -> [UInt8] {
    let text = String(decoding: drawing, as: UTF8.self)
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "<x:") {
      result += rest[..<open.upperBound]
      rest = rest[open.upperBound...]
      guard let nameEnd = rest.firstIndex(of: ">"), let close = rest.firstRange(of: "</x:"),
        nameEnd < close.lowerBound
      else { continue }
      let name = rest[..<nameEnd]
      let content = rest[rest.index(after: nameEnd)..<close.lowerBound]
      let changed: String? =
        switch name {
        case "Row": Int(content).map { String(growth.moved(row: $0)) }
        case "Anchor": anchor(content, growth)
        case "FmlaLink", "FmlaRange", "FmlaTxbx":
          {
            var references = FormulaReferences(growth, onSheet: growth.sheet)
            return references.changed(String(content))
          }()
        default: nil
        }
      guard let changed else { continue }
      result += name + ">" + changed
      rest = rest[close.lowerBound...]
    }
    result += rest
    return result == text ? drawing : Array(result.utf8)
  }

  /// Left column, its offset, top row, its offset, right column, its offset, bottom row, its offset.
  private static func anchor(_ text: Substring, _ growth: TableGrowth) -> String? {
    var numbers = text.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    guard numbers.count == 8, let top = Int(numbers[2]), let bottom = Int(numbers[6]) else {
      return nil
    }
    let by = growth.moved(row: top) - top
    guard by != 0 else { return nil }
    numbers[2] = String(top + by)
    numbers[6] = String(bottom + by)
    return numbers.joined(separator: ", ")
  }
}
