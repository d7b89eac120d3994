/// Where the bytes of an archive are.
public enum ByteSource: Sendable {
  /// In memory.
  case bytes([UInt8])
  /// In a file, of which only pieces are in memory.
  case file(RandomAccessFile)

  /// How many bytes there are.
  public var count: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .file(let file): file.count
    }
  }

  /// The bytes of a range, as far as there are any.
  public func read(_ range: Range<Int>) -> [UInt8] {
    let range = range.clamped(to: 0..<count)
    return switch self {
    case .bytes(let bytes): range.count == bytes.count ? bytes : Array(bytes[range])
    case .file(let file): file.read(range)
    }
  }

  /// Copies the bytes from a place on into a place of a buffer.
  ///
  /// - Returns: How many bytes were copied; fewer than the place takes when there are no more.
  public func copy(
    from position: Int, into buffer: inout [UInt8], at place: Range<Int>
  ) -> Int {
    let bytes = read(position..<position + place.count)
    buffer.replaceSubrange(place.lowerBound..<(place.lowerBound + bytes.count), with: bytes)
    return bytes.count
  }

  /// A range of the bytes, or more, addressed by their places.
  func stretch(_ range: Range<Int>) -> ByteStretch {
    switch self {
    case .bytes(let bytes): ByteStretch(bytes: bytes, start: 0)
    case .file(let file):
      ByteStretch(
        bytes: file.read(range.clamped(to: 0..<file.count)),
        start: max(0, min(range.lowerBound, file.count)))
    }
  }
}

/// Some of the bytes of a source, addressed by their places in it.
///
/// Numbers at places that lie outside are `nil`.
struct ByteStretch {
  let bytes: [UInt8]
  let start: Int

  func uint16(at offset: Int) -> Int? { bytes.uint16(at: offset - start) }

  func uint32(at offset: Int) -> Int? { bytes.uint32(at: offset - start) }

  func uint64(at offset: Int) -> Int? { bytes.uint64(at: offset - start) }

  /// The bytes of a range; none when some of them lie outside.
  subscript(range: Range<Int>) -> ArraySlice<UInt8> {
    let range = range.lowerBound - start..<range.upperBound - start
    return range.lowerBound >= 0 && range.upperBound <= bytes.count ? bytes[range] : []
  }
}
