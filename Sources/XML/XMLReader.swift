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
  private var queue: XMLEvents
  private var position = -1
  private var isFinished = false
  private var prolog = XMLProlog()
  private var document: [UInt8]?
  private var fed = 0

  /// How much is parsed at a time.
  static let pieceLength = 16 << 10

  /// Creates a reader that waits for bytes.
  ///
  /// - Parameters:
  ///   - namespaces: The prefix that names of a namespace get here, by the namespace's URI; an empty
  ///     one leaves names without prefix. Names in other namespaces read `{URI}name`.
  ///   - limits: The most that the document may hold.
  public init(namespaces: [String: String] = [:], limits: XMLLimits = XMLLimits()) {
    parser = XMLPushParser(limits: limits)
    queue = XMLEvents(prefixes: namespaces, limits: limits)
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
    self.document = document
  }

  // MARK: Feeding

  /// Takes the next bytes of the document.
  ///
  /// Only what was not yet taken as events is kept; so take them first.
  ///
  /// - Throws: When an earlier part of the document cannot be read.
  public mutating func feed(_ bytes: Span<UInt8>) throws(XMLError) {
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + Self.pieceLength)
      try parse(bytes.extracting(start..<end), isLast: false)
      start = end
    }
  }

  /// Says that the document has no more bytes.
  ///
  /// - Throws: When an earlier part of the document cannot be read.
  public mutating func finish() throws(XMLError) {
    isFinished = true
    try parse(Span(), isLast: true)
  }

  private mutating func parse(_ bytes: Span<UInt8>, isLast: Bool) throws(XMLError) {
    if position + 1 >= queue.events.count, let failure = queue.failure { throw failure }
    position = queue.forget(taken: position)
    if queue.failure != nil { return }
    // The parser reports into a queue of its own, for C calls it by its address.
    swap(&queue, &parser.events)
    if prolog.isDone {
      parser.parse(bytes, isLast: isLast)
    } else if let start = prolog.take(bytes, isLast: isLast) {
      parser.parse(start.span, isLast: false)
      if isLast { parser.parse(Span(), isLast: true) }
    }
    swap(&queue, &parser.events)
  }

  /// Says that lines of the document were passed over that are not fed.
  public mutating func passLines(_ count: Int) {
    parser.passLines(count)
  }

  /// Whether every event of what was fed has been taken, and the document is in UTF-8.
  ///
  /// Then the document may go on with whole elements that are not fed.
  public var isAtPause: Bool {
    position + 1 == queue.events.count && queue.failure == nil && parser.isUTF8
  }

  // MARK: Events

  /// Goes to the next event.
  ///
  /// - Returns: `nil` at the end of what was fed, or of the document.
  /// - Throws: When the document is not well-formed, has a DOCTYPE, or passes a limit. Events before
  ///   the fault are given first.
  public mutating func next() throws(XMLError) -> Event? {
    while true {
      let next = position + 1
      // A text that stands last may go on with the next bytes.
      if next < queue.events.count,
        isFinished || queue.events[next].kind != .text || next + 1 < queue.events.count
      {
        position = next
        return queue.events[next].kind
      }
      if let failure = queue.failure { throw failure }
      guard !isFinished, let document else { return nil }
      if fed < document.count {
        let end = min(document.count, fed + Self.pieceLength)
        try parse(document.span.extracting(fed..<end), isLast: false)
        fed = end
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
    queue.dropsText = true
    while let event = try next() {
      if event == .end, self.depth == depth {
        queue.dropsText = false
        return true
      }
    }
    return isFinished
  }

  // MARK: What stands here

  /// The name of the element that starts or ends here; empty for text.
  public var name: String {
    guard let event = current, event.kind != .text else { return "" }
    return queue.names.names[Int(event.name)]
  }

  /// How many elements stand around the place, the one that starts or ends here included.
  public var depth: Int { Int(current?.depth ?? 0) }

  /// The line of the place, from 1.
  public var line: Int { Int(current?.line ?? 1) }

  /// How many characters were left out so far, since XML allows them nowhere.
  ///
  /// Such are control characters; programs write them where people pasted them.
  public var droppedCharacters: Int { queue.droppedCharacters }

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
      let attribute = queue.attributes[Int(index)]
      if queue.names.names[Int(attribute.name)] == name {
        return body(queue.bytes.span.extracting(attribute.value.asInts))
      }
    }
    return nil
  }

  /// The names and values of all attributes of the element that starts here, in their order.
  public var attributes: [(name: String, value: String)] {
    guard let event = current else { return [] }
    return event.attributes.asInts.map { index in
      let attribute = queue.attributes[index]
      return (
        queue.names.names[Int(attribute.name)],
        String(decoding: queue.bytes[attribute.value.asInts], as: UTF8.self)
      )
    }
  }

  /// The text that stands here; empty for an element.
  public var text: String {
    guard let event = current else { return "" }
    return String(decoding: queue.bytes[event.text.asInts], as: UTF8.self)
  }

  /// Gives the bytes of the text that stands here, as UTF-8, without making a `String`.
  public func withText<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    body(queue.bytes.span.extracting(current?.text.asInts ?? 0..<0))
  }

  private var current: XMLEvents.Event? {
    position >= 0 && position < queue.events.count ? queue.events[position] : nil
  }
}

extension Range<Int32> {
  fileprivate var asInts: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
