import Testing
import Zip

@Suite("Hostile zip archives")
struct HostileArchiveTests {
  @Test("Two entries of one name are refused")
  func duplicates() {
    let bytes = ArchiveBuilder([.init("xl/workbook.xml", "1"), .init("xl/workbook.xml", "2")]).bytes
    #expect(throws: ZipError(.duplicateEntry, entry: "xl/workbook.xml")) { try ZipArchive(bytes) }
  }

  @Test("Entries that share bytes are refused")
  func overlaps() {
    var shared = ArchiveBuilder([.init("a", "same")])
    shared.repeatsInDirectory = ["b"]
    // Its own header says `a`, so `b` is damaged; a bomb needs headers within each other's bytes.
    #expect(throws: ZipError(.damaged, entry: "b")) {
      let archive = try ZipArchive(shared.bytes)
      return try archive.read(try #require(archive["b"]))
    }
    var nested = ArchiveBuilder([.init("a", "0123456789"), .init("b", "x")])
    nested.entries[0].claimedPackedSize = 20
    #expect(throws: ZipError.self) { try ZipArchive(nested.bytes) }
  }

  @Test("A wrong checksum is found")
  func checksum() throws {
    var builder = ArchiveBuilder([.init("a", "text", deflated: true)])
    builder.entries[0].claimedChecksum = 7
    let archive = try ZipArchive(builder.bytes)
    #expect(throws: ZipError(.wrongChecksum, entry: "a")) { try archive.read(archive.entries[0]) }
  }

  @Test("An entry that unpacks to more or less than it claims is refused", arguments: [3, 5, 0])
  func lyingSizes(claimed: Int) throws {
    var builder = ArchiveBuilder([.init("a", "text", deflated: true)])
    builder.entries[0].claimedSize = claimed
    let archive = try ZipArchive(builder.bytes)
    #expect(throws: ZipError(.wrongSize, entry: "a")) { try archive.read(archive.entries[0]) }
  }

  @Test("A bomb is refused by its ratio, before it is unpacked")
  func ratio() throws {
    let zeros = [UInt8](repeating: 0, count: 40 << 20)
    let archive = try ZipArchive(ArchiveBuilder([.init("a", zeros, deflated: true)]).bytes)
    #expect(throws: ZipError(.limitExceeded("ratio"), entry: "a")) {
      try archive.read(archive.entries[0])
    }
  }

  @Test("An honest file of a hundred to one is read")
  func honestRatio() throws {
    let row = #"<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#
    let styles = Array(String(repeating: row, count: 600_000).utf8)
    let archive = try ZipArchive(ArchiveBuilder([.init("a", styles, deflated: true)]).bytes)
    #expect(archive.entries[0].unpackedSize / archive.entries[0].packedSize > 100)
    #expect(try archive.read(archive.entries[0]).count == styles.count)
  }

  @Test("Limits on entries, names and sizes hold")
  func limits() throws {
    let bytes = ArchiveBuilder([.init("a", "12345"), .init("long name", "67890")]).bytes
    func kind(_ change: (inout ZipLimits) -> Void) throws -> ZipError.Kind? {
      var limits = ZipLimits()
      change(&limits)
      do throws(ZipError) {
        let archive = try ZipArchive(bytes, limits: limits)
        _ = try archive.read(archive.entries[0])
        return nil
      } catch {
        return error.kind
      }
    }
    #expect(try kind { $0.entries = 1 } == .limitExceeded("entries"))
    #expect(try kind { $0.nameLength = 5 } == .limitExceeded("nameLength"))
    #expect(try kind { $0.totalSize = 9 } == .limitExceeded("totalSize"))
    #expect(try kind { $0.entrySize = 4 } == .limitExceeded("entrySize"))
    #expect(try kind { _ in } == nil)
  }

  @Test("Encrypted entries and unknown methods are named")
  func unreadable() throws {
    var encrypted = ArchiveBuilder([.init("a", "text")])
    encrypted.entries[0].flags = 1
    var other = ArchiveBuilder([.init("a", "text")])
    other.entries[0].claimedMethod = 12
    let first = try ZipArchive(encrypted.bytes)
    let second = try ZipArchive(other.bytes)
    #expect(throws: ZipError(.encrypted, entry: "a")) { try first.read(first.entries[0]) }
    #expect(throws: ZipError(.unsupportedMethod(12), entry: "a")) {
      try second.read(second.entries[0])
    }
  }

  @Test("No change of a few bytes makes the reader do worse than throw", arguments: 0..<40)
  func mutations(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var builder = ArchiveBuilder([
      .init("a", "some text that is packed, packed, packed", deflated: true), .init("b", "stored"),
    ])
    builder.isZip64 = seed.isMultiple(of: 2)
    let original = builder.bytes
    for _ in 0..<200 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] =
          [0, 1, 0x7f, 0x80, 0xff]
          .randomElement(using: &random) ?? 0
      }
      guard let archive = try? ZipArchive(bytes) else { continue }
      for entry in archive.entries {
        if let content = try? archive.read(entry) {
          #expect(content.count == entry.unpackedSize)
        }
      }
    }
  }
}
