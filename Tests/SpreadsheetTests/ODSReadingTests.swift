import Spreadsheet
import Testing

@Suite("Reading OpenDocument cells")
struct ODSReadingTests {
  private func value(_ cell: String) throws -> CellValue? {
    try FlatDocument("<table:table-row>\(cell)</table:table-row>").sheet()["A1"]?.value
  }

  @Test(
    "Values have their types",
    arguments: [
      ("office:value-type=\"float\" office:value=\"-1.5E-3\"", .number(-0.0015)),
      ("office:value-type=\"percentage\" office:value=\"0.85\"", .number(0.85)),
      (
        "office:value-type=\"currency\" office:currency=\"SEK\" office:value=\"12\"", .number(12)
      ),
      ("office:value-type=\"boolean\" office:boolean-value=\"true\"", .boolean(true)),
      ("office:value-type=\"string\" office:string-value=\"007\"", .text("007")),
      (
        "office:value-type=\"time\" office:time-value=\"PT30H01M30.5S\"",
        .duration(.milliseconds(108_090_500))
      ),
      ("office:value-type=\"time\" office:time-value=\"-PT1H\"", .duration(.seconds(-3600))),
      ("office:value-type=\"time\" office:time-value=\"P1DT2H\"", .duration(.seconds(93_600))),
      ("office:value-type=\"time\" office:time-value=\"P1M\"", .text("P1M")),
      ("office:value-type=\"date\" office:date-value=\"1900-02-29\"", .text("1900-02-29")),
      ("office:value-type=\"float\" office:value=\"NaN\"", .text("NaN")),
      ("table:formula=\"of:=1+1\"", .notCalculated),
      ("table:formula=\"of:=&quot;&quot;\" office:value-type=\"string\"", .empty),
      ("office:value-type=\"string\"", nil),
    ] as [(String, CellValue?)])
  func values(attributes: String, expected: CellValue?) throws {
    #expect(try value("<table:table-cell \(attributes)/>") == expected)
  }

  /// LibreOffice writes so when it saves a formula whose result it has not worked out anew.
  @Test("A formula with an empty paragraph shows nothing, and has its result")
  func emptyResult() throws {
    let cell = "<table:table-cell table:formula=\"of:=&quot;&quot;\"><text:p/></table:table-cell>"
    #expect(try value(cell) == .empty)
  }

  @Test(
    "Dates are days or moments, also long before 1900",
    arguments: [
      ("2025-12-31", "2025-12-31"), ("1632-11-16", "1632-11-16"),
      ("2025-12-31T08:30:00", "2025-12-31T08:30:00"),
      ("2025-12-31T08:30:00.25Z", "2025-12-31T08:30:00.250"),
      ("2025-12-31T00:00:00", "2025-12-31T00:00:00"),
    ])
  func dates(written: String, expected: String) throws {
    let cell = "<table:table-cell office:value-type=\"date\" office:date-value=\"\(written)\"/>"
    switch try value(cell) {
    case .date(let date): #expect(date.description == expected)
    case .dateTime(let moment): #expect(moment.description == expected)
    case let other: Issue.record("\(String(describing: other))")
    }
  }

