/// Unpacks one entry piece by piece, in constant memory.
///
///     var reader = try archive.open(entry)
///     var buffer = [UInt8](repeating: 0, count: 65_536)
///     while case let count = try reader.read(into: &buffer), count > 0 { use(buffer[..<count]) }
public struct ZipEntryReader: ~Copyable {
  /// The entry.
  public let entry: ZipEntry

  /// The file that the packed bytes are taken from; `nil` when all of them are in memory.
  private let file: RandomAccessFile?

  /// What of the file is still to be taken.
  private var rest = 0..<0

  /// The packed bytes that are in memory, and where among them those are that wait.
  private var packed: [UInt8] = []
  private var waiting = 0..<0

  private var inflater: Inflater?
  private var unpacked = 0
  private var checkSum = CheckSum()
  private var isAtEnd = false

  /// How much is taken from a file at a time.
  private static let pieceLength = 64 << 10

  init(_ entry: ZipEntry, in source: ByteSource, at start: Int) throws(ZipError) {
    switch entry.method {
    case .stored: inflater = nil
    case .deflated:
      guard let made = Inflater() else { throw ZipError(.damaged, entry: entry.name) }
      inflater = consume made
    case .other(let code): throw ZipError(.unsupportedMethod(code), entry: entry.name)
    }
    self.entry = entry
    let range = start..<start + entry.packedSize
    switch source {
    case .bytes(let bytes):
      file = nil
      packed = bytes
      waiting = range
    case .file(let opened):
      file = opened
      rest = range
    }
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
      if waiting.isEmpty, !rest.isEmpty { try takeFromFile() }
      count =
        inflater == nil ? copy(into: &buffer, at: place) : try inflate(into: &buffer, at: place)
    }
    unpacked += count
    if unpacked > entry.unpackedSize { throw ZipError(.wrongSize, entry: entry.name) }
    checkSum.append(buffer, place.lowerBound..<place.lowerBound + count)
    if isAtEnd {
      if unpacked != entry.unpackedSize { throw ZipError(.wrongSize, entry: entry.name) }
      if checkSum.value != entry.checksum { throw ZipError(.wrongChecksum, entry: entry.name) }
    }
    return count
  }

  private mutating func takeFromFile() throws(ZipError) {
    let piece = rest.prefix(Self.pieceLength)
    packed = file?.read(piece) ?? []
    guard packed.count == piece.count else { throw ZipError(.truncated, entry: entry.name) }
    waiting = 0..<packed.count
    rest = piece.upperBound..<rest.upperBound
  }

  private mutating func copy(into buffer: inout [UInt8], at place: Range<Int>) -> Int {
    let piece = waiting.prefix(place.count)
    buffer.replaceSubrange(
      place.lowerBound..<(place.lowerBound + piece.count), with: packed[piece])
    waiting = piece.upperBound..<waiting.upperBound
    isAtEnd = waiting.isEmpty && rest.isEmpty
    return piece.count
  }

  private mutating func inflate(
    into buffer: inout [UInt8], at place: Range<Int>
  ) throws(ZipError) -> Int {
    guard let step = inflater?.inflate(packed, waiting, into: &buffer, at: place) else {
      return 0
    }
    waiting = (waiting.lowerBound + step.read)..<waiting.upperBound
    switch step.state {
    case .more where step.read > 0 || step.written > 0: break
    case .end: isAtEnd = true
    default: throw ZipError(.damaged, entry: entry.name)
    }
    return step.written
  }
}
