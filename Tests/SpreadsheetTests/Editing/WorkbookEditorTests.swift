import Spreadsheet
import TestSupport
import Testing
import Zip

@Suite("Editing workbooks")
struct WorkbookEditorTests {
  private func written(_ workbook: Workbook, _ format: SpreadsheetFormat) throws -> [UInt8] {
    try WorkbookWriter().write(workbook, as: format)
  }

  private func edited(
    _ workbook: Workbook, as format: SpreadsheetFormat,
    _ edit: (inout WorkbookEditor) throws -> Void
  ) throws -> Workbook {
    var editor = try WorkbookEditor(try written(workbook, format))
    try edit(&editor)
    return try WorkbookReader().read(editor.save()).workbook
  }

  private static let formats = [SpreadsheetFormat.xlsx, .ods]

  @Test("Values are set in cells that are there and in those that are not", arguments: formats)
  func values(_ format: SpreadsheetFormat) throws {
    let values: [(String, CellValue)] = [
      ("B5", .text("=ny & <text>")), ("C5", .number(-1.5)), ("D5", .date(date("2024-02-29"))),
      ("Z1", .boolean(true)), ("A2", .text("två\nrader ")), ("B100", .number(7)), ("C9", .empty),
      ("D12", .dateTime(moment("2025-05-05", hours: 1, minutes: 2))), ("A10", .number(3)),
    ]
    let before = EverythingWorkbook.workbook
    let after = try edited(before, as: format) { editor in
      for (place, value) in values.reversed() {
        try editor.set(value, at: address(place), on: "Mål & mått")
      }
    }
    let sheet = try #require(after[sheet: "Mål & mått"])
    let old = try #require(before[sheet: "Mål & mått"])
    for (place, value) in values {
      #expect(sheet[place]?.value ?? .empty == value, "\(place)")
      #expect(sheet[place]?.formula == nil)
    }
    let changed = Set(values.map(\.0))
    for row in old.rows {
      for cell in row.cells {
        let place = CellAddress(row: row.index, column: cell.column)
        guard !changed.contains(place.text) else { continue }
        if cell.formula == nil { #expect(sheet[place]?.value == cell.value, "\(place)") }
        #expect(sheet[place]?.formula == cell.formula)
        #expect(sheet[place]?.style.fill == cell.style.fill)
      }
    }
    #expect(sheet["C5"]?.style.numberFormat.contains("#,##0") == true)
    #expect(sheet.mergedRanges == old.mergedRanges)
    #expect(sheet.tables == old.tables)
    #expect(sheet.comments == old.comments)
  }

  @Test("Notes and fills are added, and nothing else changes", arguments: formats)
  func remarks(_ format: SpreadsheetFormat) throws {
    let yellow = Color(red: 255, green: 255, blue: 0)
    let before = try WorkbookReader().read(written(EverythingWorkbook.workbook, format)).workbook
    let after = try edited(EverythingWorkbook.workbook, as: format) { editor in
      for place in ["C4", "C5", "A1", "F40"] {
        let note = Comment(author: "styrkort", text: "Anmärkning <1> & mer")
        try editor.add(note, at: address(place), on: "Mål & mått")
        try editor.fill(yellow, at: address(place), on: "Mål & mått")
      }
      let note = Comment(author: "ekonomi", text: "Två")
      try editor.add(note, at: address("B2"), on: "Ekonomi")
    }
    var expected = try #require(before[sheet: "Mål & mått"])
    let sheet = try #require(after[sheet: "Mål & mått"])
    for place in ["C4", "C5", "A1", "F40"] {
      #expect(sheet[place]?.style.fill == yellow, "\(place)")
      #expect(sheet[place]?.value ?? .empty == expected[place]?.value ?? .empty)
      #expect(sheet[place]?.style.numberFormat == expected[place]?.style.numberFormat ?? "General")
      #expect(sheet.comments[address(place)]?.text.hasSuffix("Anmärkning <1> & mer") == true)
    }
    #expect(
      sheet.comments[address("C4")]?.text
        == "Utfallet saknar källa.\nSe rad två.\n\nAnmärkning <1> & mer")
    #expect(sheet.comments[address("B5")] == expected.comments[address("B5")])
    #expect(after[sheet: "Ekonomi"]?.comments[address("B2")]?.text == "Två")
    // With the notes and fills taken back, the sheet is as it was.
    var taken = sheet
    // In ODS a rule belongs to a style, and the filled cells have a style of their own.
    if format == .ods { taken.conditionalFormats = expected.conditionalFormats }
    taken.comments = expected.comments
    for place in ["C4", "C5", "A1", "F40"] {
      let cell = expected[place]
      let formula = cell?.formula
      taken.set(
        cell?.value ?? .empty, at: address(place), style: cell?.style ?? CellStyle(),
        formula: formula)
      expected.set(
        cell?.value ?? .empty, at: address(place), style: cell?.style ?? CellStyle(),
        formula: formula)
    }
    #expect(taken == expected)
    #expect(after[sheet: "Stilar"] == before[sheet: "Stilar"])
  }

