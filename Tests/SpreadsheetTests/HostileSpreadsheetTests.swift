import Foundation
import Spreadsheet
import TestSupport
import Testing
import Zip

/// The classes of faults that were published for other readers, each tried on both ways to read.
@Suite("Hostile spreadsheets")
struct HostileSpreadsheetTests {
  @Test("Row numbers are places, never sizes", arguments: ReadingPath.allCases)
  func rowNumbers(path: ReadingPath) throws {
    let rows = """
      <row r="5"><c r="A5"><v>5</v></c></row>
      <row r="2147483647"><c><v>1</v></c></row>
      <row r="-1"><c><v>2</v></c></row>
      <row r="9223372036854775808"><c r="A99999999999"><v>3</v></c></row>
      <row r="3"><c r="B3"><v>3</v></c><c r="A3"><v>4</v></c><c r="A3"><v>6</v></c></row>
      <row r="5"><c r="B5"><v>7</v></c></row>
      <row r="1048577"><c><v>8</v></c></row>
      <row r="1048576"><c r="XFD1048576"><v>9</v></c><c><v>10</v></c></row>
      """
    let file = try path.read(PackageBuilder(rows: rows).bytes)
    let found = file.workbook.sheets[0].rows.flatMap { row in
      row.cells.map { "\(CellAddress(row: row.index, column: $0.column)) \($0.value)" }
    }
    #expect(
      found.filter { !$0.hasPrefix("A6") } == [
        "A3 number(6.0)", "B3 number(3.0)", "A5 number(5.0)", "B5 number(7.0)",
        "XFD1048576 number(9.0)",
      ])
    #expect(file.notices.count { $0.kind == .partSkipped } == 4)
  }

  @Test("A shared text that is not there is told, not read", arguments: ReadingPath.allCases)
  func sharedTextNumbers(path: ReadingPath) throws {
    let cells = ["-1", "1", "99999999999999999999", "x", "0"]
      .map { "<c t=\"s\"><v>\($0)</v></c>" }.joined()
    let file = try path.read(
      PackageBuilder(rows: "<row>\(cells)</row>", sharedTexts: "<si><t>enda</t></si>").bytes)
    #expect(file.workbook.sheets[0].rows.flatMap(\.cells).map(\.value) == [.text("enda")])
    #expect(file.notices.count { $0.kind == .valueMissing } == 4)
  }

  @Test("A merge over the whole sheet costs nothing", arguments: ReadingPath.allCases)
  func merge(path: ReadingPath) throws {
    let merge = "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"
    let links = "<hyperlinks><hyperlink ref=\"A1:XFD1048576\" location=\"A1\"/></hyperlinks>"
    let builder = PackageBuilder(
      sheets: ["<sheetData><row><c><v>1</v></c></row></sheetData>" + merge + links])
    let sheet = try path.read(builder.bytes).workbook.sheets[0]
    #expect(sheet.mergedRanges.map(\.text) == ["A1:XFD1048576"])
    #expect(sheet.rows.count == 1 && sheet.hyperlinks.count == 1)
  }

  @Test("Two parts of one name are refused", arguments: ReadingPath.allCases)
  func duplicates(path: ReadingPath) {
    var builder = PackageBuilder(rows: "")
    builder["xl/workbook2xml"] = builder["xl/workbook.xml"]
    var twice = builder.bytes
    replace("xl/workbook2xml", with: "xl/workbook.xml", in: &twice)
    let error = #expect(throws: SpreadsheetError.self) { try path.read(twice) }
    #expect(error?.kind == .unsafeContent)
  }

  static let parts = [
    "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
    "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml",
  ]

  @Test("A DOCTYPE is refused in every part and encoding", arguments: parts, ["UTF-8", "UTF-16"])
  func doctype(part: String, encoding: String) {
    for path in ReadingPath.allCases {
      var builder = PackageBuilder(
        rows: "<row><c t=\"s\"><v>0</v></c></row>", sharedTexts: "<si><t>x</t></si>", styles: "")
      let text = """
        <?xml version="1.0" encoding="\(encoding)"?>
        <!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\(builder[part])
        """
      builder.parts[part] =
        encoding == "UTF-8"
        ? Array(text.utf8)
        : [0xfe, 0xff]
          + text.utf16.flatMap {
            [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)]
          }
      let error = #expect(throws: SpreadsheetError.self) { try path.read(builder.bytes) }
      #expect(error?.kind == .unsafeContent)
    }
  }

  @Test("No target leaves the package", arguments: ReadingPath.allCases)
  func traversal(path: ReadingPath) throws {
    var builder = PackageBuilder(sheets: ["<sheetData/>", "<sheetData/>"], styles: "")
    builder.change(
      "xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../../../../../../etc/passwd")
    builder.change("xl/_rels/workbook.xml.rels", "worksheets/sheet2.xml", "file:///etc/passwd")
    let file = try path.read(builder.bytes)
    #expect(file.workbook.sheets.flatMap(\.rows).isEmpty)
    #expect(file.notices.count { $0.kind == .sheetUnreadable } == 2)
  }

  @Test("Relationships in circles end", arguments: ReadingPath.allCases)
  func circles(path: ReadingPath) throws {
    var builder = PackageBuilder(rows: "<row><c><v>1</v></c></row>", styles: "")
    builder.change("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "workbook.xml")
    let file = try path.read(builder.bytes)
    #expect(file.workbook.sheets.flatMap(\.rows).isEmpty)
    #expect(file.notices.contains { $0.kind == .sheetSkipped })
    var endless = PackageBuilder(rows: "")
    endless.change("_rels/.rels", "xl/workbook.xml", "_rels/.rels")
    #expect(throws: SpreadsheetError.self) { try path.read(endless.bytes) }
  }

  @Test("A part is one sheet's only", arguments: ReadingPath.allCases)
  func sharedParts(path: ReadingPath) throws {
    let sheet = "<sheetData><row><c><v>1</v></c></row></sheetData>"
    var builder = PackageBuilder(sheets: [sheet, sheet], styles: "")
    builder.change("xl/_rels/workbook.xml.rels", "sheet2.xml", "../worksheets/SHEET1.xml")
    let file = try path.read(builder.bytes)
    #expect(file.workbook.sheets.map(\.rows.count) == [1, 0])
    #expect(file.notices.map(\.kind) == [.sheetUnreadable])
  }

  @Test(
    "Program code of Excel 95, a sheet without a part, takes no other's",
    arguments: ReadingPath.allCases)
  func moduleSheets(path: ReadingPath) throws {
    let sheet = "<sheetData><row><c><v>1</v></c></row></sheetData>"
    var builder = PackageBuilder(sheets: [sheet, sheet, sheet], styles: "")
    builder.change("xl/workbook.xml", "r:id=\"rId1\"", "r:id=\"\"")
    builder.change("xl/_rels/workbook.xml.rels", "sheet3.xml", "sheet1.xml")
    let file = try path.read(builder.bytes)
    #expect(file.workbook.sheets.map(\.rows.count) == [0, 1, 1])
    #expect(file.notices.map(\.kind) == [.sheetSkipped])
  }

  @Test("Deep nesting and huge attributes are refused in time", arguments: ReadingPath.allCases)
  func depthAndLength(path: ReadingPath) {
    for rows in [
      String(repeating: "<row>", count: 1_000_000),
      "<row><c r=\"" + String(repeating: "A", count: 5_000_000) + "\"/></row>",
      "<row " + (0..<100_000).map { "a\($0)=\"\"" }.joined(separator: " ") + "/>",
    ] {
      let time = ContinuousClock().measure {
        let error = #expect(throws: SpreadsheetError.self) {
          try path.read(PackageBuilder(rows: rows).bytes)
        }
        guard case .limitExceeded = error?.kind else {
          Issue.record("\(String(describing: error))")
          return
        }
      }
      #expect(time < .seconds(10))
    }
  }

  @Test("Elements without end pass a limit, scanned or not", arguments: ReadingPath.allCases)
  func elements(path: ReadingPath) throws {
    var limits = ReadLimits()
    limits.elements = 1000
    limits.elementsPerByte = 0
    let rows = String(repeating: "<row><c/><c/><q/></row>", count: 400)
    let error = #expect(throws: SpreadsheetError.self) {
      try path.read(PackageBuilder(rows: rows).bytes, limits: limits)
    }
    #expect(error?.kind == .limitExceeded("elements"))
  }

  @Test("A larger file may have more elements", arguments: ReadingPath.allCases)
  func elementsOfLargeFile(path: ReadingPath) throws {
    var limits = ReadLimits()
    limits.elements = 100
    let rows = (0..<400).map { "<row r=\"\($0 + 1)\"><c><v>\($0 * 7919 % 1009)</v></c><q/></row>" }
    let sheet = try path.read(PackageBuilder(rows: rows.joined()).bytes, limits: limits)
      .workbook.sheets[0]
    #expect(sheet.rows.count == 400)
  }

  @Test("Bytes that are no UTF-8 are refused", arguments: ReadingPath.allCases)
  func invalidUTF8(path: ReadingPath) {
    var builder = PackageBuilder(rows: "<row><c t=\"inlineStr\"><is><t>?</t></is></c></row>")
    builder.parts["xl/worksheets/sheet1.xml"] = builder.parts["xl/worksheets/sheet1.xml"]?
      .map { $0 == UInt8(ascii: "?") ? 0xff : $0 }
    let error = #expect(throws: SpreadsheetError.self) { try path.read(builder.bytes) }
    #expect(error?.kind == .damaged)
  }

  @Test("A bomb in a part is refused", arguments: ReadingPath.allCases)
  func bomb(path: ReadingPath) {
    let spaces = String(repeating: " ", count: 80 << 20)
    let error = #expect(throws: SpreadsheetError.self) {
      try path.read(PackageBuilder(rows: spaces).bytes)
    }
    #expect(error?.kind == .limitExceeded("ratio"))
  }

  @Test("A number format is parsed, whatever it looks like", arguments: ReadingPath.allCases)
  func numberFormats(path: ReadingPath) throws {
    let formats = [
      "[>1]system(&quot;rm&quot;)", String(repeating: "[", count: 100_000),
      String(repeating: "&quot;", count: 50_001), String(repeating: "\\", count: 9_999), "_", "*",
      "[h", "[$-", "y\u{301}",
    ]
    let styles = """
      <numFmts>\(formats.enumerated().map {
        "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1)\"/>"
      }.joined())</numFmts>
      <cellXfs>\(formats.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }.joined())</cellXfs>
      """
    let cells = formats.indices.map { "<c s=\"\($0)\"><v>45658</v></c>" }.joined()
    let file = try path.read(PackageBuilder(rows: "<row>\(cells)</row>", styles: styles).bytes)
    #expect(file.workbook.sheets[0].rows[0].cells.count == formats.count)
  }

  @Test("Cells past the limits are refused; empty ones only left out")
  func cellLimits() throws {
    let row = "<row>" + String(repeating: "<c><v>1</v></c>", count: 10) + "</row>"
    let styled = "<row>" + String(repeating: "<c s=\"1\"/>", count: 10) + "</row>"
    let styles =
      "<fills><fill/><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF0000\"/>"
      + "</patternFill></fill></fills><cellXfs><xf/><xf fillId=\"1\"/></cellXfs>"
    var limits = ReadLimits()
    limits.cells = 50
    limits.streamedCells = 50
    let many = PackageBuilder(rows: String(repeating: row, count: 6))
    for path in ReadingPath.allCases {
      let error = #expect(throws: SpreadsheetError.self) {
        try path.read(many.bytes, limits: limits)
      }
      #expect(error.map { "\($0.kind)".hasPrefix("limitExceeded") } == true)
    }
    limits.streamedCells = 500
    let empty = PackageBuilder(rows: row + String(repeating: styled, count: 20), styles: styles)
    let file = try ReadingPath.whole.read(empty.bytes, limits: limits)
    #expect(file.workbook.sheets[0].rows.flatMap(\.cells).count == 60)
    #expect(file.notices.map(\.kind) == [.partSkipped])
  }

  @Test("Text past the limit is refused, in cells and shared")
  func textLimits() {
    let text = String(repeating: "x", count: 1000)
    let inline = "<row><c t=\"inlineStr\"><is><t>\(text)</t></is></c></row>"
    var limits = ReadLimits()
    limits.textSize = 3000
    limits.sharedTextSize = 3000
    for builder in [
      PackageBuilder(rows: String(repeating: inline, count: 4)),
      PackageBuilder(rows: "", sharedTexts: String(repeating: "<si><t>\(text)</t></si>", count: 4)),
    ] {
      let error = #expect(throws: SpreadsheetError.self) {
        try ReadingPath.whole.read(builder.bytes, limits: limits)
      }
      #expect(error.map { "\($0.kind)".contains("extSize") } == true)
    }
  }

  @Test(
    "A formula longer than programs take is not moved again and again",
    arguments: ReadingPath.allCases)
  func sharedFormulas(path: ReadingPath) throws {
    let master = String(repeating: "A1+", count: 20_000) + "1"
    let rows = """
      <row r="1"><c r="A1"><f t="shared" si="0">\(master)</f><v>1</v></c></row>
      <row r="2">\(String(repeating: "<c><f t=\"shared\" si=\"0\"/></c>", count: 10_000))</row>
      <row r="3"><c r="A3"><f t="shared" si="9"/></c></row>
      """
    let file = try path.read(PackageBuilder(rows: rows).bytes)
    #expect(file.workbook.sheets[0]["A3"]?.value == .notCalculated)
    #expect(file.notices.contains { $0.kind == .partSkipped })
    #expect(file.workbook.sheets[0].rows.flatMap(\.cells).count == 10_002)
  }

  @Test("Columns given again and again cost no time", arguments: ReadingPath.allCases)
  func columns(path: ReadingPath) throws {
    let columns = String(repeating: "<col min=\"1\" max=\"16384\" hidden=\"1\"/>", count: 20_000)
    let builder = PackageBuilder(sheets: ["<cols>\(columns)</cols><sheetData/>"])
    #expect(try path.read(builder.bytes).workbook.sheets[0].columns.count == 16_384)
  }

  @Test("No change of a file makes the reader do worse than throw", arguments: 0..<24)
  func mutations(seed: UInt64) throws {
    let samples = projectFolder.appending(path: "Samples/organisation.xlsx")
    let archive = try ZipArchive(Array(try Data(contentsOf: samples)))
    var parts: [String: [UInt8]] = [:]
    for entry in archive.entries { parts[entry.name] = try archive.read(entry) }
    var random = SeededGenerator(seed: seed)
    for _ in 0..<12 {
      var builder = PackageBuilder()
      builder.parts = parts
      let names = parts.keys.sorted()
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        guard let name = names.randomElement(using: &random) else { continue }
        builder.parts[name]?.mutate(using: &random)
      }
      let bytes = builder.bytes
      for path in ReadingPath.allCases { _ = try? path.read(bytes) }
    }
  }

  private func replace(_ old: String, with new: String, in bytes: inout [UInt8]) {
    let (old, new) = (Array(old.utf8), Array(new.utf8))
    guard old.count == new.count, bytes.count >= old.count else { return }
    for start in 0...(bytes.count - old.count)
    where bytes[start..<(start + old.count)].elementsEqual(old) {
      bytes.replaceSubrange(start..<(start + old.count), with: new)
    }
  }
}

extension [UInt8] {
  /// Changes, removes or repeats some bytes, or puts a number at its edge.
  mutating func mutate(using random: inout SeededGenerator) {
    guard !isEmpty else { return }
    let start = Int.random(in: 0..<count, using: &random)
    let end = Swift.min(count, start + Int.random(in: 1...40, using: &random))
    switch Int.random(in: 0..<4, using: &random) {
    case 0: self[start] = UInt8.random(in: 0...255, using: &random)
    case 1: removeSubrange(start..<end)
    case 2: insert(contentsOf: self[start..<end], at: start)
    default:
      // Swift's integers trap where others wrap; so try their edges.
      guard let digit = self[start...].firstIndex(where: { (48...57).contains($0) }) else { return }
      let edges = ["-1", "0", "2147483648", "9223372036854775807", "18446744073709551616", "1e999"]
      replaceSubrange(digit...digit, with: Array((edges.randomElement(using: &random) ?? "").utf8))
    }
  }
}

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