  @Test(
    "Errors are told from the numbers that are stored for them",
    arguments: [
      (
        "table:formula=\"of:=1/0\" office:value-type=\"float\" office:value=\"0\"", "#DIV/0!",
        .error("#DIV/0!")
      ),
      (
        "table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"",
        "Err:502", .error("Err:502")
      ),
      ("office:value-type=\"float\" office:value=\"0\"", "#SAKNAS!", .error("#N/A")),
      ("office:value-type=\"float\" office:value=\"0\"", "#NV", .error("#N/A")),
      ("office:value-type=\"float\" office:value=\"0\"", "#PUUTTUU!", .error("#N/A")),
      ("office:value-type=\"float\" office:value=\"0\"", "#BEZUG!", .error("#REF!")),
      ("office:value-type=\"string\"", "#VALUE!", .text("#VALUE!")),
      ("office:value-type=\"float\" office:value=\"7\"", "###", .number(7)),
      ("office:value-type=\"float\" office:value=\"7\"", "#7!", .number(7)),
    ] as [(String, String, CellValue)])
  func errors(attributes: String, shown: String, expected: CellValue) throws {
    #expect(
      try value("<table:table-cell \(attributes)><text:p>\(shown)</text:p></table:table-cell>")
        == expected)
  }

  @Test(
    "Text is put together from its paragraphs",
    arguments: [
      ("<text:p>en</text:p><text:p/><text:p>två</text:p>", "en\n\ntvå"),
      ("<text:p>a<text:s/>b<text:s text:c=\"3\"/>c</text:p>", "a b   c"),
      ("<text:p><text:s/> a<text:tab/> b</text:p>", "  a\t b"),
      ("<text:p>a<text:line-break/>b</text:p>", "a\nb"),
      ("<text:p>a <text:span>b<text:span>c</text:span></text:span> d</text:p>", "a bc d"),
      ("<text:p>\n   en   lång\n   text\n  </text:p>", "en lång text"),
      ("<text:p>  a </text:p>", "a "),
      ("<text:p>x<text:a xlink:href=\"http://a.se\">länk</text:a>y</text:p>", "xlänky"),
      (
        "<text:p><text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>tokio</text:ruby-text></text:ruby></text:p>",
        "東京"
      ),
      (
        "<office:annotation><text:p>not</text:p></office:annotation><text:p>text</text:p><draw:frame><draw:text-box><text:p>bild</text:p></draw:text-box></draw:frame>",
        "text"
      ),
      ("<text:p>a&amp;b &lt;c&gt; å</text:p>", "a&b <c> å"),
    ])
  func texts(content: String, expected: String) throws {
    #expect(
      try value("<table:table-cell office:value-type=\"string\">\(content)</table:table-cell>")
        == .text(expected))
    // Documents of old programs name no type.
    #expect(try value("<table:table-cell>\(content)</table:table-cell>") == .text(expected))
  }

  @Test(
    "Formulas read as in XLSX",
    arguments: [
      ("of:=SUM([.A1:.B2];1)", "SUM(A1:B2,1)"),
      ("of:=[$Mål.$B$2]+[.A1]", "Mål!$B$2+A1"),
      ("of:=['Mål 1'.A1:'Mål 1'.B2]", "'Mål 1'!A1:B2"),
      ("of:=[$Blad1.A1:$Blad3.B2]", "Blad1:Blad3!A1:B2"),
      ("of:=IF([.A1]=&quot;a;b&quot;;TRUE();FALSE())", "IF(A1=\"a;b\",TRUE,FALSE)"),
      ("of:=SUM({1;2|3;4})", "SUM({1,2;3,4})"),
      ("of:=COM.MICROSOFT.CONCAT([.A1])", "CONCAT(A1)"),
      ("of:=[.#REF!]+#DIV/0!", "#REF!+#DIV/0!"),
      ("of:=SUM([.A:.A])", "SUM(A:A)"),
      ("oooc:=[.A1]*2", "A1*2"),
      ("oooc:=com.sun.star.sheet.addin.Analysis.getDec2Bin([.A1];8)", "DEC2BIN(A1,8)"),
      ("msoxl:=SUM(A1,B2)", "SUM(A1,B2)"), ("=[.A1]", "A1"),
      ("of:=$$namn", "namn"), ("of:=[.A1]=[.B1]", "A1=B1"), ("of:=[", ""),
      ("of:=['file:///a.ods'#$Blad1.A1]", "['file:///a.ods'#$Blad1.A1]"),
    ])
  func formulas(written: String, expected: String) throws {
    let cell =
      "<table:table-cell table:formula=\"\(written)\" office:value-type=\"float\" office:value=\"3\"/>"
    let read = try FlatDocument("<table:table-row>\(cell)</table:table-row>").sheet()["A1"]
    #expect(read?.formula == expected)
    #expect(read?.value == .number(3))
  }

  @Test("Repeated rows, columns and cells keep their places")
  func repetitions() throws {
    let number = "office:value-type=\"float\" office:value=\"1\""
    let sheet = try FlatDocument(
      """
      <table:table-column table:number-columns-repeated="16384"/>
      <table:table-row table:number-rows-repeated="3">
        <table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      <table:table-row table:number-rows-repeated="2"><table:table-cell/>
        <table:table-cell \(number) table:number-columns-repeated="3"/>
        <table:covered-table-cell table:number-columns-repeated="2" \(number)/></table:table-row>
      <table:table-row-group><table:table-header-rows><table:table-row>
        <table:table-cell \(number)/></table:table-row></table:table-header-rows></table:table-row-group>
      <table:table-row table:number-rows-repeated="1000000000000000000"><table:table-cell
        table:number-columns-repeated="1000000000000000000000"/></table:table-row>
      """
    ).sheet()
    #expect(sheet.rows.map(\.index) == [3, 4, 5])
    #expect(sheet.rows.map { $0.cells.map(\.column) } == [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [0]])
    #expect(sheet.printSetup.repeatedRows == 5...5)
  }

  @Test("Cells repeated past the sheet stop at its edge, and that is told")
  func edge() throws {
    let file = try FlatDocument(
      """
      <table:table-row><table:table-cell table:number-columns-repeated="999999999999"
        office:value-type="string"><text:p>X</text:p></table:table-cell></table:table-row>
      """
    ).read()
    #expect(file.workbook.sheets[0].usedRange?.text == "A1:XFD1")
    #expect(file.notices.map(\.kind) == [.cellsOutside])
  }
}