  @Test("An edited workbook is valid", arguments: formats)
  func valid(_ format: SpreadsheetFormat) throws {
    guard let validation = Validation(format.rawValue) else { return }
    var editor = try WorkbookEditor(try written(EverythingWorkbook.workbook, format))
    for place in ["C4", "F40", "A1", "D11"] {
      try editor.add(Comment(author: "ny", text: "x"), at: address(place), on: "Mål & mått")
      try editor.fill(.black, at: address(place), on: "Mål & mått")
      try editor.add(Comment(author: "ny", text: "x"), at: address(place), on: "Stilar")
      try editor.set(.date(date("2025-01-01")), at: address(place), on: "Stilar")
    }
    try editor.append([[.text("ny"), .text("Gul")]], toTable: "Mål")
    #expect(try validation.faults(in: editor.save()) == "")
  }

  private var list: Sheet {
    var sheet = Sheet(name: "Anmärkningar")
    var style = CellStyle()
    style.fill = Color(red: 1, green: 2, blue: 3)
    style.font.isBold = true
    style.font.color = .white
    sheet.put(.text("=Rubrik"), "A1", style)
    sheet.put(
      .number(0.5), "B2",
      {
        style.numberFormat = "0.000 %"; return style
      }())
    sheet.put(.date(date("2025-12-31")), "C3")
    sheet.columns[0] = Column(width: 40)
    sheet.hyperlinks[address("A1")] = "#'Mål & mått'!C4"
    sheet.frozenRows = 1
    return sheet
  }

