/// The central directory of an archive (APPNOTE.TXT 4.3.12), checked.
struct ZipDirectory {
  private(set) var entries: [ZipEntry] = []
  private(set) var positions: [String: Int] = [:]

  init(_ source: ByteSource, limits: ZipLimits) throws(ZipError) {
    let end = try ZipDirectoryEnd(source)
    guard end.directoryStart <= end.directoryEnd else { throw ZipError(.damaged) }
    // An entry's record has few bytes beside its name.
    guard end.directoryEnd - end.directoryStart <= limits.entries * (limits.nameLength + 1024)
    else {
      throw ZipError(.limitExceeded("entries"))
    }
    let directory = source.stretch(end.directoryStart..<end.directoryEnd)
    var offset = end.directoryStart
    var total = 0
    while offset < end.directoryEnd {
      let (entry, next) = try Self.entry(
        at: offset, of: directory, end: end, in: source, limits: limits)
      offset = next
      if entry.isFolder { continue }
      guard positions.updateValue(entries.count, forKey: entry.name) == nil else {
        throw ZipError(.duplicateEntry, entry: entry.name)
      }
      entries.append(entry)
      if entries.count > limits.entries { throw ZipError(.limitExceeded("entries")) }
      total += entry.unpackedSize
      if total > limits.totalSize { throw ZipError(.limitExceeded("totalSize")) }
    }
    try checkOverlaps(directoryStart: end.directoryStart)
  }

  /// Reads the record at an offset; returns it with the offset of the next.
  private static func entry(
    at offset: Int, of bytes: ByteStretch, end: ZipDirectoryEnd, in source: ByteSource,
    limits: ZipLimits
  ) throws(ZipError) -> (ZipEntry, Int) {
    guard bytes.uint32(at: offset) == 0x0201_4b50, let flags = bytes.uint16(at: offset + 8),
      let method = bytes.uint16(at: offset + 10), let checksum = bytes.uint32(at: offset + 16),
      var packedSize = bytes.uint32(at: offset + 20),
      var unpackedSize = bytes.uint32(at: offset + 24),
      let nameLength = bytes.uint16(at: offset + 28),
      let extraLength = bytes.uint16(at: offset + 30),
      let commentLength = bytes.uint16(at: offset + 32),
      var headerStart = bytes.uint32(at: offset + 42)
    else { throw ZipError(.damaged) }
    let nameStart = offset + 46
    let extraStart = nameStart + nameLength
    let next = extraStart + extraLength + commentLength
    guard next <= end.directoryEnd else { throw ZipError(.damaged) }
    if nameLength > limits.nameLength { throw ZipError(.limitExceeded("nameLength")) }
    let rawName = bytes[nameStart..<extraStart]
    let name = String(decoding: rawName, as: UTF8.self)

    var wide = ZipWideFields(bytes, extraStart..<extraStart + extraLength)
    guard wide.replace(&unpackedSize), wide.replace(&packedSize), wide.replace(&headerStart) else {
      throw ZipError(.damaged, entry: name)
    }
    headerStart += end.shift
    let entry = ZipEntry(
      name: name, method: ZipEntry.Method(code: method), isEncrypted: flags & 0x41 != 0,
      packedSize: packedSize, unpackedSize: unpackedSize,
      checksum: UInt32(truncatingIfNeeded: checksum),
      start: dataStart(headerAt: headerStart, of: source, name: rawName), headerStart: headerStart)
    return (entry, next)
  }

  /// Where the packed bytes start, by the entry's own header (APPNOTE.TXT 4.3.7).
  ///
  /// Sizes in that header are not looked at: with a data descriptor they are not known there, and
  /// where they contradict the directory, only one of the two can be believed.
  private static func dataStart(
    headerAt offset: Int, of source: ByteSource, name: ArraySlice<UInt8>
  ) -> Int? {
    guard offset >= 0 else { return nil }
    let bytes = source.stretch(offset..<offset + 30 + name.count)
    guard bytes.uint32(at: offset) == 0x0403_4b50,
      let nameLength = bytes.uint16(at: offset + 26),
      let extraLength = bytes.uint16(at: offset + 28),
      offset + 30 + nameLength + extraLength <= source.count,
      bytes[(offset + 30)..<(offset + 30 + nameLength)].elementsEqual(name)
    else { return nil }
    return offset + 30 + nameLength + extraLength
  }

  /// Refuses entries that share bytes, as in bombs that unpack the same bytes many times.
  private func checkOverlaps(directoryStart: Int) throws(ZipError) {
    let readable = entries.filter { $0.start != nil }.sorted { $0.headerStart < $1.headerStart }
    var free = 0
    for entry in readable {
      guard let start = entry.start else { continue }
      guard entry.headerStart >= free else {
        throw ZipError(.overlappingEntries, entry: entry.name)
      }
      let (end, overflow) = start.addingReportingOverflow(entry.packedSize)
      guard !overflow, end <= directoryStart else {
        throw ZipError(.overlappingEntries, entry: entry.name)
      }
      free = end
    }
  }
}

/// The 64-bit sizes in the extra field of a record (APPNOTE.TXT 4.5.3).
private struct ZipWideFields {
  private let bytes: ByteStretch
  private var offset: Int
  private var end: Int

  init(_ bytes: ByteStretch, _ extra: Range<Int>) {
    self.bytes = bytes
    var field = extra.lowerBound
    (offset, end) = (extra.upperBound, extra.upperBound)
    while let tag = bytes.uint16(at: field), let length = bytes.uint16(at: field + 2),
      field + 4 + length <= extra.upperBound
    {
      if tag == 1 {
        (offset, end) = (field + 4, field + 4 + length)
        return
      }
      field += 4 + length
    }
  }

  /// Replaces a size that says that it stands here; returns `false` when it does not stand here.
  mutating func replace(_ size: inout Int) -> Bool {
    guard size == 0xffff_ffff else { return true }
    guard offset + 8 <= end, let wide = bytes.uint64(at: offset) else { return false }
    size = wide
    offset += 8
    return true
  }
}
