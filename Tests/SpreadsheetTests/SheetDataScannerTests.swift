import TestSupport
import Testing
import XML

@testable import Spreadsheet

/// What is scanned from the bytes, against the same read through libxml2.
@Suite("Scanning rows past libxml2")
struct SheetDataScannerTests {
  // MARK: What is known

  /// Scans the first row of a text; the padding and what counts are as in a window.
  private func scan(
    _ text: String, of count: Int? = nil, prefix: String = ""
  ) -> (SheetDataScanner.Outcome, StoredRow) {
    let bytes = Array(text.utf8)
    var texts = SharedTexts()
    texts.append("ett")
    texts.append("")
    var scanner = SheetDataScanner(styles: CellStyles(), texts: texts, dateSystem: .from1900)
    scanner.prefix = Token(prefix: prefix)
    var formulas = SharedFormulas()
    var row = StoredRow()
    row.shared = SharedContent(texts: texts.texts, styles: CellStyles().styles)
    let padded =
      bytes.prefix(count ?? bytes.count) + [UInt8](repeating: 0, count: XMLReader.padding)
    let outcome = scanner.scan(
      Array(padded).span, 0..<(count ?? bytes.count), into: &row, formulas: &formulas)
    return (outcome, row)
  }

  static let known = """
    <row r="7" spans="1:9" ht="20.5" customHeight="1" hidden="true" x14ac:dyDescent="0.25">\
    <c r="A7"><v>1.5</v></c><c r="B7" t="s"><v>0</v></c><c r="C7" s="0" t="b"><v>1</v></c>
    <c r="D7" t="str"><v>å &amp; &lt;ä&gt;</v></c><c r="E7" t="e"><v>#N/A</v></c>\
    <c r="F7" t="inlineStr"><is><t xml:space="preserve"> inne </t></is></c>\
    <c r="G7"><f>A7&gt;1</f></c><c r="AA7"><f>A7*2</f><v>-3e0</v></c><c r="AB7"/></row>
    """