  @Test(
    "A new first sheet moves nothing else, and a second one takes its place", arguments: formats)
  func firstSheet(_ format: SpreadsheetFormat) throws {
    let before = try WorkbookReader().read(written(EverythingWorkbook.workbook, format)).workbook
    var editor = try WorkbookEditor(try written(EverythingWorkbook.workbook, format))
    try editor.fill(.black, at: address("C4"), on: "Mål & mått")
    try editor.insertFirst(list)
    let bytes = try editor.save()
    let after = try WorkbookReader().read(bytes).workbook
    #expect(after.sheets.map(\.name) == ["Anmärkningar"] + before.sheets.map(\.name))
    #expect(after.sheets.dropFirst(2) == before.sheets.dropFirst())
    #expect(after.definedNames == before.definedNames)
    let sheet = after.sheets[0]
    for row in list.rows {
      for cell in row.cells {
        let place = CellAddress(row: row.index, column: cell.column)
        #expect(sheet[place]?.value == cell.value)
        #expect(sheet[place]?.style.fill == cell.style.fill)
        #expect(sheet[place]?.style.font == cell.style.font)
      }
    }
    #expect(sheet["B2"]?.displayText.hasPrefix("50") == true)
    #expect(sheet.columns[0]?.width == 40)
    #expect(sheet.hyperlinks == list.hyperlinks)

    var again = try WorkbookEditor(bytes)
    var newList = list
    newList.put(.text("ny"), "A9")
    try again.insertFirst(newList)
    let second = try WorkbookReader().read(again.save()).workbook
    #expect(second.sheets.map(\.name) == after.sheets.map(\.name))
    #expect(second.sheets[0]["A9"]?.value == .text("ny"))
    #expect(second.sheets.dropFirst() == after.sheets.dropFirst())
    for bytes in [bytes, try again.save()] {
      if format == .xlsx { #expect(try ExcelRules()?.faults(in: bytes) ?? "" == "") }
      #expect(try Validation(format.rawValue)?.faults(in: bytes) ?? "" == "")
    }
  }

  @Test("A name that another sheet has, and more than cells, are refused")
  func firstSheetRefusals() throws {
    var editor = try WorkbookEditor(try written(EverythingWorkbook.workbook, .xlsx))
    #expect(throws: SpreadsheetError.self) { try editor.insertFirst(Sheet(name: "ekonomi")) }
    #expect(throws: SpreadsheetError.self) { try editor.insertFirst(Sheet(name: "a/b")) }
    var sheet = list
    sheet.put(.number(1), "A5", formula: "1")
    #expect(throws: SpreadsheetError.self) { try editor.insertFirst(sheet) }
  }

  @Test("Letters that could not be read on a fill get another colour", arguments: formats)
  func legibility(_ format: SpreadsheetFormat) throws {
    var sheet = Sheet(name: "Blad1")
    var header = CellStyle()
    header.font.color = .white
    header.font.isBold = true
    header.fill = .black
    sheet.put(.text("Rubrik"), "A1", header)
    var red = CellStyle()
    red.font.color = Color(red: 120, green: 0, blue: 0)
    sheet.put(.text("Rött"), "A2", red)
    var workbook = Workbook()
    workbook.sheets = [sheet]
    let pink = Color(red: 255, green: 193, blue: 193)
    let after = try edited(workbook, as: format) { editor in
      try editor.fill(pink, at: address("A1"), on: "Blad1")
      try editor.fill(pink, at: address("A2"), on: "Blad1")
    }
    #expect(after.sheets[0]["A1"]?.style.font.color == .black)
    #expect(after.sheets[0]["A1"]?.style.font.isBold == true)
    #expect(after.sheets[0]["A2"]?.style.font.color == red.font.color)
  }

  @Test("Merged cells show a note and a fill in their first cell, once", arguments: formats)
  func merged(_ format: SpreadsheetFormat) throws {
    var sheet = Sheet(name: "Blad1")
    sheet.put(.text("Sammanfogade"), "B2")
    sheet.mergedRanges = [range("B2:D4")]
    var workbook = Workbook()
    workbook.sheets = [sheet]
    let note = Comment(author: "styrkort", text: "Se över\nnu")
    var bytes = try written(workbook, format)
    for place in ["C3", "D4"] {
      var editor = try WorkbookEditor(bytes)
      try editor.add(note, at: address(place), on: "Blad1")
      try editor.fill(.white, at: address(place), on: "Blad1")
      bytes = try editor.save()
    }
    let after = try WorkbookReader().read(bytes).workbook.sheets[0]
    #expect(after.comments == [address("B2"): note])
    #expect(after["B2"]?.style.fill == .white)
    #expect(after.mergedRanges == sheet.mergedRanges)
  }

  @Test("A new row before one that is there does not come in its place", arguments: formats)
  func newRowBefore(_ format: SpreadsheetFormat) throws {
    var sheet = Sheet(name: "Blad1")
    for place in ["A5", "C5", "A7"] { sheet.put(.text("gammalt"), place) }
    var workbook = Workbook()
    workbook.sheets = [sheet]
    let after = try edited(workbook, as: format) { editor in
      for place in ["A2", "B4", "A5", "B5"] {
        try editor.set(.text(place), at: address(place), on: "Blad1")
      }
    }
    let cells = after.sheets[0].rows.flatMap { row in
      row.cells.filter { !$0.value.isEmpty }.map { cell in
        "\(CellAddress(row: row.index, column: cell.column)) \(cell.displayText)"
      }
    }
    #expect(cells == ["A2 A2", "B4 B4", "A5 A5", "B5 B5", "C5 gammalt", "A7 gammalt"])
  }

  @Test("Rows and cells that are stored once are taken apart")
  func repetition() throws {
    var sheet = Sheet(name: "Blad1")
    sheet.put(.text("slut"), "J100")
    var workbook = Workbook()
    workbook.sheets = [sheet]
    let after = try edited(workbook, as: .ods) { editor in
      for place in ["E5", "B5", "E6", "A100", "J101", "J1"] {
        try editor.set(.text(place), at: address(place), on: "Blad1")
      }
    }
    let cells = after.sheets[0].rows.flatMap { row in
      row.cells.filter { !$0.value.isEmpty }.map { cell in
        "\(CellAddress(row: row.index, column: cell.column)) \(cell.value)"
      }
    }
    #expect(
      cells == [
        "J1 text(\"J1\")", "B5 text(\"B5\")", "E5 text(\"E5\")", "E6 text(\"E6\")",
        "A100 text(\"A100\")", "J100 text(\"slut\")", "J101 text(\"J101\")",
      ])
  }

