import Foundation
import Spreadsheet
import TestSupport
import Testing

/// What other programs make of our workbooks.
@Suite("Our workbooks before outside judges")
struct OutsideJudgesTests {
  private let night: SampleNight

  init() throws { night = try SampleNight.shared() }

  @Test("An independent script with openpyxl finds the facit's colours, sums and states in them")
  func openpyxl() throws {
    guard let python = Program.python else {
      skip("no Python with openpyxl; make test installs it.")
      return
    }
    let outcome = try python.run([
      projectFolder.appending(path: "Tests/AcceptanceTests/Judges/compare_with_facit.py").path,
      projectFolder.appending(path: "Samples/facit.csv").path, night.outputs.path,
    ])
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.hasPrefix("0 differences"), "\(outcome.output)")
  }

  @Test(
    "A script that reads the templates anew recomputes every colour, count and sum",
    arguments: [(2025, ["inkorg", "efter sista dag"]), (2024, ["2024/inkorg"])])
  func recomputed(year: Int, folders: [String]) throws {
    guard let python = Program.python else {
      skip("no Python with openpyxl; make test installs it.")
      return
    }
    let samples = projectFolder.appending(path: "Samples")
    let judge = "Tests/AcceptanceTests/Judges/recompute_from_templates.py"
    let accounts = night.workspace.outputs.appending(path: "\(year)/bokslut \(year).xlsx")
    let outcome = try python.run(
      [
        projectFolder.appending(path: judge).path, "\(year)",
        samples.appending(path: "organisation.xlsx").path, accounts.path,
      ] + folders.map { samples.appending(path: $0).path })
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.hasPrefix("0 differences in 4"), "\(outcome.output)")
  }

  @Test("Every part of every workbook is valid by the published schemas")
  func schemas() throws {
    guard let validator = sharedFolder?.appending(path: "schemas/validate-xlsx.sh"),
      Program.named("xmllint") != nil, let bash = Program.named("bash")
    else {
      skip("the schemas or xmllint are not here.")
      return
    }
    // Units of one level have the same sheets; one of each level and state stands for them.
    let names = [
      "bokslut 2025", "K Ekeby kommun 2025", "nämnder/BUN Barn- och utbildningsnämnden 2025",
      "verksamheter/SN-AO Äldreomsorg 2025", "enheter/SN-AO-02 Hemtjänst Söder 2025",
      "enheter/KS-GOP-02 Parkenheten 2025", "enheter/BUN-FSK-01 Björkbackens förskola 2025",
    ]
    for name in names {
      let outcome = try bash.run([
        validator.path, night.outputs.appending(path: "\(name).xlsx").path,
      ])
      #expect(outcome.code == 0, "\(name): \(outcome.output)")
    }
  }

  @Test("No workbook breaks a rule of Excel's own")
  func excelRules() throws {
    let files =
      FileManager.default.enumerator(at: night.outputs, includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "xlsx" } ?? []
    #expect(files.count > 30)
    #expect(try ExcelRules()?.faults(in: files) ?? "" == "")
  }

  @Test("LibreOffice calculates every formula of the merged workbook to the value that we stored")
  func recalculation() throws {
    let folder = try TemporaryFolder()
    guard let office = try LibreOffice(in: folder.location) else { return }
    let file = night.outputs.appending(path: "bokslut 2025.xlsx")
    let results = try office.xlsx(of: [file], to: folder.location)
    let converted = try Data(contentsOf: results[0])
    let theirs = try WorkbookReader().read([UInt8](converted)).workbook
    let ours = try night.accounts()
    var formulas = 0
    for sheet in ours.sheets {
      for row in sheet.rows {
        for cell in row.cells where cell.formula != nil {
          formulas += 1
          let address = CellAddress(row: row.index, column: cell.column)
          let recalculated = theirs[sheet: sheet.name]?[address]?.value
          #expect(agree(recalculated, cell.value), "\(sheet.name)!\(address): \(cell.value)")
        }
      }
    }
    #expect(formulas > 100)
  }

  private func agree(_ one: CellValue?, _ other: CellValue) -> Bool {
    if case .number(let one) = one, case .number(let other) = other {
      return abs(one - other) <= 1e-9 * max(1, abs(other))
    }
    return one == other
  }
}
