import Foundation
import Spreadsheet

/// What stands in a workbook, a line for each cell.
struct WorkbookText {
  let location: URL

  /// The text and figures of all sheets, but for the run that the workbook came from.
  func lines(without runID: String) throws -> [String] {
    let workbook = try WorkbookReader().read([UInt8](Data(contentsOf: location))).workbook
    return workbook.sheets.flatMap { sheet in
      sheet.rows.flatMap { row in
        row.cells.map { "\(sheet.name)!\(row.index):\($0.column) \($0.value)" }
      }
    }.map { $0.replacing(runID, with: "") }
  }
}
