import TestSupport
import Testing
import XML
import Zip

@testable import Spreadsheet

/// Rows of OpenDocument that are scanned from the bytes, against the same read through libxml2.
@Suite("Scanning rows of OpenDocument")
struct ODSRowScannerTests {
  static let row = """
    <table:table-row table:style-name="ro1"><table:table-cell table:style-name="ce1" \
    office:value-type="float" office:value="1.5" calcext:value-type="float"><text:p>1,5</text:p>\
    </table:table-cell><table:table-cell office:value-type="string"><text:p>å &amp; ö</text:p>\
    </table:table-cell><table:table-cell office:value-type="percentage" office:value="0.5"/>\
    <table:table-cell table:number-columns-repeated="2" office:value-type="date" \
    office:date-value="2025-12-31"><text:p>2025-12-31</text:p></table:table-cell>
    <table:table-cell office:value-type="date" office:date-value="2025-12-31T08:30:00"/>\
    <table:table-cell office:value-type="boolean" office:boolean-value="true"/>\
    <table:table-cell table:number-columns-repeated="1000"/></table:table-row>
    """

  private func scan(_ text: String, of count: Int? = nil) -> (ODSRowScanner.Outcome, StoredRow) {
    let bytes = Array(text.utf8)
    let styles = ODSStoredStyles(ODSStyles(ODSStyleSheet()))
    let counted = count ?? bytes.count
    let padded = bytes.prefix(counted) + [UInt8](repeating: 0, count: XMLReader.padding)
    var row = StoredRow()
    let outcome = ODSRowScanner(styles: styles).scan(
      Array(padded).span, 0..<counted, columns: ODSColumns(), into: &row)
    row.shared = styles.shared
    return (outcome, row)
  }

  @Test("A row as programs write it is known")
  func knownRow() throws {
    let (outcome, row) = scan(Self.row + "<table:table-row/>")
    guard case .row(let found) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(found.end == Self.row.utf8.count && found.lines == 1 && found.repetitions == 1)
    let day = try #require(CivilDate(year: 2025, month: 12, day: 31))
    #expect(
      row.cells.map { row.value(of: $0) } == [
        .number(1.5), .text("å & ö"), .number(0.5), .date(day), .date(day),
        .dateTime(CivilDateTime(date: day, millisecondOfDay: 30_600_000)), .boolean(true),
      ])
    #expect(row.style(of: row.cells[2]).numberFormat == "0.00%")
  }

  @Test(
    "Rows are scanned whether or not a document has the names of LibreOffice",
    arguments: ["calcext", "dc", "xlink"])
  func missingNames(prefix: String) throws {
    let row = "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\"/>"
    let table = String(repeating: row + "</table:table-row>", count: 500)
    let document = String(decoding: FlatDocument(table).bytes, as: UTF8.self)
    let declaration = try Regex(" xmlns:\(prefix)=\"[^\"]*\"")
    #expect(document.contains(declaration))
    // Rows that are read element by element would pass the limit.
    var reader = WorkbookReader()
    reader.limits.elements = 100
    reader.limits.elementsPerByte = 0
    let bytes = Array(document.replacing(declaration, with: "").utf8)
    #expect(try reader.read(bytes).workbook.sheets[0].rows.count == 500)
  }

  @Test("A row that is cut anywhere is unfinished, never something else")
  func cutRow() {
    for count in 0..<Self.row.utf8.count {
      guard case .unfinished = scan(Self.row, of: count).0 else {
        Issue.record("not unfinished after \(count) bytes")
        return
      }
    }
  }

  @Test(
    "A cell that is not surely known is left to the XML reader",
    arguments: [
      "office:value-type=\"float\"", "office:value-type=\"float\" office:value=\"1,5\"",
      "office:value=\"1\" office:value-type=\"float\"", "office:value-type=\"time\"",
      "office:value-type=\"string\" office:string-value=\"x\"", "table:formula=\"of:=1\"",
      "table:number-columns-spanned=\"2\"",
      "office:value-type=\"date\" office:date-value=\"2025-02-30\"",
      "office:value-type=\"float\" office:value=\"1\" office:value=\"1\"",
      "office:value-type=\"float\" office:value=\"1\" calcext:value-type=\"error\"",
      "table:style-name=\"a long name\"", "table:number-columns-repeated=\"0\"",
    ])
  func unknownAttributes(attributes: String) {
    expectUnknown("<table:table-row><table:table-cell \(attributes)/></table:table-row>")
  }

  @Test(
    "A paragraph that is not surely known is left to the XML reader",
    arguments: [
      " x", "x  y", "x\ty", "x\ny", "<text:span>x</text:span>", "x<text:s/>y", "</text:p><text:p>",
      "&#10;", "<!-- x -->",
    ])
  func unknownParagraphs(text: String) {
    expectUnknown(
      "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>\(text)</text:p>"
        + "</table:table-cell></table:table-row>")
  }

  private func expectUnknown(_ text: String) {
    let (outcome, _) = scan(text + String(repeating: " ", count: XMLReader.padding))
    guard case .unknown = outcome else {
      Issue.record("\(text): \(outcome)")
      return
    }
  }

  @Test("Rows with any few bytes changed are the same without the scanner", arguments: 0..<10)
  func mutations(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "<", ">", "/>", "\"", "&amp;", "<!-- -->", " ", "  ", "\n", "</text:p>", "<text:p>", "1", "-",
      "</table:table-row>", "<table:table-row>", "table:", "repeated", "2025", "T", "float",
      "\u{1}", "å",
    ]
    for _ in 0..<40 {
      var text = Array(String(repeating: Self.row, count: 6).utf8)
      for _ in 0...Int.random(in: 0..<2, using: &random) {
        let place = Int.random(in: 0..<text.count, using: &random)
        let length = Int.random(in: 0...min(3, text.count - place), using: &random)
        let piece = pieces.randomElement(using: &random) ?? ""
        text.replaceSubrange(place..<(place + length), with: piece.utf8)
      }
      let bytes = package(rows: text)
      let (scanned, parsed) = (file(bytes, scans: true), file(bytes, scans: false))
      // A table whose rows are damaged is found all the same when they are passed over.
      let isSame =
        scanned == parsed
        || (try? parsed.get())?.notices.contains {
          $0.kind == .partSkipped || $0.kind == .sheetUnreadable
        } != false
      #expect(isSame, "\(String(decoding: text, as: UTF8.self))")
    }
  }

  private func file(_ bytes: [UInt8], scans: Bool) -> Result<WorkbookFile, SpreadsheetError> {
    var reader = WorkbookReader()
    reader.limits.scans = scans
    return Result { () throws(SpreadsheetError) in try reader.read(bytes) }
  }

  private func package(rows: [UInt8]) -> [UInt8] {
    let namespaces = ["office", "table", "text"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\" "
    }.joined()
    var writer = ZipWriter()
    writer.add("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
    writer.add(
      "content.xml",
      Array(
        """
        <office:document-content \(namespaces) \
        xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">\
        <office:body><office:spreadsheet><table:table table:name="Blad">
        """.utf8) + rows
        + Array(
          "</table:table></office:spreadsheet></office:body></office:document-content>".utf8))
    return writer.finish()
  }
}