  @Test("A table grows with its rows, which look like its last row", arguments: formats)
  func tables(_ format: SpreadsheetFormat) throws {
    var workbook = EverythingWorkbook.workbook
    for place in ["A10", "B10", "C10", "D10", "B11", "D11"] {
      workbook.sheets[0].put(.empty, place)
    }
    let after = try edited(workbook, as: format) { editor in
      try editor.append(
        [[.text("Nytt mål"), .text("Gul"), .number(5), .date(date("2025-12-31"))]], toTable: "mål")
      try editor.append([[.text("Ännu ett")], [.text("Ett till")]], toTable: "Mål")
    }
    let sheet = after.sheets[0]
    #expect(sheet.tables.first?.range.text == "A3:D11")
    #expect(sheet["A9"]?.value == .text("Nytt mål"))
    #expect(sheet["D9"]?.value == .date(date("2025-12-31")))
    #expect(sheet["A11"]?.value == .text("Ett till"))
    #expect(sheet["C9"]?.displayText == "5")
    #expect(sheet["A10"]?.style.alignment.wrapsText == true)
    if format == .xlsx {
      #expect(sheet.conditionalFormats[0].ranges.map(\.text) == ["B4:B11"])
      #expect(sheet.dataValidations[0].ranges.map(\.text) == ["B4:B11"])
      #expect(sheet.dataValidations[1].ranges.map(\.text) == ["E1:E3"])
    }
  }

