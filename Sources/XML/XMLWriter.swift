/// Writes an XML document as UTF-8, without blanks between elements.
///
/// Characters that XML forbids (XML 1.0, 2.2) become U+FFFD, so that the document is well-formed
/// whatever the text. Formats that have a notation of their own for them apply it first.
///
///     var xml = XMLWriter()
///     xml.element("row", ["r": "1"]) { xml in
///       xml.element("t", text: "Mål & mått")
///     }
///     xml.bytes
public struct XMLWriter: Sendable {
  /// The attributes of an element, in order; those that are `nil` are left out.
  public typealias Attributes = KeyValuePairs<String, String?>

  /// What has been written.
  public private(set) var bytes: [UInt8] = []

  private var openElements: [String] = []
  private var isTagOpen = false

  /// Creates a document that begins with the XML declaration, or a part of one without it.
  public init(declaration: Bool = true) {
    guard declaration else { return }
    raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
  }

  /// Writes an element with what is written meanwhile.
  public mutating func element<Failure: Error>(
    _ name: String, _ attributes: Attributes = [:],
    content: (inout XMLWriter) throws(Failure) -> Void
  ) throws(Failure) {
    start(name, attributes)
    try content(&self)
    end()
  }

  /// Writes an element with a text, or an empty one.
  public mutating func element(_ name: String, _ attributes: Attributes = [:], text: String? = nil)
  {
    start(name, attributes)
    if let text { self.text(text) }
    end()
  }

  /// Begins an element.
  public mutating func start(_ name: String, _ attributes: Attributes = [:]) {
    closeTag()
    raw("<")
    raw(name)
    openElements.append(name)
    isTagOpen = true
    for (name, value) in attributes {
      if let value { attribute(name, value) }
    }
  }

  /// Adds an attribute to the element that has just begun.
  ///
  /// - Precondition: Nothing has been written within the element.
  public mutating func attribute(_ name: String, _ value: String) {
    precondition(isTagOpen, "attributes come before content")
    raw(" ")
    raw(name)
    raw("=\"")
    escape(value, inAttribute: true)
    raw("\"")
  }

  /// Writes text within the element that is open.
  public mutating func text(_ text: String) {
    closeTag()
    escape(text, inAttribute: false)
  }

  /// Ends the element that is open.
  ///
  /// - Precondition: An element is open.
  public mutating func end() {
    guard let name = openElements.popLast() else { preconditionFailure("no element is open") }
    if isTagOpen {
      raw("/>")
      isTagOpen = false
    } else {
      raw("</")
      raw(name)
      raw(">")
    }
  }

  /// Writes what another writer has written.
  ///
  /// - Precondition: All elements of the other writer are closed.
  public mutating func append(_ other: XMLWriter) {
    precondition(other.openElements.isEmpty, "an element is open")
    closeTag()
    bytes += other.bytes
  }

  /// Takes out what has been written so far, so that a long document need not be held in memory.
  public mutating func drain() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// Writes markup as it stands, for the few elements of which a document has millions.
  ///
  /// What is written is well-formed by itself, or becomes so by what follows.
  public mutating func markup(_ text: String) {
    closeTag()
    raw(text)
  }

  /// Writes markup as it stands.
  public mutating func markup(_ text: [UInt8]) {
    closeTag()
    bytes += text
  }

  private mutating func closeTag() {
    guard isTagOpen else { return }
    raw(">")
    isTagOpen = false
  }

  /// Whether no byte needs to be escaped, nor begins what may need to be.
  private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices {
      switch bytes[index] {
      case 0..<0x20, 0xEF, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "\""):
        return false
      default: continue
      }
    }
    return true
  }

  private mutating func raw(_ text: String) {
    // Copied at once, where going through the characters one by one takes ten times as long.
    let isCopied: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { buffer in
      unsafe bytes.append(contentsOf: buffer)
    }
    if isCopied == nil { bytes.append(contentsOf: text.utf8) }
  }

  private mutating func escape(_ text: String, inAttribute: Bool) {
    if Self.isPlain(text.utf8.span) { return raw(text) }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\"") where inAttribute: raw("&quot;")
      // A reader turns these into other blanks unless they are written as numbers.
      case 0x09 where inAttribute: raw("&#9;")
      case 0x0A where inAttribute: raw("&#10;")
      case 0x0D: raw("&#13;")
      case 0x09, 0x0A: bytes.append(byte)
      case 0..<0x20: raw("\u{FFFD}")
      // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
      case 0xBE...0xBF where bytes.suffix(2) == [0xEF, 0xBF]:
        bytes.removeLast(2)
        raw("\u{FFFD}")
      default: bytes.append(byte)
      }
    }
  }
}
