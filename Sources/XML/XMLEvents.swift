import CLibXML2

/// What the parser has reported and nobody has taken yet.
///
/// Texts and attribute values of all waiting events stand in one buffer.
struct XMLEvents {
  struct Event {
    var kind: XMLReader.Event
    var name: Int32
    var line: Int32
    var depth: Int32
    var attributes: Range<Int32>
    var text: Range<Int32>
  }

  struct Attribute {
    var name: Int32
    var value: Range<Int32>
  }

  private(set) var events: [Event] = []
  var attributes: [Attribute] = []
  var bytes: [UInt8] = []
  private(set) var names: XMLNames

  /// Why nothing more is taken.
  private(set) var failure: XMLError?

  /// How many characters were left out, since XML allows them nowhere.
  private(set) var droppedCharacters = 0

  /// Whether text is dropped instead of kept.
  var dropsText = false

  private var depth: Int32 = 0
  private let limits: XMLLimits

  init(prefixes: [String: String], limits: XMLLimits) {
    names = XMLNames(prefixes: prefixes)
    self.limits = limits
  }

  /// Forgets the events up to a place, if no more than a text is left after them.
  ///
  /// - Returns: The place of the last event that was taken, after the forgetting.
  mutating func forget(taken position: Int) -> Int {
    let next = position + 1
    if next < events.count {
      guard next == events.count - 1, events[next].kind == .text else { return position }
      bytes.removeSubrange(..<Int(events[next].text.lowerBound))
      events.removeSubrange(..<next)
      events[0].text = 0..<Int32(bytes.count)
      events[0].attributes = 0..<0
    } else {
      events.removeAll(keepingCapacity: true)
      bytes.removeAll(keepingCapacity: true)
    }
    attributes.removeAll(keepingCapacity: true)
    return -1
  }

  mutating func removeAll() {
    events.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func fail(_ kind: XMLError.Kind, line: Int) {
    if failure == nil { failure = XMLError(kind, line: line) }
  }

  // MARK: What the scanner finds

  mutating func addAttribute(_ name: Int32, value: Range<Int>) {
    attributes.append(
      Attribute(name: name, value: Int32(value.lowerBound)..<Int32(value.upperBound)))
  }

  /// Adds the start of the element that the attributes belong to.
  mutating func addStart(_ name: Int32, line: Int, depth: Int) {
    add(.start, name, line, depth, attributes: attributes.count, text: 0..<0)
  }

  mutating func addEnd(_ name: Int32, line: Int, depth: Int) {
    add(.end, name, line, depth, attributes: 0, text: 0..<0)
  }

  mutating func addText(_ text: Range<Int>, line: Int, depth: Int) {
    add(.text, 0, line, depth, attributes: 0, text: text)
  }

  private mutating func add(
    _ kind: XMLReader.Event, _ name: Int32, _ line: Int, _ depth: Int, attributes: Int,
    text: Range<Int>
  ) {
    events.append(
      Event(
        kind: kind, name: name, line: Int32(clamping: line), depth: Int32(depth),
        attributes: 0..<Int32(attributes), text: Int32(text.lowerBound)..<Int32(text.upperBound)))
  }

  // MARK: What the parser reports

  /// Takes note of a fault; all but a forbidden character end the reading.
  mutating func fault(code: Int32, message: String, line: Int) {
    // libxml2 before 2.12 has the same code for bytes that are no UTF-8.
    if code == Int32(XML_ERR_INVALID_CHAR.rawValue), !message.hasPrefix("Input is not proper") {
      droppedCharacters += 1
    } else {
      fail(.notWellFormed(message), line: line)
    }
  }

  /// Adds the start of an element.
  ///
  /// Of each attribute there are five pointers: local name, prefix, namespace, start and end of the
  /// value.
  mutating func start(
    local: UnsafePointer<xmlChar>, prefix: UnsafePointer<xmlChar>?,
    namespace: UnsafePointer<xmlChar>?, line: Int, attributeCount: Int,
    attributes fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    depth += 1
    if depth > limits.depth { return fail(.limitExceeded("depth"), line: line) }
    if attributeCount > limits.attributes {
      return fail(.limitExceeded("attributes"), line: line)
    }
    let firstAttribute = Int32(attributes.count)
    let firstByte = Int32(bytes.count)
    if let fields = unsafe fields {
      for index in 0..<attributeCount {
        let field = unsafe fields + 5 * index
        guard let local = unsafe field[0], let start = unsafe field[3], let end = unsafe field[4]
        else { continue }
        let name = unsafe names.number(local: local, prefix: field[1], namespace: field[2])
        let first = bytes.count
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
        decodeAmpersands(from: first)
        attributes.append(Attribute(name: name, value: Int32(first)..<Int32(bytes.count)))
      }
    }
    events.append(
      Event(
        kind: .start,
        name: unsafe names.number(local: local, prefix: prefix, namespace: namespace),
        line: Int32(clamping: line), depth: depth,
        attributes: firstAttribute..<Int32(attributes.count), text: firstByte..<firstByte))
    if names.names.count > limits.names { fail(.limitExceeded("names"), line: line) }
  }

  /// Puts `&` for `&#38;`: so libxml2 writes it in attributes while it substitutes no entities.
  private mutating func decodeAmpersands(from start: Int) {
    var place = start
    while let ampersand = bytes[place...].firstIndex(of: UInt8(ascii: "&")) {
      place = ampersand + 1
      if bytes[place...].starts(with: "#38;".utf8) { bytes.removeSubrange(place..<(place + 4)) }
    }
  }

  mutating func end(
    local: UnsafePointer<xmlChar>, prefix: UnsafePointer<xmlChar>?,
    namespace: UnsafePointer<xmlChar>?, line: Int
  ) {
    append(.end, unsafe names.number(local: local, prefix: prefix, namespace: namespace), line)
    depth -= 1
  }

  mutating func text(_ text: UnsafeBufferPointer<UInt8>, line: Int) {
    if dropsText { return }
    if events.last?.kind != .text { append(.text, 0, line) }
    unsafe bytes.append(contentsOf: text)
    let last = events.count - 1
    events[last].text = events[last].text.lowerBound..<Int32(bytes.count)
    // What one piece of the document adds may still be passed over.
    if events[last].text.count > min(limits.textLength, 1 << 30) + XMLReader.pieceLength {
      fail(.limitExceeded("textLength"), line: line)
    }
  }

  private mutating func append(_ kind: XMLReader.Event, _ name: Int32, _ line: Int) {
    let (attribute, byte) = (Int32(attributes.count), Int32(bytes.count))
    events.append(
      Event(
        kind: kind, name: name, line: Int32(clamping: line), depth: depth,
        attributes: attribute..<attribute, text: byte..<byte))
  }
}
