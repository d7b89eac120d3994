import CZlib

/// Unpacks one entry piece by piece, in constant memory.
///
///     var reader = try archive.open(entry)
///     var buffer = [UInt8](repeating: 0, count: 65_536)
///     while case let count = try reader.read(into: &buffer), count > 0 { use(buffer[..<count]) }
public struct ZipEntryReader: ~Copyable {
  /// The entry.
  public let entry: ZipEntry

  private let bytes: [UInt8]
  private var offset: Int
  private let end: Int
  private var inflater: Inflater?
  private var unpacked = 0
  private var checksum: UInt = 0
  private var isAtEnd = false

  init(_ entry: ZipEntry, in bytes: [UInt8], at start: Int) throws(ZipError) {
    switch entry.method {
    case .stored: inflater = nil
    case .deflated:
      guard let made = Inflater() else { throw ZipError(.damaged, entry: entry.name) }
      inflater = consume made
    case .other(let code): throw ZipError(.unsupportedMethod(code), entry: entry.name)
    }
    self.entry = entry
    self.bytes = bytes
    offset = start
    end = start + entry.packedSize
  }

  /// Unpacks the next bytes into a buffer.
  ///
  /// - Parameters:
  ///   - buffer: The buffer.
  ///   - place: The place in the buffer that is filled, from its start; `nil` is the whole buffer.
  /// - Returns: How many bytes of the place were filled; 0 after the last.
  /// - Throws: When the packed bytes are damaged, or the entry is not what it claims to be. The size
  ///   is checked all along, the checksum at the end.
  public mutating func read(
    into buffer: inout [UInt8], at place: Range<Int>? = nil
  ) throws(ZipError) -> Int {
    let place = place ?? 0..<buffer.count
    guard !isAtEnd, !place.isEmpty else { return 0 }
    var count = 0
    while count == 0, !isAtEnd {
      count =
        inflater == nil ? copy(into: &buffer, at: place) : try inflate(into: &buffer, at: place)
    }
    unpacked += count
    if unpacked > entry.unpackedSize { throw ZipError(.wrongSize, entry: entry.name) }
    unsafe buffer.withUnsafeBufferPointer { pointer in
      let written = pointer.extracting(place).baseAddress
      checksum = unsafe crc32_z(checksum, written, count)
    }
    if isAtEnd {
      if unpacked != entry.unpackedSize { throw ZipError(.wrongSize, entry: entry.name) }
      if checksum != UInt(entry.checksum) { throw ZipError(.wrongChecksum, entry: entry.name) }
    }
    return count
  }

  private mutating func copy(into buffer: inout [UInt8], at place: Range<Int>) -> Int {
    let count = min(place.count, end - offset)
    buffer.replaceSubrange(
      place.lowerBound..<(place.lowerBound + count), with: bytes[offset..<(offset + count)])
    offset += count
    isAtEnd = offset == end
    return count
  }

  private mutating func inflate(
    into buffer: inout [UInt8], at place: Range<Int>
  ) throws(ZipError) -> Int {
    guard let step = inflater?.inflate(bytes, offset..<end, into: &buffer, at: place) else {
      return 0
    }
    offset += step.read
    switch step.state {
    case .more where step.read > 0 || step.written > 0: break
    case .end: isAtEnd = true
    default: throw ZipError(.damaged, entry: entry.name)
    }
    return step.written
  }
}
