/// Reads plain XML straight from the bytes: declaration, elements, attributes, text.
///
/// That is all that programs write into spreadsheets. What is anything else, such as comments,
/// sections, instructions, a DOCTYPE, other encodings than UTF-8, letters in names that are not
/// ASCII, or anything that may be a fault, is unknown here: then libxml2 goes on from there, which is
/// the judge of what XML is.
struct PlainXMLScanner {
  /// What came of looking for the next event.
  enum Outcome {
    /// An event, which ends at a place.
    case event(end: Int)
    /// The bytes end before the event does.
    case unfinished
    /// Something that has to be read in another way.
    case unknown
    /// The document is complete.
    case end
    /// A limit is passed.
    case failed
  }

  /// An element that has started.
  private struct OpenElement {
    var entry: Int32
    var number: Int32
    /// How long the declarations of namespaces were before it, and what held.
    var declarations: Int
    var scope: PlainXMLNames.Scope
  }

  private enum State {
    case prolog, content, afterRoot
    /// Within an element that is empty, and whose start has been told.
    case emptyElement
  }

  private(set) var names: PlainXMLNames
  private(set) var line = 1
  let limits: XMLLimits
  private var state = State.prolog
  private var open: [OpenElement] = []

  /// The declarations of namespaces that hold, as they are written, for libxml2.
  private var declarations: [UInt8] = []

  /// How many bytes were read.
  private var length = 0

  init(prefixes: [String: String], limits: XMLLimits) {
    names = PlainXMLNames(prefixes: prefixes)
    self.limits = limits
  }

  var depth: Int { open.count }

  /// Whether nothing has been read of the document.
  var isAtStart: Bool { state == .prolog }

  /// Whether what was told last ends where the next bytes begin.
  var isBetweenEvents: Bool { state == .content }

  /// Counts lines that were passed by.
  mutating func pass(_ bytes: Int, lines: Int) {
    length += bytes
    line += lines
  }

  mutating func passLine() { line += 1 }

  /// What libxml2 has to be told first, to go on from here: the elements that are open.
  var preface: [UInt8] {
    if state == .prolog { return [] }
    if open.isEmpty { return Array("<root></root>".utf8) }
    var text: [UInt8] = []
    for (index, element) in open.enumerated() {
      let end = index + 1 < open.count ? open[index + 1].declarations : declarations.count
      text += [UInt8(ascii: "<")] + names.written(element.entry)
      text += declarations[element.declarations..<end] + [UInt8(ascii: ">")]
    }
    return text
  }

  /// How many events there are to the preface.
  var prefaceEvents: Int { state == .prolog ? 0 : open.isEmpty ? 2 : open.count }

  /// Reads the next event into an empty queue.
  ///
  /// - Parameters:
  ///   - range: The bytes that count; the rest are zeros.
  ///   - isLast: Whether nothing comes after them.
  mutating func next(
    _ bytes: Span<UInt8>, _ range: Range<Int>, isLast: Bool, into queue: inout XMLEvents
  ) -> Outcome {
    var place = range.lowerBound
    let before = line
    if state == .prolog {
      guard let end = PlainXMLProlog.end(in: bytes, range, lines: &line) else {
        return isLast || range.count > PlainXMLProlog.longest ? .unknown : .unfinished
      }
      place = end
    }
    let outcome =
      switch state {
      case .emptyElement: endElement(into: &queue, at: place)
      case .afterRoot: afterRoot(bytes, place..<range.upperBound, isLast: isLast)
      case .prolog, .content: content(bytes, place..<range.upperBound, into: &queue)
      }
    switch outcome {
    case .event(let end):
      length += end - range.lowerBound
      if length > limits.length { queue.fail(.limitExceeded("length"), line: line) }
      return queue.failure == nil ? outcome : .failed
    case .unfinished where isLast:
      line = before
      return .unknown
    case .unfinished, .unknown: line = before
    case .end, .failed: break
    }
    return outcome
  }

  /// Reads what stands within the root.
  mutating func content(
    _ bytes: Span<UInt8>, _ range: Range<Int>, into queue: inout XMLEvents
  ) -> Outcome {
    let place = range.lowerBound
    guard place + 1 < range.upperBound else { return .unfinished }
    guard bytes[place] == UInt8(ascii: "<") else { return text(bytes, range, into: &queue) }
    switch bytes[place + 1] {
    case UInt8(ascii: "/"): return endTag(bytes, range, into: &queue)
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return .unknown
    default: return startTag(bytes, range, into: &queue)
    }
  }

  private func afterRoot(_ bytes: Span<UInt8>, _ range: Range<Int>, isLast: Bool) -> Outcome {
    for place in range {
      switch bytes[place] {
      case 0x20, 0x09, 0x0a, 0x0d: continue
      default: return .unknown
      }
    }
    return isLast ? .end : .unfinished
  }

  // MARK: Tags

