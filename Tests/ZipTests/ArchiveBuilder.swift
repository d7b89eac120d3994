import CZlib
import Foundation
import TestSupport

/// Builds archives, also such as no honest program writes.
struct ArchiveBuilder {
  struct Entry {
    var name: String
    var content: [UInt8]
    var deflated: Bool
    var flags = 0
    var directoryName: String?
    var claimedMethod: Int?
    var claimedSize: Int?
    var claimedPackedSize: Int?
    var claimedChecksum: UInt32?

    init(_ name: String, _ content: [UInt8], deflated: Bool = false) {
      self.name = name
      self.content = content
      self.deflated = deflated
    }

    init(_ name: String, _ content: String, deflated: Bool = false) {
      self.init(name, Array(content.utf8), deflated: deflated)
    }
  }

  var entries: [Entry]
  var isZip64 = false
  var hasDataDescriptors = false
  var comment: [UInt8] = []
  var prefix: [UInt8] = []
  /// Names that the directory adds for the first entry's bytes.
  var repeatsInDirectory: [String] = []

  init(_ entries: [Entry]) {
    self.entries = entries
  }

  var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let start = archive.count
      let packed = entry.deflated ? deflated(entry.content) : entry.content
      let method = entry.claimedMethod ?? (entry.deflated ? 8 : 0)
      let checksum = entry.claimedChecksum ?? checksum(entry.content)
      let flags = entry.flags | (hasDataDescriptors ? 8 : 0)
      let size = entry.claimedSize ?? entry.content.count
      let packedSize = entry.claimedPackedSize ?? packed.count
      archive += number(0x0403_4b50, 4) + number(20, 2) + number(flags, 2) + number(method, 2)
      archive += number(0, 4)
      archive +=
        hasDataDescriptors
        ? number(0, 12) : number(Int(checksum), 4) + number(packedSize, 4) + number(size, 4)
      archive += number(entry.name.utf8.count, 2) + number(0, 2) + Array(entry.name.utf8) + packed
      if hasDataDescriptors {
        archive += number(0x0807_4b50, 4) + number(Int(checksum), 4)
        archive += number(packedSize, 4) + number(size, 4)
      }
      let names = [entry.directoryName ?? entry.name] + (start == 0 ? repeatsInDirectory : [])
      for name in names {
        let extra =
          isZip64
          ? number(1, 2) + number(24, 2) + number(size, 8) + number(packedSize, 8)
            + number(start, 8) : []
        directory += number(0x0201_4b50, 4) + number(20, 2) + number(20, 2) + number(flags, 2)
        directory += number(method, 2) + number(0, 4) + number(Int(checksum), 4)
        directory += number(isZip64 ? 0xffff_ffff : packedSize, 4)
        directory += number(isZip64 ? 0xffff_ffff : size, 4)
        directory += number(name.utf8.count, 2) + number(extra.count, 2) + number(0, 2)
        directory += number(0, 2) + number(0, 2) + number(0, 4)
        directory += number(isZip64 ? 0xffff_ffff : start, 4) + Array(name.utf8) + extra
      }
    }
    let count = entries.count + repeatsInDirectory.count
    let start = archive.count
    archive += directory
    if isZip64 {
      let record = archive.count
      archive += number(0x0606_4b50, 4) + number(44, 8) + number(45, 2) + number(45, 2)
      archive += number(0, 8) + number(count, 8) + number(count, 8)
      archive += number(directory.count, 8) + number(start, 8)
      archive += number(0x0706_4b50, 4) + number(0, 4) + number(record, 8) + number(1, 4)
    }
    archive += number(0x0605_4b50, 4) + number(0, 4) + number(count, 2) + number(count, 2)
    archive += number(isZip64 ? 0xffff_ffff : directory.count, 4)
    archive += number(isZip64 ? 0xffff_ffff : start, 4)
    archive += number(comment.count, 2) + comment
    return prefix + archive
  }

  private func number(_ value: Int, _ length: Int) -> [UInt8] {
    (0..<length).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }

  private func checksum(_ bytes: [UInt8]) -> UInt32 {
    unsafe UInt32(crc32_z(0, bytes, bytes.count))
  }

  private func deflated(_ bytes: [UInt8]) -> [UInt8] {
    // zlib's own format: two bytes before the deflate data, four after it.
    var length = compressBound(UInt(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(length))
    unsafe _ = compress2(&packed, &length, bytes, UInt(bytes.count), 6)
    return Array(packed[2..<(Int(length) - 4)])
  }
}

/// A workbook that another program wrote.
let sampleArchive: [UInt8]? = {
  let file = projectFolder.appending(path: "Samples/organisation.xlsx")
  return (try? Data(contentsOf: file)).map(Array.init)
}()

/// Random numbers that are the same for the same seed (splitmix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