  @Test("A table does not tear apart the one beside it", arguments: formats)
  func tableBeside(_ format: SpreadsheetFormat) throws {
    var sheet = Sheet(name: "Blad1")
    for (place, text) in [("A1", "Nr"), ("A2", "1"), ("D1", "Kod"), ("D2", "a"), ("D3", "b")] {
      sheet.put(.text(text), place)
    }
    sheet.tables = [
      Table(name: "Korta", range: range("A1:A2"), columnNames: ["Nr"]),
      Table(name: "Långa", range: range("D1:D3"), columnNames: ["Kod"]),
    ]
    var workbook = Workbook()
    workbook.sheets = [sheet]
    // Over empty cells it grows without moving rows.
    let after = try edited(workbook, as: format) { editor in
      try editor.append([[.text("2")]], toTable: "Korta")
    }
    #expect(after.sheets[0].tables.map(\.range.text) == ["A1:A3", "D1:D3"])
    #expect(after.sheets[0]["D3"]?.value == .text("b"))
    workbook.sheets[0].put(.text("Not"), "A3")
    var editor = try WorkbookEditor(try written(workbook, format))
    #expect {
      try editor.append([[.text("2")]], toTable: "Korta")
    } throws: {
      ($0 as? SpreadsheetError)?.kind == .tableCannotGrow(.otherTable)
    }
  }

  @Test("A table without header row grows, and keeps being one", arguments: formats)
  func headerless(_ format: SpreadsheetFormat) throws {
    var sheet = Sheet(name: "Blad1")
    for (place, number) in [("A1", 1.0), ("B1", 2), ("A2", 3), ("B2", 4)] {
      sheet.put(.number(number), place)
    }
    sheet.put(.number(4), "A4", formula: "SUM(A1:A2)")
    var table = Table(name: "Bara", range: range("A1:B2"), columnNames: ["Ett", "Två"])
    table.hasHeaderRow = false
    sheet.tables = [table]
    var workbook = Workbook()
    workbook.sheets = [sheet]
    let bytes = try written(workbook, format)
    #expect(try Validation(format.rawValue)?.faults(in: bytes) ?? "" == "")
    if format == .xlsx { #expect(try ExcelRules()?.faults(in: bytes) ?? "" == "") }
    var editor = try WorkbookEditor(bytes)
    try editor.append([[.number(5), .number(6)]], toTable: "Bara")
    let after = try WorkbookReader().read(editor.save()).workbook.sheets[0]
    #expect(after.tables.first?.range.text == "A1:B3")
    #expect(after.tables.first?.hasHeaderRow == false)
    #expect(after["A3"]?.value == .number(5))
    #expect(after["A5"]?.formula == "SUM(A1:A3)")
    // From one format to the other.
    let other: SpreadsheetFormat = format == .xlsx ? .ods : .xlsx
    let converted = try WorkbookReader().read(
      written(try WorkbookReader().read(bytes).workbook, other)
    ).workbook.sheets[0]
    #expect(converted.tables.map(\.hasHeaderRow) == [false])
    #expect(converted.tables.map(\.range.text) == ["A1:B2"])
  }

  @Test("A cell is found by its defined name")
  func names() throws {
    let after = try edited(EverythingWorkbook.workbook, as: .xlsx) { editor in
      try editor.set(.text("ny rubrik"), inCellNamed: "lokal")
    }
    #expect(after.sheets[0]["A1"]?.value == .text("ny rubrik"))
    #expect(throws: SpreadsheetError.self) {
      try edited(EverythingWorkbook.workbook, as: .xlsx) { editor in
        try editor.set(.number(1), inCellNamed: "Budget")
      }
    }
  }

  @Test("What cannot be done is refused")
  func refusals() throws {
    let bytes = try written(EverythingWorkbook.workbook, .xlsx)
    var editor = try WorkbookEditor(bytes)
    #expect(throws: SpreadsheetError.self) {
      try editor.set(.number(1), at: address("A1"), on: "Borta")
    }
    #expect(throws: SpreadsheetError.self) {
      try editor.set(.text(String(repeating: "x", count: 40_000)), at: address("A1"), on: "Ekonomi")
    }
    #expect(throws: SpreadsheetError.self) { try editor.append([[.number(1)]], toTable: "Borta") }
    #expect(throws: SpreadsheetError.self) { try WorkbookEditor(Array("a;b\n1;2\n".utf8)) }
  }

  private func refusal(_ bytes: [UInt8], _ place: String, _ value: CellValue = .number(7)) throws
    -> SpreadsheetError?
  {
    var editor = try WorkbookEditor(bytes)
    try editor.set(value, at: address(place), on: editor.sheetNames[0])
    do throws(SpreadsheetError) {
      _ = try editor.save()
      return nil
    } catch {
      return error
    }
  }

  @Test("A cell that an array formula or a data table fills is not set on its own")
  func arrays() throws {
    let rows = """
      <row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3</f></c><c r="B1"><v>1</v></c></row>\
      <row r="2"><c r="A2"><v>2</v></c><c r="D2"><f t="dataTable" ref="D2:D3" r1="B1"/></c></row>\
      <row r="4"><c r="A4"><v>2</v></c></row>
      """
    let bytes = PackageBuilder(rows: rows).bytes
    for place in ["A1", "A2", "A3", "D3"] {
      let error = try refusal(bytes, place)
      #expect(error?.kind == .cannotBeWritten)
      #expect(error?.place.cell == address(place))
    }
    for place in ["A4", "B2", "C2", "D4"] { #expect(try refusal(bytes, place) == nil) }
  }

  @Test("Nor is one of those that a formula of an OpenDocument fills")
  func matrices() throws {
    let document = FlatDocument(
      """
      <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>\
      <table:table-row><table:table-cell/><table:table-cell table:formula="of:=[.F1:.G2]" \
      table:number-matrix-rows-spanned="2" table:number-matrix-columns-spanned="2"/>\
      </table:table-row>
      """)
    var writer = ZipWriter()
    writer.add("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
    let content = String(decoding: document.bytes, as: UTF8.self)
      .replacing("office:document ", with: "office:document-content ")
      .replacing("/office:document>", with: "/office:document-content>")
    writer.add("content.xml", Array(content.utf8))
    let bytes = writer.finish()
    for place in ["B3", "C3", "B4", "C4"] {
      #expect(try refusal(bytes, place)?.place.cell == address(place))
    }
    for place in ["A3", "D3", "B2", "B5"] { #expect(try refusal(bytes, place) == nil) }
  }

  @Test("The heading of a table's column stays what the table says", arguments: formats)
  func headings(_ format: SpreadsheetFormat) throws {
    let bytes = try written(EverythingWorkbook.workbook, format)
    let table = try #require(EverythingWorkbook.workbook.sheets[0].tables.first)
    let place = table.range.first.text
    #expect(try refusal(bytes, place, .text(table.columnNames[0])) == nil)
    // In OpenDocument the cell alone says it.
    #expect(
      try refusal(bytes, place, .text("Annat"))?.place.cell?.text == (format == .xlsx ? place : nil)
    )
  }

  @Test("A sheet whose rows or cells stand out of order is not changed")
  func disorder() throws {
    for rows in [
      #"<row r="5"><c r="A5"><v>5</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>"#,
      #"<row r="1"><c r="B1"><v>5</v></c><c r="A1"><v>3</v></c></row>"#,
    ] { #expect(try refusal(PackageBuilder(rows: rows).bytes, "A1")?.kind == .cannotBeWritten) }
  }

  @Test("Merged cells with a name are one place", arguments: formats)
  func mergedName(_ format: SpreadsheetFormat) throws {
    var sheet = Sheet(name: "Blad1")
    sheet.put(.text("gammalt"), "B2")
    sheet.mergedRanges = [range("B2:D2")]
    var workbook = Workbook()
    workbook.sheets = [sheet]
    workbook.definedNames = [
      DefinedName(name: "Svar", standingFor: range("B2:D2"), onSheet: "Blad1"),
      DefinedName(name: "Flera", standingFor: range("B2:E2"), onSheet: "Blad1"),
    ]
    let after = try edited(workbook, as: format) { editor in
      try editor.set(.text("nytt"), inCellNamed: "Svar")
      #expect(throws: SpreadsheetError.self) {
        try editor.set(.text("nytt"), inCellNamed: "Flera")
      }
    }
    #expect(after.sheets[0]["B2"]?.value == .text("nytt"))
  }

  @Test("Without edits, every part stays as it is", arguments: formats)
  func noEdits(_ format: SpreadsheetFormat) throws {
    let bytes = try written(EverythingWorkbook.workbook, format)
    #expect(try WorkbookEditor(bytes).save() == bytes)
  }
}
