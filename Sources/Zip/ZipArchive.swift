/// A zip archive in memory or in a file, opened for reading.
///
/// The archive's directory is believed about where entries are and how large they claim to be;
/// every claim is checked. Nothing is ever unpacked to a disk.
///
///     let archive = try ZipArchive(bytes)
///     if let entry = archive["xl/workbook.xml"] { let part = try archive.read(entry) }
public struct ZipArchive: Sendable {
  /// The entries, in the order of the directory.
  public let entries: [ZipEntry]

  private let source: ByteSource
  private let limits: ZipLimits
  private let positions: [String: Int]

  /// Opens an archive and checks its directory.
  ///
  /// - Throws: When the bytes are no archive, the directory is damaged, entries overlap or share a
  ///   name, or a limit is passed. A fault within one entry is thrown when that entry is read.
  public init(_ source: ByteSource, limits: ZipLimits = ZipLimits()) throws(ZipError) {
    let directory = try ZipDirectory(source, limits: limits)
    self.source = source
    self.limits = limits
    entries = directory.entries
    positions = directory.positions
  }

  /// Opens an archive that is in memory.
  public init(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipError) {
    try self.init(.bytes(bytes), limits: limits)
  }

  /// The entry with exactly this name; `nil` when there is none.
  public subscript(name: String) -> ZipEntry? {
    positions[name].map { entries[$0] }
  }

  /// Unpacks an entry as a whole.
  ///
  /// - Throws: When the entry is damaged, encrypted, packed by an unknown method, not what it
  ///   claims to be, or passes a limit.
  public func read(_ entry: ZipEntry) throws(ZipError) -> [UInt8] {
    var reader = try open(entry)
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: max(1, min(entry.unpackedSize, 1 << 16)))
    while true {
      let count = try reader.read(into: &buffer)
      if count == 0 { return content }
      content += buffer[..<count]
    }
  }

  /// The entry as it lies in the archive, to be added to another archive without unpacking it.
  ///
  /// - Throws: When the entry is damaged, encrypted, or packed by an unknown method.
  public func packed(_ entry: ZipEntry) throws(ZipError) -> PackedEntry {
    if entry.isEncrypted { throw ZipError(.encrypted, entry: entry.name) }
    guard let start = entry.start, entry.packedSize <= source.count - start else {
      throw ZipError(.damaged, entry: entry.name)
    }
    let packing: ZipWriter.Packing
    switch entry.method {
    case .stored: packing = .stored
    case .deflated: packing = .deflated
    case .other(let code): throw ZipError(.unsupportedMethod(code), entry: entry.name)
    }
    return PackedEntry(
      path: entry.name, packing: packing, checkSum: entry.checksum,
      packedContent: source.read(start..<(start + entry.packedSize)),
      size: UInt64(entry.unpackedSize))
  }

  /// Opens an entry for unpacking it piece by piece.
  ///
  /// - Throws: When the entry is damaged, encrypted, packed by an unknown method, or passes a limit.
  public func open(_ entry: ZipEntry) throws(ZipError) -> ZipEntryReader {
    if entry.isEncrypted { throw ZipError(.encrypted, entry: entry.name) }
    guard let start = entry.start, entry.packedSize <= source.count - start else {
      throw ZipError(.damaged, entry: entry.name)
    }
    if entry.unpackedSize > limits.entrySize {
      throw ZipError(.limitExceeded("entrySize"), entry: entry.name)
    }
    if entry.unpackedSize > limits.ratioGrace,
      entry.unpackedSize / max(1, entry.packedSize) > limits.ratio
    {
      throw ZipError(.limitExceeded("ratio"), entry: entry.name)
    }
    return try ZipEntryReader(entry, in: source, at: start)
  }
}
