internal import XML

/// Adds cell formats to the styles of a workbook: copies of those that are there, with another fill
/// or a date format, and those of a new sheet (ECMA-376 Part 1, 18.8).
struct XLSXStyleEditor {
  let part: EditablePart

  /// How cells look, by the position of their format; empty where the styles cannot be read.
  private let looks: [CellStyle]
  private var lists: [String: List] = [:]
  private var numberFormats: [Int: String] = [:]
  private var root: XMLTag?
  private var known: [Key: Int] = [:]

  /// One of the lists that formats refer to by position.
  private struct List {
    let start: XMLTag
    let end: XMLTag
    /// The elements that are there, as text.
    let elements: [String]
    private(set) var added: [String] = []

    init(start: XMLTag, end: XMLTag, elements: [String]) {
      (self.start, self.end, self.elements) = (start, end, elements)
    }

    var count: Int { elements.count + added.count }

    /// The position of an element that is added, if it has not been.
    mutating func index(of text: String) -> Int {
      if let position = added.firstIndex(of: text) { return elements.count + position }
      added.append(text)
      return count - 1
    }

    mutating func append(_ text: String) { added.append(text) }
  }

  private struct Key: Hashable {
    var base: Int
    var fill: CellEdit.Fill?
    var keeping: TypeKeepingFormat?
  }

  init(_ part: EditablePart, looks: [CellStyle]) {
    self.part = part
    self.looks = looks
    var tags = part.tags
    var listStart: XMLTag?
    var elementStart = 0
    var elements: [String] = []
    while let tag = tags.next() {
      switch tag.depth {
      case 1 where tag.kind == .start: root = tag
      case 2:
        if tag.kind != .end {
          listStart = tag
          elements = []
        }
        if tag.kind != .start, let start = listStart {
          lists[String(tag.name)] = List(start: start, end: tag, elements: elements)
        }
      case 3:
        if tag.kind != .end {
          elementStart = tag.range.lowerBound
          if tag.name == "numFmt", let id = tags.attribute("numFmtId", of: tag)?.value {
            numberFormats[Int(id) ?? 0] = tags.attribute("formatCode", of: tag)?.value
          }
        }
        if tag.kind != .start {
          let bytes = part.bytes[elementStart..<tag.range.upperBound]
          elements.append(String(decoding: bytes, as: UTF8.self))
        }
      default: continue
      }
    }
  }

  /// The position of the format that is like another, but has a fill, or shows a value as what it is.
  ///
  /// - Parameters:
  ///   - fill: The fill, on which letters that would not be legible get another colour, or none;
  ///     `nil` keeps the one that is there.
  ///   - value: The value of the cell; `nil` keeps the number format.
  mutating func index(
    basedOn base: Int, fill: CellEdit.Fill?, for value: CellValue?
  ) throws(SpreadsheetError) -> Int {
    let keeping = value.flatMap { TypeKeepingFormat(for: $0) }
    guard fill != nil || keeping != nil else { return base }
    let key = Key(base: base, fill: fill, keeping: keeping)
    if let index = known[key] { return index }
    guard let format = lists["cellXfs"]?.elements[checked: base] else {
      throw SpreadsheetError(
        .cannotBeWritten, at: Place(part: part.name), detail: "the workbook has no such style")
    }
    let copy = EditableText(format)
    var attributes: [(String, String)] = []
    switch fill {
    case nil: break
    case .noFill:
      // The first fill is none at all (18.8.21).
      attributes = [("fillId", "0"), ("applyFill", "1")]
    case .color(let fill):
      attributes = [("fillId", String(self.index(ofFill: fill))), ("applyFill", "1")]
      if let font = fontIndex(for: copy, basedOn: base, on: fill) {
        attributes += [("fontId", String(font)), ("applyFont", "1")]
      }
    }
    if let keeping {
      let id = copy.attribute("numFmtId").flatMap { Int($0) } ?? 0
      let code = numberFormats[id] ?? BuiltInNumberFormats[id] ?? "General"
      if keeping.applied(to: code) != code {
        attributes.append(("numFmtId", String(numberFormatID(of: keeping.standard))))
        attributes.append(("applyNumberFormat", "1"))
      }
    }
    let index =
      attributes.isEmpty
      ? base : lists["cellXfs"]?.index(of: copy.setting(attributes)) ?? base
    known[key] = index
    return index
  }

