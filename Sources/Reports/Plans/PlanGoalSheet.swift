internal import Scorecards
internal import Spreadsheet

/// The goals of a plan by area, each indicator with where it starts and what is aimed at.
struct PlanGoalSheet {
  let context: ReportContext
  let goals: [GoalEntry]

  var sheet: ReportSheet {
    var sheet = ReportSheet("Mål och indikatorer")
    sheet.setTabColor(ReportStyles.brand)
    sheet.setWidths([13, 40, 14, 14, 36, 10, 14, 14, 14, 22, 30])
    sheet.title("Mål och indikatorer", subtitle: "Verksamhetsplan \(context.period)")
    sheet.skip()
    let areas = FocusArea.allCases.map(Optional.some) + [nil]
    let ordered = areas.flatMap { area in goals.filter { $0.goal.area?.value == area } }
    guard !ordered.isEmpty else {
      sheet.line("Inga mål är mottagna.")
      return sheet
    }
    sheet.repeatRow(sheet.row)
    sheet.table(
      columns: [
        "Nr", "Mål", "Område", "Bidrar till", "Indikator", "Mått", "Ingångsvärde",
        "Utfall \(context.previousPeriod)", "Målvärde", "Ansvarig", "Råd (SMART)",
      ], ordered.flatMap(records))
    return sheet
  }

  /// A row for each indicator; one for a goal without.
  private func records(of entry: GoalEntry) -> [[ReportCell?]] {
    let goal = entry.goal
    let first: [ReportCell?] = [
      .text(goal.number), .text(goal.text), .text(goal.area?.map(\.swedishName)),
      .text(goal.parent?.value ?? "Inget mål").from(goal.parent?.source),
    ]
    let last: [ReportCell?] = [
      context.responsible(goal.responsible, of: entry.unit.code),
      .text(goal.smartAdvice.letters),
    ]
    guard !goal.indicators.isEmpty else {
      return [
        first + [
          .absent("Ingen indikator"), .absent("–"), .absent("–"), .absent("–"), .absent("–"),
        ]
          + last
      ]
    }
    let before = context.consolidation.comparison?.goals[entry.reference]?.indicators ?? []
    return goal.indicators.enumerated().map { place, indicator in
      let archived =
        before.indices.contains(place) ? before[place]?.indicator.outcome : nil
      return first + [
        .text(indicator.name), .text(indicator.unitOfMeasure),
        .measurement(indicator.baseline),
        archived.map { .measurement($0.value).from($0.source, of: context.previousPeriod) }
          ?? .measurement(indicator.previousOutcome),
        .text(indicator.targetInWords).from(indicator.targetSources),
      ] + last
    }
  }
}

/// The activities of a plan.
struct PlanActivitySheet {
  let context: ReportContext
  let goals: [GoalEntry]

  var sheet: ReportSheet {
    var sheet = ReportSheet("Aktiviteter")
    sheet.setWidths([13, 44, 52, 26, 14, 14])
    sheet.title("Aktiviteter", subtitle: "Verksamhetsplan \(context.period)")
    sheet.skip()
    let records = goals.flatMap { entry in
      entry.goal.activities.map { activity -> [ReportCell?] in
        [
          .text(entry.goal.number), .text(entry.goal.text),
          .text(activity.text),
          context.responsible(activity.responsible, of: entry.unit.code),
          .date(activity.start), .date(activity.end),
        ]
      }
    }
    guard !records.isEmpty else {
      sheet.line("Inga aktiviteter är mottagna.")
      return sheet
    }
    sheet.repeatRow(sheet.row)
    sheet.table(
      columns: ["Nr", "Mål", "Aktivitet", "Ansvarig", "Start", "Slut"], records)
    return sheet
  }
}
