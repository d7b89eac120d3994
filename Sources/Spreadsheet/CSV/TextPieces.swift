import Zip

/// A text as UTF-8, in pieces of whole characters and without the byte order mark.
///
/// UTF-8 is given as it stands. In other encodings what is no character becomes U+FFFD. Zeros may be
/// left out.
struct TextPieces: Sequence, IteratorProtocol {
  private let source: ByteSource
  private let encoding: TextEncoding
  private let leavesOutZeros: Bool
  private var position: Int

  /// How many bytes of the source make a piece.
  private static let length = 64 << 10

  init(_ source: ByteSource, _ encoding: TextEncoding, leavesOutZeros: Bool = false) {
    self.source = source
    self.encoding = encoding
    self.leavesOutZeros = leavesOutZeros
    let mark = encoding.byteOrderMark
    position = !mark.isEmpty && source.read(0..<mark.count) == mark ? mark.count : 0
  }

  /// The next piece; `nil` after the last.
  mutating func next() -> [UInt8]? {
    let piece = source.read(position..<position + Self.length)
    let isLast = position + piece.count >= source.count
    let whole = isLast ? piece.count : encoding.lengthOfWholeCharacters(in: piece)
    guard whole > 0 else { return nil }
    position += whole
    var text = encoding.decoded(piece[..<whole])
    if leavesOutZeros { text.removeAll { $0 == 0 } }
    return text
  }
}
