internal import Scorecards

/// A unit's goals by area, with their three fulfilments, reasons and analysis.
struct AreaGoals {
  /// The widths of the columns.
  static let widths: [Double] = [14, 38, 13, 11, 11, 11, 34, 52]

  let context: ReportContext
  let goals: [GoalEntry]

  func put(on sheet: inout ReportSheet) {
    sheet.heading("Mål efter målområde")
    let areas = FocusArea.allCases.map(Optional.some) + [nil]
    let ordered = areas.flatMap { area in goals.filter { $0.goal.area?.value == area } }
    sheet.table(
      columns: [
        "Nr", "Mål", "Område", "Beräknad", "Bedömd", context.finalTitle, "Skäl",
        context.analysisTitle,
      ],
      ordered.map { entry in
        [
          .text(entry.goal.number), .text(entry.goal.text),
          .text(entry.goal.area?.map(\.swedishName)),
        ] + entry.colours(in: context) + [
          .text(entry.goal.analysis)
        ]
      })
    sheet.skip()
  }
}
