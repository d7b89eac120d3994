import Foundation
import Spreadsheet
import TestSupport
import Testing

/// What the writer writes, the reader reads back.
@Suite("Written files read back")
struct RoundTripTests {
  /// A workbook with every kind of value, style and feature that a file can hold.
  static func workbook() throws -> Workbook {
    var sheet = Sheet(name: "Mål & mått")
    let date = try #require(CivilDate(year: 2025, month: 12, day: 31))
    let values: [CellValue] = [
      .number(0), .number(-1234.5), .number(1e-7), .number(0.1 + 0.2), .number(1e20),
      .text("  Två  blanka \n och\tflik "), .text("007"), .text("=1+1"), .text("å & <ä> \"ö\""),
      .text("en\n\ntre"), .boolean(true), .boolean(false), .date(date),
      .dateTime(CivilDateTime(date: date, millisecondOfDay: 30_609_123)),
      .duration(.seconds(108_061)), .duration(.milliseconds(500)), .error("#DIV/0!"),
      .error("#N/A"),
    ]
    let formats = [
      "General", "#,##0.00", "0 %", "yyyy-mm-dd", "#,##0 \"kr\"", "0.0;[Red]-0.0",
      "# ??/??", "0.00E+00", "d mmmm yyyy", "@", "#,##0.0,", "0.0##",
    ]
    for (row, value) in values.enumerated() {
      sheet.set(value, at: CellAddress(row: 2 * row, column: 1))
    }
    for (row, format) in formats.enumerated() {
      var style = CellStyle()
      style.numberFormat = format
      sheet.set(.number(-1234.567), at: CellAddress(row: 2 * row, column: 3), style: style)
    }
    for (column, style) in styles().enumerated() {
      sheet.set(.text("x"), at: CellAddress(row: 1, column: 5 + column), style: style)
      sheet.set(.empty, at: CellAddress(row: 3, column: 5 + column), style: style)
    }
    sheet.set(.number(3), at: CellAddress(row: 4, column: 6), formula: "SUM(B1:B2,$C$3)")
    sheet.set(.notCalculated, at: CellAddress(row: 5, column: 6), formula: "IF(B1=\"a;b\",1,2)")
    sheet.set(.text("länk"), at: CellAddress(row: 6, column: 6))
    sheet.set(.text("hit"), at: CellAddress(row: 7, column: 6))
    sheet.set(.text("samman"), at: CellAddress(row: 8, column: 6))
    sheet.mergedRanges = [CellRange("G9:I10")].compactMap { $0 }
    sheet.comments[CellAddress(row: 0, column: 1)] = Comment(author: "Åsa", text: "Se\növer")
    sheet.hyperlinks[CellAddress(row: 6, column: 6)] = "https://example.se/a?b=c"
    sheet.hyperlinks[CellAddress(row: 7, column: 6)] = "#Dold!B7"
    sheet.columns = [1: Column(width: 20), 3: Column(isHidden: true)]
    var hidden = sheet.row(at: 3) ?? Row(index: 3)
    hidden.isHidden = true
    hidden.height = 30
    sheet.set(hidden)
    var validation = DataValidation(
      ranges: [CellRange("K1:L5")].compactMap { $0 }, rule: .list(["Grön", "Röd"]))
    validation.prompt = "Välj"
    sheet.dataValidations = [validation]
    sheet.conditionalFormats = [
      ConditionalFormat(
        ranges: [CellRange("N1:N9")].compactMap { $0 }, condition: .textEquals("Grön"),
        fill: Color(hex: "00B050"))
    ]
    sheet.frozenRows = 1
    sheet.frozenColumns = 2
    sheet.isProtected = true
    sheet.tabColor = Color(hex: "FFC000")
    var other = Sheet(name: "Dold")
    other.visibility = .hidden
    other.set(.text("Mål"), at: CellAddress(row: 0, column: 0))
    other.set(.text("Utfall"), at: CellAddress(row: 0, column: 1))
    other.set(.number(1), at: CellAddress(row: 1, column: 0))
    other.tables = [CellRange("A1:B2")].compactMap { $0 }.map {
      Table(name: "Tabell1", range: $0, columnNames: ["Mål", "Utfall"])
    }
    var workbook = Workbook()
    workbook.sheets = [sheet, other]
    workbook.definedNames = [DefinedName(name: "målet", formula: "Dold!$A$1:$B$2")]
    workbook.properties.title = "Styrkort"
    workbook.properties.custom = ["Enhet": "Skolan"]
    return workbook
  }

  private static func styles() -> [CellStyle] {
    var styles = [CellStyle](repeating: CellStyle(), count: 6)
    styles[0].fill = Color(hex: "00B050")
    styles[1].font.isBold = true
    styles[1].font.color = Color(hex: "C00000")
    styles[2].font.isItalic = true
    styles[2].font.isUnderlined = true
    styles[2].font.isStruckThrough = true
    styles[2].font.name = "Arial"
    styles[2].font.size = 14
    styles[3].borders = Borders(all: Borders.Line(.thin))
    styles[3].borders.left = Borders.Line(.double, color: Color(red: 255, green: 0, blue: 0))
    styles[4].alignment.horizontal = .right
    styles[4].alignment.vertical = .center
    styles[4].alignment.wrapsText = true
    styles[4].alignment.indent = 2
    styles[5].isLocked = false
    return styles
  }

