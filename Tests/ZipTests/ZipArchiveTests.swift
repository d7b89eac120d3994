import Testing
import Zip

@Suite("Reading zip archives")
struct ZipArchiveTests {
  @Test("Stored and deflated entries are read back")
  func methods() throws {
    let long = Array(String(repeating: "styrkort ", count: 20_000).utf8)
    let archive = try ZipArchive(
      ArchiveBuilder([.init("a.txt", "hej"), .init("b/c.txt", long, deflated: true)]).bytes)
    #expect(archive.entries.map(\.name) == ["a.txt", "b/c.txt"])
    #expect(try archive.read(try #require(archive["a.txt"])) == Array("hej".utf8))
    #expect(try archive.read(try #require(archive["b/c.txt"])) == long)
    #expect(archive["B/c.txt"] == nil)
  }

  @Test("An entry is unpacked piece by piece, whatever the piece", arguments: [1, 7, 4096])
  func pieces(length: Int) throws {
    let content = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let archive = try ZipArchive(ArchiveBuilder([.init("a", content, deflated: true)]).bytes)
    var reader = try archive.open(try #require(archive["a"]))
    var buffer = [UInt8](repeating: 0, count: length)
    var found: [UInt8] = []
    while case let count = try reader.read(into: &buffer), count > 0 { found += buffer[..<count] }
    #expect(found == content)
  }

  @Test("Zip64 sizes, data descriptors, comments and bytes before the archive are understood")
  func variants() throws {
    for change: (inout ArchiveBuilder) -> Void in [
      { $0.isZip64 = true }, { $0.hasDataDescriptors = true },
      { $0.comment = Array("an archive's comment".utf8) },
      { $0.prefix = [UInt8](repeating: 7, count: 123) },
      {
        $0.isZip64 = true
        $0.prefix = [1, 2, 3]
      },
    ] {
      var builder = ArchiveBuilder([
        .init("a", "text", deflated: true), .init("b", "", deflated: true),
      ])
      change(&builder)
      let archive = try ZipArchive(builder.bytes)
      #expect(try archive.read(try #require(archive["a"])) == Array("text".utf8))
      #expect(try archive.read(try #require(archive["b"])) == [])
    }
  }

  @Test("Archives that other programs wrote are read", .enabled(if: sampleArchive != nil))
  func foreign() throws {
    let archive = try ZipArchive(try #require(sampleArchive))
    for entry in archive.entries {
      #expect(try archive.read(entry).count == entry.unpackedSize)
    }
  }

  @Test("An archive cut short is told from bytes that are none")
  func truncated() {
    let bytes = ArchiveBuilder([.init("a", "text")]).bytes
    #expect(throws: ZipError(.truncated)) { try ZipArchive(Array(bytes[..<40])) }
    #expect(throws: ZipError(.notAnArchive)) { try ZipArchive([]) }
    #expect(throws: ZipError(.notAnArchive)) { try ZipArchive(Array("Enhet;Mål".utf8)) }
  }
}
