/// Packs a zip archive (PKWARE APPNOTE 6.3).
///
/// The same content gives the same bytes: every entry is dated 1980-01-01, and nothing is said
/// about the machine. Zip64 is used only where sizes, offsets or counts need it.
///
///     var archive = ZipWriter()
///     archive.add("mimetype", Array("text/plain".utf8), packing: .stored)
///     archive.add("innehåll.txt", text)
///     let bytes = archive.finish()
public struct ZipWriter: ~Copyable {
  /// How the bytes of an entry lie in the archive.
  public enum Packing: UInt16, Hashable, Sendable {
    /// As they are.
    case stored = 0
    /// Packed with deflate.
    case deflated = 8
  }

  private var output: [UInt8] = []
  private var drainedCount: UInt64 = 0
  private var directory: [Record] = []
  private var stream: OpenEntry?

  /// Creates an archive without entries.
  public init() {}

  /// Adds an entry.
  ///
  /// - Precondition: The path is at most 65,535 bytes long, and no streamed entry is open.
  public mutating func add(_ path: String, _ content: [UInt8], packing: Packing = .deflated) {
    add(PackedEntry(path: path, content: content, packing: packing))
  }

  /// Adds an entry that is packed already, such as one taken from another archive.
  ///
  /// - Precondition: The path is at most 65,535 bytes long, and no streamed entry is open.
  public mutating func add(_ entry: PackedEntry) {
    precondition(stream == nil, "a streamed entry is open")
    let record = Record(
      path: Array(entry.path.utf8), packing: entry.packing, checkSum: entry.checkSum,
      packedSize: UInt64(entry.packedContent.count), size: entry.size, offset: offset)
    record.writeLocalHeader(to: &output)
    output.append(contentsOf: entry.packedContent)
    directory.append(record)
  }

  /// Begins an entry whose content comes in portions; its sizes stand after it.
  ///
  /// - Precondition: The path is at most 65,535 bytes long, and no streamed entry is open.
  public mutating func begin(_ path: String) {
    precondition(stream == nil, "a streamed entry is open")
    let record = Record(
      path: Array(path.utf8), packing: .deflated, isStreamed: true, offset: offset)
    record.writeLocalHeader(to: &output)
    stream = OpenEntry(record: record, contentOffset: offset)
  }

  /// Adds a portion to the entry that is open.
  ///
  /// - Precondition: A streamed entry is open.
  public mutating func append(_ content: [UInt8]) {
    precondition(stream != nil, "no streamed entry is open")
    stream?.sum.append(content)
    stream?.deflater.append(content, to: &output)
    stream?.size += UInt64(content.count)
  }

  /// Ends the entry that is open.
  ///
  /// - Precondition: A streamed entry is open.
  public mutating func end() {
    guard var entry = stream.take() else { preconditionFailure("no streamed entry is open") }
    entry.deflater.finish(to: &output)
    var record = entry.record
    record.checkSum = entry.sum.value
    record.packedSize = offset - entry.contentOffset
    record.size = entry.size
    record.writeDescriptor(to: &output)
    directory.append(record)
  }

  /// Takes out the bytes that are ready, so that a long archive need not be held in memory.
  public mutating func drain() -> [UInt8] {
    drainedCount += UInt64(output.count)
    defer { output = [] }
    return output
  }

  /// Ends the archive.
  ///
  /// - Returns: The bytes that have not been drained.
  /// - Precondition: No streamed entry is open.
  public consuming func finish() -> [UInt8] {
    precondition(stream == nil, "a streamed entry is open")
    let start = offset
    for record in directory { record.writeDirectoryHeader(to: &output) }
    EndOfDirectory(count: UInt64(directory.count), start: start, size: offset - start)
      .write(to: &output)
    return output
  }

  private var offset: UInt64 { drainedCount + UInt64(output.count) }

  // Not private: other modules hold a writer by value, and an optimized build must reach its parts.
  struct OpenEntry: ~Copyable {
    let record: Record
    let contentOffset: UInt64
    var deflater = Deflater()
    var sum = CheckSum()
    var size: UInt64 = 0

    init(record: Record, contentOffset: UInt64) {
      self.record = record
      self.contentOffset = contentOffset
    }
  }
}
