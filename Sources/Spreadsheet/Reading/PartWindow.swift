import Zip

/// The bytes of a part that were unpacked and not yet taken, all in one piece.
struct PartWindow: ~Copyable {
  /// The bytes; behind those of the part stand zeros, at least ``padding``.
  private(set) var bytes: [UInt8]

  /// Where the bytes stand that were not yet taken.
  private(set) var range = 0..<0

  private var source: ZipEntryReader?

  /// How many zeros stand at the end, so that words can be looked at whole.
  static let padding = 64

  /// How much is unpacked at a time: as much as stays in the processor's cache.
  private static let largestSize = 256 << 10

  /// How much is parsed at a time, once the beginning has been.
  private static let largestPiece = 16 << 10

  /// How much is parsed next; little at first, for of some parts only the beginning is read.
  private var pieceLength = 2 << 10

  init(_ source: consuming ZipEntryReader) {
    let size = min(max(1, source.entry.unpackedSize), Self.largestSize)
    bytes = [UInt8](repeating: 0, count: size + Self.padding)
    self.source = consume source
  }

  /// Creates a window that has no bytes.
  init() {
    bytes = []
    source = nil
  }

  /// Whether everything that was unpacked has been taken.
  var isEmpty: Bool { range.isEmpty }

  /// Unpacks more, behind the bytes that were not yet taken.
  ///
  /// - Returns: Whether there are more bytes now; there are none at the end, and when the window is
  ///   full.
  mutating func fill() throws(ZipError) -> Bool {
    guard source != nil else { return false }
    moveToFront()
    let room = range.upperBound..<(bytes.count - Self.padding)
    let count = try source?.read(into: &bytes, at: room) ?? 0
    range = 0..<(range.upperBound + count)
    for place in range.upperBound..<(range.upperBound + Self.padding) { bytes[place] = 0 }
    return count > 0
  }

  private mutating func moveToFront() {
    let start = range.lowerBound
    guard start > 0 else { return }
    for place in range { bytes[place - start] = bytes[place] }
    range = 0..<range.count
  }

  /// Takes the next bytes for the parser; returns where they stand.
  ///
  /// - Parameter pause: A place that the bytes do not go beyond.
  mutating func takePiece(upTo pause: Int?) -> Range<Int> {
    var end = min(range.upperBound, range.lowerBound + pieceLength)
    pieceLength = Self.largestPiece
    if let pause, pause > range.lowerBound { end = min(end, pause) }
    let piece = range.lowerBound..<end
    take(upTo: end)
    return piece
  }

  /// Takes the bytes up to a place.
  mutating func take(upTo end: Int) {
    range = end..<range.upperBound
  }
}
