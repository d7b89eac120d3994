import CLibXML2

/// libxml2's push parser, reporting into a queue.
///
/// A class, since C keeps its address. It substitutes no entities, loads no DTD, and opens nothing.
@safe
final class XMLPushParser {
  var events: XMLEvents
  var names: XMLNames

  /// The whole document, where it is known.
  var document: [UInt8]?

  private let limits: XMLLimits
  private var context: xmlParserCtxtPtr?
  private var fed = 0

  private static let libraryIsReady: Void = xmlInitParser()
  private static let pieceLength = 16 << 10

  init(namespaces: [String: String], limits: XMLLimits) {
    events = XMLEvents(limits: limits)
    names = XMLNames(prefixes: namespaces)
    self.limits = limits
    Self.libraryIsReady
  }

  deinit {
    if let context = unsafe context {
      unsafe xmlFreeParserCtxt(context)
    }
  }

  var hasDocument: Bool { document != nil }

  /// The next piece of the document; `nil` at its end.
  func nextPiece() -> [UInt8]? {
    guard let document, fed < document.count else { return nil }
    return Array(document[fed..<min(document.count, fed + Self.pieceLength)])
  }

  /// Parses bytes; returns the place of the last event that was taken.
  func feed(_ bytes: Span<UInt8>, taken position: Int) throws(XMLError) -> Int {
    if let failure = events.failure { throw failure }
    let kept = events.forget(taken: position)
    var start = 0
    while start < bytes.count, events.failure == nil {
      // The parser finds out the encoding from the first four bytes that it gets.
      let end = min(bytes.count, start + Self.pieceLength)
      parse(bytes.extracting(start..<end), isLast: false)
      start = end
    }
    return kept
  }

  func finish(taken position: Int) throws(XMLError) -> Int {
    if let failure = events.failure { throw failure }
    let kept = events.forget(taken: position)
    parse(Span(), isLast: true)
    return kept
  }

  private func parse(_ bytes: Span<UInt8>, isLast: Bool) {
    fed += bytes.count
    if fed > limits.length { return events.fail(.limitExceeded("length"), line: line) }
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { buffer in
        if unsafe context == nil { unsafe context = makeContext() }
        unsafe _ = xmlParseChunk(context, buffer.baseAddress, Int32(buffer.count), isLast ? 1 : 0)
      }
    }
    guard let context = unsafe context else {
      return events.fail(.notWellFormed("no memory"), line: 1)
    }
    if unsafe context.pointee.wellFormed == 0, events.failure == nil {
      events.fail(.notWellFormed(unsafe message(of: context)), line: line)
    }
    if let input = unsafe context.pointee.input {
      let waiting = unsafe input.pointee.end - input.pointee.cur
      if waiting > limits.tagLength { events.fail(.limitExceeded("tagLength"), line: line) }
    }
  }

  var line: Int {
    guard let input = unsafe context?.pointee.input else { return 1 }
    return unsafe Int(input.pointee.line)
  }

  /// Ends the parsing from within one of the parser's calls.
  func stop() {
    unsafe xmlStopParser(context)
  }

  private func message(of context: xmlParserCtxtPtr) -> String {
    guard let error = unsafe xmlCtxtGetLastError(context),
      let message = unsafe error.pointee.message
    else { return "" }
    return unsafe String(cString: message).split(separator: "\n").joined(separator: " ")
  }

  private func makeContext() -> xmlParserCtxtPtr? {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = XML_SAX2_MAGIC
    unsafe handler.startElementNs = elementStarted
    unsafe handler.endElementNs = elementEnded
    unsafe handler.characters = textFound
    unsafe handler.ignorableWhitespace = textFound
    unsafe handler.cdataBlock = textFound
    unsafe handler.internalSubset = doctypeFound
    let user = unsafe Unmanaged.passUnretained(self).toOpaque()
    guard let made = unsafe xmlCreatePushParserCtxt(&handler, user, nil, 0, nil) else { return nil }
    unsafe xmlCtxtUseOptions(
      made,
      Int32(
        bitPattern: XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
          | XML_PARSE_NOWARNING.rawValue))
    return unsafe made
  }
}

// MARK: What the parser calls

private func parser(_ user: UnsafeMutableRawPointer?) -> XMLPushParser? {
  unsafe user.map { unsafe Unmanaged<XMLPushParser>.fromOpaque($0).takeUnretainedValue() }
}

private func elementStarted(
  user: UnsafeMutableRawPointer?, local: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>?,
  namespace: UnsafePointer<xmlChar>?, namespaceCount: Int32,
  namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, attributeCount: Int32,
  defaultedCount: Int32, attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
  guard let parser = unsafe parser(user), let local = unsafe local, parser.events.failure == nil
  else { return }
  let name = unsafe parser.names.number(local: local, prefix: prefix, namespace: namespace)
  parser.events.start(name: name, line: parser.line, attributeCount: Int(attributeCount))
  if parser.events.failure == nil, let attributes = unsafe attributes {
    // Five pointers each: local name, prefix, namespace, start and end of the value.
    for index in 0..<Int(attributeCount) {
      let fields = unsafe attributes + 5 * index
      guard let local = unsafe fields[0], let start = unsafe fields[3], let end = unsafe fields[4]
      else { continue }
      let name = unsafe parser.names.number(local: local, prefix: fields[1], namespace: fields[2])
      unsafe parser.events.attribute(
        name: name, value: UnsafeBufferPointer(start: start, count: end - start))
    }
  }
  parser.stopIfFailed()
}

private func elementEnded(
  user: UnsafeMutableRawPointer?, local: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>?,
  namespace: UnsafePointer<xmlChar>?
) {
  guard let parser = unsafe parser(user), let local = unsafe local, parser.events.failure == nil
  else { return }
  let name = unsafe parser.names.number(local: local, prefix: prefix, namespace: namespace)
  parser.events.end(name: name, line: parser.line)
}

private func textFound(
  user: UnsafeMutableRawPointer?, text: UnsafePointer<xmlChar>?, length: Int32
) {
  guard let parser = unsafe parser(user), parser.events.failure == nil else { return }
  unsafe parser.events.text(UnsafeBufferPointer(start: text, count: Int(length)), line: parser.line)
  parser.stopIfFailed()
}

private func doctypeFound(
  user: UnsafeMutableRawPointer?, name: UnsafePointer<xmlChar>?, external: UnsafePointer<xmlChar>?,
  system: UnsafePointer<xmlChar>?
) {
  guard let parser = unsafe parser(user) else { return }
  parser.events.fail(.doctype, line: parser.line)
  parser.stopIfFailed()
}

extension XMLPushParser {
  fileprivate func stopIfFailed() {
    if names.names.count > limits.names { events.fail(.limitExceeded("names"), line: line) }
    if events.failure != nil { stop() }
  }
}
