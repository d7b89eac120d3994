/// The beginning of a document, with what programs get wrong there put right.
///
/// Some write blanks or text before the root, where XML allows neither, or say UTF-16 in the
/// declaration of a document in UTF-8.
struct XMLProlog {
  private var waiting: [UInt8] = []
  private(set) var isDone = false

  /// How much of the document is looked at.
  private static let length = 1024

  /// The beginning of a document whose beginning has been read.
  static var none: XMLProlog {
    var prolog = XMLProlog()
    prolog.isDone = true
    return prolog
  }

  /// Takes the next bytes of the document.
  ///
  /// - Returns: The beginning of the document, once enough of it is there; before that, `nil`.
  mutating func take(_ bytes: Span<UInt8>, isLast: Bool) -> [UInt8]? {
    unsafe bytes.withUnsafeBufferPointer { unsafe waiting.append(contentsOf: $0) }
    guard isLast || waiting.count >= Self.length else { return nil }
    isDone = true
    return Self.mended(waiting)
  }

  private static func mended(_ bytes: [UInt8]) -> [UInt8] {
    var rest = bytes[...]
    if rest.starts(with: [0xef, 0xbb, 0xbf]) { rest = rest.dropFirst(3) }
    let root = rest.drop(while: isBlank)
    if root.starts(with: "<?".utf8) { rest = root }
    // Anything else than `<` and a letter is no ASCII, or no XML.
    guard root.first == UInt8(ascii: "<"), let second = root.dropFirst().first, second != 0 else {
      return bytes
    }
    var declaration: ArraySlice<UInt8> = []
    if rest.starts(with: "<?xml".utf8), let end = rest.prefix(length).firstIndex(of: 0x3e) {
      let encoding = encoding(in: rest[...end])
      let isWrong = ["utf-16", "utf16", "ucs-2", "unicode"].contains { encoding.hasPrefix($0) }
      guard isWrong || encoding.isEmpty || encoding.hasPrefix("utf-8") else { return bytes }
      if !isWrong { declaration = rest[...end] }
      rest = rest[(end + 1)...]
    }
    let junk = rest.prefix { $0 != UInt8(ascii: "<") }
    if !junk.allSatisfy(isBlank) { rest = rest.dropFirst(junk.count) }
    if declaration.count + rest.count == bytes.count { return bytes }
    return Array(declaration) + rest
  }

  /// The encoding that a declaration names, in lower case; empty where it names none.
  private static func encoding(in declaration: ArraySlice<UInt8>) -> String {
    var rest = declaration
    while !rest.isEmpty, !rest.starts(with: "encoding".utf8) { rest = rest.dropFirst() }
    let name = rest.dropFirst("encoding".utf8.count).drop {
      isBlank($0) || $0 == UInt8(ascii: "=") || isQuote($0)
    }
    return String(decoding: name.prefix { !isQuote($0) }, as: UTF8.self).lowercased()
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }
}
