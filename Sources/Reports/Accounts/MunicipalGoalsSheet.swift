internal import Findings
internal import Scorecards
internal import Spreadsheet

/// The municipality's goals, and what the nämnder contribute to each.
struct MunicipalGoalsSheet {
  let context: ReportContext
  let index: ReportIndex

  private var root: ConsolidatedUnit { context.consolidation.root }

  var sheet: ReportSheet {
    var sheet = ReportSheet(SheetName.municipality)
    sheet.setTabColor(ReportStyles.brand)
    sheet.setWidths(AreaGoals.widths)
    sheet.title(
      SheetName.municipality, subtitle: "\(context.occasion): måluppfyllelse och vad som bidrar")
    sheet.skip()
    let goals = index.goals(of: root.unit.code)
    guard root.assessed != nil else {
      sheet.line("Kommunens styrkort är inte mottaget.")
      return sheet
    }
    AreaGoals(context: context, goals: goals).put(on: &sheet)
    putContributions(to: goals, on: &sheet)
    sheet.skip()
    BrokenChainTable(context: context, index: index).put(on: &sheet)
    return sheet
  }

  /// A row for each goal of the level below, with what in turn serves it.
  private func putContributions(to goals: [GoalEntry], on sheet: inout ReportSheet) {
    let chain = context.consolidation.chain
    sheet.heading("Bidrag från \(context.committeesWord)")
    sheet.repeatRow(sheet.row)
    let records = goals.flatMap { entry -> [[ReportCell?]] in
      let servants = chain.goals(serving: entry.reference)
      guard !servants.isEmpty else {
        return [
          [
            .text(entry.goal.number), .absent("Inget mål på nivån under bidrar"),
            .absent("–"),
            .fulfilment(entry.assessed.final.fulfilment, context.words)
              .from(entry.assessed.sources), .absent("–"),
            .absent("–"), .absent("–"), .absent("–"),
          ]
        ]
      }
      return servants.compactMap { servant in
        context.consolidation[servant].map { below in
          [
            .text(entry.goal.number), .text(context.name(of: servant.unit)),
            .text(below.goal.number, link: index.link(to: servant)),
            .fulfilment(entry.assessed.final.fulfilment, context.words)
              .from(entry.assessed.sources),
            .fulfilment(below.assessed, context.words).from(below.goal.assessment?.source),
            .fulfilment(below.final.fulfilment, context.words).from(below.sources),
            supportingGoals(of: servant), .text(below.goal.text),
          ]
        }
      }
    }
    sheet.table(
      columns: [
        "Kommunmål", context.committeeWord.uppercasedFirst, "Mål som bidrar", "Kommunens färg",
        "Bedömd", context.finalTitle, "Mål längre ned", "Målet som bidrar",
      ], records)
  }

  private func supportingGoals(of goal: GoalReference) -> ReportCell {
    var goals: [AssessedGoal] = []
    var queue = context.consolidation.chain.goals(serving: goal)
    while let next = queue.popLast() {
      if let found = context.consolidation[next] { goals.append(found) }
      queue += context.consolidation.chain.goals(serving: next)
    }
    let counts = FulfilmentCounts(goals.map(\.final.fulfilment))
    return .text(
      goals.isEmpty ? "Inga" : "\(counts.total): \(context.words.counted(counts))"
    ).from(goals.map(\.goal.number.source))
  }
}
