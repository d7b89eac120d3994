import XML

/// The text of paragraphs (ODF 1.3 Part 3, 6.1.1 and 6.1.3).
///
/// Blanks in a row are one, unless they are written as elements; paragraphs stand on lines of their
/// own. Notes, drawings and the small letters of ruby text are no part of it.
struct ODSParagraphs {
  /// The first link in the text.
  private(set) var link: String?

  private var bytes: [UInt8] = []
  /// Whether there was a paragraph, be it an empty one.
  private(set) var hasParagraph = false

  private let limit: Int

  /// What the last character was, as far as blanks after it depend on that.
  private var last = Last.start

  private enum Last {
    case start, blank, lineBreak, other
  }

  /// Creates an empty text.
  ///
  /// - Parameter limit: The longest text, in bytes.
  init(limit: Int = 1 << 20) {
    self.limit = limit
  }

  /// The text, with line breaks as `\n`.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Reads the paragraphs of the element that starts here.
  mutating func read(_ part: inout PartReader) throws(SpreadsheetError) {
    let depth = part.depth
    while try part.nextChild(of: depth) {
      if Self.isParagraph(part.name) { try readParagraph(&part) }
    }
  }

  /// Whether an element is a paragraph.
  static func isParagraph(_ name: String) -> Bool { name == "text:p" || name == "text:h" }

  /// Reads the paragraph that starts here.
  mutating func readParagraph(_ part: inout PartReader) throws(SpreadsheetError) {
    if hasParagraph { bytes.append(UInt8(ascii: "\n")) }
    hasParagraph = true
    last = .start
    let depth = part.depth
    while let event = try part.next() {
      switch event {
      case .text: part.withText { add($0) }
      case .start: try readElement(&part)
      case .end where part.depth <= depth:
        // The standard drops blanks at the end, but programs write and read them; those of a
        // document that was made pretty come with a line break.
        if last == .lineBreak { bytes.removeLast() }
        return
      case .end: break
      }
      if bytes.count > limit {
        throw SpreadsheetError(.limitExceeded("textLength"), at: part.place)
      }
    }
  }

  private mutating func add(_ text: Span<UInt8>) {
    for index in text.indices {
      switch text[index] {
      case 0x20, 0x09, 0x0A, 0x0D:
        addBlank(isLineBreak: text[index] == 0x0A)
      case let byte:
        bytes.append(byte)
        last = .other
      }
    }
  }

  private mutating func addBlank(isLineBreak: Bool) {
    switch last {
    case .start: break
    case .other:
      bytes.append(0x20)
      last = isLineBreak ? .lineBreak : .blank
    case .blank, .lineBreak:
      if isLineBreak { last = .lineBreak }
    }
  }

  private mutating func readElement(_ part: inout PartReader) throws(SpreadsheetError) {
    switch part.name {
    case "text:s":
      let count = min(max(1, part.integer("text:c") ?? 1), limit)
      bytes.append(contentsOf: repeatElement(0x20, count: count))
      last = .other
    case "text:tab":
      bytes.append(0x09)
      last = .other
    case "text:line-break":
      bytes.append(0x0A)
      last = .start
    case "text:a":
      link = link ?? part["xlink:href"]
    case "text:ruby-text", "text:note", "office:annotation", "text:tracked-changes":
      try part.skipElement()
    case let name where name.hasPrefix("draw:"):
      try part.skipElement()
    default: break
    }
  }
}

extension PartReader {
  /// Goes to the end of the element that starts here.
  mutating func skipElement() throws(SpreadsheetError) {
    let depth = depth
    while try nextChild(of: depth) {}
  }
}
