internal import Scorecards

/// The unit's own goals by area, and the goal chain around them.
struct LevelGoalsSheet {
  let context: ReportContext
  let unit: ConsolidatedUnit
  let goals: [GoalEntry]

  var sheet: ReportSheet {
    var sheet = ReportSheet("Egna mål")
    sheet.setTabColor(ReportStyles.brand)
    sheet.setWidths(AreaGoals.widths)
    sheet.title("Egna mål", subtitle: "\(unit.unit.name), \(context.occasion)")
    sheet.skip()
    guard !goals.isEmpty else {
      sheet.line("Inga mål är mottagna.")
      return sheet
    }
    AreaGoals(context: context, goals: goals).put(on: &sheet)
    let chain = ChainTable(context: context, goals: goals)
    if unit.unit.parent != nil { chain.putUpwards(on: &sheet) }
    if !unit.children.isEmpty { chain.putDownwards(on: &sheet) }
    return sheet
  }
}
