import Foundation
import Spreadsheet
import TestSupport
import Testing

@testable import Reports

@Suite("Reports in LibreOffice")
struct LibreOfficeTests {
  @Test(
    "LibreOffice computes the figure that is stored with every formula",
    .enabled(if: Program.named("soffice") != nil, "LibreOffice is not installed"))
  func recalculation() throws {
    let soffice = try #require(Program.named("soffice"))
    let folder = try TemporaryFolder()
    let workbook = try SmallMunicipality().accounts()
    let file = folder.location.appending(path: "in.xlsx")
    try Data(WorkbookWriter().write(workbook.withoutResults, as: .xlsx)).write(to: file)
    let outcome = try soffice.run([
      "-env:UserInstallation=file://\(folder.location.path)/profile", "--headless", "--convert-to",
      "xlsx", "--outdir", folder.location.appending(path: "out").path, file.path,
    ])
    #expect(outcome.code == 0)

    let saved = try Data(contentsOf: folder.location.appending(path: "out/in.xlsx"))
    let computed = try WorkbookReader().read([UInt8](saved)).workbook
    var count = 0
    for (sheet, address, cell) in workbook.cells where cell.formula != nil {
      guard case .number(let stored) = cell.value,
        case .number(let number)? = computed[sheet: sheet.name]?[address]?.value
      else {
        Issue.record("\(sheet.name)!\(address) has no number")
        continue
      }
      #expect(abs(stored - number) < 1e-9, "\(sheet.name)!\(address)")
      count += 1
    }
    #expect(count > 80)
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
