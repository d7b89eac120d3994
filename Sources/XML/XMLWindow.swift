/// The bytes of a document that have come and were not yet read, all in one piece.
struct XMLWindow {
  /// The bytes; behind those of the document stand zeros, unless it was there as a whole.
  private(set) var bytes: [UInt8]

  /// Where the bytes stand that were not yet read.
  private(set) var range: Range<Int>

  /// How many zeros stand at the end, so that words can be looked at whole.
  static let padding = 64

  /// How much is asked for at a time: as much as stays in the processor's cache.
  static let largestSize = 256 << 10

  /// Creates a window on a document that comes piece by piece.
  ///
  /// - Parameter size: How long the document is believed to be.
  init(size: Int) {
    let size = min(max(1, size), Self.largestSize)
    bytes = [UInt8](repeating: 0, count: size + Self.padding)
    range = 0..<0
  }

  /// Creates a window on a whole document.
  init(_ document: [UInt8]) {
    bytes = document
    range = 0..<document.count
  }

  /// Whether no more can be asked for before some of the bytes are read.
  var isFull: Bool { range.count >= bytes.count - Self.padding }

  /// Asks for more, behind the bytes that are there.
  ///
  /// - Returns: How many bytes have come.
  mutating func fill<Failure: Error>(
    _ read: (inout [UInt8], Range<Int>) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    moveToFront()
    let room = range.upperBound..<(bytes.count - Self.padding)
    let count = room.isEmpty ? 0 : try read(&bytes, room)
    range = 0..<(range.upperBound + count)
    for place in range.upperBound..<(range.upperBound + Self.padding) { bytes[place] = 0 }
    return count
  }

  /// Adds bytes, however many they are.
  mutating func append(_ more: Span<UInt8>) {
    moveToFront()
    bytes.removeSubrange(range.upperBound...)
    unsafe more.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    range = 0..<bytes.count
    bytes.append(contentsOf: repeatElement(0, count: Self.padding))
  }

  private mutating func moveToFront() {
    let start = range.lowerBound
    guard start > 0 else { return }
    for place in range { bytes[place - start] = bytes[place] }
    range = 0..<range.count
  }

  /// Takes the bytes up to a place as read.
  mutating func take(upTo end: Int) {
    range = end..<range.upperBound
  }
}
