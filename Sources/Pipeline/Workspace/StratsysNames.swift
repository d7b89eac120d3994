import Findings
import Foundation
import Reports
import Spreadsheet

/// Stratsys' own list of units and measures: `stratsys.csv` with the columns Organisation and Mått.
enum StratsysNames {
  /// Reads the list.
  static func names(
    from bytes: [UInt8], file: String
  ) throws(RunError) -> [StratsysExport.Name] {
    let workbook: Workbook
    do throws(SpreadsheetError) {
      workbook = try WorkbookReader().read(bytes).workbook
    } catch {
      throw .unusable(
        file: file,
        reason: Wording(
          "Filen går inte att läsa som CSV.",
          english: "The file cannot be read as CSV."))
    }
    func text(_ cell: Cell?) -> String? {
      if case .text(let text) = cell?.value { text } else { nil }
    }
    guard let rows = workbook.sheets.first?.rows, let header = rows.first,
      let organisation = header.cells.first(where: { text($0) == "Organisation" })?.column,
      let measure = header.cells.first(where: { text($0) == "Mått" })?.column
    else {
      throw .unusable(
        file: file,
        reason: Wording(
          "Första raden ska ha rubrikerna Organisation och Mått.",
          english: "The first row should have the headings Organisation and Mått."))
    }
    return rows.dropFirst().compactMap { row in
      guard let organisation = text(row[column: organisation]),
        let measure = text(row[column: measure])
      else { return nil }
      return StratsysExport.Name(organisation: organisation, measure: measure)
    }
  }
}
