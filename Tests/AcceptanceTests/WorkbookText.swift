import Foundation
import Spreadsheet

/// What stands in a workbook, without the line that tells which run it came from.
struct WorkbookText {
  let location: URL

  init(of location: URL) { self.location = location }

  /// The text and figures of all sheets, a line for each cell.
  func text() throws -> [String] {
    let workbook = try WorkbookReader().read([UInt8](Data(contentsOf: location))).workbook
    return workbook.sheets.flatMap { sheet in
      sheet.rows.flatMap { row in
        row.cells.map { "\(sheet.name)!\(row.index):\($0.column) \($0.value)" }
      }
    }.filter { !$0.contains("samma underlag ger alltid samma bok") }
  }
}
