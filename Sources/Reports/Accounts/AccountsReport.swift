public import Scorecards
public import Spreadsheet

/// The merged workbook for the accounts: goals, results and economy of the whole municipality.
///
///     let workbook = AccountsReport(consolidation, metadata).workbook
///
/// The published edition has neither submissions, findings nor sources.
public struct AccountsReport: Sendable {
  private let consolidation: Consolidation
  private let metadata: ReportMetadata
  private let edition: Edition

  /// Creates a report.
  public init(
    _ consolidation: Consolidation, _ metadata: ReportMetadata, edition: Edition = .house
  ) {
    self.consolidation = consolidation
    self.metadata = metadata
    self.edition = edition
  }

  /// The workbook: a front sheet, the municipality, the nämnder, the economy, and long tables.
  public var workbook: Workbook {
    let context = ReportContext(consolidation, metadata, edition: edition)
    let units = consolidation.units
    let index = ReportIndex(of: units, in: context)
    let reconciliation = ReconciliationSheet(context: context, index: index, units: units)
    let committees = CommitteeSheet.all(context: context, index: index)
    let sheets =
      [
        FrontSheet(context: context, committees: committees, checked: reconciliation.summary).sheet,
        MunicipalGoalsSheet(context: context, index: index).sheet,
        GoalsAndEconomySheet(context: context, committees: committees).sheet,
        EconomySheet(context: context, units: units).sheet,
      ] + committees.map(\.sheet) + [
        GoalSheet(context: context, index: index).table,
        IndicatorSheet(context: context, index: index).table,
      ]
      + comparison(context, index) + [
        ActivitySheet(context: context, index: index).table,
        UnitEconomySheet(context: context, index: index, units: units).table,
      ]
    guard edition == .house else {
      return context.workbook("\(context.occasion), \(metadata.municipality)", sheets)
    }
    let proof = [
      reconciliation.table,
      SubmissionSheet(
        context: context, units: units,
        otherFiles: consolidation.files.filter { !$0.state.isReceived }
      ).sheet,
      FindingSheet(context: context, files: consolidation.files).table,
      SourceSheet(context: context, index: index).table,
    ]
    return context.workbook("\(context.occasion), \(metadata.municipality)", sheets + proof)
  }

  /// The goals beside the year before, where the archive holds it.
  private func comparison(_ context: ReportContext, _ index: ReportIndex) -> [ReportSheet] {
    consolidation.comparison.map {
      [ComparisonSheet(context: context, index: index, comparison: $0).table]
    } ?? []
  }

  /// The name of the file, without its suffix: `bokslut 2025`.
  public var fileName: String {
    "\(consolidation.occasion.word.lowercased()) \(consolidation.period)"
  }
}
