import Zip

/// The beginning of a file that may be text in any of the usual encodings.
struct TextStart {
  /// Whether the whole file is blanks.
  let isBlank: Bool

  /// Whether the file is one line of words, such as a mail program's note on a lost attachment.
  let isSentence: Bool

  /// The first letters, in lower case, without byte order mark and leading blanks.
  private let letters: [UInt8]

  init(_ source: ByteSource) {
    let sample = source.read(0..<64 << 10)
    letters = Array(
      sample.lazy.filter { $0 != 0 }.drop { Self.blanks.contains($0) }.prefix(200)
        .map { (65...90).contains($0) ? $0 + 32 : $0 })
    let line = sample.count < 1000 ? sample.filter { $0 != 0 } : []
    let breaks = line.dropLast(2).contains { $0 == 0x0a || $0 == 0x0d }
    let delimiters = Set(";,\t|\"".utf8)
    isSentence =
      !breaks && line.count { $0 == 0x20 } >= 2 && !line.contains { delimiters.contains($0) }
    isBlank = letters.isEmpty && Self.isBlank(source, from: sample.count)
  }

  /// Whether the text begins with these letters, given in lower case.
  func hasPrefix(_ text: String) -> Bool {
    letters.starts(with: text.utf8)
  }

  private static let blanks: Set<UInt8> = [
    0x00, 0x09, 0x0a, 0x0d, 0x20, 0xfe, 0xff, 0xef, 0xbb, 0xbf,
  ]

  private static func isBlank(_ source: ByteSource, from start: Int) -> Bool {
    var position = start
    while case let piece = source.read(position..<position + 64 << 10), !piece.isEmpty {
      guard piece.allSatisfy({ blanks.contains($0) }) else { return false }
      position += piece.count
    }
    return true
  }
}
