/// A compound file as Excel 97 and encrypted workbooks are ([MS-CFB] 2.2 and 2.6), for tests.
public enum CompoundFile {
  /// The bytes of a file whose directory has these streams, of no length.
  ///
  /// - Parameter endsChain: Whether the directory's chain of sectors ends; otherwise it is a circle.
  public static func bytes(_ streams: [String], endsChain: Bool = true) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    header.replaceSubrange(0..<8, with: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    header[30] = 9
    header.replaceSubrange(48..<52, with: [1, 0, 0, 0])
    header.replaceSubrange(68..<72, with: [0xfe, 0xff, 0xff, 0xff])
    header.replaceSubrange(76..<512, with: [UInt8](repeating: 0xff, count: 436))
    header.replaceSubrange(76..<80, with: [0, 0, 0, 0])
    var table = [UInt8](repeating: 0xff, count: 512)
    table.replaceSubrange(0..<4, with: [0xfd, 0xff, 0xff, 0xff])
    table.replaceSubrange(4..<8, with: endsChain ? [0xfe, 0xff, 0xff, 0xff] : [1, 0, 0, 0])
    var directory = [UInt8](repeating: 0, count: 512)
    for (index, name) in (["Root Entry"] + streams).enumerated() {
      let units = name.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      directory.replaceSubrange(128 * index..<(128 * index + units.count), with: units)
      directory[128 * index + 64] = UInt8(units.count + 2)
      directory[128 * index + 66] = index == 0 ? 5 : 2
    }
    return header + table + directory
  }
}
