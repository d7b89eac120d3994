import Findings
import Scorecards
import Spreadsheet

/// What stands where a mapping says that a field stands.
struct FoundValue {
  /// What stands there.
  enum Content {
    case cell(Cell)
    case nothing
    /// A text that no cell holds: a part of the sheet's name, or what every file has.
    case text(String)
    /// The columns that have a cross.
    case crosses([Fulfilment])
  }

  var content: Content
  var source: Source
  var rule: FieldRule

  /// Whether a rule decides the cell's colours, so that its own say nothing.
  var isConditionallyFormatted = false

  /// The text; empty when there is none.
  var text: String {
    switch content {
    case .cell(let cell): cell.value.shownText
    case .text(let text): text
    case .nothing, .crosses: ""
    }
  }

  /// The text without blanks at the ends; `nil` when nothing is left.
  var filledText: String? {
    let trimmed = text.trimmingBlanks
    return trimmed.isEmpty ? nil : trimmed
  }

  /// The day that a date cell holds; `nil` for anything else.
  var day: CalendarDay? {
    guard case .cell(let cell) = content else { return nil }
    return switch cell.value {
    case .date(let date): CalendarDay(date.description)
    case .dateTime(let moment): CalendarDay(moment.date.description)
    default: nil
    }
  }

  /// Whether there is nothing to read, whatever the colours.
  var isBlank: Bool {
    switch content {
    case .nothing: true
    case .cell(let cell): cell.value != .notCalculated && filledText == nil
    case .text: filledText == nil
    case .crosses(let crosses): crosses.isEmpty
    }
  }

  /// Whether the value was typed in the file, and is not the same in every file.
  var isOwn: Bool {
    if case .always = rule.place { return false }
    if case .sheetName = rule.place { return false }
    return !isBlank
  }
}

/// Values that stand together: in a row of a table, or in a form.
struct Entry {
  var values: [Field: FoundValue] = [:]

  /// The values of all columns of a field that has one for each period, by the period's name.
  var periods: [Field: [(period: String, value: FoundValue)]] = [:]

  /// The name of the unit that the row, the block or the sheet is about; `nil` when it does not say,
  /// and is about the unit of the whole file.
  var unit: FoundValue?

  /// Whether the template has the field, filled or not.
  func has(_ field: Field) -> Bool { values[field] != nil }

  /// Whether somebody filled in some value of a group.
  func isFilled(_ group: Field.Group) -> Bool {
    values.contains { $0.key.group == group && $0.value.isOwn }
  }

  /// The entry without the values of a group.
  func without(_ group: Field.Group) -> Entry {
    Entry(
      values: values.filter { $0.key.group != group },
      periods: periods.filter { $0.key.group != group }, unit: unit)
  }

  subscript(_ field: Field) -> FoundValue? { values[field] }
}

extension String {
  /// The text without blanks and line breaks at its ends.
  var trimmingBlanks: String {
    var rest = Substring(self)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
