import XML
import Zip

/// Reads an XML part of an archive, or a document of its own, as events and in constant memory.
///
/// Parts are read by walking the tree of elements:
///
///     let depth = part.depth
///     while try part.nextChild(of: depth) { switch part.name { … } }
struct PartReader: ~Copyable {
  /// The name of the part; `nil` for a document that is no part.
  let part: String?

  private var xml: XMLReader
  private var source: PartBytes

  private let mostElements: Int
  private var elements = 0

  /// The depth of the element around the alternatives of which the last is being read.
  private var fallbackOf: Int?

  /// How many bytes the part has, packed as it is.
  let packedSize: Int

  /// Opens a part of an archive.
  ///
  /// - Parameter step: How much is unpacked at a time, where not all of the part is wanted.
  init(
    _ entry: ZipEntry, in archive: ZipArchive, namespaces: [String: String], limits: ReadLimits,
    step: Int = .max
  ) throws(SpreadsheetError) {
    part = entry.name
    packedSize = entry.packedSize
    mostElements = limits.elements + limits.elementsPerByte * packedSize
    xml = XMLReader(
      namespaces: namespaces, limits: limits.xml, size: min(entry.unpackedSize, step))
    if !limits.scans { xml.readThroughLibrary() }
    do throws(ZipError) {
      source = PartBytes(try archive.open(entry))
    } catch {
      throw SpreadsheetError(error)
    }
  }

  init(_ document: ByteSource, namespaces: [String: String], limits: ReadLimits) {
    part = nil
    packedSize = document.count
    mostElements = limits.elements + limits.elementsPerByte * packedSize
    xml = XMLReader(namespaces: namespaces, limits: limits.xml, size: document.count)
    if !limits.scans { xml.readThroughLibrary() }
    source = PartBytes(document)
  }

  // MARK: Events

  /// Goes to the next event; `nil` after the last.
  mutating func next() throws(SpreadsheetError) -> XMLReader.Event? {
    while true {
      do throws(XMLError) {
        if let event = try xml.next() {
          if event == .start { elements += 1 }
          if elements <= mostElements { return event }
        }
      } catch {
        throw SpreadsheetError(error, part: part)
      }
      if elements > mostElements { throw SpreadsheetError(.limitExceeded("elements"), at: place) }
      guard xml.isWaiting else { return nil }
      _ = try fill()
    }
  }

  // MARK: Passing by

  /// Whether the bytes that wait begin where the last event ended, and may be passed by as whole
  /// elements.
  var canPass: Bool { xml.canPass }

  /// What names with a prefix begin with here; `nil` when the document does not have the prefix.
  func beginning(ofNamesWith prefix: String) -> String? { xml.beginning(ofNamesWith: prefix) }

  /// A prefix whose names begin with something here; `nil` when no prefix does.
  func prefix(ofNamesBeginningWith beginning: String) -> String? {
    xml.prefix(ofNamesBeginningWith: beginning)
  }

  /// The bytes that were unpacked and not yet taken, and where they stand; zeros follow them.
  var waiting: (bytes: [UInt8], range: Range<Int>) { xml.waiting }

  /// Passes by elements up to a place.
  ///
  /// - Parameter lines: How many line breaks they have.
  mutating func pass(upTo end: Int, lines: Int) { xml.pass(upTo: end, lines: lines) }

  /// Takes more of the part, behind the bytes that wait.
  ///
  /// - Returns: Whether there are more bytes now; there are none at the end, and when too many wait.
  mutating func fill() throws(SpreadsheetError) -> Bool {
    do throws(ZipError) {
      return try xml.feed { (buffer: inout [UInt8], place: Range<Int>) throws(ZipError) in
        try source.read(into: &buffer, at: place)
      }
    } catch {
      throw SpreadsheetError(error)
    }
  }

  // MARK: Walking

  /// Goes to the next element directly within the element of a depth, past what is left of the one
  /// before.
  ///
  /// Where a file offers something for newer programs and something else for all others
  /// (ECMA-376 Part 3, 7.5), the elements for all others are given, as if they stood there alone.
  ///
  /// - Returns: `false` at the end of the element of that depth.
  mutating func nextChild(of depth: Int) throws(SpreadsheetError) -> Bool {
    while let event = try next() {
      switch event {
      case .start where self.depth == depth + 1 && name != "mc:AlternateContent": return true
      case .start where self.depth == depth + 2 && name == "mc:Fallback": fallbackOf = depth
      case .start where self.depth == depth + 3 && fallbackOf == depth: return true
      case .end where self.depth == depth + 2 && fallbackOf == depth: fallbackOf = nil
      case .end where self.depth <= depth: return false
      default: continue
      }
    }
    return false
  }

