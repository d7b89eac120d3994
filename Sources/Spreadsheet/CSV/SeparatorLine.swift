/// The first line `sep=;`, by which programs name the delimiter; it is no row.
struct SeparatorLine {
  /// The delimiter.
  let delimiter: UInt8
  /// Where the line after it begins.
  let end: Int

  init?(in text: Span<UInt8>) {
    let isQuoted = text.count > 0 && text[0] == UInt8(ascii: "\"")
    var index = isQuoted ? 1 : 0
    for letter in "sep=".utf8 {
      guard index < text.count, text[index] | 0x20 == letter | 0x20 else { return nil }
      index += 1
    }
    guard index < text.count, text[index] < 0x80, text[index] != UInt8(ascii: "\""),
      text[index] == UInt8(ascii: "\t") || text[index] >= 0x20
    else { return nil }
    delimiter = text[index]
    index += 1
    if isQuoted {
      guard index < text.count, text[index] == UInt8(ascii: "\"") else { return nil }
      index += 1
    }
    if index < text.count, text[index] == UInt8(ascii: "\r") { index += 1 }
    if index < text.count, text[index] == UInt8(ascii: "\n") { index += 1 }
    let hasLineBreak = index == text.count || text[index - 1] < 0x20
    guard hasLineBreak else { return nil }
    end = index
  }
}
