import Spreadsheet
import Testing

/// Sheets that break off: what stands before the fault is kept, and the fault is told.
@Suite("Damaged sheets")
struct DamagedSheetTests {
  private static let rows = """
    <row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>
    """

  /// A sheet whose rows break off, beside one that is whole; with a note on its first cell.
  private static let workbook: [UInt8] = {
    let broken = "<sheetData>\(rows)<row r=\"3\"><c r=\"A3\"><v>3</wrong></c></row></sheetData>"
    var builder = PackageBuilder(sheets: [broken, "<sheetData>\(rows)</sheetData>"])
    builder["xl/worksheets/_rels/sheet1.xml.rels"] = PackageBuilder.relationships(
      PackageBuilder.relationship("rId1", "comments", "../comments1.xml"))
    builder["xl/comments1.xml"] = """
      <comments xmlns="\(PackageBuilder.main)"><authors><author>A</author></authors>
      <commentList><comment ref="A1" authorId="0"><text><t>kontrollera</t></text></comment>
      </commentList></comments>
      """
    return builder.bytes
  }()

  private static let flat: [UInt8] = {
    let row = """
      <table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>
      """
    var document = FlatDocument(row)
    document.epilogue = "<table:table table:name=\"Blad2\">\(row)\(row)<table:table-row></wrong>"
    return document.bytes
  }()

  @Test("The whole workbook keeps the rows before a fault, the notes, and the other sheets")
  func whole() throws {
    let file = try WorkbookReader().read(Self.workbook)
    #expect(file.workbook.sheets.map { $0.rows.map(\.index) } == [[0, 1], [0, 1]])
    #expect(file.workbook.sheets[0].comments.values.map(\.text) == ["kontrollera"])
    #expect(file.notices.filter { $0.kind == .sheetIncomplete }.map(\.place.sheet) == ["Blad1"])

    let flat = try WorkbookReader().read(Self.flat)
    #expect(flat.workbook.sheets.map { $0.rows.map(\.index) } == [[0], [0, 1]])
    #expect(flat.notices.contains { $0.kind == .sheetIncomplete && $0.place.sheet == "Blad2" })
  }

  @Test("Rows are given up to the fault, which is then thrown", arguments: [0, 1])
  func streamed(format: Int) throws {
    let document = try WorkbookReader().open(format == 0 ? Self.workbook : Self.flat)
    let damaged = format == 0 ? 0 : 1
    var rows = try document.rows(ofSheet: damaged)
    #expect(try rows.next()?.index == 0)
    #expect(try rows.next()?.index == 1)
    let error = #expect(throws: SpreadsheetError.self) { try rows.next() }
    #expect(error?.kind == .damaged)
    #expect(error?.isOfOneSheet == true)
  }

  @Test("What lies over the cells is known of a damaged sheet, too")
  func layout() throws {
    let layout = try WorkbookReader().open(Self.workbook).layout(ofSheet: 0)
    #expect(layout.comments.count == 1)
  }

  @Test("A file of which a fault leaves no cell is refused")
  func nothingLeft() {
    let file = PackageBuilder(rows: "<row r=\"1\"><c r=\"A1\"></row>").bytes
    let error = #expect(throws: SpreadsheetError.self) { try WorkbookReader().read(file) }
    #expect(error?.kind == .damaged)
  }
}
