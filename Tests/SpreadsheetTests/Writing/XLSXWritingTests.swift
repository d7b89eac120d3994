import Spreadsheet
import TestSupport
import Testing

@Suite("Writing XLSX")
struct XLSXWritingTests {
  @Test("Texts that look alike, but are of other characters, stay as they are")
  func normalization() throws {
    var sheet = Sheet(name: "Blad1")
    let texts = ["caf\u{E9}", "cafe\u{301}", "caf\u{E9}"]
    for (row, text) in texts.enumerated() { sheet.put(.text(text), "A\(row + 1)") }
    var workbook = Workbook()
    workbook.sheets = [sheet]
    let read = try WorkbookReader().read(WorkbookWriter().write(workbook, as: .xlsx)).workbook
    for (row, text) in texts.enumerated() {
      guard case .text(let found)? = read.sheets[0]["A\(row + 1)"]?.value else {
        Issue.record("no text")
        continue
      }
      #expect(Array(found.utf8) == Array(text.utf8))
    }
  }

  private func written(_ workbook: Workbook) throws -> Workbook {
    try WorkbookReader().read(WorkbookWriter().write(workbook, as: .xlsx)).workbook
  }

  private func written(_ sheet: Sheet) throws -> Sheet {
    var workbook = Workbook()
    workbook.sheets = [sheet]
    return try #require(try written(workbook).sheets.first)
  }

  @Test(
    "A workbook that uses everything is read back the same",
    arguments: [
      DateSystem.from1900, .from1904,
    ])
  func everything(_ dateSystem: DateSystem) throws {
    var workbook = EverythingWorkbook.workbook
    workbook.dateSystem = dateSystem
    let again = try written(workbook)
    // Charts are written and not read.
    for position in workbook.sheets.indices { workbook.sheets[position].charts = [] }
    #expect(again.properties == workbook.properties)
    // The filter of a sheet has a name of its own, which programs hide.
    #expect(again.definedNames.filter { !$0.name.hasPrefix("_xlnm.") } == workbook.definedNames)
    #expect(again.dateSystem == workbook.dateSystem)
    #expect(again.sheets.map(\.name) == workbook.sheets.map(\.name))
    for (sheet, original) in zip(again.sheets, workbook.sheets) {
      for (row, originalRow) in zip(sheet.rows, original.rows) { #expect(row == originalRow) }
      #expect(sheet == original)
    }
  }

  @Test("The same workbook gives the same bytes")
  func deterministic() throws {
    let first = try WorkbookWriter().write(EverythingWorkbook.workbook, as: .xlsx)
    let second = try WorkbookWriter().write(EverythingWorkbook.workbook, as: .xlsx)
    #expect(first == second)
  }

  @Test("Every part of it is valid")
  func valid() throws {
    guard let validation = Validation("xlsx") else { return }
    let bytes = try WorkbookWriter().write(EverythingWorkbook.workbook, as: .xlsx)
    #expect(try validation.faults(in: bytes) == "")
  }

  @Test(
    "Any text comes back as it was",
    arguments: [
      " ", "  två  blanka ", "rad\nrad", "\ttab", "_x0041_", "_x005F_",
      "_xZZZZ_ _", "\u{1}\u{1F}\u{FFFE}\u{FFFF}", "=1+1", "+1", "-1", "@a", "<&>\"'", "åäö 🧮",
      "#N/A", "1,5", "2025-12-31", String(repeating: "å", count: 32_767),
    ])
  func text(_ text: String) throws {
    var sheet = Sheet(name: "Blad1")
    sheet.put(.text(text), "A1")
    sheet.put(.text(text), "A2", formula: "A1&\"\"")
    let again = try written(sheet)
    #expect(again["A1"]?.value == .text(text))
    #expect(again["A1"]?.formula == nil)
    #expect(again["A2"]?.value == .text(text))
  }

  @Test(
    "Any number comes back as it was",
    arguments: [
      0, -0.0, 0.1, 0.1 + 0.2, 1.0 / 3, -1e-300, 1.7976931348623157e308,
      Double.leastNonzeroMagnitude, 1e15, 1e16,
      123_456_789_012_345, 9_007_199_254_740_992, -42,
    ])
  func number(_ number: Double) throws {
    var sheet = Sheet(name: "Blad1")
    sheet.put(.number(number), "A1")
    #expect(try written(sheet)["A1"]?.value == .number(number))
  }

  @Test(
    "A date or time keeps its type, whatever the number format",
    arguments: [
      "General", "0.00", "@", "#,##0 \"dagar\"", "yyyy-mm-dd", "[h]:mm:ss", "hh:mm",
      "d/m/yyyy hh:mm",
    ])
  func moments(_ format: String) throws {
    let values: [CellValue] = [
      .date(date("2025-12-31")), .date(date("1900-01-01")), .date(date("1900-02-28")),
      .date(date("1900-03-01")), .date(date("9999-12-31")),
      .dateTime(moment("2025-12-31", hours: 23, minutes: 59)),
      .dateTime(CivilDateTime(date: date("2025-12-31"), millisecondOfDay: 1)),
      .duration(.zero), .duration(.seconds(86_399)), .duration(.seconds(86_400)),
      .duration(.seconds(-60)), .duration(.seconds(360_000)),
    ]
    var sheet = Sheet(name: "Blad1")
    for (row, value) in values.enumerated() {
      sheet.set(
        value, at: CellAddress(row: row, column: 0), style: style { $0.numberFormat = format })
    }
    let again = try written(sheet)
    for (row, value) in values.enumerated() {
      let read = again[CellAddress(row: row, column: 0)]?.value
      if case .date(let day) = value, format.contains("hh") || format.contains("h]") {
        // A day under a format with a clock is read as its midnight.
        let midnight = CivilDateTime(date: day, millisecondOfDay: 0)
        #expect(read == value || read == .dateTime(midnight))
      } else {
        #expect(read == value, "row \(row + 1)")
      }
    }
  }

  @Test("What XLSX cannot hold is written by rule")
  func rules() throws {
    var sheet = Sheet(name: "Blad1")
    sheet.put(.number(.infinity), "A1")
    sheet.put(.number(.nan), "A2")
    sheet.put(.notCalculated, "A3")
    sheet.put(.notCalculated, "A4", formula: "1+1")
    sheet.put(.date(date("1899-12-31")), "A5")
    sheet.put(.error("Err:502"), "A6")
    let again = try written(sheet)
    #expect(again["A1"]?.value == .error("#NUM!"))
    #expect(again["A2"]?.value == .error("#NUM!"))
    #expect(again["A3"]?.value == .error("#N/A"))
    #expect(again["A4"]?.value == .notCalculated)
    #expect(again["A5"]?.value == .text("1899-12-31"))
    #expect(again["A6"]?.value == .error("#VALUE!"))
  }
}
