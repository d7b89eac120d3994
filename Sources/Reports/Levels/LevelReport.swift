public import Scorecards
public import Spreadsheet

/// The workbook of one unit: its own scorecard, and for upper levels all that is below it.
///
///     for unit in consolidation.units {
///       let report = LevelReport(unit, consolidation, metadata)
///       try write(report.workbook, to: report.fileName)
///     }
public struct LevelReport: Sendable {
  private let unit: ConsolidatedUnit
  private let consolidation: Consolidation
  private let metadata: ReportMetadata

  /// Creates the report of a unit.
  public init(
    _ unit: ConsolidatedUnit, _ consolidation: Consolidation, _ metadata: ReportMetadata
  ) {
    self.unit = unit
    self.consolidation = consolidation
    self.metadata = metadata
  }

  /// The workbook: a summary, goals, indicators, activities, economy, findings and sources.
  public var workbook: Workbook { traced.workbook }

  /// The workbook, of which every cell tells where it comes from.
  public var traced: TracedWorkbook {
    let context = ReportContext(consolidation, metadata, reader: unit.unit.code)
    let units = consolidation.subtree(of: unit.unit.code)
    let isLowest = unit.children.isEmpty
    let index = ReportIndex(of: units, in: context, listsGoals: !isLowest)
    let goals = index.goals(of: unit.unit.code)
    var sheets = [
      LevelSummarySheet(context: context, unit: unit).sheet,
      LevelGoalsSheet(context: context, unit: unit, goals: goals).sheet,
    ]
    if isLowest {
      sheets.append(UnitEconomyDetails(context: context, index: index, unit: unit).sheet)
    } else {
      let lower = LowerUnitsSheet(context: context, unit: unit)
      sheets += [
        lower.matrix, lower.names, EconomySheet(context: context, units: units).sheet,
        GoalSheet(context: context, index: index).table,
      ]
    }
    sheets += [
      IndicatorSheet(context: context, index: index).table,
      ActivitySheet(context: context, index: index).table,
    ]
    if let comparison = consolidation.comparison {
      let codes = units.flatMap { comparison.units[$0.unit.code]?.before ?? [] }
      sheets.append(
        ComparisonSheet(
          context: context, index: index, comparison: comparison, units: Set(codes)
        ).table)
    }
    if !isLowest {
      sheets.append(UnitEconomySheet(context: context, index: index, units: units).table)
    }
    sheets += InvestmentSheet.sheets(context: context, index: index, units: units)
    sheets += [
      FindingSheet(context: context, files: consolidation.files(of: units.map(\.unit.code))).table,
      SourceSheet(context: context, index: index).table,
    ]
    return context.workbook("\(unit.unit.name), \(context.occasion)", sheets)
  }

  /// The name of the file, without its suffix: `BUN-FSK Förskola 2025`.
  public var fileName: String { "\(unit.unit.code) \(unit.unit.name) \(consolidation.period)" }
}