  private mutating func startTag(
    _ bytes: Span<UInt8>, _ range: Range<Int>, into queue: inout XMLEvents
  ) -> Outcome {
    var place = range.lowerBound + 1
    let nameEnd = bytes.endOfName(place..<range.upperBound)
    guard nameEnd < range.upperBound else { return .unfinished }
    guard let entry = names.entry(bytes, place..<nameEnd, isAttribute: false) else {
      return .unknown
    }
    var element = OpenElement(
      entry: entry, number: 0, declarations: declarations.count, scope: names.scope)
    place = nameEnd
    var isEmpty = false
    while true {
      let before = place
      place = passBlanks(bytes, place, range.upperBound)
      guard place < range.upperBound else { return undo(element, .unfinished) }
      let byte = bytes[place]
      if byte == UInt8(ascii: ">") { break }
      if byte == UInt8(ascii: "/") {
        isEmpty = true
        place += 1
        guard place < range.upperBound else { return undo(element, .unfinished) }
        guard bytes[place] == UInt8(ascii: ">") else { return undo(element, .unknown) }
        break
      }
      guard place > before else { return undo(element, .unknown) }
      let outcome = attribute(
        bytes, place..<range.upperBound, within: element.scope, into: &queue)
      guard case .event(let end) = outcome else { return undo(element, outcome) }
      place = end
    }
    place += 1
    guard place - range.lowerBound <= limits.tagLength, open.count > 0 || state == .prolog,
      resolve(&element, &queue)
    else { return undo(element, .unknown) }
    open.append(element)
    state = isEmpty ? .emptyElement : .content
    if open.count > limits.depth { queue.fail(.limitExceeded("depth"), line: line) }
    queue.addStart(element.number, line: line, depth: open.count)
    if names.names.count > limits.names { queue.fail(.limitExceeded("names"), line: line) }
    return .event(end: place)
  }

  /// Takes back what a tag declared that is not taken after all.
  private mutating func undo(_ element: OpenElement, _ outcome: Outcome) -> Outcome {
    if declarations.count > element.declarations {
      declarations.removeSubrange(element.declarations...)
      names.restore(element.scope)
    }
    return outcome
  }

  private mutating func attribute(
    _ bytes: Span<UInt8>, _ range: Range<Int>, within scope: PlainXMLNames.Scope,
    into queue: inout XMLEvents
  ) -> Outcome {
    let start = range.lowerBound
    let nameEnd = bytes.endOfName(range)
    guard nameEnd + 1 < range.upperBound else { return .unfinished }
    let quote = bytes[nameEnd + 1]
    guard bytes[nameEnd] == UInt8(ascii: "="),
      quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    else { return .unknown }
    let first = queue.bytes.count
    let outcome = value(bytes, (nameEnd + 2)..<range.upperBound, until: quote, into: &queue.bytes)
    guard case .event(let end) = outcome else { return outcome }
    if bytes.isDeclaration(start..<nameEnd) {
      let isKnown = declare(bytes, start..<nameEnd, queue.bytes[first...], within: scope)
      queue.bytes.removeSubrange(first...)
      guard isKnown else { return .unknown }
      declarations.append(UInt8(ascii: " "))
      declarations.append(bytes.extracting(start..<end))
    } else {
      guard let entry = names.entry(bytes, start..<nameEnd, isAttribute: true) else {
        return .unknown
      }
      queue.addAttribute(entry, value: first..<queue.bytes.count)
    }
    return outcome
  }

  /// Binds a prefix, from an attribute such as `xmlns:office`; `false` when that is not plain.
  private mutating func declare(
    _ bytes: Span<UInt8>, _ name: Range<Int>, _ namespace: ArraySlice<UInt8>,
    within scope: PlainXMLNames.Scope
  ) -> Bool {
    var prefix: [UInt8] = []
    if name.count > 6 { prefix.append(bytes.extracting((name.lowerBound + 6)..<name.upperBound)) }
    let isPlain = name.count == 5 || !prefix.isEmpty && !namespace.isEmpty
    let isReserved =
      prefix.starts(with: "xml".utf8) || namespace.starts(with: "http://www.w3.org/XML/".utf8)
      || namespace.starts(with: "http://www.w3.org/2000/xmlns".utf8)
    guard isPlain, !isReserved, PlainXMLNames.isPlain(prefix),
      !names.isBound(prefix, since: scope)
    else { return false }
    names.bind(prefix[...], to: String(decoding: namespace, as: UTF8.self))
    return true
  }

  /// Finds what the names of a tag mean; `false` when one means nothing, or two mean the same.
  private mutating func resolve(_ element: inout OpenElement, _ queue: inout XMLEvents) -> Bool {
    guard let number = names.number(element.entry) else { return false }
    element.number = number
    if queue.attributes.count > limits.attributes {
      queue.fail(.limitExceeded("attributes"), line: line)
      return true
    }
    for index in queue.attributes.indices {
      guard let number = names.number(queue.attributes[index].name) else { return false }
      for earlier in 0..<index where names.isSame(queue.attributes[earlier].name, number) {
        return false
      }
      queue.attributes[index].name = number
    }
    return true
  }

  private mutating func endTag(
    _ bytes: Span<UInt8>, _ range: Range<Int>, into queue: inout XMLEvents
  ) -> Outcome {
    guard let element = open.last else { return .unknown }
    let start = range.lowerBound + 2
    let nameEnd = bytes.endOfName(start..<range.upperBound)
    guard nameEnd < range.upperBound else { return .unfinished }
    guard names.isEntry(element.entry, bytes, start..<nameEnd) else { return .unknown }
    let place = passBlanks(bytes, nameEnd, range.upperBound)
    guard place < range.upperBound else { return .unfinished }
    guard bytes[place] == UInt8(ascii: ">") else { return .unknown }
    return endElement(into: &queue, at: place + 1)
  }

  private mutating func endElement(into queue: inout XMLEvents, at place: Int) -> Outcome {
    guard let element = open.last else { return .unknown }
    queue.addEnd(element.number, line: line, depth: open.count)
    open.removeLast()
    if declarations.count > element.declarations {
      declarations.removeSubrange(element.declarations...)
      names.restore(element.scope)
    }
    state = open.isEmpty ? .afterRoot : .content
    return .event(end: place)
  }

  private mutating func passBlanks(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var place = start
    while place < end {
      switch bytes[place] {
      case 0x20, 0x09, 0x0d: break
      case 0x0a: line += 1
      default: return place
      }
      place += 1
    }
    return place
  }
}
