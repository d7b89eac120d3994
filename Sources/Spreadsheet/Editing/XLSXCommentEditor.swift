internal import XML

/// Adds notes to a sheet: their texts (ECMA-376 Part 1, 18.7) and the boxes that show them.
struct XLSXCommentEditor {
  private var comments: [(address: CellAddress, comment: Comment)] = []
  private var texts: [CellAddress: [String]] = [:]

  /// Whose notes are taken away.
  private var removed: [CellAddress: String] = [:]

  /// Adds a note; several on one cell become one.
  mutating func add(_ comment: Comment, at address: CellAddress) {
    if texts[address] == nil { comments.append((address, comment)) }
    texts[address, default: []].append(comment.text)
  }

  /// Takes away the note of an author on a cell.
  mutating func remove(by author: String, at address: CellAddress) {
    removed[address] = author
  }

  /// Whether there are notes to add.
  var isAdding: Bool { !comments.isEmpty }

  private func text(at address: CellAddress) -> String {
    (texts[address] ?? []).joined(separator: "\n\n")
  }

  private var sheet: Sheet {
    var sheet = Sheet(name: "")
    for (address, comment) in comments {
      sheet.comments[address] = Comment(author: comment.author, text: text(at: address))
    }
    return sheet
  }

  /// A part for a sheet that has no notes.
  func newPart() -> [UInt8] {
    XLSXCommentsWriter(sheet, firstShapeBlock: 1).textPart()
  }

  /// A drawing for a sheet that has none.
  func newShapes() -> [UInt8] {
    XLSXCommentsWriter(sheet, firstShapeBlock: 1).shapePart()
  }

  // MARK: Notes that are there

  /// The changes to the part that holds the notes of the sheet.
  ///
  /// A cell that has a note keeps it; the new text is added below it.
  ///
  /// - Parameter emptied: Gets the cells that have no note any more.
  func edits(of part: EditablePart, emptied: inout Set<CellAddress>) -> ByteEdits {
    var edits = ByteEdits()
    var commentStart = 0
    var isRemoved = false
    var authors: [String] = []
    var newAuthors: [String] = []
    var tags = part.tags
    let prefix = part.prefix
    var authorStart: Int?
    var address: CellAddress?
    var textStart = 0
    var rest = comments
    while let tag = tags.next() {
      switch (tag.name, tag.kind) {
      case ("author", .empty): authors.append("")
      case ("author", .start): authorStart = tag.range.upperBound
      case ("author", .end):
        if let start = authorStart { authors.append(tags.text(in: start..<tag.range.lowerBound)) }
      case ("authors", .end), ("authors", .empty):
        for (_, comment) in rest
        where !authors.contains(comment.author.xlsxEscaped)
          && !newAuthors.contains(comment.author.xlsxEscaped)
        {
          newAuthors.append(comment.author.xlsxEscaped)
        }
        let elements = newAuthors.map { author in
          XMLWriter.fragment { $0.element(prefix + "author", text: author) }
        }
        edits.append(elements.joined(), to: tag)
      case ("comment", .start):
        address = tags.attribute("ref", of: tag).flatMap { CellAddress($0.value) }
        commentStart = tag.range.lowerBound
        let author = tags.attribute("authorId", of: tag).flatMap { Int($0.value) }
          .flatMap { authors.indices.contains($0) ? authors[$0] : nil }
        isRemoved = address.flatMap { removed[$0] }.map { $0.xlsxEscaped == author } ?? false
      case ("comment", .end) where isRemoved:
        edits.replace(commentStart..<tag.range.upperBound, with: "")
        isRemoved = false
        if let address, texts[address] == nil { emptied.insert(address) }
      case ("text", _) where isRemoved: continue
      case ("text", .start) where tag.depth == 4: textStart = tag.range.upperBound
      case ("text", .end) where tag.depth == 4, ("text", .empty) where tag.depth == 4:
        guard let found = address, let new = texts[found] else { continue }
        let known = tag.kind == .end ? tags.text(in: textStart..<tag.range.lowerBound) : ""
        let unknown = new.filter { !known.contains($0.xlsxEscaped) }
        for text in unknown { edits.append(run("\n\n" + text, prefix), to: tag) }
        rest.removeAll { $0.address == found }
      case ("commentList", .end), ("commentList", .empty):
        let all = authors + newAuthors
        let elements = rest.map { address, comment in
          let author = all.firstIndex(of: comment.author.xlsxEscaped) ?? 0
          return "<\(prefix)comment ref=\"\(address.text)\" authorId=\"\(author)\">"
            + "<\(prefix)text>\(run(text(at: address), prefix))</\(prefix)text></\(prefix)comment>"
        }
        edits.append(elements.joined(), to: tag)
      default: continue
      }
    }
    return edits
  }

