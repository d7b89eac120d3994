/// The beginning of a file that may be text in any of the usual encodings.
struct TextSample {
  /// Whether the bytes look like text.
  let isText: Bool

  /// Whether the whole file is blanks.
  let isBlank: Bool

  /// Whether the file is one line of words, such as a mail program's note on a lost attachment.
  let isSentence: Bool

  /// The first letters, in lower case, without byte order mark and leading blanks.
  private let start: [UInt8]

  init(_ bytes: [UInt8]) {
    let sample = bytes.prefix(64 << 10)
    let isWide = Self.isWide(sample)
    var controls = 0
    var zeros = 0
    for byte in sample {
      switch byte {
      case 0: zeros += 1
      case 0x09...0x0d, 0x1a...0x1b: break
      case ..<0x20: controls += 1
      default: break
      }
    }
    isText = isWide ? controls <= sample.count / 10 : zeros == 0 && controls <= sample.count / 50
    let blanks: Set<UInt8> = [0x00, 0x09, 0x0a, 0x0d, 0x20, 0xfe, 0xff, 0xef, 0xbb, 0xbf]
    start = Array(
      sample.lazy.filter { $0 != 0 }.drop { blanks.contains($0) }.prefix(200)
        .map { (65...90).contains($0) ? $0 + 32 : $0 })
    let line = bytes.count < 1000 ? bytes.filter { $0 != 0 } : []
    let breaks = line.dropLast(2).contains { $0 == 0x0a || $0 == 0x0d }
    let delimiters = Set(";,\t|\"".utf8)
    isSentence =
      !breaks && line.count { $0 == 0x20 } >= 2 && !line.contains { delimiters.contains($0) }
    isBlank = start.isEmpty && bytes.allSatisfy { blanks.contains($0) }
  }

  /// Whether the text begins with these letters, given in lower case.
  func hasPrefix(_ text: String) -> Bool {
    start.starts(with: text.utf8)
  }

  /// Whether the bytes are UTF-16 or UTF-32: they have the mark, or every second byte is zero.
  private static func isWide(_ sample: ArraySlice<UInt8>) -> Bool {
    if sample.starts(with: [0xff, 0xfe]) || sample.starts(with: [0xfe, 0xff])
      || sample.starts(with: [0, 0, 0xfe, 0xff])
    {
      return true
    }
    guard sample.count >= 8 else { return false }
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index % 2] += 1 }
    let half = sample.count / 2
    return zeros.contains { $0 >= half * 7 / 10 }
  }
}
