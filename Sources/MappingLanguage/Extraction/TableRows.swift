import Findings
import Scorecards
import Spreadsheet

extension TemplateReader {
  /// Reads the rows of a table; `nil` is a table that was not found.
  mutating func rows(of table: Table, at location: TableLocation?) -> [Entry] {
    guard let location else { return [] }
    let endings = table.endings.map { $0.matcher(in: period) }
    let skipped = table.skipped.map { $0.matcher(in: period) }
    let sums = table.sums.map { $0.names.map { $0.matcher(in: period) } }
    var entries: [Entry] = []
    var above: [Field: FoundValue] = [:]
    var area: FoundValue?
    var unit: FoundValue?
    for (row, cells) in location.view.filledRows(in: location.rows) {
      guard let first = cells.first else { continue }
      if location.repeatsHeader(cells) {
        claimHeadings(inRow: row, of: location)
        continue
      }
      if endings.contains(where: { $0.matches(first.text) }) { break }
      if skipped.contains(where: { $0.matches(first.text) }) { continue }
      if let total = location.total(in: cells, of: table) {
        let address = CellAddress(row: row, column: total)
        findings.append(
          Finding(
            .totalRow, at: location.view.source(at: address),
            found: location.view.text(inRow: row, column: total)))
        continue
      }
      if table.hasAreaRows, let found = areaRow(cells, row: row, on: location.view) {
        area = found
        continue
      }
      var entry = Entry()
      entry.values[.goalArea] = area
      for rule in table.rules {
        if case .perPeriod(let columns) = rule.place {
          entry.periods[rule.field] = periods(columns, of: rule, row: row, at: location)
        }
        if let value = value(of: rule, row: row, at: location) { entry.values[rule.field] = value }
      }
      guard table.rules.contains(where: { entry[$0.field]?.isOwn ?? false }) else { continue }
      for rule in table.rules where rule.fillsDown {
        if let value = entry.values[rule.field], !value.isBlank {
          above[rule.field] = value
        } else {
          entry.values[rule.field] = above[rule.field] ?? entry.values[rule.field]
        }
      }
      if !sums.isEmpty {
        let level = sums.firstIndex { $0.contains { $0.matches(first.text) } }
        summedRows.append(
          SummedRow(
            table: location, row: row, name: location.view.text(inRow: row, column: first.column),
            role: level.map { table.sums[$0].role(level: $0) } ?? .part, entry: entry))
        if level != nil { continue }
      }
      if let named = entry[.unit], !named.isBlank { unit = named }
      entry.unit = unit
      if let goalRows = table.goalRows {
        entries.append(goalRow(entry, goalRows) ?? entry.without(.goal))
      } else {
        entries.append(entry)
      }
    }
    return entries
  }

  /// Marks the cells of a row that repeats the headings as read.
  private mutating func claimHeadings(inRow row: Int, of location: TableLocation) {
    for column in location.columns.values.flatMap({ $0 }) {
      let address = CellAddress(row: row, column: column.column)
      if let anchor = location.view.valueAddress(at: address) {
        claim(anchor, on: location.view, as: .heading)
      }
    }
  }

