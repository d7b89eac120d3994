/// What the parser has reported and nobody has taken yet.
///
/// Names are kept once each. Texts and attribute values of all waiting events stand in one buffer.
struct XMLEvents {
  struct Event {
    var kind: XMLReader.Event
    var name: Int
    var line: Int
    var depth: Int
    var attributes: Range<Int>
    var text: Range<Int>
  }

  struct Attribute {
    var name: Int
    var value: Range<Int>
  }

  private(set) var events: [Event] = []
  private(set) var attributes: [Attribute] = []
  private(set) var bytes: [UInt8] = []
  private(set) var depth = 0

  /// Why nothing more is taken.
  var failure: XMLError?

  /// Whether text is dropped instead of kept.
  var dropsText = false

  private let limits: XMLLimits

  init(limits: XMLLimits) {
    self.limits = limits
  }

  /// Forgets the events up to a place, if no more than a text is left after them.
  ///
  /// - Returns: The place of the last event that was taken, after the forgetting.
  mutating func forget(taken position: Int) -> Int {
    let next = position + 1
    if next < events.count {
      guard next == events.count - 1, events[next].kind == .text else { return position }
      bytes.removeSubrange(..<events[next].text.lowerBound)
      events.removeSubrange(..<next)
      events[0].text = 0..<bytes.count
      events[0].attributes = 0..<0
    } else {
      events.removeAll(keepingCapacity: true)
      bytes.removeAll(keepingCapacity: true)
    }
    attributes.removeAll(keepingCapacity: true)
    return -1
  }

  mutating func start(name: Int, line: Int, attributeCount: Int) {
    depth += 1
    if depth > limits.depth { return fail(.limitExceeded("depth"), line: line) }
    if attributeCount > limits.attributes {
      return fail(.limitExceeded("attributes"), line: line)
    }
    events.append(
      Event(
        kind: .start, name: name, line: line, depth: depth,
        attributes: attributes.count..<attributes.count, text: bytes.count..<bytes.count))
  }

  /// Adds an attribute to the element that was started last.
  mutating func attribute(name: Int, value: UnsafeBufferPointer<UInt8>) {
    let start = bytes.count
    unsafe bytes.append(contentsOf: value)
    attributes.append(Attribute(name: name, value: start..<bytes.count))
    let last = events.count - 1
    events[last].attributes = events[last].attributes.lowerBound..<attributes.count
  }

  mutating func end(name: Int, line: Int) {
    events.append(
      Event(
        kind: .end, name: name, line: line, depth: depth,
        attributes: attributes.count..<attributes.count, text: bytes.count..<bytes.count))
    depth -= 1
  }

  mutating func text(_ text: UnsafeBufferPointer<UInt8>, line: Int) {
    if dropsText { return }
    let start = bytes.count
    unsafe bytes.append(contentsOf: text)
    let last = events.count - 1
    if last >= 0, events[last].kind == .text {
      events[last].text = events[last].text.lowerBound..<bytes.count
      if events[last].text.count > limits.textLength {
        fail(.limitExceeded("textLength"), line: line)
      }
    } else {
      events.append(
        Event(
          kind: .text, name: 0, line: line, depth: depth,
          attributes: attributes.count..<attributes.count, text: start..<bytes.count))
    }
  }

  mutating func fail(_ kind: XMLError.Kind, line: Int) {
    if failure == nil { failure = XMLError(kind, line: line) }
  }
}
