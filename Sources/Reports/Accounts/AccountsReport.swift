public import Scorecards
public import Spreadsheet

/// The merged workbook for the accounts: goals, results and economy of the whole municipality.
///
///     let workbook = AccountsReport(consolidation, metadata).workbook
public struct AccountsReport: Sendable {
  private let consolidation: Consolidation
  private let metadata: ReportMetadata

  /// Creates a report.
  public init(_ consolidation: Consolidation, _ metadata: ReportMetadata) {
    self.consolidation = consolidation
    self.metadata = metadata
  }

  /// The workbook: a front sheet, the municipality, the nämnder, the economy, and long tables.
  public var workbook: Workbook {
    let context = ReportContext(consolidation, metadata)
    let units = consolidation.units
    let index = ReportIndex(of: units)
    let committees = CommitteeSheet.all(context: context, index: index)
    let sheets =
      [
        FrontSheet(context: context, committees: committees).sheet,
        MunicipalGoalsSheet(context: context, index: index).sheet,
        GoalsAndEconomySheet(context: context, committees: committees).sheet,
        EconomySheet(context: context, units: units).sheet,
      ] + committees.map(\.sheet) + [
        GoalSheet(context: context, index: index).table,
        IndicatorSheet(context: context, index: index).table,
        ActivitySheet(context: context, index: index).table,
        UnitEconomySheet(context: context, index: index, units: units).table,
        SubmissionSheet(
          context: context, units: units,
          otherFiles: consolidation.files.filter { !$0.state.isReceived }
        ).sheet,
        FindingSheet(context: context, files: consolidation.files).table,
        SourceSheet(context: context, index: index).table,
      ]
    return context.workbook("\(context.occasion), \(metadata.municipality)", sheets)
  }

  /// The name of the file, without its suffix: `bokslut 2025`.
  public var fileName: String {
    "\(consolidation.occasion.word.lowercased()) \(consolidation.period)"
  }
}
