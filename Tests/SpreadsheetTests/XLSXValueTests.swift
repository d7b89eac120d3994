import Foundation
import Spreadsheet
import Testing

@Suite("Values of XLSX cells")
struct XLSXValueTests {
  /// The cell that is written as its XML, on a sheet of its own.
  private func cell(
    _ xml: String, styles: String? = nil, workbook: String = "", texts: String? = nil
  ) throws -> (cell: Cell?, notices: [Notice]) {
    let builder = PackageBuilder(
      sheets: ["<sheetData><row r=\"1\">\(xml)</row></sheetData>"], workbook: workbook,
      sharedTexts: texts, styles: styles)
    let file = try WorkbookReader().read(builder.bytes)
    return (file.workbook.sheets.first?["A1"], file.notices)
  }

  static let values: [(xml: String, value: CellValue)] = [
    (#"<c r="A1"><v>1.5</v></c>"#, .number(1.5)),
    (#"<c r="A1" t="n"><v> -1E-3 </v></c>"#, .number(-0.001)),
    (#"<c r="A1" t="s"><v>1</v></c>"#, .text("två")),
    (#"<c r="A1" t="str"><f>A2</f><v> med blank </v></c>"#, .text(" med blank ")),
    (#"<c r="A1" t="inlineStr"><is><t>direkt</t></is></c>"#, .text("direkt")),
    (#"<c r="A1" t="b"><v>1</v></c>"#, .boolean(true)),
    (#"<c r="A1" t="b"><v>false</v></c>"#, .boolean(false)),
    (#"<c r="A1" t="e"><v>#DIV/0!</v></c>"#, .error("#DIV/0!")),
    (#"<c r="A1" t="d"><v>2025-12-31</v></c>"#, .date(date(2025, 12, 31))),
    (
      #"<c r="A1" t="d"><v>2025-12-31T08:30:00Z</v></c>"#,
      .dateTime(CivilDateTime(date: date(2025, 12, 31), millisecondOfDay: 30_600_000))
    ),
    (#"<c r="A1" t="d"><v>08:30</v></c>"#, .duration(.seconds(30_600))),
    (#"<c r="A1"><f>SUM(B1:B2)</f></c>"#, .notCalculated),
    (#"<c r="A1"><f>SUM(B1:B2)</f><v></v></c>"#, .notCalculated),
    (#"<c r="A1"><f>SUM(B1:B2)</f><v>0</v></c>"#, .number(0)),
    (#"<c r="A1" t="str"><f>IF(B1="","",B1)</f><v></v></c>"#, .text("")),
  ]

  @Test("Every type of cell gives its value", arguments: values)
  func types(_ expected: (xml: String, value: CellValue)) throws {
    let (cell, notices) = try cell(expected.xml, texts: "<si><t>ett</t></si><si><t>två</t></si>")
    #expect(cell?.value == expected.value)
    #expect(notices.filter { $0.kind != .stylesUnreadable && $0.kind != .noCells }.isEmpty)
  }

  @Test(
    "Content that does not fit its type is kept as text, and told",
    arguments: [
      #"<c r="A1"><v>1,5</v></c>"#, #"<c r="A1"><v>0x10</v></c>"#, #"<c r="A1"><v>nan</v></c>"#,
      #"<c r="A1" t="b"><v>ja</v></c>"#, #"<c r="A1" t="d"><v>2025-02-30</v></c>"#,
      #"<c r="A1"><v>1e999</v></c>"#,
    ])
  func misfits(xml: String) throws {
    let (cell, notices) = try cell(xml)
    guard case .text = cell?.value else {
      Issue.record("\(String(describing: cell))")
      return
    }
    #expect(notices.contains { $0.kind == .valueKeptAsText && $0.place.cell?.text == "A1" })
  }

  static let dates: [(number: String, format: String, is1904: Bool, value: CellValue)] = [
    ("45658", "yyyy-mm-dd", false, .date(date(2025, 1, 1))),
    ("44196", "yyyy-mm-dd", true, .date(date(2025, 1, 1))),
    ("1", "yyyy-mm-dd", false, .date(date(1900, 1, 1))),
    ("59", "yyyy-mm-dd", false, .date(date(1900, 2, 28))),
    ("60", "yyyy-mm-dd", false, .number(60)),
    ("61", "yyyy-mm-dd", false, .date(date(1900, 3, 1))),
    ("0", "yyyy-mm-dd", true, .date(date(1904, 1, 1))),
    ("2958465", "yyyy-mm-dd", false, .date(date(9999, 12, 31))),
    ("2958466", "yyyy-mm-dd", false, .number(2_958_466)),
    ("-1", "yyyy-mm-dd", false, .number(-1)),
    ("45658.5", "yyyy-mm-dd", false, noon(2025, 1, 1)),
    ("45658.5", "yyyy-mm-dd hh:mm", false, noon(2025, 1, 1)),
    ("45658.999999999", "yyyy-mm-dd", false, .date(date(2025, 1, 2))),
    ("0.5", "hh:mm", false, .duration(.seconds(43_200))),
    ("1.5", "[h]:mm", false, .duration(.seconds(129_600))),
    ("-0.25", "[hh]:mm:ss", false, .duration(.seconds(-21_600))),
    ("45658", "[$-41D]d mmmm yyyy;@", false, .date(date(2025, 1, 1))),
    ("45658", "0.0 \"dy\"", false, .number(45_658)),
    ("45658", "0\\d", false, .number(45_658)),
    ("45658", "[Red]0.00;[Blue]yyyy", false, .number(45_658)),
    ("45658", "General", false, .number(45_658)),
    ("45658", "0.00E+00", false, .number(45_658)),
  ]

  @Test("Numbers with a date format are moments, in both date systems", arguments: dates)
  func dateNumbers(
    _ expected: (number: String, format: String, is1904: Bool, value: CellValue)
  ) throws {
    let code = expected.format.replacing("\"", with: "&quot;")
    let styles = """
      <numFmts><numFmt numFmtId="170" formatCode="\(code)"/></numFmts>
      <cellXfs><xf/><xf numFmtId="170"/></cellXfs>
      """
    let (cell, _) = try cell(
      "<c r=\"A1\" s=\"1\"><v>\(expected.number)</v></c>", styles: styles,
      workbook: expected.is1904 ? "<workbookPr date1904=\"1\"/>" : "")
    #expect(cell?.value == expected.value)
    #expect(cell?.style.numberFormat == expected.format)
  }

  static let texts: [(xml: String, text: String)] = [
    ("<t>enkel</t>", "enkel"),
    ("<t xml:space=\"preserve\">  blank  </t>", "  blank  "),
    ("<r><t>fet </t></r><r><rPr><b/></rPr><t>text</t></r>", "fet text"),
    ("<t>課</t><rPh sb=\"0\" eb=\"1\"><t>カ</t></rPh><phoneticPr fontId=\"1\"/>", "課"),
    ("<t>rad_x000A_två_x0041_</t>", "rad\ntvåA"),
    ("<t>_x005F_x0041_</t>", "_x0041_"),
    ("<t>_x00g1_ _xD83D__xDE00_</t>", "_x00g1_ 😀"),
    ("<t>en&#10;två</t>", "en\ntvå"),
    ("<t>en_x000D_\ntvå&#13;tre_x000d__x000A_fyra</t>", "en\r\ntvå\rtre\r\nfyra"),
  ]

  @Test(
    "Texts are flattened, without phonetic runs and with their escapes decoded", arguments: texts)
  func richText(_ expected: (xml: String, text: String)) throws {
    let shared = try cell("<c r=\"A1\" t=\"s\"><v>0</v></c>", texts: "<si>\(expected.xml)</si>")
      .cell
    #expect(shared?.value == .text(expected.text))
    let inline = try cell("<c r=\"A1\" t=\"inlineStr\"><is>\(expected.xml)</is></c>").cell
    #expect(inline?.value == .text(expected.text))
  }

  @Test("Cells and rows without a reference stand behind the one before")
  func missingReferences() throws {
    let rows = """
      <row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row>
      <row r="5"><c><v>4</v></c></row><row><c><v>5</v></c></row>
      <row><c r="B9"><v>6</v></c></row>
      """
    let sheet = try WorkbookReader().read(PackageBuilder(rows: rows).bytes).workbook.sheets[0]
    let found = sheet.rows.flatMap { row in
      row.cells.map { "\(CellAddress(row: row.index, column: $0.column)) \($0.value)" }
    }
    #expect(
      found == [
        "A1 number(1.0)", "D1 number(2.0)", "E1 number(3.0)", "A5 number(4.0)", "A6 number(5.0)",
        "B9 number(6.0)",
      ])
  }

  static let formulas: [(master: String, follower: String)] = [
    ("A1+$A1+A$1+$A$1", "B3+$A3+B$1+$A$1"),
    ("SUM(A1:B2)*2", "SUM(B3:C4)*2"),
    ("SUM(A:A)+SUM(1:1)+SUM($A:$A)", "SUM(B:B)+SUM(3:3)+SUM($A:$A)"),
    ("IF(A1=\"A1\",'A1'!A1,Blad1!B2)", "IF(B3=\"A1\",'A1'!B3,Blad1!C4)"),
    ("LOG10(A1)+Tabell[A1]+x.A1", "LOG10(B3)+Tabell[A1]+x.A1"),
    ("1E5+A1+_A1+ÅA1", "1E5+B3+_A1+ÅA1"),
    ("XFD1048576", "#REF!"),
  ]

  @Test("A shared formula is moved for the cells that share it", arguments: formulas)
  func sharedFormulas(_ expected: (master: String, follower: String)) throws {
    let formula = expected.master.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    let rows = """
      <row r="1"><c r="A1"><f t="shared" ref="A1:B3" si="0">\(formula)</f><v>1</v></c></row>
      <row r="3"><c r="B3"><f t="shared" si="0"/><v>2</v></c></row>
      """
    let sheet = try WorkbookReader().read(PackageBuilder(rows: rows).bytes).workbook.sheets[0]
    #expect(sheet["A1"]?.formula == expected.master)
    #expect(sheet["B3"]?.formula == expected.follower)
    #expect(sheet["B3"]?.value == .number(2))
  }
}

func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
  guard let date = CivilDate(year: year, month: month, day: day) else {
    preconditionFailure("no such day")
  }
  return date
}

private func noon(_ year: Int, _ month: Int, _ day: Int) -> CellValue {
  .dateTime(CivilDateTime(date: date(year, month, day), millisecondOfDay: 43_200_000))
}
