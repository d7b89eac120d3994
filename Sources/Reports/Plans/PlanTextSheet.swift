internal import Findings
internal import Scorecards

/// What the plan tells in words: vision, trends, the situation, economic conditions, improvements.
struct PlanTextSheet {
  let context: ReportContext
  let unit: ConsolidatedUnit

  var sheet: ReportSheet {
    var sheet = ReportSheet("Verksamhetsplan")
    sheet.setTabColor(ReportStyles.brand)
    sheet.setWidths([34, 40, 40, 24])
    sheet.title("Verksamhetsplan \(context.period)", subtitle: unit.unit.name)
    sheet.skip()
    let scorecard = unit.assessed?.scorecard
    let plan = scorecard?.plan ?? PlanTexts()
    let parts: [(String, Sourced<String>?)] = [
      ("Vision", scorecard?.vision), ("Trend- och omvärldsanalys", plan.trends),
      ("Nulägesanalys", plan.situation),
      ("Ekonomiska förutsättningar", plan.economicConditions),
      ("Prioriterade förbättringsområden", plan.improvementAreas),
    ]
    for (title, text) in parts {
      sheet.heading(title)
      sheet.fact(
        text.map { $0.source.cell.map { "Källa: \($0)" } ?? "Källa" } ?? "Källa saknas",
        paragraph: text?.value ?? Words.missing, from: [text?.source].compactMap(\.self))
      sheet.skip()
    }
    return sheet
  }
}
