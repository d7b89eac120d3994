/// Reads an XML document as a sequence of events, in constant memory.
///
/// Bytes are fed in, in pieces of any size; events are taken out. Names have the prefixes that the
/// caller chose for their namespaces, whatever the document calls them. There is no access to
/// networks or files, and a DOCTYPE ends the reading, whatever encoding it is hidden in.
///
///     var reader = XMLReader(document, namespaces: ["urn:example": "x"])
///     while let event = try reader.next() {
///       if event == .start, reader.name == "x:goal" { use(reader["id"]) }
///     }
public struct XMLReader: ~Copyable {
  /// What stands at the reader's place.
  public enum Event: Hashable, Sendable {
    /// The start of an element; its name and attributes are known.
    case start
    /// Text, in one piece up to the next tag.
    case text
    /// The end of an element, also of one that is empty.
    case end
  }

  private let parser: XMLPushParser
  private var position = -1
  private var isFinished = false

  /// Creates a reader that waits for bytes.
  ///
  /// - Parameters:
  ///   - namespaces: The prefix that names of a namespace get here, by the namespace's URI; an empty
  ///     one leaves names without prefix. Names in other namespaces read `{URI}name`.
  ///   - limits: The most that the document may hold.
  public init(namespaces: [String: String] = [:], limits: XMLLimits = XMLLimits()) {
    parser = XMLPushParser(namespaces: namespaces, limits: limits)
  }

  /// Creates a reader of a whole document.
  ///
  /// - Parameters:
  ///   - document: The document, in any encoding that it declares.
  ///   - namespaces: As for a reader that waits for bytes.
  ///   - limits: The most that the document may hold.
  public init(
    _ document: [UInt8], namespaces: [String: String] = [:], limits: XMLLimits = XMLLimits()
  ) {
    self.init(namespaces: namespaces, limits: limits)
    parser.document = document
  }

  // MARK: Feeding

  /// Takes the next bytes of the document.
  ///
  /// Only what was not yet taken as events is kept; so take them first.
  ///
  /// - Throws: When an earlier part of the document cannot be read.
  public mutating func feed(_ bytes: Span<UInt8>) throws(XMLError) {
    position = try parser.feed(bytes, taken: position)
  }

  /// Says that the document has no more bytes.
  ///
  /// - Throws: When the document has not come to its end.
  public mutating func finish() throws(XMLError) {
    isFinished = true
    position = try parser.finish(taken: position)
  }

  // MARK: Events

  /// Goes to the next event.
  ///
  /// - Returns: `nil` at the end of what was fed, or of the document.
  /// - Throws: When the document is not well-formed, has a DOCTYPE, or passes a limit. Events before
  ///   the fault are given first.
  public mutating func next() throws(XMLError) -> Event? {
    while true {
      let events = parser.events.events
      // A text that stands last may go on with the next bytes.
      if position + 1 < events.count,
        isFinished || events[position + 1].kind != .text || position + 2 < events.count
      {
        position += 1
        return events[position].kind
      }
      if let failure = parser.events.failure { throw failure }
      if isFinished { return nil }
      guard parser.hasDocument else { return nil }
      if let span = parser.nextPiece() {
        position = try parser.feed(span.span, taken: position)
      } else {
        try finish()
      }
    }
  }

  /// Goes to the end of the element that just started, past everything within it.
  ///
  /// Text within it is not kept, and has no limit.
  ///
  /// - Returns: `false` when more bytes must be fed; then call again.
  /// - Throws: As ``next()``.
  public mutating func skip(toEndOfDepth depth: Int) throws(XMLError) -> Bool {
    parser.events.dropsText = true
    while let event = try next() {
      if event == .end, self.depth == depth {
        parser.events.dropsText = false
        return true
      }
    }
    return isFinished
  }

  // MARK: What stands here

  /// The name of the element that starts or ends here; empty for text.
  public var name: String {
    guard let event = current, event.kind != .text else { return "" }
    return parser.names.names[event.name]
  }

  /// How many elements stand around the place, the one that starts or ends here included.
  public var depth: Int { current?.depth ?? 0 }

  /// The line of the place, from 1.
  public var line: Int { current?.line ?? 1 }

  /// The value of an attribute of the element that starts here; `nil` where it has none.
  public subscript(name: String) -> String? {
    value(of: name) { span in
      unsafe span.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Gives the bytes of an attribute's value, as UTF-8, without making a `String`.
  ///
  /// - Returns: `nil` where the element has no such attribute.
  public func value<Result>(of name: String, _ body: (Span<UInt8>) -> Result) -> Result? {
    guard let event = current else { return nil }
    for index in event.attributes {
      let attribute = parser.events.attributes[index]
      if parser.names.names[attribute.name] == name {
        let bytes = parser.events.bytes
        return body(bytes.span.extracting(attribute.value))
      }
    }
    return nil
  }

  /// The names and values of all attributes of the element that starts here, in their order.
  public var attributes: [(name: String, value: String)] {
    guard let event = current else { return [] }
    return event.attributes.map { index in
      let attribute = parser.events.attributes[index]
      return (
        parser.names.names[attribute.name],
        String(decoding: parser.events.bytes[attribute.value], as: UTF8.self)
      )
    }
  }

  /// The text that stands here; empty for an element.
  public var text: String {
    guard let event = current else { return "" }
    return String(decoding: parser.events.bytes[event.text], as: UTF8.self)
  }

  /// Gives the bytes of the text that stands here, as UTF-8, without making a `String`.
  public func withText<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    let bytes = parser.events.bytes
    return body(bytes.span.extracting(current?.text ?? 0..<0))
  }

  private var current: XMLEvents.Event? {
    position >= 0 && position < parser.events.events.count ? parser.events.events[position] : nil
  }
}
