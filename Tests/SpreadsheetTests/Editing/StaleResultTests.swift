import Foundation
import Spreadsheet
import TestSupport
import Testing
import Zip

/// Results that are stored with formulas, after values have been set that they depend on.
@Suite("Stored results after an edit")
final class StaleResultTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func place(_ name: String) -> URL { folder.location.appending(path: name) }

  private static func row(_ number: Int, _ cells: String) -> String {
    "<row r=\"\(number)\">\(cells)</row>"
  }

  /// A cell with a formula and the result 999, which nothing in the workbook gives.
  private static func stale(_ place: String, _ formula: String, _ attributes: String = "") -> String
  {
    "<c r=\"\(place)\"><f\(attributes)>\(formula)</f><v>999</v></c>"
  }

  /// A workbook as Excel has it, with old results wherever Blad1!A1 matters, and right ones elsewhere.
  private static var template: PackageBuilder {
    let data = """
      <sheetData>\
      \(row(1, "<c r=\"A1\"><v>1</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>Belopp</t></is></c>"))\
      \(row(2, "<c r=\"A2\"><v>2</v></c><c r=\"C2\"><v>5</v></c>"))\
      \(row(3, stale("A3", "SUM(A1:A2)") + "<c r=\"B3\"><f>Blad4!A1</f><v>77</v></c>"))\
      </sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts>
      """
    let shared = " t=\"shared\" ref=\"A2:A3\" si=\"0\""
    let first = """
      <sheetData>\(row(1, stale("A1", "Blad1!A3*2") + stale("B1", "Ett+1")))\
      \(row(2, stale("A2", "Blad1!A1+1", shared) + stale("B2", "SUM(Tabell1[Belopp])")))\
      \(row(3, "<c r=\"A3\"><f t=\"shared\" si=\"0\"/><v>999</v></c>" + stale("B3", "SUM(Blad1:Blad3!A1)")))\
      \(row(4, "<c r=\"A4\" t=\"str\"><f>IF(Blad1!A1&gt;5,\"ja\",\"nej\")</f><v>999</v></c>"))\
      \(row(5, stale("A5", "Blad1!A1:A2*10", " t=\"array\" ref=\"A5:A6\"")))\
      \(row(6, "<c r=\"A6\"><v>999</v></c>" + stale("B6", "INDIRECT(\"Blad1!A1\")")))\
      \(row(7, "<c r=\"A7\" t=\"b\"><f>Blad1!A1=10</f><v>0</v></c>" + stale("B7", "SUM(Blad1!A:A)")))\
      \(row(8, "<c r=\"A8\"><v>999</v></c>" + stale("B8", "Allt")))\
      </sheetData>
      """
    let second = "<sheetData>\(row(1, stale("A1", "Blad2!A4&amp;Blad2!A1")))</sheetData>"
    let other = """
      <sheetData>\(row(1, "<c r=\"A1\"><v>77</v></c>"))\
      \(row(2, "<c r=\"A2\"><f>A1+'Blad4'!A1+1.5</f><v>155.5</v></c>"))\
      \(row(3, "<c r=\"A3\"><f>[1]Blad1!A1+1</f><v>6</v></c>"))</sheetData>
      """
    var package = PackageBuilder(sheets: [data, first, second, other])
    let names = """
      <definedNames><definedName name="Allt">SUM(Blad1!$A$1:$A$3)</definedName>\
      <definedName name="Ett">Blad1!$A$1</definedName></definedNames><calcPr calcId="191029"/>
      """
    package["xl/workbook.xml"] = package["xl/workbook.xml"].replacing(
      "</workbook>", with: names + "</workbook>")
    package["xl/tables/table1.xml"] = """
      <table xmlns="\(PackageBuilder.main)" id="1" name="Tabell1" displayName="Tabell1" \
      ref="C1:C2"><tableColumns count="1"><tableColumn id="1" name="Belopp"/></tableColumns></table>
      """
    package["xl/worksheets/_rels/sheet1.xml.rels"] = PackageBuilder.relationships(
      PackageBuilder.relationship("rId1", "table", "../tables/table1.xml"))
    package["docProps/app.xml"] = """
      <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
      <Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion></Properties>
      """
    package["[Content_Types].xml"] = contentTypes
    package["_rels/.rels"] = package["_rels/.rels"].replacing(
      "</Relationships>",
      with: PackageBuilder.relationship("rId2", "extended-properties", "docProps/app.xml")
        + "</Relationships>")
    return package
  }

  private static var contentTypes: String {
    let start = "application/vnd.openxmlformats-officedocument."
    let sheets = (1...4).map {
      "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" "
        + "ContentType=\"\(start)spreadsheetml.worksheet+xml\"/>"
    }
    return """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="\(start)spreadsheetml.sheet.main+xml"/>\
      <Override PartName="/xl/tables/table1.xml" ContentType="\(start)spreadsheetml.table+xml"/>\
      <Override PartName="/docProps/app.xml" ContentType="\(start)extended-properties+xml"/>\
      \(sheets.joined())</Types>
      """
  }

  /// What the workbook comes to with 10 in Blad1!A1, worked out by hand.
  ///
  /// Left out is A3 of Blad4, which is in another file.
  private static let right: [String: [String: CellValue]] = [
    "Blad1": ["A1": .number(10), "A3": .number(12), "B3": .number(77)],
    "Blad2": [
      "A1": .number(24), "A2": .number(11), "A3": .number(3), "A4": .text("ja"),
      "A5": .number(100), "A6": .number(20), "A7": .boolean(true), "A8": .number(999),
      "B1": .number(11), "B2": .number(5), "B6": .number(10), "B7": .number(24), "B8": .number(24),
    ],
    "Blad3": ["A1": .text("ja24")],
    "Blad4": ["A1": .number(77), "A2": .number(155.5)],
  ]

  private func differences(_ workbook: Workbook) -> [String] {
    Self.right.flatMap { sheet, cells in
      cells.compactMap { place, value in
        let found = workbook[sheet: sheet]?[place]?.value
        return found == value ? nil : "\(sheet)!\(place) is \(found.map { "\($0)" } ?? "nothing")"
      }
    }.sorted()
  }

  private func edited(_ bytes: [UInt8]) throws -> [UInt8] {
    var editor = try WorkbookEditor(bytes)
    try editor.set(.number(10), at: address("A1"), on: "Blad1")
    return try editor.save()
  }

  /// What LibreOffice shows of a file to people who have set nothing.
  private func shown(_ bytes: [UInt8], _ format: String) throws -> Workbook? {
    guard let office = try LibreOffice(in: folder.location, calculating: false) else { return nil }
    try Data(bytes).write(to: place("bok.\(format)"))
    let file = try office.xlsx(of: [place("bok.\(format)")], to: place("ut"))[0]
    return try WorkbookReader().read(Array(try Data(contentsOf: file))).workbook
  }

  @Test("LibreOffice, which trusts stored results, shows the new ones of an XLSX")
  func xlsx() throws {
    let before = Self.template.bytes
    guard let old = try shown(before, "xlsx") else { return }
    // Otherwise this test would say nothing.
    #expect(old[sheet: "Blad2"]?["A1"]?.value == .number(999))
    let after = try #require(try shown(edited(before), "xlsx"))
    #expect(differences(after) == [])
  }

  @Test("And of an ODS")
  func ods() throws {
    guard let office = try LibreOffice(in: folder.location, calculating: false) else { return }
    try Data(Self.template.bytes).write(to: place("källa.xlsx"))
    let source = try office.converted([place("källa.xlsx")], to: "ods", in: place("ods"))[0]
    let before = Array(try Data(contentsOf: source))
    #expect(try oldResults(in: before) > 5)
    let bytes = try edited(before)
    let after = try #require(try shown(bytes, "ods"))
    #expect(differences(after) == [])
    // What is left is the plain value in A8.
    #expect(try oldResults(in: bytes) == 1)
  }

  private func oldResults(in bytes: [UInt8]) throws -> Int {
    let archive = try ZipArchive(bytes)
    let content = try archive.read(try #require(archive["content.xml"]))
    return String(decoding: content, as: UTF8.self).ranges(of: "office:value=\"999\"").count
  }

  @Test("A reader that does not calculate finds no old result, and those that still hold")
  func readers() throws {
    guard let python = Program.python else {
      skip("openpyxl is not installed.")
      return
    }
    try Data(edited(Self.template.bytes)).write(to: place("bok.xlsx"))
    let script = """
      import sys
      from openpyxl import load_workbook
      for sheet in load_workbook(sys.argv[1], data_only=True):
          for row in sheet.iter_rows():
              print(sheet.title, *(f"{c.coordinate}={c.value}" for c in row if c.value is not None))
      """
    let outcome = try python.run(["-c", script, place("bok.xlsx").path])
    #expect(
      outcome.output == """
        Blad1 A1=10 C1=Belopp
        Blad1 A2=2 C2=5
        Blad1 B3=77
        Blad2
        Blad2
        Blad2
        Blad2
        Blad2
        Blad2
        Blad2
        Blad2 A8=999
        Blad3
        Blad4 A1=77
        Blad4 A2=155.5
        Blad4 A3=6

        """, "\(outcome.errors)")
  }

  @Test("Sheets that nothing has changed for keep their packed bytes, and notes change no result")
  func untouched() throws {
    let before = Self.template.bytes
    let (old, new) = (try ZipArchive(before), try ZipArchive(edited(before)))
    let changed = try old.entries.filter { entry in
      try old.packed(entry) != new.packed(try #require(new[entry.name]))
    }.map(\.name)
    #expect(
      Set(changed) == [
        "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
        "xl/worksheets/sheet3.xml",
      ])
    var editor = try WorkbookEditor(before)
    try editor.add(Comment(author: "a", text: "b"), at: address("A1"), on: "Blad3")
    let noted = try WorkbookReader().read(editor.save()).workbook
    #expect(noted[sheet: "Blad2"]?["A1"]?.value == .number(999))
  }

  @Test("The cells of a data table have no old results, those around it keep theirs")
  func dataTable() throws {
    let rows = """
      <row r="1"><c r="A1"><v>3</v></c><c r="B1"><f>A1*2</f><v>6</v></c></row>\
      <row r="2"><c r="A2"><v>1</v></c>\
      <c r="B2"><f t="dataTable" ref="B2:B3" dt2D="0" dtr="0" r1="A1"/><v>2</v></c></row>\
      <row r="3"><c r="A3"><v>2</v></c><c r="B3"><v>4</v></c><c r="C3" vm="1" t="e">\
      <f>A1</f><v>#VALUE!</v></c></row><row r="4"><c r="B4"><v>4</v></c></row>
      """
    var editor = try WorkbookEditor(PackageBuilder(rows: rows).bytes)
    try editor.set(.number(5), at: address("A1"), on: "Blad1")
    let archive = try ZipArchive(editor.save())
    let sheet = String(
      decoding: try archive.read(try #require(archive["xl/worksheets/sheet1.xml"])), as: UTF8.self)
    #expect(
      sheet.contains(
        """
        <row r="1"><c r="A1"><v>5</v></c><c r="B1"><f>A1*2</f></c></row>\
        <row r="2"><c r="A2"><v>1</v></c>\
        <c r="B2"><f t="dataTable" ref="B2:B3" dt2D="0" dtr="0" r1="A1"/></c></row>\
        <row r="3"><c r="A3"><v>2</v></c><c r="B3"></c><c r="C3">\
        <f>A1</f></c></row><row r="4"><c r="B4"><v>4</v></c></row>
        """), "\(sheet)")
  }

  @Test(
    "A pivot of changed cells is made anew when the workbook is opened",
    arguments: [
      (#"<worksheetSource ref="A1:C3" sheet="Blad1"/>"#, true),
      (#"<worksheetSource name="Tabell1"/>"#, true),
      (#"<worksheetSource name="Ett"/>"#, true),
      (#"<worksheetSource ref="A1:A2" sheet="Blad4"/>"#, false),
      (#"<worksheetSource ref="A1:C3" sheet="Blad1" r:id="rId9"/>"#, false),
    ])
  func pivot(_ source: String, _ isChanged: Bool) throws {
    var package = Self.template
    let name = "xl/pivotCache/pivotCacheDefinition1.xml"
    package[name] = """
      <pivotCacheDefinition xmlns="\(PackageBuilder.main)" xmlns:r="\(PackageBuilder.office)">\
      <cacheSource type="worksheet">\(source)</cacheSource></pivotCacheDefinition>
      """
    package["xl/_rels/workbook.xml.rels"] = package["xl/_rels/workbook.xml.rels"].replacing(
      "</Relationships>",
      with: PackageBuilder.relationship(
        "rIdP", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml") + "</Relationships>"
    )
    let archive = try ZipArchive(edited(package.bytes))
    let cache = String(decoding: try archive.read(try #require(archive[name])), as: UTF8.self)
    #expect(cache.contains(#" refreshOnLoad="1""#) == isChanged)
  }
}