  private mutating func index(ofFill color: Color) -> Int {
    let prefix = part.prefix
    return lists["fills"]?.index(
      of: "<\(prefix)fill><\(prefix)patternFill patternType=\"solid\">"
        + "<\(prefix)fgColor rgb=\"\(color.xlsxText)\"/><\(prefix)bgColor indexed=\"64\"/>"
        + "</\(prefix)patternFill></\(prefix)fill>") ?? 0
  }

  /// The position of the font with letters that are legible on a fill; `nil` when they are already.
  private mutating func fontIndex(
    for format: EditableText, basedOn base: Int, on fill: Color
  ) -> Int? {
    let letters = looks[checked: base]?.font.color ?? .black
    guard !letters.isLegible(on: fill),
      let position = format.attribute("fontId").flatMap({ Int($0) }),
      let font = lists["fonts"]?.elements[checked: position]
    else { return nil }
    let color = "<\(part.prefix)color rgb=\"\(Color.legible(on: fill).xlsxText)\"/>"
    return lists["fonts"]?.index(of: EditableText(font).replacing("color", with: color))
  }

  private var firstFreeNumberFormat: Int {
    max(XLSXStyleTable.Start().numberFormat, (numberFormats.keys.max() ?? 0) + 1)
  }

  private mutating func numberFormatID(of code: String) -> Int {
    let id = firstFreeNumberFormat
    addNumberFormat("<\(part.prefix)numFmt numFmtId=\"\(id)\" formatCode=\"\(code)\"/>")
    numberFormats[id] = code
    return id
  }

  private var newNumberFormats: [String] = []

  private mutating func addNumberFormat(_ text: String) {
    if lists["numFmts"]?.index(of: text) == nil { newNumberFormats.append(text) }
  }

  // MARK: A new sheet

  /// An empty table of styles that go on where those of the workbook end.
  var continuation: XLSXStyleTable {
    func count(_ list: String) -> Int { lists[list]?.count ?? 0 }
    return XLSXStyleTable(
      after: XLSXStyleTable.Start(
        formats: count("cellXfs"), fonts: count("fonts"), fills: count("fills"),
        borders: count("borders"), numberFormat: firstFreeNumberFormat))
  }

  /// Adds the styles of a table that goes on where those of the workbook end.
  ///
  /// - Throws: When the workbook lacks one of the lists.
  mutating func append(_ table: XLSXStyleTable) throws(SpreadsheetError) {
    for (list, texts) in table.entries(prefix: part.prefix) {
      guard list == "numFmts" || lists[list] != nil else {
        throw SpreadsheetError(
          .cannotBeWritten, at: Place(part: part.name), detail: "the styles have no list \(list)")
      }
      for text in texts {
        if list == "numFmts" {
          addNumberFormat(text)
        } else {
          lists[list]?.append(text)
        }
      }
    }
  }

  // MARK: The part

  /// The changes to the part.
  var edits: ByteEdits {
    var edits = ByteEdits()
    let prefix = part.prefix
    let tags = part.tags
    for (_, list) in lists.sorted(by: { $0.key < $1.key }) where list.count > list.elements.count {
      edits.setAttribute("count", to: String(list.count), of: list.start, in: tags)
      edits.append(list.added.joined(), to: list.end)
    }
    if !newNumberFormats.isEmpty, let root {
      edits.insert(
        "<\(prefix)numFmts count=\"\(newNumberFormats.count)\">"
          + "\(newNumberFormats.joined())</\(prefix)numFmts>", at: root.range.upperBound)
    }
    return edits
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

  /// The element with a child in the place of the one of that name, or added at its end.
  func replacing(_ child: String, with text: String) -> String {
    var edits = ByteEdits()
    var scanner = tags
    var start: Int?
    var isReplaced = false
    while let tag = scanner.next() {
      if tag.depth == 2, tag.name == child {
        if tag.kind != .end { start = tag.range.lowerBound }
        if tag.kind != .start, let start {
          edits.replace(start..<tag.range.upperBound, with: isReplaced ? "" : text)
          isReplaced = true
        }
      } else if tag.depth == 1, tag.kind != .start, !isReplaced {
        edits.append(text, to: tag)
      }
    }
    return String(decoding: edits.applied(to: bytes), as: UTF8.self)
  }
}
