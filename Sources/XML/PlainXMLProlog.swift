/// What stands before the root of a plain document: at most a declaration of UTF-8.
enum PlainXMLProlog {
  /// A longer one is not plain.
  static let longest = 1024

  /// Where the root begins.
  ///
  /// - Parameter lines: Grows by the line breaks before the root.
  /// - Returns: `nil` when there is anything unusual before the root, or it has not come yet.
  static func end(in bytes: Span<UInt8>, _ range: Range<Int>, lines: inout Int) -> Int? {
    var rest = range
    if rest.count > 3, bytes[rest.lowerBound] == 0xef, bytes[rest.lowerBound + 1] == 0xbb,
      bytes[rest.lowerBound + 2] == 0xbf
    {
      rest = (rest.lowerBound + 3)..<rest.upperBound
    }
    if rest.lowerBound + 8 <= bytes.count, bytes.has("<?xml", at: rest.lowerBound) {
      guard let end = endOfDeclaration(bytes, rest) else { return nil }
      rest = end..<rest.upperBound
    }
    var count = 0
    while let byte = rest.first.map({ bytes[$0] }), isBlank(byte) {
      if byte == 0x0a { count += 1 }
      rest = (rest.lowerBound + 1)..<rest.upperBound
    }
    guard rest.count > 1, bytes[rest.lowerBound] == UInt8(ascii: "<"),
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[rest.lowerBound + 1] | 0x20)
    else { return nil }
    lines += count
    return rest.lowerBound
  }

  private static func endOfDeclaration(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    if let end = endOfUsualDeclaration(bytes, range) { return end }
    var place = range.lowerBound + 5
    var content: [UInt8] = []
    while place + 1 < range.upperBound, place - range.lowerBound < longest {
      if bytes[place] == UInt8(ascii: "?"), bytes[place + 1] == UInt8(ascii: ">") {
        return isPlain(content) ? place + 2 : nil
      }
      content.append(bytes[place])
      place += 1
    }
    return nil
  }

  /// The end of the declaration as nearly all programs write it.
  private static func endOfUsualDeclaration(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    let start = range.lowerBound
    guard range.count > 64, bytes.has(" version", at: start + 5),
      bytes.has("=\"1.0\" e", at: start + 13), bytes.has("ncoding=", at: start + 21),
      bytes.has("\"UTF-8\"", at: start + 29)
    else { return nil }
    var end = start + 36
    if bytes.take("?>", &end) { return end }
    guard bytes.take(" standal", &end), bytes.take("one=\"yes", &end), bytes.take("\"?>", &end)
    else { return nil }
    return end
  }

  /// Whether a declaration says nothing but version 1.0, UTF-8, and perhaps that it stands alone.
  private static func isPlain(_ content: [UInt8]) -> Bool {
    var rest = content[...]
    for (name, values) in [
      ("version", ["1.0"]), ("encoding", ["utf-8"]), ("standalone", ["yes", "no"]),
    ] {
      let blanks = rest.prefix(while: isBlank)
      let named = rest.dropFirst(blanks.count)
      guard !blanks.isEmpty, named.starts(with: name.utf8) else {
        if name == "version" { return false }
        continue
      }
      let value = named.dropFirst(name.utf8.count)
      guard value.count > 2, value.first == UInt8(ascii: "="), let quote = value.dropFirst().first,
        quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let end = value.dropFirst(2).firstIndex(of: quote)
      else { return false }
      let text = String(decoding: value.dropFirst(2)[..<end], as: UTF8.self)
      guard values.contains(name == "encoding" ? text.lowercased() : text) else { return false }
      rest = rest[(end + 1)...]
    }
    return rest.allSatisfy(isBlank)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d
  }
}
