import Scorecards
import Spreadsheet

/// Labels of a goal's own fields, as they stand on a sheet or in a block.
struct DraftLabels {
  /// A label, and whether its value stands below it.
  struct Label {
    let field: Field
    let text: String
    let isAbove: Bool
  }

  let labels: [Label]

  /// Looks for labels with a value beside or below them, in some rows of a sheet.
  init(in rows: Range<Int>, of view: SheetView, except headers: [ClosedRange<Int>]) {
    var found: [Label] = []
    for (row, cells) in view.filledRows(in: rows)
    where !headers.contains(where: { $0.contains(row) }) {
      for (position, cell) in cells.enumerated() {
        guard let field = Self.field(of: cell.text), !found.contains(where: { $0.field == field }),
          let text = view.sheet[CellAddress(row: row, column: cell.column)]?.value.shownText
        else { continue }
        let hasBeside =
          position + 1 < cells.count && Self.field(of: cells[position + 1].text) == nil
        let hasBelow = view.texts(inRow: row + 1).contains { $0.column == cell.column }
        guard hasBeside || hasBelow else { continue }
        found.append(Label(field: field, text: text.plainSigns, isAbove: !hasBeside))
      }
    }
    labels = found
  }

  func has(_ field: Field) -> Bool { labels.contains { $0.field == field } }

  private static func field(of text: String) -> Field? {
    let fields: [Field] = [
      .goalNumber, .goalText, .goalArea, .goalParent, .goalResponsible, .goalAssessment,
      .goalAnalysis,
    ]
    return fields.first { field in
      (UsualHeadings.columns[field] ?? []).contains(text) || (words[field] ?? []).contains(text)
    }
  }

  private static let words: [Field: [String]] = [
    .goalText: ["målet lyder", "vårt mål", "mål lyder"],
    .goalParent: ["bidrar till mål", "bidrar till målet"],
    .goalResponsible: ["ansvarig för målet", "målansvarig"],
    .goalAssessment: ["vår bedömning"],
  ]

  /// Writes the labels as the fields of a form.
  func write(indent: String, others: [String] = [], into text: inout DraftText) {
    text.line("\(indent)- formulär: Målet")
    text.line("\(indent)  fält:")
    text.line("\(indent)    mål:")
    for line in others { text.line("\(indent)      \(line)") }
    for label in labels {
      let quoted = DraftText.quoted(label.text)
      text.line(
        "\(indent)      \(label.field.name): "
          + (label.isAbove ? "{ledtext: \(quoted), värdet står: under}" : quoted))
    }
  }
}