  /// The area that a row of one cell names; `nil` when it is another row.
  private mutating func areaRow(
    _ cells: [(column: Int, text: String)], row: Int, on view: SheetView
  ) -> FoundValue? {
    guard cells.count == 1, mapping.vocabulary.areas[cells[0].text] != nil else { return nil }
    let rule = FieldRule(field: .goalArea, place: .columnAt(cells[0].column))
    return value(at: CellAddress(row: row, column: cells[0].column), on: view, rule: rule)
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
      return FoundValue(
        content: .text(location.sheetName), source: Source(file: file, sheet: view.sheet.name),
        rule: rule)
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

  /// What stands in the columns of each period.
  private mutating func periods(
    _ columns: [FieldRule.PeriodColumn], of rule: FieldRule, row: Int, at location: TableLocation
  ) -> [(period: String, value: FoundValue)] {
    (location.columns[rule.field] ?? []).map { column in
      let address = CellAddress(row: row, column: column.column)
      return (
        columns[column.alternative].period.shown(in: period),
        value(at: address, on: location.view, rule: rule)
      )
    }
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
  ///
  /// What else stands in such a row has no place in the scorecard, and is told.
  private mutating func goalRow(_ entry: Entry, _ rule: Table.GoalRows) -> Entry? {
    guard var goal = entry[rule.column], case .cell(let cell) = goal.content,
      rule.emptyColumns.allSatisfy({ entry[$0]?.isBlank ?? true }),
      !rule.isBold || cell.style.font.isBold,
      rule.fill?.matches(goal, cell.style.fill) ?? true,
      rule.patterns.isEmpty || rule.patterns.contains(where: { $0.matches(goal.text, in: period) })
    else { return nil }
    let split = rule.hasNumberPrefix ? goal.text.splitAfterNumber : nil
    guard split != nil || !rule.hasNumberPrefix else { return nil }
    let others = entry.values.filter { field, value in
      ![.goal, .scorecard].contains(field.group) && field != rule.column && value.isOwn
    }
    if let first = others.values.min(by: { $0.source < $1.source }) {
      findings.append(
        Finding(.goalRowHasMore, at: first.source, found: first.text.quotable))
      let sources = Set(others.values.map(\.source))
      readCells.removeAll { sources.contains($0.source) }
    }
    var entry = entry
    entry.values = entry.values.filter { $0.key.group == .goal || $0.key.group == .scorecard }
    if let (number, text) = split {
      var numberValue = goal
      numberValue.content = .text(number)
      entry.values[.goalNumber] = numberValue
      goal.content = .text(text)
    }
    entry.values[.goalText] = goal
    return entry
  }
}

extension Table.Sum {
  fileprivate func role(level: Int) -> EconomyTable.Role {
    standsAbove ? .sumOfRowsBelow(level: level) : .sumOfRowsAbove(level: level)
  }
}

extension String {
  /// The number that a text begins with, and the rest: `1.2 Trygga elever`, `Mål 3: Trygga elever`.
  fileprivate var splitAfterNumber: (number: String, text: String)? {
    var rest = Substring(plainSigns)
    if rest.lowercased().hasPrefix("mål ") { rest = rest.dropFirst(4) }
    let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    guard number.first?.isNumber == true else { return nil }
    rest = rest[number.endIndex...]
    guard let sign = rest.first, " :-)".contains(sign),
      // `3-åringar` is a word.
      sign != "-" || rest.dropFirst().first == " "
    else { return nil }
    let text = rest.drop { " :-)".contains($0) }
    guard text.first?.isLetter == true else { return nil }
    return (String(number.last == "." ? number.dropLast() : number), String(text))
  }
}

extension TableLocation {
  /// Whether a row has the same headings as the header row, as where a table goes on on a new page.
  fileprivate func repeatsHeader(_ cells: [(column: Int, text: String)]) -> Bool {
    guard let header else { return false }
    let headings = view.texts(inRow: header)
    let own = Set(columns.values.flatMap { $0 }.map(\.column))
    let shared = headings.filter { own.contains($0.column) }
    return shared.count > 1
      && shared.allSatisfy { heading in
        cells.contains { $0.column == heading.column && $0.text == heading.text }
      }
  }

  /// The column of a word such as `Summa` in a row of a table whose rows are no sums; `nil` for other
  /// rows.
  fileprivate func total(in cells: [(column: Int, text: String)], of table: Table) -> Int? {
    guard let key = table.rowKey, key != .economyLine else { return nil }
    let places = Set((columns[key] ?? []).map(\.column) + [cells[0].column])
    return cells.first { places.contains($0.column) && Self.totals.contains($0.text) }?.column
  }

  private static let totals: Set<String> = [
    "summa", "s:a", "summa totalt", "total", "totalt", "totalsumma", "delsumma",
  ]
}

extension Table.Fill {
  /// Whether a cell has the colour; one that a rule decides has none of its own.
  fileprivate func matches(_ value: FoundValue, _ fill: Color?) -> Bool {
    guard !value.isConditionallyFormatted, let fill, fill != .white else { return false }
    return switch self {
    case .any: true
    case .color(let color): fill.distance(to: color) <= 32
    }
  }
}

extension FieldRule {
  /// The order of the columns that may be crossed.
  static let crossOrder = Fulfilment.allCases
}
