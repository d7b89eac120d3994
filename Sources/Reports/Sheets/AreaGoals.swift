internal import Scorecards

/// A unit's goals by area, with their three fulfilments, reasons and analysis.
struct AreaGoals {
  /// The widths of the columns.
  static let widths: [Double] = [14, 40, 11, 11, 11, 34, 52]

  let context: ReportContext
  let goals: [GoalEntry]

  func put(on sheet: inout ReportSheet) {
    for area in FocusArea.allCases {
      put(area.word, goals.filter { $0.goal.area?.value == area }, on: &sheet)
    }
    put("Utan målområde", goals.filter { $0.goal.area == nil }, on: &sheet)
  }

  private func put(_ heading: String, _ goals: [GoalEntry], on sheet: inout ReportSheet) {
    guard !goals.isEmpty else { return }
    sheet.heading(heading)
    sheet.table(
      columns: ["Nr", "Mål", "Beräknad", "Bedömd", "Slutlig", "Skäl", "Analys"],
      goals.map { entry in
        [
          .text(entry.goal.number.value), .text(entry.goal.text.value),
          .fulfilment(entry.assessed.computed.fulfilment), .fulfilment(entry.assessed.assessed),
          .fulfilment(entry.assessed.final.fulfilment), .text(entry.assessed.reasonInWords),
          .text(entry.goal.analysis?.value),
        ]
      })
    sheet.skip()
  }
}
