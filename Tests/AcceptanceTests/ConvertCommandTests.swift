import Foundation
import Spreadsheet
import TestSupport
import Testing

@Suite("The command convert")
struct ConvertCommandTests {
  @Test("convert keeps every value, from each format to each", arguments: ["xlsx", "ods"])
  func convert(suffix: String) throws {
    let folder = try TemporaryFolder()
    for source in [
      "Kommunstyrelsen/Gata och park styrkort 2025.xlsx", "Kommunstyrelsen/Målkort gatuenheten.ods",
    ] {
      let target = folder.location.appending(path: "kopia.\(suffix)").path
      let outcome = try Program.styrkort.run(["convert", sample(source), target])
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(try values(in: target) == values(in: sample(source)), "\(source) to \(suffix)")
    }
  }

  @Test("convert says what did not follow, with numbers, and tables come back from a folder")
  func omissions() throws {
    let folder = try TemporaryFolder()
    var workbook = Workbook()
    var sheet = Sheet(name: "Tabell")
    let rows: [[CellValue]] = [
      [.text("Namn"), .text("Antal"), .text("Dag")],
      [
        .text("=farligt"), .number(1.5),
        .date(try #require(CivilDate(year: 2025, month: 12, day: 31))),
      ],
      [.text("Två"), .number(2), .empty],
    ]
    for (index, values) in rows.enumerated() {
      let cells = values.enumerated().map { Cell(column: $0.offset, value: $0.element) }
      sheet.set(Row(index: index, cells: cells))
    }
    let range = try #require(CellRange("A1:C3"))
    sheet.tables = [Table(name: "Tabell", range: range, columnNames: ["Namn", "Antal", "Dag"])]
    let cell = try #require(CellAddress("B2"))
    sheet.comments = [cell: Spreadsheet.Comment(author: "jag", text: "Se över")]
    var chart = Chart(.line, title: "Antal", over: try #require(CellRange("E1:H9")))
    chart.series = [
      Chart.Series("Antal", SheetRange("Tabell", try #require(CellRange("B2:B3"))), color: .black)
    ]
    sheet.charts = [chart]
    workbook.sheets = [sheet]
    let source = folder.location.appending(path: "in.xlsx")
    try Data(WorkbookWriter().write(workbook, as: .xlsx)).write(to: source)
    let package = folder.location.appending(path: "paket").path
    let first = try Program.styrkort.run(["convert", source.path, package])
    #expect(first.code == 0)
    #expect(first.errors == "\(package): Följde inte med: 1 diagram, 1 kommentar.\n")
    let back = folder.location.appending(path: "ut.ods")
    let second = try Program.styrkort.run(["convert", package, back.path])
    #expect(second.code == 0, "\(second.errors)")
    let again = try WorkbookReader().read([UInt8](Data(contentsOf: back))).workbook
    #expect(again.sheets.map(\.name) == ["Tabell"])
    #expect(
      again.sheets[0].rows.map { $0.cells.map(\.value).filter { !$0.isEmpty } }
        == rows.map { $0.filter { !$0.isEmpty } })
    let none = try Program.styrkort.run([
      "convert", folder.location.path, folder.location.appending(path: "x.ods").path,
    ])
    #expect(none.code == 2 && none.errors.contains("datapackage.json"))
  }

  private func values(in file: String) throws -> [String] {
    try Program.styrkort.run(["cells", file]).output.split(separator: "\n").map { line in
      let cell = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return ["name", "ref", "type", "value"].map { "\(cell?[$0] ?? "")" }.joined(separator: " ")
    }
  }

  private func sample(_ path: String) -> String {
    projectFolder.appending(path: "Samples/inkorg/\(path)").path
  }
}
