import Findings
import Scorecards
import Spreadsheet

extension TemplateReader {
  /// Reads the rows of a table; `nil` is a table that was not found.
  mutating func rows(of table: Table, at location: TableLocation?) -> [Entry] {
    guard let location else { return [] }
    let endings = table.endings.map { $0.matcher(in: period) }
    let skipped = table.skipped.map { $0.matcher(in: period) }
    var entries: [Entry] = []
    var above: [Field: FoundValue] = [:]
    for (row, cells) in location.view.filledRows(in: location.rows) {
      guard let first = cells.first else { continue }
      if endings.contains(where: { $0.matches(first.text) }) { break }
      if skipped.contains(where: { $0.matches(first.text) }) { continue }
      var entry = Entry()
      for rule in table.rules {
        if let value = value(of: rule, row: row, at: location) { entry.values[rule.field] = value }
      }
      guard entry.values.values.contains(where: { isOwn($0) }) else { continue }
      for rule in table.rules where rule.fillsDown {
        if let value = entry.values[rule.field], !value.isBlank {
          above[rule.field] = value
        } else {
          entry.values[rule.field] = above[rule.field] ?? entry.values[rule.field]
        }
      }
      entries.append(goalRow(entry, table.goalRows) ?? entry)
    }
    return entries
  }

  /// Whether the value was typed in the file.
  private func isOwn(_ value: FoundValue) -> Bool {
    if case .text = value.content { false } else { !value.isBlank }
  }

  private mutating func value(
    of rule: FieldRule, row: Int, at location: TableLocation
  ) -> FoundValue? {
    let view = location.view
    switch rule.place {
    case .always(let text):
      return FoundValue(
        content: .text(text), source: view.source(at: CellAddress(row: row, column: 0)), rule: rule)
    case .sheetName:
      return sheetName(of: view, rule: rule)
    default:
      break
    }
    guard let columns = location.columns[rule.field] else { return nil }
    let values = columns.map { column in
      (column, value(at: CellAddress(row: row, column: column.column), on: view, rule: rule))
    }
    if case .crosses = rule.place { return crosses(values, rule: rule) }
    return (values.last { !$0.1.isBlank } ?? values.first)?.1
  }

  /// What stands in a cell, and claims it.
  mutating func value(at address: CellAddress, on view: SheetView, rule: FieldRule) -> FoundValue {
    guard let anchor = view.valueAddress(at: address) else {
      return FoundValue(content: .nothing, source: view.source(at: address), rule: rule)
    }
    claim(anchor, on: view, as: .value(rule.field))
    return FoundValue(
      content: view.sheet[anchor].map(FoundValue.Content.cell) ?? .nothing,
      source: view.source(at: anchor), rule: rule,
      isConditionallyFormatted: view.isConditionallyFormatted(anchor))
  }

  /// The part of a sheet's name that stands for the `*` of its pattern, or the whole name.
  func sheetName(of view: SheetView, rule: FieldRule) -> FoundValue {
    FoundValue(
      content: .text(view.sheet.name), source: Source(file: file, sheet: view.sheet.name),
      rule: rule)
  }

  private func crosses(_ values: [(TableColumn, FoundValue)], rule: FieldRule) -> FoundValue? {
    let crossed = values.filter { value in
      mapping.vocabulary.crosses.contains(value.1.text.comparable)
    }
    let written = values.filter { !$0.1.isBlank }
    guard let shown = crossed.first ?? written.first ?? values.first else { return nil }
    guard crossed.count == written.count else { return shown.1 }
    return FoundValue(
      content: .crosses(crossed.map { FieldRule.crossOrder[$0.0.alternative] }),
      source: shown.1.source, rule: rule)
  }

  /// The entry of a row that holds a goal and nothing else; `nil` when the row is no such row.
  private func goalRow(_ entry: Entry, _ rule: Table.GoalRows?) -> Entry? {
    guard let rule, let goal = entry[rule.column], case .cell(let cell) = goal.content,
      rule.emptyColumns.allSatisfy({ entry[$0]?.isBlank ?? true }),
      !rule.isBold || cell.style.font.isBold,
      rule.patterns.isEmpty || rule.patterns.contains(where: { $0.matches(goal.text, in: period) })
    else { return nil }
    var entry = entry
    entry.values = entry.values.filter { $0.key.group == .goal || $0.key.group == .scorecard }
    entry.values[.goalText] = goal
    return entry
  }
}

extension FieldRule {
  /// The order of the columns that may be crossed.
  static let crossOrder = Fulfilment.allCases
}