  private func run(_ text: String, _ prefix: String) -> String {
    XMLWriter.fragment { xml in
      xml.element(prefix + "r") { xml in xml.xlsxText(prefix + "t", text) }
    }
  }

  /// The drawing of a sheet with boxes for the new notes.
  ///
  /// Programs wrote VML that is not well-formed, so it is changed as text, before its last tag.
  ///
  /// - Returns: `nil` when there is no last tag.
  func withShapes(_ drawing: [UInt8]) -> [UInt8]? {
    let text = String(decoding: drawing, as: UTF8.self)
    guard let end = text.ranges(of: "</xml>").last?.lowerBound else { return nil }
    guard isAdding else { return drawing }
    let shown = Self.cellsWithBoxes(in: text)
    let fresh = sheet.comments.filter { address, _ in !shown.contains(address) }
    guard !fresh.isEmpty else { return drawing }
    var sheet = Sheet(name: "")
    sheet.comments = fresh
    let shapes = XLSXCommentsWriter(sheet, firstShapeBlock: 1)
      .shapes(
        numberedFrom: Self.nextNumber(in: text),
        withType: !text.contains("id=\"\(XLSXCommentsWriter.shapeType)\""))
    return Array((text[..<end] + shapes + text[end...]).utf8)
  }

  /// The drawing of a sheet without the boxes of notes that are gone.
  static func withoutShapes(of cells: Set<CellAddress>, _ drawing: [UInt8]) -> [UInt8] {
    guard !cells.isEmpty else { return drawing }
    var rest = String(decoding: drawing, as: UTF8.self)[...]
    var kept = ""
    // Programs choose the prefix.
    while let name = rest.firstRange(of: ":shape "),
      let start = rest[..<name.lowerBound].lastIndex(of: "<"),
      let end = rest[start...].firstRange(
        of: "</\(rest[rest.index(after: start)..<name.lowerBound]):shape>")?.upperBound
    {
      let isGone = !cells.isDisjoint(with: cellsWithBoxes(in: String(rest[start..<end])))
      kept += rest[..<(isGone ? start : end)]
      rest = rest[end...]
    }
    return Array((kept + rest).utf8)
  }

  /// The cells whose notes have boxes.
  private static func cellsWithBoxes(in text: String) -> Set<CellAddress> {
    var cells: Set<CellAddress> = []
    for data in text.split(separator: "ObjectType=\"Note\"").dropFirst() {
      func number(_ name: String) -> Int? {
        guard let start = data.firstRange(of: ":\(name)>") else { return nil }
        return Int(data[start.upperBound...].prefix(while: \.isNumber))
      }
      if let row = number("Row"), let column = number("Column") {
        cells.insert(CellAddress(row: row, column: column))
      }
    }
    return cells
  }

  private static func nextNumber(in text: String) -> Int {
    let numbers = text.split(separator: "_x0000_s").dropFirst().compactMap {
      Int($0.prefix(while: \.isNumber))
    }
    return (numbers.max() ?? 1024) + 1
  }
}
