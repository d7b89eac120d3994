import Spreadsheet
import Testing
import XML

@Suite("Hostile CSV texts")
struct CSVHostileTests {
  @Test("A cell of many megabytes passes a limit", arguments: ReadingPath.allCases)
  func longField(path: ReadingPath) throws {
    var bytes = Array("a;\"".utf8)
    bytes += [UInt8](repeating: UInt8(ascii: "x"), count: 2 << 20)
    bytes += Array("\";b\n".utf8)
    var limits = ReadLimits()
    limits.xml.textLength = 1 << 20
    #expect(throws: SpreadsheetError.self) { try path.read(bytes, limits: limits) }
  }

  @Test("A row of nothing but delimiters costs nothing", arguments: ReadingPath.allCases)
  func delimiters(path: ReadingPath) throws {
    let line = [UInt8](repeating: UInt8(ascii: ";"), count: 1 << 19)
    let file = try path.read(Array("a;b\n".utf8) + line + Array("\nc;d\n".utf8))
    #expect(file.workbook.sheets[0].usedRange?.text == "A1:B3")
  }

  @Test("Quotes that nothing closes are read in linear time", arguments: ReadingPath.allCases)
  func quotes(path: ReadingPath) throws {
    for piece in ["\"", ";\"", ";\"\"", "\"\n", ";\"\"\n", "\"x\"y;", "a\"\"\"\""] {
      let text = "a;b\n" + String(repeating: piece, count: 10_000)
      _ = try? path.read(Array(text.utf8))
    }
  }

  @Test("Several quotes of one row that nothing closes are text", arguments: ReadingPath.allCases)
  func unclosedQuotesOfOneRow(path: ReadingPath) throws {
    var limits = ReadLimits()
    limits.xml.textLength = 64
    let long = String(repeating: "a", count: 60)
    let text = "x;y\n\"\(long);between;\"b\(long);between;\"c\nd;e\n"
    let sheet = try path.read(Array(text.utf8), limits: limits).workbook.sheets[0]
    let found = sheet.rows.map { row in row.cells.map(\.value) }
    #expect(
      found == [
        [.text("x"), .text("y")],
        [
          .text("\"\(long)"), .text("between"), .text("\"b\(long)"), .text("between"),
          .text("\"c"),
        ],
        [.text("d"), .text("e")],
      ])
  }

  @Test("Bytes that make no character are no cells", arguments: ReadingPath.allCases)
  func incompleteCharacters(path: ReadingPath) throws {
    for bytes: [UInt8] in [
      [0xFE, 0xFF, 0x40], [0xFF, 0xFE, 0, 0, 0x41, 0x42], [0xEF, 0xBB, 0xBF],
    ] {
      let file = try? path.read(bytes)
      #expect(file?.workbook.sheets.flatMap(\.rows).isEmpty != false)
    }
  }

  @Test("More lines than a sheet has rows are refused")
  func rows() throws {
    let lines = [UInt8](repeating: UInt8(ascii: "\n"), count: CellAddress.maximumRows)
    #expect(throws: SpreadsheetError.self) {
      try ReadingPath.rows.read(Array("a;b".utf8) + lines + Array("c;d\n".utf8))
    }
    #expect(
      try ReadingPath.rows.read(Array("a;b".utf8) + lines).workbook.sheets[0].usedRange?.text
        == "A1:B1")
  }

  @Test("No change of a text makes the reader do worse than throw", arguments: 0..<8)
  func mutations(seed: UInt64) throws {
    let texts =
      TextEncoding.allCases.map(TextEncodingTests.bytes)
      + [Array("sep=;\r\na;\"b\"\"c\r\nd\";1 234,50\r\r\n;;x\n".utf8)]
    var random = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      var bytes = texts.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 1...4, using: &random) { bytes.mutate(using: &random) }
      for path in ReadingPath.allCases { _ = try? path.read(bytes) }
    }
  }
}
