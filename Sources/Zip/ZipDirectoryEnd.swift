/// The end of the central directory (APPNOTE.TXT 4.3.14 to 4.3.16): where the directory lies.
struct ZipDirectoryEnd {
  /// Where the directory starts and ends in the bytes.
  private(set) var directoryStart = 0
  private(set) var directoryEnd = 0

  /// How far every place in the archive is moved by bytes that stand before it.
  private(set) var shift = 0

  /// How far from the end the end record may stand: behind it are the longest comment and a little.
  private static let reach = 22 + 0xffff + 4096

  init(_ source: ByteSource) throws(ZipError) {
    // Before the end record stand those of 64-bit archives.
    let bytes = source.stretch(max(0, source.count - Self.reach - 76)..<source.count)
    guard let end = Self.find(in: bytes, of: source.count) else {
      let start = source.stretch(0..<4)
      throw ZipError(start.uint32(at: 0) == 0x0403_4b50 ? .truncated : .notAnArchive)
    }
    guard var size = bytes.uint32(at: end + 12), var start = bytes.uint32(at: end + 16) else {
      throw ZipError(.damaged)
    }
    directoryEnd = end
    if bytes.uint32(at: end - 20) == 0x0706_4b50, let recordStart = bytes.uint64(at: end - 12) {
      // Bytes before the archive move the record away from where the locator says it is.
      var record = source.stretch(recordStart..<recordStart + 56)
      let isMoved = record.uint32(at: recordStart) != 0x0606_4b50
      if isMoved { record = bytes }
      let place = isMoved ? end - 76 : recordStart
      guard place >= 0, record.uint32(at: place) == 0x0606_4b50,
        let wideSize = record.uint64(at: place + 40), let wideStart = record.uint64(at: place + 48)
      else { throw ZipError(.damaged) }
      (size, start) = (wideSize, wideStart)
      directoryEnd = place
    }
    guard size <= directoryEnd else { throw ZipError(.damaged) }
    directoryStart = directoryEnd - size
    shift = directoryStart - start
    if start <= directoryStart,
      source.stretch(start..<start + 4).uint32(at: start) == 0x0201_4b50
    {
      // Other records may stand between the directory and its end.
      (directoryStart, directoryEnd, shift) = (start, start + size, 0)
    }
  }

  /// The last place that looks like the end record.
  private static func find(in bytes: ByteStretch, of count: Int) -> Int? {
    var offset = count - 22
    let first = max(0, count - reach)
    while offset >= first {
      if bytes.uint32(at: offset) == 0x0605_4b50 { return offset }
      offset -= 1
    }
    return nil
  }
}
