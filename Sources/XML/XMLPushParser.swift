import CLibXML2

/// libxml2's push parser, reporting into a queue.
///
/// It is a class, for C keeps its address. It substitutes no entities, loads no DTD, and opens nothing.
@safe
final class XMLPushParser {
  /// What is reported while bytes are parsed; the reader takes it away after that.
  var events: XMLEvents

  private let limits: XMLLimits
  private var context: xmlParserCtxtPtr?
  private var fed = 0

  private static let libraryIsReady: Void = xmlInitParser()

  init(limits: XMLLimits) {
    events = XMLEvents(prefixes: [:], limits: limits)
    self.limits = limits
    Self.libraryIsReady
  }

  deinit {
    if let context = unsafe context {
      unsafe xmlFreeParserCtxt(context)
    }
  }

  /// Parses the next bytes.
  func parse(_ bytes: Span<UInt8>, isLast: Bool) {
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
    if unsafe context.pointee.wellFormed == 0, events.failure == nil,
      events.droppedCharacters == 0
    {
      events.fail(.notWellFormed("unknown fault"), line: line)
    }
    if let input = unsafe context.pointee.input {
      let waiting = unsafe input.pointee.end - input.pointee.cur
      if waiting > limits.tagLength { events.fail(.limitExceeded("tagLength"), line: line) }
    }
  }

  /// Counts lines that are not parsed.
  func passLines(_ count: Int) {
    guard let input = unsafe context?.pointee.input else { return }
    unsafe input.pointee.line &+= Int32(clamping: count)
  }

  /// Whether the document is in UTF-8, so that the parser does not turn it into that.
  var isUTF8: Bool {
    guard let buffer = unsafe context?.pointee.input?.pointee.buf else { return false }
    return unsafe buffer.pointee.encoder == nil
  }

  /// The line that the parser has come to, from 1.
  fileprivate var line: Int {
    guard let input = unsafe context?.pointee.input else { return 1 }
    return unsafe Int(input.pointee.line)
  }

  /// Ends the parsing, from within one of the parser's calls.
  fileprivate func stop() {
    unsafe xmlStopParser(context)
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
    unsafe handler.serror = { user, error in
      guard let parser = unsafe parser(user), let error = unsafe error,
        unsafe error.pointee.level == XML_ERR_FATAL
      else { return }
      let code = unsafe error.pointee.code
      let line = parser.line
      let message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? ""
      parser.report {
        $0.fault(
          code: code, message: message.split(separator: "\n").joined(separator: " "), line: line)
      }
    }
    let user = unsafe Unmanaged.passUnretained(self).toOpaque()
    guard let made = unsafe xmlCreatePushParserCtxt(&handler, user, nil, 0, nil) else { return nil }
    // Going on after a fault is for forbidden characters only; other faults stop the parser.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue
    unsafe xmlCtxtUseOptions(made, Int32(bitPattern: options))
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
  guard let parser = unsafe parser(user), let local = unsafe local else { return }
  let line = parser.line
  parser.report {
    unsafe $0.start(
      local: local, prefix: prefix, namespace: namespace, line: line,
      attributeCount: Int(attributeCount), attributes: attributes)
  }
}

private func elementEnded(
  user: UnsafeMutableRawPointer?, local: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>?,
  namespace: UnsafePointer<xmlChar>?
) {
  guard let parser = unsafe parser(user), let local = unsafe local else { return }
  let line = parser.line
  parser.report {
    unsafe $0.end(local: local, prefix: prefix, namespace: namespace, line: line)
  }
}

private func textFound(
  user: UnsafeMutableRawPointer?, text: UnsafePointer<xmlChar>?, length: Int32
) {
  guard let parser = unsafe parser(user) else { return }
  let line = parser.line
  parser.report {
    unsafe $0.text(UnsafeBufferPointer(start: text, count: Int(length)), line: line)
  }
}

private func doctypeFound(
  user: UnsafeMutableRawPointer?, name: UnsafePointer<xmlChar>?, external: UnsafePointer<xmlChar>?,
  system: UnsafePointer<xmlChar>?
) {
  guard let parser = unsafe parser(user) else { return }
  let line = parser.line
  parser.report { $0.fail(.doctype, line: line) }
}

extension XMLPushParser {
  /// Adds to the queue, unless something has failed; ends the parsing when something fails.
  fileprivate func report(_ body: (inout XMLEvents) -> Void) {
    // After a forbidden character libxml2 would drop entities, as from a document that is lost.
    if events.droppedCharacters > 0 { unsafe context?.pointee.wellFormed = 1 }
    let hasFailed = { (events: inout XMLEvents) in
      if events.failure == nil { body(&events) }
      return events.failure != nil
    }(&events)
    if hasFailed { stop() }
  }
}