  /// Goes to the root element.
  mutating func root() throws(SpreadsheetError) {
    _ = try nextChild(of: 0)
  }

  /// Goes to the end of the element that starts here; returns all text within it.
  mutating func textToEnd() throws(SpreadsheetError) -> String {
    let depth = depth
    var text = ""
    while let event = try next() {
      switch event {
      case .text: text += xml.text
      case .end where self.depth <= depth: return text
      default: continue
      }
    }
    return text
  }

  // MARK: What stands here

  /// The name of the element, with the prefix chosen for its namespace.
  var name: String { xml.name }

  /// How many elements stand around the place, the one that starts or ends here included.
  var depth: Int { xml.depth }

  /// The text that stands here.
  var text: String { xml.text }

  /// Where the reader is.
  var place: Place { Place(part: part, line: xml.line) }

  /// Says that characters were left out since XML allows them nowhere; `nil` when none were.
  var notice: Notice? {
    guard xml.droppedCharacters > 0 else { return nil }
    return Notice(
      .charactersMended, at: Place(part: part),
      detail: "\(xml.droppedCharacters) forbidden control characters")
  }

  /// The value of an attribute of the element that starts here.
  subscript(name: String) -> String? { xml[name] }

  /// The value of an attribute that is a number without decimals; `nil` also when it is none.
  func integer(_ name: String) -> Int? {
    xml.value(of: name) { Int(ascii: $0) } ?? nil
  }

  /// The value of an attribute that is a number; `nil` also when it is none.
  func double(_ name: String) -> Double? {
    xml[name].flatMap { Double($0) }
  }

  /// The value of an attribute that is true or false (`1`, `true`, `on`); `nil` where it is absent.
  func boolean(_ name: String) -> Bool? {
    xml.value(of: name) { value in
      value.hasText("1") || value.hasText("true") || value.hasText("on")
    }
  }

  /// All attributes of the element that starts here.
  var attributes: [(name: String, value: String)] { xml.attributes }

  /// Gives the bytes of an attribute's value, without making a `String`.
  func value<Result>(of name: String, _ body: (Span<UInt8>) -> Result) -> Result? {
    xml.value(of: name, body)
  }

  /// Gives the bytes of the text that stands here, without making a `String`.
  func withText<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    xml.withText(body)
  }
}

/// The bytes of a part of an archive, or of a document of its own.
private struct PartBytes: ~Copyable {
  private var entry: ZipEntryReader?
  private var document: ByteSource?
  private var position = 0

  init(_ entry: consuming ZipEntryReader) {
    self.entry = consume entry
  }

  init(_ document: ByteSource) {
    self.document = document
  }

  /// Takes the next bytes into a place of a buffer; returns how many, 0 after the last.
  mutating func read(into buffer: inout [UInt8], at place: Range<Int>) throws(ZipError) -> Int {
    if let count = try entry?.read(into: &buffer, at: place) { return count }
    let count = document?.copy(from: position, into: &buffer, at: place) ?? 0
    position += count
    return count
  }
}

extension Span<UInt8> {
  /// Whether it is a word of ASCII, given in lower case, whatever its own case.
  fileprivate func hasText(_ word: Token) -> Bool {
    guard count == word.count else { return false }
    var text: UInt64 = 0
    for place in indices { text |= UInt64(self[place] | 0x20) << UInt64(8 * place) }
    return text == word.word
  }
}

extension Int {
  /// Creates a number from decimal digits with an optional sign, and nothing else.
  init?(ascii text: Span<UInt8>) {
    var index = 0
    var isNegative = false
    if text.count > 1, text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
      isNegative = text[0] == UInt8(ascii: "-")
      index = 1
    }
    guard index < text.count, text.count <= 19 else { return nil }
    var number = 0
    while index < text.count {
      let digit = Int(text[index]) - 48
      guard (0...9).contains(digit) else { return nil }
      number = number &* 10 &+ digit
      index += 1
    }
    guard number >= 0 else { return nil }
    self = isNegative ? -number : number
  }
}
