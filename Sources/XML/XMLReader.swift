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

  private var window: XMLWindow
  private var queue: XMLEvents
  private var position = -1

  /// Reads plain documents; `nil` once libxml2 reads.
  private var scanner: PlainXMLScanner?

  /// Reads all others, from where they are not plain.
  private var parser: XMLPushParser?
  private var prolog = XMLProlog()

  /// How many events libxml2 still tells that have been told before.
  private var knownEvents = 0

  private let namespaces: [String: String]
  private let limits: XMLLimits

  /// Whether all bytes of the document have come.
  private var isFed = false

  /// Whether libxml2 knows that.
  private var isFinished = false

  /// How much libxml2 parses at a time, once it has parsed the beginning.
  static let pieceLength = 16 << 10

  /// How much is parsed next; little at first, for of some parts only the beginning is read.
  private var nextPiece = 2 << 10

  /// Creates a reader that waits for bytes.
  ///
  /// - Parameters:
  ///   - namespaces: The prefix that names of a namespace get here, by the namespace's URI; an empty
  ///     one leaves names without prefix. Names in other namespaces read `{URI}name`.
  ///   - limits: The most that the document may hold.
  ///   - size: How long the document is believed to be; less memory is taken for a short one.
  public init(
    namespaces: [String: String] = [:], limits: XMLLimits = XMLLimits(), size: Int = 16 << 10
  ) {
    self.init(XMLWindow(size: size), namespaces, limits)
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
    self.init(XMLWindow(document), namespaces, limits)
    isFed = true
  }

  private init(_ window: XMLWindow, _ namespaces: [String: String], _ limits: XMLLimits) {
    self.window = window
    self.namespaces = namespaces
    self.limits = limits
    queue = XMLEvents(prefixes: namespaces, limits: limits)
    scanner = PlainXMLScanner(prefixes: namespaces, limits: limits)
  }

  /// Has libxml2 read the document from its start, though it may be plain.
  package mutating func readThroughLibrary() {
    handOver()
  }

  // MARK: Feeding

  /// Takes the next bytes of the document.
  ///
  /// What was not yet taken as events is kept; so take them first.
  public mutating func feed(_ bytes: Span<UInt8>) {
    window.append(bytes)
  }

  /// Asks for the next bytes of the document.
  ///
  /// - Parameter read: Writes bytes into a place of the buffer, from its start; returns how many.
  ///   None are the end of the document.
  /// - Returns: Whether bytes have come. None do when the document has come to its end, or when too
  ///   many wait that were not yet taken.
  public mutating func feed<Failure: Error>(
    from read: (inout [UInt8], Range<Int>) throws(Failure) -> Int
  ) throws(Failure) -> Bool {
    guard !isFed, !window.isFull else { return false }
    isFed = try window.fill(read) == 0
    return !isFed
  }

  /// Says that the document has no more bytes.
  public mutating func finish() {
    isFed = true
  }

  /// Whether bytes may still come.
  public var isWaiting: Bool { !isFed }

  // MARK: Passing by

  /// How many zeros follow the bytes that wait, at least.
  package static var padding: Int { XMLWindow.padding }

  /// Whether the bytes that wait begin where the last event ended, and may be passed by as whole
  /// elements.
  package var canPass: Bool { scanner?.isBetweenEvents == true && queue.failure == nil }

  /// What names with a prefix begin with here; `nil` when the document does not have the prefix, or
  /// is not plain.
  package func beginning(ofNamesWith prefix: String) -> String? {
    scanner?.names.beginning(ofNamesWith: prefix)
  }

  /// A prefix whose names begin with something here; `nil` when no prefix does, or the document is not
  /// plain.
  package func prefix(ofNamesBeginningWith beginning: String) -> String? {
    scanner?.names.prefix(ofNamesBeginningWith: beginning)
  }

  /// The bytes that wait, and where they stand in the buffer; zeros follow them.
  package var waiting: (bytes: [UInt8], range: Range<Int>) { (window.bytes, window.range) }

  /// Passes by elements up to a place.
  ///
  /// - Parameter lines: How many line breaks they have.
  package mutating func pass(upTo end: Int, lines: Int) {
    scanner?.pass(end - window.range.lowerBound, lines: lines)
    window.take(upTo: end)
  }

  // MARK: Events

  /// Goes to the next event.
  ///
  /// - Returns: `nil` at the end of what was fed, or of the document.
  /// - Throws: When the document is not well-formed, has a DOCTYPE, or passes a limit. Events before
  ///   the fault are given first.
  public mutating func next() throws(XMLError) -> Event? {
    if let failure = queue.failure, position + 1 >= queue.events.count { throw failure }
    if scanner != nil {
      queue.removeAll()
      position = 0
      let bytes = window.bytes
      switch scanner?.next(bytes.span, window.range, isLast: isFed, into: &queue) {
      case .event(let end):
        window.take(upTo: end)
        return queue.events[0].kind
      case .unfinished where !window.isFull: return nil
      case .end: return nil
      case .failed: throw queue.failure ?? XMLError(.notWellFormed("unknown fault"), line: line)
      case .unfinished, .unknown, nil: handOver()
      }
    }
    return try nextParsed()
  }

  /// Lets libxml2 go on from here.
  private mutating func handOver() {
    guard let scanner else { return }
    let preface = scanner.preface
    let made = XMLPushParser(limits: limits)
    made.events = XMLEvents(prefixes: namespaces, limits: limits)
    made.events.dropsText = queue.dropsText
    if !preface.isEmpty {
      made.parse(preface.span, isLast: false)
      made.goOn(atLine: scanner.line)
      prolog = XMLProlog.none
    }
    queue = XMLEvents(prefixes: [:], limits: limits)
    swap(&queue, &made.events)
    parser = made
    self.scanner = nil
    position = -1
    knownEvents = scanner.prefaceEvents
  }

  private mutating func nextParsed() throws(XMLError) -> Event? {
    while true {
      let next = position + 1
      // A text that stands last may go on with the next bytes.
      let isWhole = isFinished || queue.failure != nil || next + 1 < queue.events.count
      if next < queue.events.count, isWhole || queue.events[next].kind != .text {
        position = next
        guard knownEvents > 0 else { return queue.events[next].kind }
        knownEvents -= 1
        continue
      }
      if let failure = queue.failure { throw failure }
      if isFinished || window.range.isEmpty && !isFed { return nil }
      parseNext()
    }
  }

  private mutating func parseNext() {
    let bytes = window.bytes
    let start = window.range.lowerBound
    let end = min(window.range.upperBound, start + nextPiece)
    nextPiece = Self.pieceLength
    isFinished = start == end
    window.take(upTo: end)
    position = queue.forget(taken: position)
    guard let parser, queue.failure == nil else { return }
    // The parser reports into a queue of its own, for C calls it by its address.
    swap(&queue, &parser.events)
    let piece = bytes.span.extracting(start..<end)
    if prolog.isDone {
      parser.parse(piece, isLast: isFinished)
    } else if let beginning = prolog.take(piece, isLast: isFinished) {
      parser.parse(beginning.span, isLast: false)
      if isFinished { parser.parse(Span(), isLast: true) }
    }
    swap(&queue, &parser.events)
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
    return !isWaiting
  }

  // MARK: What stands here

  /// The name of the element that starts or ends here; empty for text.
  public var name: String {
    guard let event = current, event.kind != .text else { return "" }
    return names[Int(event.name)]
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
      if names[Int(attribute.name)] == name {
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
        names[Int(attribute.name)],
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

  private var names: [String] { scanner?.names.names ?? queue.names.names }

  private var current: XMLEvents.Event? {
    position >= 0 && position < queue.events.count ? queue.events[position] : nil
  }
}

extension Range<Int32> {
  fileprivate var asInts: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
