import Foundation
import TestSupport
import Testing
import Zip

@Suite("Packing archives")
struct ZipWriterTests {
  private let text = Array("Mål och mått. ".utf8)

  @Test("What is packed is unpacked the same, and with the same names")
  func roundTrip() throws {
    let large = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
    let contents: [(String, [UInt8])] = [
      ("empty", []), ("mål/text.xml", text), ("large", large),
    ]
    var writer = ZipWriter()
    for (path, content) in contents { writer.add(path, content) }
    let archive = try ZipArchive(writer.finish())
    #expect(archive.entries.map(\.name) == contents.map(\.0))
    for (path, content) in contents {
      let entry = try #require(archive[path])
      #expect(try archive.read(entry) == content)
    }
  }

  @Test("A streamed entry, drained on the way, gives what was put in")
  func streaming() throws {
    var writer = ZipWriter()
    var bytes: [UInt8] = []
    writer.add("before", text)
    writer.begin("rows")
    for _ in 0..<1000 {
      writer.append(text)
      bytes += writer.drain()
    }
    writer.end()
    bytes += writer.drain()
    writer.add("after", text)
    bytes += writer.finish()
    let archive = try ZipArchive(bytes)
    #expect(archive.entries.map(\.name) == ["before", "rows", "after"])
    let rows = try #require(archive["rows"])
    #expect(try archive.read(rows) == Array(repeating: text, count: 1000).flatMap { $0 })
  }

  @Test("An entry that was packed before is added as it is")
  func packedEntry() {
    let entry = PackedEntry(path: "a", content: text)
    var direct = ZipWriter()
    direct.add("a", text)
    var copied = ZipWriter()
    copied.add(entry)
    let (one, other) = (direct.finish(), copied.finish())
    #expect(one == other)
  }

  @Test("A stored first entry stands where OpenDocument looks for its type")
  func storedFirstEntry() {
    // ODF 1.3 Part 2, 3.3: the name at byte 30, the content straight after it.
    var writer = ZipWriter()
    writer.add("mimetype", Array("application/x".utf8), packing: .stored)
    let bytes = writer.finish()
    #expect(Array(bytes[30..<51]) == Array("mimetypeapplication/x".utf8))
    #expect(bytes[8] == 0 && bytes[28] == 0)
  }

  @Test("More entries than 16 bits can count make a zip64 archive")
  func manyEntries() throws {
    var writer = ZipWriter()
    for number in 0..<65_536 { writer.add(String(number), [], packing: .stored) }
    let bytes = writer.finish()
    var limits = ZipLimits()
    limits.entries = 100_000
    #expect(try ZipArchive(bytes, limits: limits).entries.count == 65_536)
  }

  @Test("Python's zipfile finds no fault")
  func otherReader() throws {
    guard let python = Program.named("python3") else {
      skip("python3 is not installed.")
      return
    }
    var writer = ZipWriter()
    writer.add("mimetype", text, packing: .stored)
    writer.add("mål.xml", text)
    writer.begin("rows")
    writer.append(text)
    writer.end()
    let bytes = writer.finish()
    let folder = try TemporaryFolder()
    let file = folder.location.appending(path: "archive.zip")
    try Data(bytes).write(to: file)
    let program = """
      import sys, zipfile
      archive = zipfile.ZipFile(sys.argv[1])
      print(archive.testzip(), [(i.filename, i.file_size, i.date_time[:3]) for i in archive.filelist])
      """
    let outcome = try python.run(
      ["-c", program, file.path], environment: ["PYTHONIOENCODING": "utf-8"])
    #expect(
      outcome.output
        == "None [('mimetype', 16, (1980, 1, 1)), ('mål.xml', 16, (1980, 1, 1)), "
        + "('rows', 16, (1980, 1, 1))]\n")
  }
}
