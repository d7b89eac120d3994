import Spreadsheet
import Testing

@Suite("Reading what lies over OpenDocument cells")
struct ODSFeatureTests {
  @Test("Styles are found through parents, defaults, rows and columns")
  func styles() throws {
    var document = FlatDocument(
      """
      <table:table-column table:default-cell-style-name="Blå"/>
      <table:table-column table:number-columns-repeated="2" table:default-cell-style-name="ce1"/>
      <table:table-row>
        <table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>
        <table:table-cell office:value-type="string" table:number-columns-repeated="2">
          <text:p>b</text:p></table:table-cell>
        <table:table-cell table:style-name="ce2"/></table:table-row>
      <table:table-row table:default-cell-style-name="ce2">
        <table:table-cell office:value-type="string"><text:p>c</text:p></table:table-cell>
      </table:table-row>
      """)
    document.commonStyles = """
      <style:default-style style:family="table-cell"><style:text-properties fo:font-size="10pt"
        style:font-name="Arial"/></style:default-style>
      <style:style style:name="Default" style:family="table-cell"/>
      <style:style style:name="Blå" style:family="table-cell" style:parent-style-name="Default">
        <style:table-cell-properties fo:background-color="#0000ff" fo:border="0.75pt solid #ff0000"/>
      </style:style>
      """
    document.automaticStyles = """
      <style:style style:name="ce1" style:family="table-cell" style:parent-style-name="Blå">
        <style:text-properties fo:color="#ffffff" fo:font-weight="bold"/></style:style>
      <style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce2">
        <style:table-cell-properties fo:background-color="#00b050"/></style:style>
      """
    let sheet = try document.sheet()
    #expect(sheet["A1"]?.style.fill?.hex == "0000FF")
    #expect(sheet["A1"]?.style.font.size == 10)
    #expect(sheet["A1"]?.style.font.name == "Arial")
    #expect(sheet["C1"]?.style.fill?.hex == "0000FF")
    #expect(
      sheet["C1"]?.style.borders.left
        == Borders.Line(.thin, color: Color(red: 255, green: 0, blue: 0)))
    #expect(sheet["C1"]?.style.font.isBold == true)
    #expect(sheet["C1"]?.style.font.color == .white)
    #expect(sheet["D1"]?.value == .empty)
    #expect(sheet["D1"]?.style.fill?.hex == "00B050")
    #expect(sheet["A2"]?.style.fill?.hex == "00B050")
  }

  @Test(
    "Number styles become number formats",
    arguments: [
      ("number-style", "<number:number number:min-integer-digits=\"1\"/>", "General"),
      (
        "number-style",
        "<number:number number:decimal-places=\"2\" number:min-integer-digits=\"1\" number:grouping=\"true\"/>",
        "#,##0.00"
      ),
      (
        "number-style",
        "<number:number number:decimal-places=\"3\" number:min-decimal-places=\"1\" number:min-integer-digits=\"0\"/>",
        "#.0##"
      ),
      (
        "percentage-style",
        "<number:number number:decimal-places=\"0\" number:min-integer-digits=\"1\"/><number:text> %</number:text>",
        "0 %"
      ),
      (
        "currency-style",
        "<number:number number:decimal-places=\"0\" number:min-integer-digits=\"1\" number:grouping=\"true\"/><number:text> </number:text><number:currency-symbol>kr</number:currency-symbol>",
        "#,##0 \"kr\""
      ),
      (
        "date-style",
        "<number:year number:style=\"long\"/><number:text>-</number:text><number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/>",
        "yyyy-mm-dd"
      ),
      (
        "date-style",
        "<number:day/><number:text>/</number:text><number:month number:textual=\"true\"/>",
        "d\"/\"mmm"
      ),
      (
        "time-style",
        "<number:hours/><number:text>:</number:text><number:minutes number:style=\"long\"/><number:text>:</number:text><number:seconds number:style=\"long\" number:decimal-places=\"1\"/>",
        "h:mm:ss.0"
      ),
      ("text-style", "<number:text-content/>", "@"),
      (
        "number-style",
        "<number:scientific-number number:decimal-places=\"2\" number:min-integer-digits=\"1\" number:min-exponent-digits=\"2\"/>",
        "0.00E+00"
      ),
      (
        "number-style",
        "<number:number number:decimal-places=\"1000000000\" number:min-integer-digits=\"1\"/>",
        "0." + String(repeating: "0", count: 30)
      ),
    ])
  func numberFormats(kind: String, content: String, expected: String) throws {
    var document = FlatDocument(
      """
      <table:table-row><table:table-cell table:style-name="ce1" office:value-type="float"
        office:value="1"/></table:table-row>
      """)
    document.automaticStyles = """
      <number:\(kind) style:name="N1">\(content)</number:\(kind)>
      <style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>
      """
    #expect(try document.sheet()["A1"]?.style.numberFormat == expected)
  }

  @Test("Number styles that map to others become sections")
  func sections() throws {
    var document = FlatDocument(
      """
      <table:table-row><table:table-cell table:style-name="ce1" office:value-type="float"
        office:value="-1.5"/></table:table-row>
      """)
    let number = "<number:number number:decimal-places=\"1\" number:min-integer-digits=\"1\"/>"
    document.commonStyles = """
      <number:number-style style:name="N1P0">\(number)</number:number-style>
      <number:number-style style:name="N1"><style:text-properties fo:color="#ff0000"/>
        <number:text>-</number:text>\(number)<style:map style:condition="value()&gt;=0"
        style:apply-style-name="N1P0"/></number:number-style>
      """
    document.automaticStyles =
      "<style:style style:name=\"ce1\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>"
    let cell = try document.sheet()["A1"]
    #expect(cell?.style.numberFormat == "0.0;[Red]-0.0")
    #expect(cell?.displayText == "-1,5")
  }

  @Test("Merged ranges, notes, links, hidden rows and columns are read")
  func features() throws {
    var document = FlatDocument(
      """
      <table:table-column table:style-name="co1"/>
      <table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>
      <table:table-row><table:table-cell table:number-columns-spanned="2"
        table:number-rows-spanned="2" office:value-type="string"><office:annotation>
        <dc:creator>Åsa</dc:creator><text:p>Se</text:p><text:p>över</text:p></office:annotation>
        <text:p><text:a xlink:href="#Blad1.B7">hit</text:a></text:p></table:table-cell>
        <table:covered-table-cell/></table:table-row>
      <table:table-row table:visibility="filter" table:style-name="ro1"><table:covered-table-cell/>
        <table:table-cell office:value-type="float" office:value="1"/></table:table-row>
      """)
    document.automaticStyles = """
      <style:style style:name="co1" style:family="table-column">
        <style:table-column-properties style:column-width="0.875in"/></style:style>
      <style:style style:name="ro1" style:family="table-row"><style:table-row-properties
        style:row-height="1cm" style:use-optimal-row-height="false"/></style:style>
      """
    let sheet = try document.sheet()
    #expect(sheet.mergedRanges.map(\.text) == ["A1:B2"])
    #expect(
      sheet.comments == [CellAddress(row: 0, column: 0): Comment(author: "Åsa", text: "Se\növer")])
    #expect(sheet.hyperlinks == [CellAddress(row: 0, column: 0): "#Blad1!B7"])
    #expect(sheet["A1"]?.value == .text("hit"))
    #expect(
      sheet.columns == [
        0: Column(width: 12), 1: Column(isHidden: true), 2: Column(isHidden: true),
      ])
    #expect(sheet.row(at: 1)?.isHidden == true)
    #expect(sheet.row(at: 1)?.height.map { ($0 * 100).rounded() } == 2835)
  }

  @Test("Names, tables, filters, validations and properties are read")
  func workbook() throws {
    var document = FlatDocument(
      """
      <table:table-row><table:table-cell office:value-type="string"><text:p>Mål</text:p>
        </table:table-cell><table:table-cell office:value-type="string"><text:p>Utfall</text:p>
        </table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="3"><table:table-cell
        table:content-validation-name="v1" table:number-columns-repeated="2"/></table:table-row>
      <table:named-expressions><table:named-range table:name="lokal"
        table:cell-range-address="$Blad1.$A$1"/></table:named-expressions>
      """)
    document.head = """
      <office:meta><meta:generator>Program/1.0</meta:generator><dc:title>Styrkort</dc:title>
        <meta:creation-date>2025-01-02T03:04:05</meta:creation-date>
        <meta:user-defined meta:name="Enhet">Skolan</meta:user-defined></office:meta>
      """
    document.prologue = """
      <table:content-validations><table:content-validation table:name="v1"
        table:condition="of:cell-content-is-in-list(&quot;Grön&quot;;&quot;Röd; mörk&quot;)">
        <table:help-message><text:p>Välj</text:p></table:help-message></table:content-validation>
      </table:content-validations>
      """
    document.epilogue = """
      <table:named-expressions>
        <table:named-range table:name="mål" table:cell-range-address="$Blad1.$A$1:.$B$2"/>
        <table:named-expression table:name="dubbel" table:expression="of:=[.A1]*2"/>
      </table:named-expressions>
      <table:database-ranges>
        <table:database-range table:name="Tabell" table:target-range-address="Blad1.A1:Blad1.B4"/>
        <table:database-range table:name="__Anonymous_Sheet_DB__0"
          table:target-range-address="Blad1.A1:Blad1.B3" table:display-filter-buttons="true"/>
      </table:database-ranges>
      """
    let workbook = try document.read().workbook
    #expect(
      workbook.definedNames == [
        DefinedName(name: "lokal", formula: "Blad1!$A$1", sheet: "Blad1"),
        DefinedName(name: "mål", formula: "Blad1!$A$1:$B$2"),
        DefinedName(name: "dubbel", formula: "A1*2"),
      ])
    #expect(workbook.properties.application == "Program/1.0")
    #expect(workbook.properties.title == "Styrkort")
    #expect(workbook.properties.created?.description == "2025-01-02T03:04:05")
    #expect(workbook.properties.custom == ["Enhet": "Skolan"])
    let sheet = try #require(workbook.sheets.first)
    #expect(sheet.tables.map(\.columnNames) == [["Mål", "Utfall"]])
    #expect(sheet.autofilter?.text == "A1:B3")
    #expect(sheet.dataValidations.map(\.rule) == [.list(["Grön", "Röd; mörk"])])
    #expect(sheet.dataValidations.first?.ranges.map(\.text) == ["A2:B4"])
    #expect(sheet.dataValidations.first?.prompt == "Välj")
  }

  @Test("Conditional formats of both kinds are read")
  func conditionalFormats() throws {
    let cell = "<table:table-cell table:style-name=\"ce1\"/>"
    var document = FlatDocument(
      "<table:table-row>\(cell)\(cell)</table:table-row><table:table-row>\(cell)\(cell)</table:table-row>"
    )
    document.commonStyles = """
      <style:style style:name="Bra_20_1" style:display-name="Bra 1" style:family="table-cell"><style:table-cell-properties
        fo:background-color="#00b050"/></style:style>
      """
    document.automaticStyles = """
      <style:style style:name="ce1" style:family="table-cell">
        <style:map style:condition="cell-content()=&quot;Grön&quot;" style:apply-style-name="Bra_20_1"/>
        <style:map style:condition="cell-content-is-between(1,[.B1])" style:apply-style-name="Bra_20_1"/>
      </style:style>
      """
    let rules = try document.sheet().conditionalFormats
    #expect(rules.map { $0.ranges.map(\.text) } == [["A1:B2"], ["A1:B2"]])
    #expect(rules.map(\.condition) == [.textEquals("Grön"), .formula("AND(A1>=1,A1<=B1)")])
    #expect(rules.map { $0.fill?.hex } == ["00B050", "00B050"])

    document.table += """
      <calcext:conditional-formats>
        <calcext:conditional-format calcext:target-range-address="Blad1.A1:Blad1.B2 Blad1.D1:Blad1.D1">
          <calcext:condition calcext:apply-style-name="Bra 1" calcext:value="&gt;=80"
            calcext:base-cell-address="Blad1.A1"/></calcext:conditional-format>
        <calcext:conditional-format calcext:target-range-address="Blad1.C1:Blad1.C2">
          <calcext:color-scale/></calcext:conditional-format>
      </calcext:conditional-formats>
      """
    let others = try document.sheet().conditionalFormats
    #expect(others.map { $0.ranges.map(\.text) } == [["A1:B2", "D1"], ["C1:C2"]])
    #expect(others.map(\.condition) == [.formula("A1>=80"), .other("color-scale")])
    #expect(others.map { $0.fill?.hex } == ["00B050", nil])
  }

  @Test("Hidden sheets are listed; a copy of another file's cells is no sheet of the workbook")
  func sheets() throws {
    var document = FlatDocument("")
    document.automaticStyles = """
      <style:style style:name="ta2" style:family="table"><style:table-properties
        table:display="false"/></style:style>
      """
    document.epilogue = """
      <table:table table:name="'file:///a.ods'#Blad1" table:style-name="ta_extref"><table:table-row>
        <table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>
      <table:table table:name="Dold" table:style-name="ta2"><table:table-row>
        <table:table-cell office:value-type="float" office:value="2"/></table:table-row></table:table>
      """
    let workbook = try document.read().workbook
    #expect(workbook.sheets.map(\.name) == ["Blad1", "Dold"])
    #expect(workbook.sheets.map(\.visibility) == [.visible, .hidden])
    #expect(workbook.sheets.last?["A1"]?.value == .number(2))

    let opened = try WorkbookReader().open(document.bytes)
    #expect(opened.sheets.map(\.kind) == [.cells, .copy, .cells])
    #expect(opened.sheets.map(\.visibility) == [.visible, .hidden, .hidden])
    for (sheet, value) in [(1, 1.0), (2, 2.0)] {
      var rows = try opened.rows(ofSheet: sheet)
      #expect(try rows.next()?.cells.map(\.value) == [.number(value)])
      #expect(try rows.next() == nil)
    }
  }
}
