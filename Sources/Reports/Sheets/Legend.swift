internal import Scorecards

/// What the colours mean, in a line.
enum Legend {
  static func put(on sheet: inout ReportSheet) {
    let words = Fulfilment.allCases.map { "\($0.word) = \($0.meaning.lowercasedFirst)" }
    sheet.line(words.joined(separator: "; ") + ".", style: ReportStyles.note)
  }
}
