import Spreadsheet
import TestSupport
import Testing

@Suite("Writing OpenDocument")
struct ODSWritingTests {
  private func written(_ workbook: Workbook) throws -> Workbook {
    try WorkbookReader().read(WorkbookWriter().write(workbook, as: .ods)).workbook
  }

  private func written(_ sheet: Sheet) throws -> Sheet {
    var workbook = Workbook()
    workbook.sheets = [sheet]
    return try #require(try written(workbook).sheets.first)
  }

  @Test("A workbook that uses everything is read back with what OpenDocument has")
  func everything() throws {
    var workbook = EverythingWorkbook.workbook
    let again = try written(workbook)
    for position in workbook.sheets.indices { workbook.sheets[position].charts = [] }
    #expect(again.properties == workbook.properties)
    #expect(Set(again.definedNames) == Set(workbook.definedNames))
    #expect(again.sheets.map(\.name) == workbook.sheets.map(\.name))
    for (sheet, original) in zip(again.sheets, workbook.sheets) {
      for (row, originalRow) in zip(sheet.rows, original.rows) {
        for (cell, originalCell) in zip(row.cells, originalRow.cells) {
          #expect(cell.value == originalCell.value)
          #expect(cell.formula == originalCell.formula)
          #expect(cell.displayText == originalCell.displayText)
          #expect(cell.style.font == originalCell.style.font)
          #expect(cell.style.fill == originalCell.style.fill)
          #expect(cell.style.borders == originalCell.style.borders)
          #expect(cell.style.alignment == originalCell.style.alignment)
          #expect(cell.style.isLocked == originalCell.style.isLocked)
        }
        #expect(row.height == originalRow.height)
        #expect(row.isHidden == originalRow.isHidden)
      }
      #expect(sheet.columns == original.columns)
      #expect(sheet.mergedRanges == original.mergedRanges)
      #expect(sheet.comments == original.comments)
      #expect(sheet.hyperlinks == original.hyperlinks)
      #expect(sheet.conditionalFormats == original.conditionalFormats)
      #expect(Set(sheet.dataValidations) == Set(original.dataValidations))
      #expect(sheet.tables == original.tables)
      #expect(sheet.autofilter == original.autofilter)
      #expect(sheet.frozenRows == original.frozenRows)
      #expect(sheet.frozenColumns == original.frozenColumns)
      #expect(sheet.printSetup == original.printSetup)
      #expect(sheet.isProtected == original.isProtected)
      #expect(sheet.tabColor == original.tabColor)
      #expect((sheet.visibility == .visible) == (original.visibility == .visible))
    }
  }

  @Test("The same workbook gives the same bytes")
  func deterministic() throws {
    let first = try WorkbookWriter().write(EverythingWorkbook.workbook, as: .ods)
    let second = try WorkbookWriter().write(EverythingWorkbook.workbook, as: .ods)
    #expect(first == second)
  }

  @Test("Every part of it is valid, without extensions")
  func valid() throws {
    guard let validation = Validation("ods") else { return }
    let bytes = try WorkbookWriter().write(EverythingWorkbook.workbook, as: .ods)
    #expect(try validation.faults(in: bytes) == "")
  }

  @Test(
    "Any text that XML can hold comes back as it was",
    arguments: [
      " ", "  två  blanka ", "rad\nrad\n", "\ttab\t", " \t ", "_x0041_", "=1+1", "+1", "-1", "@a",
      "<&>\"'", "åäö 🧮", "#N/A", "1,5", "2025-12-31", String(repeating: "å", count: 40_000),
    ])
  func text(_ text: String) throws {
    var sheet = Sheet(name: "Blad1")
    sheet.put(.text(text), "A1")
    let again = try written(sheet)
    #expect(again["A1"]?.value == .text(text))
    #expect(again["A1"]?.formula == nil)
  }

  @Test(
    "A date or time keeps its type and its number format",
    arguments: [
      "yyyy-mm-dd", "d mmmm yyyy", "ddd d/m yy", "yyyy-mm-dd hh:mm:ss.000", "[h]:mm:ss", "hh:mm",
      "h:mm AM/PM", "mm:ss.0", "General", "0.00",
    ])
  func moments(_ format: String) throws {
    let values: [CellValue] = [
      .date(date("2025-12-31")), .date(date("0001-01-01")),
      .dateTime(moment("2025-12-31", hours: 23, minutes: 59)), .duration(.seconds(86_399)),
      .duration(.seconds(360_000)), .duration(.milliseconds(1500)),
    ]
    var sheet = Sheet(name: "Blad1")
    for (row, value) in values.enumerated() {
      sheet.set(
        value, at: CellAddress(row: row, column: 0), style: style { $0.numberFormat = format })
    }
    let again = try written(sheet)
    for (row, value) in values.enumerated() {
      #expect(again[CellAddress(row: row, column: 0)]?.value == value)
    }
  }

  @Test(
    "Number formats come back as they were",
    arguments: [
      "0", "0.00", "#,##0", "#,##0.00", "0%", "0.0 %", "0.00E+00", "# ?/?", "0.0##", "#,##0,",
      "@", "\"ca \"0\" kr\"", "#,##0;\u{2212}#,##0;0", "[Red]-0;[Blue]0", "[>=100]0;0.0",
    ])
  func numberFormats(_ format: String) throws {
    var sheet = Sheet(name: "Blad1")
    sheet.put(.number(0.5), "A1", style { $0.numberFormat = format })
    let again = try #require(try written(sheet)["A1"])
    let read = NumberFormat(again.style.numberFormat)
    for number in [0, 1, 0.5, -0.5, 12.3456, -1234.5, 1_234_567.891, 100] {
      let value = CellValue.number(number)
      #expect(read.text(for: value) == NumberFormat(format).text(for: value))
    }
  }
}
