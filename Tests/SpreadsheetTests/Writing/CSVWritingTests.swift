import Foundation
import Spreadsheet
import TestSupport
import Testing

@Suite("Writing CSV")
struct CSVWritingTests {
  private func sheet(_ rows: [[CellValue]]) -> Sheet {
    var sheet = Sheet(name: "Blad1")
    for (row, values) in rows.enumerated() {
      for (column, value) in values.enumerated() {
        sheet.set(value, at: CellAddress(row: row, column: column))
      }
    }
    return sheet
  }

  private func text(_ sheets: Sheet...) throws -> String {
    var workbook = Workbook()
    workbook.sheets = sheets
    let bytes = try WorkbookWriter().write(workbook, as: .csv)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    return String(decoding: bytes.dropFirst(3), as: UTF8.self)
  }

  @Test(
    "Each value is written as Excel under Swedish settings reads it",
    arguments: [
      (CellValue.text("mål"), "mål"), (.text("a;b"), "\"a;b\""),
      (.text("sa \"ja\""), "\"sa \"\"ja\"\"\""),
      (.text("två\nrader"), "\"två\nrader\""), (.text("a,b"), "a,b"), (.number(1234.5), "1234,5"),
      (.number(-5), "-5"), (.boolean(true), "SANT"), (.date(date("2025-12-31")), "2025-12-31"),
      (.dateTime(moment("2025-01-02", hours: 8, minutes: 30)), "2025-01-02 08:30:00"),
      (.duration(.seconds(108_090)), "30:01:30"), (.error("#N/A"), "#N/A"), (.empty, ""),
      (.notCalculated, ""),
    ])
  func values(_ value: CellValue, _ expected: String) throws {
    #expect(try text(sheet([[.text("x"), value], [.text("y")]])) == "x;\(expected)\r\ny;\r\n")
  }

  @Test(
    "A text that looks like a formula is written as text; a number never changes",
    arguments: [
      (CellValue.text("=1+1"), "'=1+1"), (.text("+46"), "'+46"), (.text("-12"), "'-12"),
      (.text("@a"), "'@a"), (.text("\tx"), "'\tx"), (.text("\rx"), "\"'\rx\""), (.text("-"), "-"),
      (.number(-12), "-12"), (.text("1=1"), "1=1"),
    ])
  func formulas(_ value: CellValue, _ expected: String) throws {
    #expect(try text(sheet([[value]])) == expected + "\r\n")
  }

  @Test("The file is read back with the same texts")
  func roundTrip() throws {
    let rows: [[CellValue]] = [
      [.text("Mål"), .text("Utfall")], [.text("a;b \"c\"\nd"), .number(1.5)], [.text("å"), .empty],
    ]
    var workbook = Workbook()
    workbook.sheets = [sheet(rows)]
    let bytes = try WorkbookWriter().write(workbook, as: .csv)
    let again = try #require(try WorkbookReader().read(bytes).workbook.sheets.first)
    #expect(again["A2"]?.value == .text("a;b \"c\"\nd"))
    #expect(again["B2"]?.value == .text("1,5"))
  }

  @Test("More sheets than one are refused by name")
  func manySheets() throws {
    var second = sheet([[.number(1)]])
    second.name = "Blad2"
    let error = #expect(throws: SpreadsheetError.self) {
      try text(sheet([[.number(1)]]), second)
    }
    #expect(error?.kind == .cannotBeWritten)
    #expect(error?.place.sheet == "Blad2")
  }

  @Test("Two cells in opposite corners are no reason to write billions of fields")
  func corners() throws {
    var sheet = sheet([[.number(1)]])
    sheet.put(.number(2), "XFD1048576")
    var workbook = Workbook()
    workbook.sheets = [sheet]
    let error = #expect(throws: SpreadsheetError.self) { try DataPackage(workbook) }
    #expect(error?.kind == .cannotBeWritten)
  }

  @Test("A data package has a file for each table, with typed columns")
  func dataPackage() throws {
    var workbook = EverythingWorkbook.workbook
    workbook.sheets.removeAll { $0.visibility != .visible }
    let package = try DataPackage(workbook, missingTexts: ["Svart"])
    #expect(
      package.files.map(\.path) == [
        "datapackage.json", "mal.csv", "ekonomi.csv", "stilar.csv",
      ])
    let goals = try #require(package.files.first { $0.path == "mal.csv" })
    let lines = String(decoding: goals.bytes, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.first == "Mål,Status,Utfall,Datum")
    #expect(lines.last == "\"Mål 8 & <mått>\nrad två\",grön,39379.5,2025-12-05")
    #expect(lines[4] == "\"Mål 7 & <mått>\nrad två\",,27034.5,2025-12-04")
    let description = try #require(package.files.first)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(description.bytes)) as? [String: Any])
    let resources = try #require(json["resources"] as? [[String: Any]])
    let schema = try #require(resources.first?["schema"] as? [String: Any])
    let fields = try #require(schema["fields"] as? [[String: String]])
    #expect(fields.map { $0["type"] } == ["string", "string", "number", "date"])
    #expect(json["name"] as? String == "malkort")
    #expect(json["körning"] as? String == "17")
    #expect(try DataPackage(workbook, missingTexts: ["Svart"]) == package)
  }

  @Test("Of a table without a header row every row is a record")
  func tableWithoutHeader() throws {
    var sheet = sheet([[.text("a"), .number(2.5)], [.text("b"), .number(4)]])
    var table = Table(
      name: "Utan",
      range: CellRange(CellAddress(row: 0, column: 0), CellAddress(row: 1, column: 1)),
      columnNames: ["Column1", "Column2"])
    table.hasHeaderRow = false
    sheet.tables = [table]
    var workbook = Workbook()
    workbook.sheets = [sheet]
    let package = try DataPackage(workbook)
    let file = try #require(package.files.last)
    #expect(String(decoding: file.bytes, as: UTF8.self) == "Column1,Column2\r\na,2.5\r\nb,4\r\n")
    let description = String(decoding: try #require(package.files.first).bytes, as: UTF8.self)
    #expect(description.contains("number") && !description.contains("integer"))
  }
}
