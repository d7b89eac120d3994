import Scorecards
import Spreadsheet
import Testing

@testable import Reports

@Suite("The data for other programs")
struct DataReportTests {
  private func workbook() throws -> Workbook {
    let municipality = SmallMunicipality()
    return DataReport(try municipality.consolidation(), municipality.metadata).workbook
  }

  @Test("Names of tables and columns are letters a to z, digits and underscores")
  func names() throws {
    let tables = try workbook().sheets.flatMap(\.tables)
    #expect(
      tables.map(\.name) == [
        "mal", "indikatorer", "utfall", "aktiviteter", "ekonomi", "investeringar", "inlamningar",
        "anmarkningar",
      ])
    for name in tables.flatMap({ [$0.name] + $0.columnNames }) {
      #expect(name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") })
    }
  }

  @Test("A row stands for a thing, and what is missing is empty")
  func records() throws {
    let workbook = try workbook()
    #expect(try workbook.records(of: "mal").count == 6)
    #expect(try workbook.records(of: "inlamningar").count == 6)
    let goal = try #require(workbook.records(of: "mal").last)
    #expect(goal["enhet_kod"] == .text("SN"))
    #expect(goal["bedomd"] == .empty)
    #expect(goal["avgjord"] == .boolean(false))
    let unmeasured = try #require(
      workbook.records(of: "indikatorer").first { $0["enhet_kod"] == .text("BUN-FSK-01") })
    #expect(unmeasured["utfall"] == .empty)
    #expect(unmeasured["utfall_saknas_for"] == .text("ej mätt"))
    #expect(unmeasured["malvarde_lagst"] == .number(80))
    #expect(unmeasured["malvarde_hogst"] == .empty)
  }

  @Test("Every figure of the economy has its cell, and outcomes add up to 5 × (110,5 − 425)")
  func economy() throws {
    let records = try workbook().records(of: "ekonomi")
    #expect(records.allSatisfy { $0["kalla_cell"] != .empty })
    let outcomes = records.filter { $0["figur"] == .text("utfall") }.compactMap { record in
      if case .number(let number) = record["belopp_tkr"] { number } else { nil }
    }
    #expect(outcomes.reduce(0, +) == -1572.5)
  }

  @Test("Names of persons stay in the units")
  func persons() throws {
    for cell in try workbook().cells {
      #expect(cell.cell.value != .text(SmallMunicipality.manager))
    }
  }

  @Test("The description lists every file")
  func description() throws {
    let files = try DataPackage(workbook()).files
    #expect(files.count == 9)
    let description = String(decoding: try #require(files.first).bytes, as: UTF8.self)
    for file in files.dropFirst() { #expect(description.contains("\"\(file.path)\"")) }
    let economy = try #require(files.first { $0.path == "ekonomi.csv" })
    #expect(
      String(decoding: economy.bytes, as: UTF8.self)
        .contains("2025,K,K,Ekeby kommun,kommun,intäkter,utfall,110.5,K.xlsx,Ekonomi,C5\r\n"))
  }
}
