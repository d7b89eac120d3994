public import Scorecards
public import Spreadsheet

/// Verksamhetsplan: the workbook of a unit's plan, with goals, indicators and activities, what it
/// says of trends and of itself, and economy and investments.
///
///     let workbook = PlanReport(unit, consolidation, metadata).workbook
public struct PlanReport: Sendable {
  private let unit: ConsolidatedUnit
  private let context: ReportContext

  /// Creates the plan of a unit.
  public init(
    _ unit: ConsolidatedUnit, _ consolidation: Consolidation, _ metadata: ReportMetadata
  ) {
    self.unit = unit
    context = ReportContext(consolidation, metadata, reader: unit.unit.code)
  }

  /// Whether a unit has a plan of its own: every unit with a scorecard, on a level
  /// that writes plans.
  public static func isMade(for unit: ConsolidatedUnit) -> Bool {
    unit.assessed != nil && unit.unit.level.hasPlan
  }

  /// The workbook.
  public var workbook: Workbook { traced.workbook }

  /// The workbook, of which every cell tells where it comes from.
  public var traced: TracedWorkbook {
    let units = context.consolidation.subtree(of: unit.unit.code)
    let index = ReportIndex(of: units, in: context, listsGoals: false)
    let goals = index.goals(of: unit.unit.code)
    return context.workbook(
      "Verksamhetsplan \(unit.unit.name) \(context.period)",
      [
        PlanTextSheet(context: context, unit: unit).sheet,
        PlanGoalSheet(context: context, goals: goals).sheet,
        PlanActivitySheet(context: context, goals: goals).sheet,
        EconomySheet(context: context, units: units).sheet,
        UnitEconomySheet(context: context, index: index, units: units).table,
      ] + InvestmentSheet.sheets(context: context, index: index, units: units) + [
        SourceSheet(context: context, index: index).table
      ])
  }

  /// The name of the file, without its suffix: `BUN Barn- och utbildningsnämnden 2025`.
  public var fileName: String { "\(unit.unit.code) \(unit.unit.name) \(context.period)" }
}
