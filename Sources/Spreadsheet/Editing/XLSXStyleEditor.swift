internal import XML

/// Adds cell formats to the styles of a workbook: copies of those that are there, with another fill
/// or a date format (ECMA-376 Part 1, 18.8).
struct XLSXStyleEditor {
  let part: EditablePart

  private var formats: [String] = []
  private var numberFormats: [Int: String] = [:]
  private var fillCount = 0
  private var lists: [String: (start: XMLTag, end: XMLTag)] = [:]
  private var root: XMLTag?

  private var newFormats: [String] = []
  private var newFills = UniqueList<Color>()
  private var newNumberFormats = UniqueList<String>()
  private var known: [Key: Int] = [:]

  private struct Key: Hashable {
    var base: Int
    var fill: Color?
    var keeping: TypeKeepingFormat?
  }

  init(_ part: EditablePart) throws(SpreadsheetError) {
    self.part = part
    var tags = part.tags
    var openLists: [Substring: XMLTag] = [:]
    var formatStart: Int?
    var isInFormats = false
    while let tag = tags.next() {
      switch tag.depth {
      case 1 where tag.kind == .start: root = tag
      case 2:
        isInFormats = tag.name == "cellXfs" && tag.kind == .start
        if tag.kind != .end { openLists[tag.name] = tag }
        if tag.kind != .start, let start = openLists[tag.name] {
          lists[String(tag.name)] = (start, tag)
        }
      case 3:
        if tag.kind != .end, tag.name == "fill" { fillCount += 1 }
        if tag.kind != .end, tag.name == "numFmt",
          let id = tags.attribute("numFmtId", of: tag).flatMap({ Int($0.value) }),
          let code = tags.attribute("formatCode", of: tag)?.value
        {
          numberFormats[id] = code
        }
        guard isInFormats, tag.name == "xf" else { continue }
        if tag.kind != .end { formatStart = tag.range.lowerBound }
        if tag.kind != .start, let start = formatStart {
          let bytes = part.bytes[start..<tag.range.upperBound]
          formats.append(String(decoding: bytes, as: UTF8.self))
        }
      default: continue
      }
    }
  }

  /// The position of the format that is like another, but has a fill, or shows a value as what it is.
  ///
  /// - Parameters:
  ///   - fill: The fill; `nil` keeps the one that is there.
  ///   - value: The value of the cell; `nil` keeps the number format.
  mutating func index(
    basedOn base: Int, fill: Color?, for value: CellValue?
  ) throws(SpreadsheetError) -> Int {
    let keeping = value.flatMap { TypeKeepingFormat(for: $0) }
    guard fill != nil || keeping != nil else { return base }
    let key = Key(base: base, fill: fill, keeping: keeping)
    if let index = known[key] { return index }
    guard lists["cellXfs"] != nil, formats.indices.contains(base) else {
      throw SpreadsheetError(
        .cannotBeWritten, at: Place(part: part.name), detail: "the workbook has no such style")
    }
    var attributes: [(String, String)] = []
    if let fill {
      attributes.append(("fillId", String(fillCount + newFills.index(of: fill))))
      attributes.append(("applyFill", "1"))
    }
    let copy = EditableText(formats[base])
    if let keeping {
      let id = copy.attribute("numFmtId").flatMap { Int($0) } ?? 0
      let code = numberFormats[id] ?? BuiltInNumberFormats[id] ?? "General"
      if keeping.applied(to: code) != code {
        attributes.append(("numFmtId", String(numberFormatID(of: keeping.standard))))
        attributes.append(("applyNumberFormat", "1"))
      }
    }
    var index = base
    if !attributes.isEmpty {
      index = formats.count + newFormats.count
      newFormats.append(copy.setting(attributes))
    }
    known[key] = index
    return index
  }

  private mutating func numberFormatID(of code: String) -> Int {
    let first = max(XLSXStyleTable.firstOwnNumberFormat, (numberFormats.keys.max() ?? 0) + 1)
    return first + newNumberFormats.index(of: code)
  }

  /// The changes to the part.
  var edits: ByteEdits {
    var edits = ByteEdits()
    let prefix = part.prefix
    let fills = newFills.elements.map { color in
      "<\(prefix)fill><\(prefix)patternFill patternType=\"solid\">"
        + "<\(prefix)fgColor rgb=\"\(color.xlsxText)\"/><\(prefix)bgColor indexed=\"64\"/>"
        + "</\(prefix)patternFill></\(prefix)fill>"
    }
    let first = max(XLSXStyleTable.firstOwnNumberFormat, (numberFormats.keys.max() ?? 0) + 1)
    let codes = newNumberFormats.elements.enumerated().map { position, code in
      "<\(prefix)numFmt numFmtId=\"\(first + position)\" formatCode=\"\(code)\"/>"
    }
    append(fills, to: "fills", oldCount: fillCount, &edits)
    append(newFormats, to: "cellXfs", oldCount: formats.count, &edits)
    if lists["numFmts"] != nil {
      append(codes, to: "numFmts", oldCount: numberFormats.count, &edits)
    } else if !codes.isEmpty, let root {
      edits.insert(
        "<\(prefix)numFmts count=\"\(codes.count)\">\(codes.joined())</\(prefix)numFmts>",
        at: root.range.upperBound)
    }
    return edits
  }

  private func append(
    _ elements: [String], to list: String, oldCount: Int, _ edits: inout ByteEdits
  ) {
    guard !elements.isEmpty, let (start, end) = lists[list] else { return }
    let tags = part.tags
    edits.setAttribute("count", to: String(oldCount + elements.count), of: start, in: tags)
    edits.append(elements.joined(), to: end)
  }
}

/// An element as text, whose first tag can be changed.
private struct EditableText {
  private let bytes: [UInt8]
  private let tags: XMLTagScanner
  private let tag: XMLTag?

  init(_ text: String) {
    bytes = Array(text.utf8)
    tags = XMLTagScanner(bytes)
    var scanner = tags
    tag = scanner.next()
  }

  func attribute(_ name: String) -> String? {
    tag.flatMap { tags.attribute(name, of: $0)?.value }
  }

  func setting(_ attributes: [(name: String, value: String)]) -> String {
    guard let tag else { return "" }
    var edits = ByteEdits()
    for (name, value) in attributes { edits.setAttribute(name, to: value, of: tag, in: tags) }
    return String(decoding: edits.applied(to: bytes), as: UTF8.self)
  }
}