  @Test("A row as programs write it is known")
  func knownRow() throws {
    let (outcome, row) = scan(Self.known + "<row r=\"8\"/>")
    guard case .row(let end, let lines) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(end == Self.known.utf8.count && lines == 1)
    #expect(row.index == 6 && row.isHidden && row.height == 20.5)
    #expect(row.cells.map(\.column) == [0, 1, 2, 3, 4, 5, 6, 26])
    #expect(
      row.cells.map { row.value(of: $0) } == [
        .number(1.5), .text("ett"), .boolean(true), .text("å & <ä>"), .error("#N/A"),
        .text(" inne "), .notCalculated, .number(-3),
      ])
    #expect(row.cells.suffix(2).map { row.formula(of: $0) } == ["A7>1", "A7*2"])
  }

  /// A text whose tags have a prefix.
  private static func prefixed(_ text: String, _ prefix: String) -> String {
    text.replacing("<", with: "<\(prefix):").replacing("<\(prefix):/", with: "</\(prefix):")
  }

  @Test("So is one whose names have a prefix", arguments: ["x", "ss-2.x"])
  func prefixedRow(_ prefix: String) throws {
    let text = Self.prefixed(Self.known, prefix)
    let (outcome, row) = scan(text, prefix: prefix)
    guard case .row(let end, _) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    let (_, expected) = scan(Self.known)
    #expect(end == text.utf8.count)
    #expect(row.cells.map { row.value(of: $0) } == expected.cells.map { expected.value(of: $0) })
    #expect(
      row.cells.map { row.formula(of: $0) } == expected.cells.map { expected.formula(of: $0) })
    // Names without it, or with another, are not those of a sheet.
    for other in [Self.known, Self.prefixed(Self.known, "y")] {
      guard case .unknown = scan(other, prefix: prefix).0 else {
        Issue.record("\(other.prefix(20))")
        continue
      }
    }
  }

  @Test("A sheet whose names have a prefix reads as one without")
  func prefixedSheet() throws {
    let rows = Self.known + Self.known.replacing("7\"", with: "8\"")
    let plain = PackageBuilder(
      rows: rows.replacing("x14ac:dyDescent=\"0.25\"", with: ""), sharedTexts: "<si><t>ett</t></si>"
    )
    var prefixed = plain
    let name = "xl/worksheets/sheet1.xml"
    prefixed[name] = Self.prefixed(plain[name], "x").replacing(" xmlns=", with: " xmlns:x=")
    let expected = try WorkbookReader().read(plain.bytes).workbook
    #expect(expected.sheets[0].rows.count == 2)
    var reader = WorkbookReader()
    for scans in [true, false] {
      reader.limits.scans = scans
      #expect(try reader.read(prefixed.bytes).workbook == expected)
    }
  }

  @Test("A row that is cut anywhere is unfinished, never something else", arguments: ["", "x"])
  func cutRow(_ prefix: String) {
    let text = prefix.isEmpty ? Self.known : Self.prefixed(Self.known, prefix)
    for count in 0..<text.utf8.count {
      let (outcome, _) = scan(text, of: count, prefix: prefix)
      guard case .unfinished = outcome else {
        Issue.record("\(outcome) after \(count) bytes")
        return
      }
    }
  }

  @Test(
    "What is not surely known is left to libxml2",
    arguments: [
      "<row><c r=\"A1\"><v>1</v></c></row>", "<row r=\"0\"/>", "<row r=\"1048577\"/>",
      "<row r=\"1\" r=\"1\"/>", "<row r=\"1\" s=\"1\" s=\"1\"/>", "<row r=\"1\" new=\"1\"/>",
      "<row r=\"1\" spans=\"1&#58;2\"/>", "<row  r=\"1\"/>", "<x:row r=\"1\"/>",
      "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>", "<row r=\"1\"><c r=\"A2\"/></row>",
      "<row r=\"1\"><c r=\"XFE1\"/></row>", "<row r=\"1\"><c r=\"A1\" t=\"d\"/></row>",
      "<row r=\"1\"><c r=\"A1\" cm=\"1\"/></row>", "<row r=\"1\"><!-- x --></row>",
      "<row r=\"1\">text</row>", "<row r=\"1\">\r</row>", "<row r=\"1\"></row >",
    ])
  func unknownRows(text: String) {
    expectUnknown(text)
  }

  @Test(
    "A value that is not surely known is left to libxml2",
    arguments: [
      ("n", "1,5"), ("n", ""), ("n", " 1"), ("n", "1 "), ("n", "+1"), ("n", "1."), ("n", ".5"),
      ("n", "1e999"), ("n", "nan"), ("n", "0x10"), ("n", "1<x/>"), ("s", "2"), ("s", "1"),
      ("s", "-1"), ("s", "99999999"), ("b", "true"), ("b", "2"), ("e", "fel"), ("e", "#N/A "),
      ("str", ""), ("str", "_x000D_"), ("str", "]]>"), ("str", "&#65;"), ("str", "&okänd;"),
      ("str", "a\rb"), ("str", "a\u{1}b"), ("str", "a\u{FFFE}b"), ("str", "<![CDATA[a]]>"),
    ])
  func unknownValues(type: String, value: String) {
    expectUnknown("<row r=\"1\"><c r=\"A1\" t=\"\(type)\"><v>\(value)</v></c></row>")
  }

  private func expectUnknown(_ text: String) {
    let (outcome, _) = scan(text + String(repeating: " ", count: XMLReader.padding))
    guard case .unknown = outcome else {
      Issue.record("\(text): \(outcome)")
      return
    }
  }

  // MARK: The judge

  private func file(_ bytes: [UInt8], scans: Bool) -> Result<WorkbookFile, SpreadsheetError> {
    var reader = WorkbookReader()
    reader.limits.scans = scans
    return Result { () throws(SpreadsheetError) in try reader.read(bytes) }
  }

  @Test("Every workbook of the corpus is the same without the scanner")
  func corpus() throws {
    guard let corpus = Corpus.shared else {
      print("Scanning: ../shared/corpus is absent, nothing was compared")
      return
    }
    var files = 0
    for entry in corpus.entries where ["xlsx", "xlsm", "xltx", "ods", "ots"].contains(entry.format)
    {
      let bytes = try corpus.bytes(of: entry)
      files += 1
      let isSame = file(bytes, scans: true) == file(bytes, scans: false)
      #expect(isSame, "\(entry.path)")
    }
    #expect(files > 100)
  }

  static let seeds = Array(0..<20)

  @Test("Rows with any few bytes changed are the same without the scanner", arguments: seeds)
  func mutations(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let rows = (8..<24).map { Self.known.replacing("7\"", with: "\($0)\"") }.joined()
    let pieces = [
      "<", ">", "/>", "\"", "&", "&amp;", "<!-- -->", "<x/>", " ", "\n", "</c>", "</v>", "<v>",
      "</row>", "<row r=\"9\">", "]]>", "\u{1}", "å", "_x0041_", "1", "-", "e", "s", "=", "",
    ]
    for _ in 0..<40 {
      var text = Array(rows.utf8)
      for _ in 0...Int.random(in: 0..<2, using: &random) {
        let place = Int.random(in: 0..<text.count, using: &random)
        let length = Int.random(in: 0...min(3, text.count - place), using: &random)
        let piece = pieces.randomElement(using: &random) ?? ""
        let changed =
          Bool.random(using: &random)
          ? Array(piece.utf8) : [UInt8.random(in: 0...255, using: &random)]
        text.replaceSubrange(place..<(place + length), with: changed)
      }
      var builder = PackageBuilder(rows: "", sharedTexts: "<si><t>ett</t></si><si><t/></si>")
      builder.parts["xl/worksheets/sheet1.xml"] =
        Array("<worksheet xmlns=\"\(PackageBuilder.main)\"><sheetData>".utf8) + text
        + Array("</sheetData></worksheet>".utf8)
      let bytes = builder.bytes
      let isSame = file(bytes, scans: true) == file(bytes, scans: false)
      #expect(isSame, "\(String(decoding: text, as: UTF8.self))")
    }
  }
}
