internal import Scorecards

/// What the colours mean.
enum Legend {
  static func put(on sheet: inout ReportSheet) {
    sheet.heading("Färgerna")
    sheet.table(
      columns: ["Färg", "Betydelse"],
      Fulfilment.allCases.map { [.fulfilment($0), .text($0.meaning)] })
  }
}
