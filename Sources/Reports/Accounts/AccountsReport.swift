internal import Findings
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
  private let smallestGroup: Int

  /// Creates a report.
  ///
  /// - Parameter smallestGroup: The least number of people whose figure is published.
  public init(
    _ consolidation: Consolidation, _ metadata: ReportMetadata, edition: Edition = .house,
    smallestGroup: Int = SmallGroups.usualSmallest
  ) {
    self.smallestGroup = smallestGroup
    self.consolidation = consolidation
    self.metadata = metadata
    self.edition = edition
  }

  /// The workbook: a front sheet, the municipality, the nämnder, the economy, and long tables.
  public var workbook: Workbook { traced.workbook }

  /// The workbook, of which every cell tells where it comes from.
  public var traced: TracedWorkbook {
    let context = ReportContext(
      consolidation, metadata, edition: edition, smallestGroup: smallestGroup)
    let units = consolidation.units
    let index = ReportIndex(of: units, in: context)
    let reconciliation = ReconciliationSheet(context: context, index: index, units: units)
    let committees = CommitteeSheet.all(context: context, index: index)
    let investments = InvestmentSheet.sheets(context: context, index: index, units: units)
    let sheets =
      [
        FrontSheet(
          context: context, committees: committees, checked: reconciliation.summary,
          brokenLinks: BrokenChainTable(context: context, index: index).records.count
        ).sheet,
        MunicipalGoalsSheet(context: context, index: index).sheet,
        GoalsAndEconomySheet(context: context, committees: committees).sheet,
        EconomySheet(context: context, units: units).sheet,
      ] + investments.prefix(1) + committees.map(\.sheet) + [
        GoalSheet(context: context, index: index).table,
        IndicatorSheet(context: context, index: index).table,
      ]
      + comparison(context, index) + [
        ActivitySheet(context: context, index: index).table,
        UnitEconomySheet(context: context, index: index, units: units).table,
      ] + investments.dropFirst()
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

  /// The controls of sums and counts that do not agree, a sentence each.
  public static func brokenControls(of consolidation: Consolidation) -> [String] {
    let context = ReportContext(
      consolidation, ReportMetadata(municipality: "", runID: ""))
    let units = consolidation.units
    return ReconciliationSheet(
      context: context, index: ReportIndex(of: units, in: context), units: units
    ).checks.filter { !$0.agrees }.map { check in
      "\(check.unit.name), \(check.what) (\(check.figure.lowercasedFirst)): "
        + "\(check.stated.swedishText) mot \(check.computed.swedishText)."
    }
  }

  /// The name of the file, without its suffix: `bokslut 2025`.
  public var fileName: String {
    "\(consolidation.occasion.word.lowercased()) \(consolidation.period)"
  }
}
