/// The end of the central directory (APPNOTE.TXT 4.3.14 to 4.3.16): where the directory lies.
struct ZipDirectoryEnd {
  /// Where the directory starts and ends in the bytes.
  private(set) var directoryStart = 0
  private(set) var directoryEnd = 0

  /// How far every place in the archive is moved by bytes that stand before it.
  private(set) var shift = 0

  init(_ bytes: [UInt8]) throws(ZipError) {
    guard let end = Self.find(in: bytes) else {
      throw ZipError(bytes.uint32(at: 0) == 0x0403_4b50 ? .truncated : .notAnArchive)
    }
    guard var size = bytes.uint32(at: end + 12), var start = bytes.uint32(at: end + 16) else {
      throw ZipError(.damaged)
    }
    directoryEnd = end
    if bytes.uint32(at: end - 20) == 0x0706_4b50, let recordStart = bytes.uint64(at: end - 12) {
      // Bytes before the archive move the record away from where the locator says it is.
      let place = bytes.uint32(at: recordStart) == 0x0606_4b50 ? recordStart : end - 76
      guard place >= 0, bytes.uint32(at: place) == 0x0606_4b50,
        let wideSize = bytes.uint64(at: place + 40), let wideStart = bytes.uint64(at: place + 48)
      else { throw ZipError(.damaged) }
      (size, start) = (wideSize, wideStart)
      directoryEnd = place
    }
    guard size <= directoryEnd else { throw ZipError(.damaged) }
    directoryStart = directoryEnd - size
    shift = directoryStart - start
    if bytes.uint32(at: start) == 0x0201_4b50, start <= directoryStart {
      // Other records may stand between the directory and its end.
      (directoryStart, directoryEnd, shift) = (start, start + size, 0)
    }
  }

  /// The last place that looks like the end record, within the longest comment from the end.
  private static func find(in bytes: [UInt8]) -> Int? {
    var offset = bytes.count - 22
    let first = max(0, bytes.count - 22 - 0xffff - 4096)
    while offset >= first {
      if bytes[offset] == 0x50, bytes.uint32(at: offset) == 0x0605_4b50 { return offset }
      offset -= 1
    }
    return nil
  }
}
