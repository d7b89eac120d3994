internal import Findings
internal import Scorecards

/// What the colours mean, in a line.
enum Legend {
  static func put(on sheet: inout ReportSheet, _ words: FulfilmentVocabulary) {
    let lines = Fulfilment.allCases.map {
      "\(words.title($0)) = \(words.meaning($0).lowercasedFirst)"
    }
    sheet.line(lines.joined(separator: "; ") + ".", style: ReportStyles.note)
  }
}
