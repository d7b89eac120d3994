import MappingLanguage
import Reports
import Scorecards
import Spreadsheet

/// The workbooks of a period: one for each unit and level, and the merged one for the accounts.
struct Workbooks: Sendable {
  let consolidation: Consolidation
  let metadata: ReportMetadata

  init(of consolidation: Consolidation, rules: Rules, runID: String) {
    self.consolidation = consolidation
    metadata = ReportMetadata(municipality: rules.configuration.municipality, runID: runID)
  }

  /// The files, by their paths within the period's folder.
  func files() async throws -> [OutputSet.File] { [] }
}
