/// Finds the tags of an XML document in UTF-8, with their places in its bytes.
///
/// It is for changing a document while every byte that is not changed stays. The document must have
/// been read to its end by ``XMLReader`` before: the scanner takes it for well-formed.
public struct XMLTagScanner: Sendable {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  /// Creates a scanner of a document.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next tag; `nil` after the last.
  public mutating func next() -> XMLTag? {
    while let start = find(UInt8(ascii: "<"), from: position) {
      if matches("<!--", at: start) {
        position = end(of: "-->", from: start + 4)
      } else if matches("<![CDATA[", at: start) {
        position = end(of: "]]>", from: start + 9)
      } else if matches("<?", at: start) {
        position = end(of: "?>", from: start + 2)
      } else if matches("<!", at: start) {
        position = end(of: ">", from: start + 2)
      } else {
        return tag(at: start)
      }
    }
    return nil
  }

  private mutating func tag(at start: Int) -> XMLTag? {
    var end = start + 1
    var quote: UInt8?
    while end < bytes.count, quote != nil || bytes[end] != UInt8(ascii: ">") {
      let byte = bytes[end]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      end += 1
    }
    guard end < bytes.count else { return nil }
    position = end + 1
    let isEnd = bytes[start + 1] == UInt8(ascii: "/")
    let isEmpty = bytes[end - 1] == UInt8(ascii: "/")
    let nameStart = isEnd ? start + 2 : start + 1
    var nameEnd = nameStart
    while nameEnd < end, !Self.endsName(bytes[nameEnd]) { nameEnd += 1 }
    let kind: XMLTag.Kind = isEnd ? .end : isEmpty ? .empty : .start
    if kind == .start { depth += 1 }
    defer { if kind == .end { depth -= 1 } }
    return XMLTag(
      kind: kind, depth: kind == .empty ? depth + 1 : depth,
      qualifiedName: String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self),
      range: start..<end + 1, nameEnd: nameEnd)
  }

  /// The attributes of a tag, in their order, with their names as written.
  public func attributes(of tag: XMLTag) -> [XMLTag.Attribute] {
    var attributes: [XMLTag.Attribute] = []
    var position = tag.nameEnd
    while let equals = find(UInt8(ascii: "="), from: position), equals < tag.range.upperBound {
      let name = bytes[position..<equals].filter { !Self.isBlank($0) }
      var start = equals + 1
      while Self.isBlank(bytes[start]) { start += 1 }
      guard let end = find(bytes[start], from: start + 1) else { break }
      var whole = position
      while whole < equals, !Self.isBlank(bytes[whole]) { whole += 1 }
      attributes.append(
        XMLTag.Attribute(
          name: String(decoding: name, as: UTF8.self),
          value: Self.decoded(bytes[(start + 1)..<end]), range: whole..<end + 1,
          valueRange: start + 1..<end))
      position = end + 1
    }
    return attributes
  }

  /// An attribute of a tag by its name as written.
  public func attribute(_ name: String, of tag: XMLTag) -> XMLTag.Attribute? {
    attributes(of: tag).first { $0.name == name }
  }

  /// The text between two places, without tags, and with references replaced.
  public func text(in range: Range<Int>) -> String {
    Self.decoded(bytes[range])
  }

  // MARK: Bytes

  private func find(_ byte: UInt8, from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    return bytes[start...].firstIndex(of: byte)
  }

  private func matches(_ text: StaticString, at start: Int) -> Bool {
    let expected = text.description.utf8
    return bytes[start...].prefix(expected.count).elementsEqual(expected)
  }

  private func end(of text: StaticString, from start: Int) -> Int {
    let last = Array(text.description.utf8)
    var position = start
    while position + last.count <= bytes.count {
      if bytes[position..<position + last.count].elementsEqual(last) {
        return position + last.count
      }
      position += 1
    }
    return bytes.count
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// Replaces the references that XML itself defines (XML 1.0, 4.6).
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var decoded = ""
    var rest = Substring(text)
    while let mark = rest.firstIndex(of: "&") {
      decoded += rest[..<mark]
      rest = rest[mark...].dropFirst()
      let name = rest.prefix { $0 != ";" }
      rest = rest.dropFirst(name.count + 1)
      switch name {
      case "amp": decoded += "&"
      case "lt": decoded += "<"
      case "gt": decoded += ">"
      case "quot": decoded += "\""
      case "apos": decoded += "'"
      default:
        let isHexadecimal = name.hasPrefix("#x")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        if let code = UInt32(digits, radix: isHexadecimal ? 16 : 10),
          let scalar = Unicode.Scalar(code)
        {
          decoded.unicodeScalars.append(scalar)
        }
      }
    }
    return decoded + rest
  }
}

/// A tag of an XML document, with its place.
public struct XMLTag: Hashable, Sendable {
  /// What a tag does.
  public enum Kind: Hashable, Sendable {
    /// Begins an element.
    case start
    /// Ends an element.
    case end
    /// Is an element without content.
    case empty
  }

  /// An attribute, with its place.
  public struct Attribute: Hashable, Sendable {
    /// The name as written.
    public let name: String
    /// The value, with references replaced.
    public let value: String
    /// The place of the whole attribute, with the blank before it.
    public let range: Range<Int>
    /// The place of the value, without its quotes.
    public let valueRange: Range<Int>
  }

  /// What the tag does.
  public let kind: Kind

  /// How many elements stand around the tag, its own included.
  public let depth: Int

  /// The name as written, with its prefix.
  public let qualifiedName: String

  /// The place of the tag, from `<` to `>`.
  public let range: Range<Int>

  /// The place after the name.
  public let nameEnd: Int

  /// The name without prefix.
  public var name: Substring {
    qualifiedName.firstIndex(of: ":").map { qualifiedName[qualifiedName.index(after: $0)...] }
      ?? Substring(qualifiedName)
  }

  /// The prefix with its colon; empty where there is none.
  public var prefix: Substring {
    qualifiedName.firstIndex(of: ":").map { qualifiedName[...$0] } ?? ""
  }
}
