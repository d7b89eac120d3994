import MappingLanguage
import Reports
import Scorecards
import Spreadsheet

/// The workbooks of a period: the merged one for the accounts, and one for each unit and level.
struct Workbooks: Sendable {
  let consolidation: Consolidation
  let metadata: ReportMetadata

  init(of consolidation: Consolidation, rules: Rules, runID: String) {
    self.consolidation = consolidation
    metadata = ReportMetadata(municipality: rules.configuration.municipality, runID: runID)
  }

  /// The files, by their paths within the period's folder: a folder for each level below the top.
  func files() async throws -> [OutputSet.File] {
    let accounts = AccountsReport(consolidation, metadata)
    let merged = try Self.file(named: accounts.fileName, in: nil, accounts.workbook)
    let levels = try await consolidation.units.concurrentMap { unit in
      let report = LevelReport(unit, consolidation, metadata)
      let folder = unit.unit.parent == nil ? nil : unit.unit.level.pluralName
      return try Self.file(named: report.fileName, in: folder, report.workbook)
    }
    return [merged] + levels
  }

  private static func file(
    named name: String, in folder: String?, _ workbook: Workbook
  ) throws(SpreadsheetError) -> OutputSet.File {
    let path = [folder, name + ".xlsx"].compactMap { $0.map(fileName) }.joined(separator: "/")
    return OutputSet.File(
      path: path, contents: try WorkbookWriter().write(workbook, as: .xlsx))
  }
}