  @Test("Cells keep values, formulas, texts and looks", arguments: [SpreadsheetFormat.ods, .xlsx])
  func cells(format: SpreadsheetFormat) throws {
    let original = try Self.workbook()
    let bytes = try WorkbookWriter().write(original, as: format)
    let read = try WorkbookReader().read(bytes).workbook
    #expect(read.sheets.map(\.name) == original.sheets.map(\.name))
    for (sheet, written) in zip(read.sheets, original.sheets) {
      for row in written.rows {
        for cell in row.cells {
          let address = CellAddress(row: row.index, column: cell.column)
          let found = try #require(sheet[address], "\(address)")
          #expect(found.value == cell.value, "\(address)")
          #expect(
            found.formula == cell.formula || cell.value == .error("#DIV/0!")
              || cell.value == .error("#N/A"), "\(address)")
          #expect(found.style.fill == cell.style.fill, "\(address)")
          #expect(found.style.font == cell.style.font, "\(address)")
          #expect(found.style.borders == cell.style.borders, "\(address)")
          #expect(found.style.alignment == cell.style.alignment, "\(address)")
          #expect(found.style.isLocked == cell.style.isLocked, "\(address)")
          if case .number = cell.value {
            #expect(found.displayText == cell.displayText, "\(address) \(cell.style.numberFormat)")
          }
        }
      }
      let extra = sheet.rows.flatMap(\.cells).count { !$0.value.isEmpty }
      #expect(extra == written.rows.flatMap(\.cells).count { !$0.value.isEmpty })
    }
  }

  @Test("What lies over the cells is kept", arguments: [SpreadsheetFormat.ods, .xlsx])
  func features(format: SpreadsheetFormat) throws {
    let original = try Self.workbook()
    let bytes = try WorkbookWriter().write(original, as: format)
    let read = try WorkbookReader().read(bytes).workbook
    #expect(read.definedNames.filter { !$0.name.hasPrefix("_xlnm") } == original.definedNames)
    #expect(read.properties.title == original.properties.title)
    #expect(read.properties.custom == original.properties.custom)
    for (sheet, written) in zip(read.sheets, original.sheets) {
      #expect(sheet.visibility == written.visibility)
      #expect(sheet.mergedRanges == written.mergedRanges)
      #expect(sheet.comments == written.comments)
      // The name of a sheet may get quotes that it does not need.
      let links = sheet.hyperlinks.mapValues { $0.replacing("'", with: "") }
      #expect(links == written.hyperlinks)
      #expect(sheet.dataValidations == written.dataValidations)
      #expect(sheet.conditionalFormats == written.conditionalFormats)
      #expect(sheet.tables == written.tables)
      #expect(sheet.frozenRows == written.frozenRows)
      #expect(sheet.frozenColumns == written.frozenColumns)
      #expect(sheet.isProtected == written.isProtected)
      #expect(sheet.tabColor == written.tabColor)
      for (column, properties) in written.columns {
        #expect(sheet.columns[column]?.isHidden == properties.isHidden)
        if let width = properties.width {
          #expect(abs((sheet.columns[column]?.width ?? 0) - width) < 0.8)
        }
      }
      #expect(sheet.row(at: 3)?.isHidden == written.row(at: 3)?.isHidden)
      #expect(sheet.row(at: 3)?.height == written.row(at: 3)?.height)
    }
  }

  @Test(
    "Texts keep every character that a file can hold", arguments: [SpreadsheetFormat.ods, .xlsx])
  func texts(format: SpreadsheetFormat) throws {
    let pieces = [
      " ", "  ", "\t", "\n", "å", "x", "&", "<", "\"", "'", "=", "😀", "\u{A0}", "_x0041_",
    ]
    var random = SeededGenerator(seed: 11)
    var sheet = Sheet(name: "Blad1")
    for row in 0..<300 {
      let text = (0..<Int.random(in: 1...8, using: &random))
        .compactMap { _ in pieces.randomElement(using: &random) }.joined()
      sheet.set(.text(text), at: CellAddress(row: row, column: 0))
    }
    var workbook = Workbook()
    workbook.sheets = [sheet]
    let read = try WorkbookReader().read(WorkbookWriter().write(workbook, as: format)).workbook
    for row in sheet.rows {
      #expect(read.sheets[0].row(at: row.index)?.cells.map(\.value) == row.cells.map(\.value))
    }
  }

  @Test("CSV keeps what it can hold: the texts of values")
  func csv() throws {
    var sheet = Sheet(name: "Blad1")
    let texts = ["a;b", "\"c\"", "två\nrader", " x ", "1,5", "007", "å"]
    for (index, text) in texts.enumerated() {
      sheet.set(.text(text), at: CellAddress(row: index * 2, column: index % 3))
    }
    var workbook = Workbook()
    workbook.sheets = [sheet]
    let read = try WorkbookReader().read(WorkbookWriter().write(workbook, as: .csv)).workbook
    #expect(read.sheets[0].rows.map(\.index) == sheet.rows.map(\.index))
    #expect(
      read.sheets[0].rows.map { $0.cells.map(\.value) }
        == sheet.rows.map { $0.cells.map(\.value) })
  }
}
