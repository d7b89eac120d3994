import Foundation
import Spreadsheet
import TestSupport
import Testing

@testable import Reports

@Suite("Reports in LibreOffice")
struct LibreOfficeTests {
  @Test(
    "LibreOffice computes the figure that is stored with every formula of every workbook",
    arguments: [SpreadsheetFormat.xlsx, .ods])
  func recalculation(_ format: SpreadsheetFormat) throws {
    let folder = try TemporaryFolder()
    guard let office = try LibreOffice(in: folder.location) else { return }
    let workbooks = try EveryReportTests.workbooks()
    var files: [URL] = []
    for (position, workbook) in workbooks.enumerated() {
      let file = folder.location.appending(path: "\(position).\(format.rawValue)")
      try Data(WorkbookWriter().write(workbook.withWrongResults, as: format)).write(to: file)
      files.append(file)
    }
    let results = try office.xlsx(of: files, to: folder.location.appending(path: "out"))

    var count = 0
    for (position, workbook) in workbooks.enumerated() {
      let saved = try Data(contentsOf: results[position])
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
  /// The workbook with a wrong result beside every formula, so that only a program that computes them
  /// finds the right ones.
  fileprivate var withWrongResults: Workbook {
    var workbook = self
    for position in workbook.sheets.indices {
      for row in workbook.sheets[position].rows {
        var row = row
        for index in row.cells.indices where row.cells[index].formula != nil {
          row.cells[index].value = .number(987_654_321)
        }
        workbook.sheets[position].set(row)
      }
    }
    return workbook
  }
}
