import Foundation
import Spreadsheet
import TestSupport
import Testing

@Suite("What lies around XLSX cells")
struct XLSXFeatureTests {
  @Test("Colours come from their parts, the theme, the palette, and the workbook's own palette")
  func colors() throws {
    let fills = [
      #"<fgColor rgb="FF00B050"/>"#, #"<fgColor theme="4"/>"#,
      #"<fgColor theme="4" tint="0.7999816888943144"/>"#,
      #"<fgColor theme="0" tint="-0.249977111117893"/>"#, #"<fgColor indexed="10"/>"#,
      #"<fgColor indexed="8"/>"#, #"<fgColor auto="1"/>"#, "",
    ]
    let styles = """
      <fills><fill><patternFill patternType="none"/></fill>\
      \(fills.map { "<fill><patternFill patternType=\"solid\">\($0)</patternFill></fill>" }
        .joined())</fills>
      <cellXfs>\((0...fills.count).map { "<xf fillId=\"\($0)\"/>" }.joined())</cellXfs>
      <colors><indexedColors>\((0..<9).map { "<rgbColor rgb=\"0000000\($0)\"/>" }.joined())\
      </indexedColors></colors>
      """
    let cells = (0...fills.count).map { "<c s=\"\($0)\"><v>1</v></c>" }.joined()
    let file = try WorkbookReader().read(
      PackageBuilder(rows: "<row>\(cells)</row>", styles: styles).bytes)
    // The tinted colours are those that Excel shows for "accent 1, 80 % lighter" and
    // "background 1, 25 % darker".
    #expect(
      file.workbook.sheets[0].rows[0].cells.map { $0.style.fill?.hex }
        == [nil, "00B050", "4F81BD", "DCE6F2", "BFBFBF", "FF0000", "000008", nil, "000000"])
  }

  @Test("A missing or broken stylesheet costs looks, and no value", arguments: [true, false])
  func brokenStyles(isMissing: Bool) throws {
    var builder = PackageBuilder(
      rows: "<row r=\"1\"><c r=\"A1\" s=\"7\"><v>3</v></c></row>", styles: "<cellXfs/>")
    builder.parts["xl/styles.xml"] = isMissing ? nil : Array("<styleSheet><cellXfs>".utf8)
    let file = try WorkbookReader().read(builder.bytes)
    #expect(file.workbook.sheets[0]["A1"]?.value == .number(3))
    #expect(file.notices.map(\.kind) == [.stylesUnreadable])
  }

  @Test("A sheet that cannot be read costs only itself, and is told")
  func brokenSheet() throws {
    let row = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>"
    var builder = PackageBuilder(sheets: [row, row, row], styles: "")
    builder["xl/worksheets/sheet2.xml"] = "<worksheet><sheetData><row>"
    let file = try WorkbookReader().read(builder.bytes)
    #expect(file.workbook.sheets.map(\.name) == ["Blad1", "Blad2", "Blad3"])
    #expect(file.workbook.sheets.map { $0["A1"]?.value } == [.number(1), nil, .number(1)])
    #expect(file.notices.map(\.kind) == [.sheetUnreadable])
    #expect(file.notices.first?.place.sheet == "Blad2")
    // And streaming one sheet does not touch the others.
    var rows = try WorkbookReader().open(builder.bytes).rows(ofSheet: 2)
    #expect(try rows.next()?.cells.count == 1)
  }

  @Test("Sheets without cells keep their place and are told")
  func otherSheets() throws {
    var builder = PackageBuilder(
      sheets: ["<sheetData/>", "<sheetData><row><c><v>1</v></c></row></sheetData>"], styles: "")
    builder["xl/_rels/workbook.xml.rels"] = builder["xl/_rels/workbook.xml.rels"]
      .replacing(
        "/worksheet\" Target=\"worksheets/sheet1", with: "/chartsheet\" Target=\"worksheets/sheet1")
    let document = try WorkbookReader().open(builder.bytes)
    #expect(document.sheets.map(\.kind) == [.chart, .cells])
    var rows = try document.rows(ofSheet: 0)
    #expect(try rows.next() == nil)
    let file = try WorkbookReader().read(builder.bytes)
    #expect(file.workbook.sheets.count == 2)
    #expect(file.notices.map(\.kind) == [.sheetSkipped])
  }

  static let layout = """
    <sheetPr><tabColor rgb="FFFF0000"/><pageSetUpPr fitToPage="1"/></sheetPr>
    <sheetViews><sheetView><pane xSplit="1" ySplit="2" state="frozen"/></sheetView></sheetViews>
    <cols><col min="2" max="3" width="20.5" customWidth="1"/><col min="4" max="4" hidden="1"/></cols>
    <sheetData><row r="1" hidden="1" ht="30" customHeight="1"><c r="A1"><v>1</v></c></row></sheetData>
    <sheetProtection sheet="1"/><autoFilter ref="A1:C5"/>
    <mergeCells><mergeCell ref="A1:B2"/></mergeCells>
    <conditionalFormatting sqref="A1:A5 C1"><cfRule type="cellIs" dxfId="0" operator="equal">
      <formula>"Grön"</formula></cfRule><cfRule type="colorScale"/></conditionalFormatting>
    <dataValidations><dataValidation type="list" sqref="B1" prompt="Välj">
      <formula1>"Ja,Nej"</formula1></dataValidation>
      <dataValidation type="list" sqref="B2"><formula1>Listor!$A$1:$A$4</formula1></dataValidation>
    </dataValidations>
    <hyperlinks><hyperlink ref="A1" r:id="rId1"/><hyperlink ref="A2" location="Blad1!B2"/></hyperlinks>
    <pageSetup orientation="landscape"/><headerFooter><oddFooter>&amp;P</oddFooter></headerFooter>
    """

  @Test("Merged ranges, notes, links, rules and the rest are read; while streaming too")
  func features() throws {
    var builder = PackageBuilder(
      sheets: [Self.layout],
      workbook: """
        <definedNames><definedName name="Lista">Blad1!$A$1:$A$9</definedName>
        <definedName name="_xlnm.Print_Titles" localSheetId="0">Blad1!$1:$2</definedName>
        </definedNames>
        """,
      styles: """
        <dxfs><dxf><font><b/><color rgb="FFFFFFFF"/></font>
        <fill><patternFill><bgColor rgb="FF00B050"/></patternFill></fill></dxf></dxfs>
        """)
    builder["xl/worksheets/_rels/sheet1.xml.rels"] = PackageBuilder.relationships(
      #"<Relationship Id="rId1" Type="x/hyperlink" Target="https://ekeby.se/" TargetMode="External"/>"#
        + PackageBuilder.relationship("rId2", "comments", "../comments1.xml")
        + PackageBuilder.relationship("rId3", "table", "/xl/tables/table1.xml"))
    builder["xl/comments1.xml"] = """
      <comments xmlns="\(PackageBuilder.main)"><authors><author>Eva</author></authors><commentList>
      <comment ref="B2" authorId="0"><text><r><t>Se </t></r><r><t>bilaga</t></r></text></comment>
      </commentList></comments>
      """
    builder["xl/tables/table1.xml"] = """
      <table xmlns="\(PackageBuilder.main)" name="Mål" displayName="Mål" ref="A1:B3"><tableColumns>
      <tableColumn name="Mål"/><tableColumn name="Utfall"/></tableColumns></table>
      """
    let document = try WorkbookReader().open(builder.bytes)
    let whole = try WorkbookReader().read(builder.bytes).workbook
    #expect(whole.definedNames.first == DefinedName(name: "Lista", formula: "Blad1!$A$1:$A$9"))
    #expect(whole.sheets[0].row(at: 0)?.isHidden == true)
    #expect(whole.sheets[0].row(at: 0)?.height == 30)
    for sheet in [whole.sheets[0], try document.layout(ofSheet: 0)] {
      #expect(sheet.mergedRanges == [try #require(CellRange("A1:B2"))])
      #expect(sheet.tabColor?.hex == "FF0000")
      #expect((sheet.frozenRows, sheet.frozenColumns) == (2, 1))
      #expect(
        sheet.columns == [
          1: Column(width: 20.5), 2: Column(width: 20.5), 3: Column(isHidden: true),
        ])
      #expect(sheet.isProtected)
      #expect(sheet.autofilter?.text == "A1:C5")
      #expect(
        sheet.conditionalFormats.map(\.condition) == [.textEquals("Grön"), .other("colorScale")])
      #expect(sheet.conditionalFormats[0].ranges.map(\.text) == ["A1:A5", "C1"])
      #expect(sheet.conditionalFormats[0].fill?.hex == "00B050")
      #expect(sheet.conditionalFormats[0].fontColor == .white)
      #expect(sheet.conditionalFormats[0].isBold)
      #expect(
        sheet.dataValidations.map(\.rule) == [.list(["Ja", "Nej"]), .listFrom("Listor!$A$1:$A$4")])
      #expect(sheet.dataValidations[0].prompt == "Välj")
      let links = sheet.hyperlinks.map { "\($0.key) \($0.value)" }.sorted()
      #expect(links == ["A1 https://ekeby.se/", "A2 #Blad1!B2"])
      #expect(sheet.comments.values.first == Comment(author: "Eva", text: "Se bilaga"))
      #expect(sheet.comments.keys.first?.text == "B2")
      #expect(sheet.tables.map(\.columnNames) == [["Mål", "Utfall"]])
      #expect(sheet.printSetup.isLandscape && sheet.printSetup.fitsWidth)
      #expect(sheet.printSetup.footer == "&P")
      #expect(sheet.printSetup.repeatedRows == 0...1)
    }
  }

  @Test("A thread of notes stands for the plain note beside it")
  func threadedComments() throws {
    var builder = PackageBuilder(rows: "<row><c><v>1</v></c></row>", styles: "")
    let newer = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    builder.change(
      "xl/_rels/workbook.xml.rels", "</Relationships>",
      PackageBuilder.relationship("rIdP", "person", "persons/person.xml") + "</Relationships>")
    builder["xl/persons/person.xml"] = """
      <personList xmlns="\(newer)"><person displayName="Eva" id="{1}"/></personList>
      """
    builder["xl/worksheets/_rels/sheet1.xml.rels"] = PackageBuilder.relationships(
      PackageBuilder.relationship("rId1", "comments", "../comments1.xml")
        + PackageBuilder.relationship("rId2", "threadedComment", "../threadedComments/t1.xml"))
    builder["xl/comments1.xml"] = """
      <comments xmlns="\(PackageBuilder.main)"><commentList><comment ref="A1"><text>
      <t>Your version of Excel …</t></text></comment></commentList></comments>
      """
    builder["xl/threadedComments/t1.xml"] = """
      <ThreadedComments xmlns="\(newer)"><threadedComment ref="A1" personId="{1}" id="{a}">
      <text>Stämmer det?</text></threadedComment><threadedComment ref="A1" personId="{1}"
      parentId="{a}"><text>Ja.</text></threadedComment></ThreadedComments>
      """
    let sheet = try WorkbookReader().read(builder.bytes).workbook.sheets[0]
    #expect(sheet.comments.values.map(\.text) == ["Stämmer det?\nEva: Ja."])
    #expect(sheet.comments.values.map(\.author) == ["Eva"])
  }

  @Test("Of alternatives, those for all programs are read", arguments: ReadingPath.allCases)
  func alternatives(path: ReadingPath) throws {
    let compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    func alternatives(_ newer: String, _ all: String) -> String {
      """
      <mc:AlternateContent xmlns:mc="\(compatibility)"><mc:Choice Requires="x99">\(newer)</mc:Choice>
      <mc:Fallback>\(all)</mc:Fallback></mc:AlternateContent>
      """
    }
    let rows = """
      <row r="1"><c r="A1"><v>1</v></c>\(alternatives("", "<c r=\"B1\"><v>2</v></c>"))</row>
      \(alternatives("<row r=\"2\"><c><v>9</v></c></row>", "<row r=\"2\"><c><v>3</v></c></row>"))
      <row r="3"><c r="A3"><v>4</v></c></row>
      """
    let sheet = try path.read(PackageBuilder(rows: rows).bytes).workbook.sheets[0]
    #expect(
      sheet.rows.flatMap(\.cells).map(\.value) == [.number(1), .number(2), .number(3), .number(4)])
  }

  @Test("A table without a header row says so")
  func tableWithoutHeader() throws {
    var builder = PackageBuilder(rows: "<row><c><v>1</v></c></row><row><c><v>2</v></c></row>")
    builder["xl/worksheets/_rels/sheet1.xml.rels"] = PackageBuilder.relationships(
      PackageBuilder.relationship("rId1", "table", "../tables/table1.xml"))
    builder["xl/tables/table1.xml"] = """
      <table xmlns="\(PackageBuilder.main)" id="1" name="T" displayName="T" ref="A1:A2"
        headerRowCount="0"><tableColumns count="1"><tableColumn id="1" name="Kolumn1"/>
      </tableColumns></table>
      """
    let table = try #require(
      try WorkbookReader().read(builder.bytes).workbook.sheets[0].tables.first)
    #expect(table.hasHeaderRow == false)
    #expect(table.columnNames == ["Kolumn1"])
  }

  @Test("Strict files are read like transitional ones")
  func strict() throws {
    var builder = PackageBuilder(
      sheets: ["<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>"],
      sharedTexts: "<si><t>strikt</t></si>")
    for name in builder.parts.keys {
      builder[name] = builder[name]
        .replacing(PackageBuilder.main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replacing(
          PackageBuilder.office, with: "http://purl.oclc.org/ooxml/officeDocument/relationships")
    }
    #expect(
      try WorkbookReader().read(builder.bytes).workbook.sheets[0]["A1"]?.value == .text("strikt"))
  }

  @Test("Parts are found by case, backslashes and absolute targets, or by their usual place")
  func partNames() throws {
    let changes: [@Sendable (inout PackageBuilder) -> Void] = [
      {
        $0.parts["XL/Worksheets/Sheet1.xml"] = $0.parts.removeValue(
          forKey: "xl/worksheets/sheet1.xml")
      },
      {
        $0.parts[#"xl\worksheets\sheet1.xml"#] = $0.parts.removeValue(
          forKey: "xl/worksheets/sheet1.xml")
      },
      { $0.change("xl/_rels/workbook.xml.rels", "worksheets/sheet1", "/xl/worksheets/sheet1") },
      {
        $0.change("xl/_rels/workbook.xml.rels", "worksheets/sheet1", #"..\xl\.\worksheets\sheet1"#)
      },
      {
        $0.change("xl/_rels/workbook.xml.rels", "worksheets/sheet1", "worksheets/Blad%201")
        $0.parts["xl/worksheets/blad 1.xml"] = $0.parts.removeValue(
          forKey: "xl/worksheets/sheet1.xml")
      },
      { $0.parts["xl/_rels/workbook.xml.rels"] = nil },
      { $0.parts["_rels/.rels"] = nil },
      { $0.change("_rels/.rels", "xl/workbook.xml", "/xl/workbook.xml") },
    ]
    for change in changes {
      var builder = PackageBuilder(rows: "<row><c><v>7</v></c></row>")
      change(&builder)
      #expect(
        try WorkbookReader().read(builder.bytes).workbook.sheets[0]["A1"]?.value == .number(7))
    }
  }

  @Test("Parts in UTF-16 are read")
  func utf16() throws {
    var builder = PackageBuilder(rows: "<row><c t=\"inlineStr\"><is><t>åäö</t></is></c></row>")
    let text = #"<?xml version="1.0" encoding="UTF-16"?>"# + builder["xl/worksheets/sheet1.xml"]
    builder.parts["xl/worksheets/sheet1.xml"] =
      [0xff, 0xfe]
      + text.utf16.flatMap {
        [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
      }
    #expect(
      try WorkbookReader().read(builder.bytes).workbook.sheets[0]["A1"]?.value == .text("åäö"))
  }

  @Test("A file without cells says so")
  func noCells() throws {
    let file = try WorkbookReader().read(PackageBuilder(rows: "", styles: "").bytes)
    #expect(file.notices.map(\.kind) == [.noCells])
  }

  @Test("What our writer writes, our reader reads back equal")
  func roundTrip() throws {
    let samples = projectFolder.appending(path: "Samples/organisation.xlsx")
    let first = try WorkbookReader().read(Array(try Data(contentsOf: samples))).workbook
    let bytes = try WorkbookWriter().write(first, as: .xlsx)
    let second = try WorkbookReader().read(bytes).workbook
    #expect(second.sheets == first.sheets)
  }
}

extension PackageBuilder {
  /// Replaces text in a part.
  mutating func change(_ part: String, _ old: String, _ new: String) {
    self[part] = self[part].replacing(old, with: new)
  }
}
