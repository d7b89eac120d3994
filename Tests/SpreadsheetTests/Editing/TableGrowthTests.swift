import Foundation
import Spreadsheet
import TestSupport
import Testing
import Zip

/// Tables that grow in workbooks that openpyxl made, judged by openpyxl and by LibreOffice.
@Suite("Growing tables")
final class TableGrowthTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func place(_ name: String) -> URL { folder.location.appending(path: name) }

  /// Runs a script with the names of files as its arguments.
  private func python(_ script: String, _ files: URL...) throws -> String? {
    guard let python = Program.python else {
      skip("openpyxl is not installed.")
      return nil
    }
    let outcome = try python.run(["-c", script] + files.map(\.path))
    try #require(outcome.code == 0, "\(outcome.errors)")
    return outcome.output
  }

  /// A table at A3:D8 with a row of totals, and around it all that refers to cells.
  private static let maker = """
    import sys
    from openpyxl import Workbook
    from openpyxl.chart import BarChart, Reference
    from openpyxl.comments import Comment
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.table import Table, TableColumn, TableFormula
    book = Workbook()
    data = book.active
    data.title = "Data & mer"
    data["A1"] = "Driftredovisning"
    for column, title in enumerate(["Nämnd", "Budget", "Utfall", "Avvikelse"], 1):
        data.cell(3, column, title)
    for row, (name, budget, outcome) in enumerate(
        [("BUN", 100, 90), ("SN", 200, 230), ("KFN", 50, 40), ("KS", 10, 10)], 4):
        data.cell(row, 1, name)
        data.cell(row, 2, budget)
        data.cell(row, 3, outcome)
        data.cell(row, 4, f"=B{row}-C{row}")
    data["B7"].number_format = "#,##0"
    data["B7"].fill = PatternFill("solid", fgColor="FFEEDD")
    data.row_dimensions[7].height = 31
    data["A8"] = "Summa"
    for column in "BCD":
        data[f"{column}8"] = f"=SUBTOTAL(109,{column}4:{column}7)"
        data[f"{column}8"].font = Font(bold=True)
    table = Table(displayName="Drift", ref="A3:D8", totalsRowCount=1)
    table._initialise_columns()
    for column, cell in zip(table.tableColumns, data["A3:D3"][0]):
        column.name = cell.value
    table.tableColumns[3].calculatedColumnFormula = TableFormula(attr_text="B4-C4")
    table.autoFilter.ref = "A3:D7"
    data.add_table(table)
    data["A10"] = "Not"
    data["A10"].comment = Comment("Se bilagan", "ekonomi")
    data["B10"] = "=SUM(B4:B7)"
    data["C10"] = "=B8*2"
    data["A11"] = "En rad över tre kolumner"
    data.merge_cells("A11:C11")
    data["F2"] = "=SUM(C$4:C$7)"
    data["F10"] = '=IF(A10="Not","A4:A7 står kvar",B7)'
    data.conditional_formatting.add(
        "D4:D7", CellIsRule(operator="lessThan", formula=["$B$10"], fill=PatternFill("solid")))
    rule = DataValidation(type="whole", operator="greaterThan", formula1="$B$10")
    rule.add("B4:B7")
    data.add_data_validation(rule)
    data.print_area = "A1:F11"
    data["A14"] = "Kod"
    data["B14"] = "Värde"
    data["A15"] = "x"
    data["B15"] = 7
    data.add_table(Table(displayName="Annan", ref="A14:B15"))
    chart = BarChart()
    chart.add_data(Reference(data, min_col=2, min_row=3, max_row=7), titles_from_data=True)
    chart.set_categories(Reference(data, min_col=1, min_row=4, max_row=7))
    data.add_chart(chart, "A18")
    other = book.create_sheet("Sammandrag")
    other["A1"] = "=SUM('Data & mer'!B4:B7)"
    other["A2"] = "='Data & mer'!B10"
    other["A3"] = "=SUM('Data & mer'!B4:B6)"
    other["A4"] = "=SUM(Annan[Värde])"
    other["A5"] = "=SUM(Drift[Utfall])"
    book.defined_names["Budgeten"] = DefinedName("Budgeten", attr_text="'Data & mer'!$B$4:$B$7")
    book.defined_names["Noten"] = DefinedName("Noten", attr_text="'Data & mer'!$A$10")
    book.save(sys.argv[1])
    """

  private static let teller = """
    import sys
    from openpyxl import load_workbook
    book = load_workbook(sys.argv[1])
    data, other = book["Data & mer"], book["Sammandrag"]
    for table in sorted(data.tables.values(), key=lambda table: table.displayName):
        print(table.displayName, table.ref, table.autoFilter.ref if table.autoFilter else "-", table.totalsRowCount)
    for place in ["A7", "A8", "B8", "D8", "A9", "D9", "D10", "B10", "A12", "B12", "C12", "F2", "F12"]:
        print(place, data[place].value)
    print("A12 note", data["A12"].comment.text, "A10 note", data["A10"].comment)
    print("merged", *(r.coord for r in data.merged_cells.ranges))
    print("print", data.print_area)
    for ranges in data.conditional_formatting:
        print("format", ranges.sqref, ranges.rules[0].formula)
    for rule in data.data_validations.dataValidation:
        print("rule", rule.sqref, rule.formula1)
    for name, value in sorted(book.defined_names.items()):
        print(name, value.attr_text)
    chart = data._charts[0]
    names = chart.series[0].cat.numRef or chart.series[0].cat.strRef
    print("chart", chart.series[0].val.numRef.f, names.f, chart.anchor._from.row)
    for row in range(1, 6):
        print("other", other.cell(row, 1).value)
    print("look", data["B8"].number_format, data["B8"].fill.fgColor.rgb, data["B9"].fill.fgColor.rgb,
        data["B10"].font.b, data.row_dimensions[8].height, data.row_dimensions[9].height,
        data.row_dimensions[10].height)
    """

  private static let told = """
    Annan A16:B17 A16:B17 None
    Drift A3:D10 A3:D9 1
    A7 KS
    A8 BMN
    B8 30
    D8 =B8-C8
    A9 ÖN
    D9 =B9-C9
    D10 =SUBTOTAL(109,D4:D9)
    B10 =SUBTOTAL(109,B4:B9)
    A12 Not
    B12 =SUM(B4:B9)
    C12 =B10*2
    F2 =SUM(C$4:C$9)
    F12 =IF(A12="Not","A4:A7 står kvar",B7)
    A12 note Se bilagan A10 note None
    merged A13:C13
    print 'Data & mer'!$A$1:$F$13
    format D4:D9 ['$B$12']
    rule B4:B9 $B$12
    Budgeten 'Data & mer'!$B$4:$B$9
    Noten 'Data & mer'!$A$12
    chart 'Data & mer'!$B$4:$B$9 'Data & mer'!$A$4:$A$9 19
    other =SUM('Data & mer'!B4:B9)
    other ='Data & mer'!B12
    other =SUM('Data & mer'!B4:B6)
    other =SUM(Annan[Värde])
    other =SUM(Drift[Utfall])
    look #,##0 00FFEEDD 00FFEEDD True 31.0 31.0 None

    """

  /// Values that LibreOffice must come to: B is 360 + 30 + 5, C is 370 + 40 + 6.
  private static let calculator = """
    import sys
    from openpyxl import load_workbook
    book = load_workbook(sys.argv[1], data_only=True)
    data, other = book["Data & mer"], book["Sammandrag"]
    print([data[place].value for place in ["D8", "D9", "B10", "C10", "D10", "B12", "C12", "F2", "F12"]])
    print([other.cell(row, 1).value for row in range(1, 6)])
    """

  private static let calculated = """
    [-10, -1, 395, 416, -21, 395, 790, 416, 'A4:A7 står kvar']
    [395, 395, 350, 7, 416]

    """

  private static let records: [[CellValue]] = [
    [.text("BMN"), .number(30), .number(40)], [.text("ÖN"), .number(5), .number(6)],
  ]

  @Test("A table with totals grows, and all that refers to cells of its sheet follows")
  func xlsx() throws {
    guard try python(Self.maker, place("före.xlsx")) != nil else { return }
    var editor = try WorkbookEditor(Array(try Data(contentsOf: place("före.xlsx"))))
    try editor.append(Self.records, toTable: "Drift")
    let bytes = try editor.save()
    try Data(bytes).write(to: place("efter.xlsx"))
    #expect(try python(Self.teller, place("efter.xlsx")) == Self.told)
    #expect(try Validation("xlsx")?.faults(in: bytes) ?? "" == "")
    guard let office = try LibreOffice(in: folder.location) else { return }
    let again = try office.xlsx(of: [place("efter.xlsx")], to: place("ut"))[0]
    #expect(try python(Self.calculator, again) == Self.calculated)
  }

  @Test("An OpenDocument table grows in the same way")
  func ods() throws {
    guard try python(Self.maker, place("före.xlsx")) != nil,
      let office = try LibreOffice(in: folder.location)
    else { return }
    let source = try office.converted([place("före.xlsx")], to: "ods", in: place("ods"))[0]
    var editor = try WorkbookEditor(Array(try Data(contentsOf: source)))
    try editor.append(Self.records, toTable: "Drift")
    let bytes = try editor.save()
    try Data(bytes).write(to: place("efter.ods"))
    let again = try office.xlsx(of: [place("efter.ods")], to: place("ut"))[0]
    #expect(try python(Self.calculator, again) == Self.calculated)
    let lines = Set(try #require(try python(Self.teller, again)).split(separator: "\n"))
    for line in [
      "A9 ÖN", "D9 =B9-C9", "B12 =SUM(B4:B9)", "merged A13:C13", "print 'Data & mer'!$A$1:$F$13",
      "format D4:D9 ['$B$12']", "rule B4:B9 $B$12", "Budgeten 'Data & mer'!$B$4:$B$9",
      "Noten 'Data & mer'!$A$12", "A12 note Se bilagan A10 note None",
    ] { #expect(lines.contains(Substring(line)), "\(line)") }
  }
  /// A table in A1:B4 of Data; `x` may be entered in Data and in Annat, `y` in Data alone, `z` in Annat,
  /// and all are written for cells of Annat.
  private static var sharedRules: [UInt8] {
    func cell(_ text: String, _ rule: String? = nil) -> String {
      let rule = rule.map { " table:content-validation-name=\"\($0)\"" } ?? ""
      return "<table:table-cell\(rule) office:value-type=\"string\"><text:p>\(text)</text:p>"
        + "</table:table-cell>"
    }
    func sheet(_ name: String, _ rows: [String]) -> String {
      "<table:table table:name=\"\(name)\">"
        + rows.map { "<table:table-row>\($0)</table:table-row>" }.joined() + "</table:table>"
    }
    func rule(_ name: String, _ cells: String, _ base: String) -> String {
      "<table:content-validation table:name=\"\(name)\" "
        + "table:condition=\"of:cell-content-is-in-list(\(cells))\" "
        + "table:base-cell-address=\"Annat.\(base)\"/>"
    }
    let rules =
      rule("x", "[.$A$2:.$A$4]", "B9") + rule("y", "[.$A$6:.$A$7]", "B3")
      + rule("z", "[$Data.$A$2:.$A$4]", "C1")
    let data = sheet(
      "Data",
      [cell("Namn") + cell("Val")] + ["a", "b", "c"].map { cell($0) + cell("", "x") }
        + [cell("Not"), cell("p") + cell("", "y"), cell("q") + cell("", "x")])
    let content = """
      <office:document-content \(FlatDocument.namespaces) \
      xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3"><office:body>\
      <office:spreadsheet><table:content-validations>\(rules)</table:content-validations>\
      \(data)\(sheet("Annat", [cell("", "x") + cell("") + cell("", "z")]))\
      <table:database-ranges><table:database-range table:name="Drift" \
      table:target-range-address="Data.A1:Data.B4"/></table:database-ranges>\
      </office:spreadsheet></office:body></office:document-content>
      """
    let manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    let type = "application/vnd.oasis.opendocument.spreadsheet"
    var writer = ZipWriter()
    writer.add("mimetype", Array(type.utf8))
    writer.add("content.xml", Array(content.utf8))
    writer.add(
      "META-INF/manifest.xml",
      Array(
        """
        <manifest:manifest xmlns:manifest="\(manifest)" manifest:version="1.3">\
        <manifest:file-entry manifest:full-path="/" manifest:media-type="\(type)"/>\
        <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
        </manifest:manifest>
        """.utf8))
    return writer.finish()
  }

  @Test("Rules for input follow, also those that are written for a cell of another sheet")
  func rulesOfOtherSheets() throws {
    var editor = try WorkbookEditor(Self.sharedRules)
    try editor.append([[.text("d")], [.text("e")]], toTable: "Drift")
    try Data(try editor.save()).write(to: place("regler.ods"))
    guard let office = try LibreOffice(in: folder.location) else { return }
    let again = try office.xlsx(of: [place("regler.ods")], to: place("ut"))[0]
    let script = """
      import sys
      from openpyxl import load_workbook
      for sheet in load_workbook(sys.argv[1]):
          for rule in sorted(sheet.data_validations.dataValidation, key=lambda rule: str(rule.sqref)):
              print(sheet.title, rule.sqref, rule.formula1)
      """
    // The table is A1:B6 now; what stood in rows 5 to 7 stands in 7 to 9.
    let found = try python(script, again)
    #expect(
      found == """
        Data B2:B6 B9 $A$2:$A$6
        Data B8 $A$8:$A$9
        Annat A1 $A$2:$A$4
        Annat C1 Data!$A$2:$A$6

        """)
  }
}
