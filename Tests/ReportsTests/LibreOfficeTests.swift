import Foundation
import Spreadsheet
import TestSupport
import Testing

@testable import Reports

@Suite("Reports in LibreOffice")
struct LibreOfficeTests {
  @Test(
    "LibreOffice computes the figure that is stored with every formula of every workbook",
    .enabled(if: Program.named("soffice") != nil, "LibreOffice is not installed"),
    arguments: [SpreadsheetFormat.xlsx, .ods])
  func recalculation(_ format: SpreadsheetFormat) throws {
    let soffice = try #require(Program.named("soffice"))
    let folder = try TemporaryFolder()
    let workbooks = try EveryReportTests.workbooks()
    var files: [URL] = []
    for (position, workbook) in workbooks.enumerated() {
      let file = folder.location.appending(path: "\(position).\(format.rawValue)")
      // Without results, LibreOffice has to work them out.
      try Data(WorkbookWriter().write(workbook.withoutResults, as: format)).write(to: file)
      files.append(file)
    }
    let results = folder.location.appending(path: "out")
    let outcome = try soffice.run(
      [
        "-env:UserInstallation=file://\(folder.location.path)/profile", "--headless",
        "--convert-to", "xlsx", "--outdir", results.path,
      ] + files.map(\.path))
    #expect(outcome.code == 0)

    var count = 0
    for (position, workbook) in workbooks.enumerated() {
      let saved = try Data(contentsOf: results.appending(path: "\(position).xlsx"))
      let computed = try WorkbookReader().read([UInt8](saved)).workbook
      for (sheet, address, cell) in workbook.cells where cell.formula != nil {
        guard case .number(let stored) = cell.value,
          case .number(let number)? = computed[sheet: sheet.name]?[address]?.value
        else {
          Issue.record("\(position) \(sheet.name)!\(address) has no number")
          continue
        }
        #expect(abs(stored - number) < 1e-9, "\(position) \(sheet.name)!\(address)")
        count += 1
      }
    }
    #expect(count > 200)
  }

  @Test("Every workbook is valid in both formats, and the same each time")
  func valid() throws {
    for workbook in try EveryReportTests.workbooks() {
      let bytes = try WorkbookWriter().write(workbook, as: .xlsx)
      let document = try WorkbookWriter().write(workbook, as: .ods)
      #expect(try WorkbookWriter().write(workbook, as: .xlsx) == bytes)
      #expect(try WorkbookWriter().write(workbook, as: .ods) == document)
      #expect(try Validation("xlsx")?.faults(in: bytes) ?? "" == "")
      #expect(try Validation("ods")?.faults(in: document) ?? "" == "")
      #expect(try ExcelRules()?.faults(in: bytes) ?? "" == "")
    }
  }
}

extension Workbook {
  /// The workbook with no result stored beside any formula, so that a program must compute them.
  fileprivate var withoutResults: Workbook {
    var workbook = self
    for position in workbook.sheets.indices {
      for row in workbook.sheets[position].rows {
        var row = row
        for index in row.cells.indices where row.cells[index].formula != nil {
          row.cells[index].value = .notCalculated
        }
        workbook.sheets[position].set(row)
      }
    }
    return workbook
  }
}
