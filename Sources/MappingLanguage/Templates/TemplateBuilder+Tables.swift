import FoundationEssentials
import Scorecards
import Spreadsheet

extension TemplateBuilder {
  /// Places a table: caption, headings, a row for each record, and rows for more.
  mutating func place(_ table: Table, in scope: Scope) throws(TemplateError) {
    let position = sheetPosition(for: table.sheets, in: scope)
    let columns = TemplateColumn.columns(of: table, in: period, signs: mapping.signs)
    let records = records(of: table, in: scope)
    let spare =
      columns.contains { $0.rule.field.group == .economy }
        || columns.allSatisfy { $0.rule.field.group == .goal } && scope.isOneGoal
      ? 0 : scope.spareRows(isEmpty: content.goals.isEmpty)

    let first = placeHeadings(of: table, columns, onSheetAt: position)
    var rows = records.count + spare
    if table.firstRow != nil {
      let room = sheets[position].tableRoom(from: first) - (table.endings.isEmpty ? 0 : 1)
      guard records.count <= room else { throw .tooFewRows(part: table.name) }
      rows = min(rows, room)
    }
    for offset in 0..<rows {
      let record = offset < records.count ? records[offset] : TemplateRecord()
      place(record, of: table, columns, inRow: first + offset, onSheetAt: position)
    }
    if records.count == rows, records.allSatisfy({ $0.line != nil }) {
      placeEconomyFormulas(
        columns, kinds: records.compactMap(\.line?.kind), firstRow: first, onSheetAt: position)
    }
    validate(columns, rows: first..<first + rows, onSheetAt: position)
    if let ending = table.endings.first {
      let left = columns.map(\.column).min() ?? 0
      sheets[position].put(
        .text(ending.example(in: period, anyText: "")),
        at: CellAddress(row: first + rows, column: left), style: TemplateStyles.explanation)
    }
    if table.firstRow == nil {
      sheets[position].advance(by: rows + (table.endings.isEmpty ? 2 : 3))
    }
  }

  /// Places caption and headings.
  ///
  /// - Returns: The first row of the table's content.
  private mutating func placeHeadings(
    of table: Table, _ columns: [TemplateColumn], onSheetAt position: Int
  ) -> Int {
    for column in columns {
      sheets[position].addTableColumn(column.column, width: column.rule.field.width)
    }
    if let first = table.firstRow {
      if first > 0 { place(headings: columns, inRow: first - 1, onSheetAt: position) }
      return first
    }
    if let caption = table.captions.first {
      sheets[position].put(
        .text(caption.example(in: period, anyText: "")),
        at: CellAddress(row: sheets[position].row, column: 0), style: TemplateStyles.caption)
      sheets[position].advance()
    }
    if columns.contains(where: { !$0.upperHeading.isEmpty }) {
      placeUpperHeadings(columns, onSheetAt: position)
      sheets[position].advance()
    }
    place(headings: columns, inRow: sheets[position].row, onSheetAt: position)
    sheets[position].advance()
    return sheets[position].row
  }

  private mutating func place(
    headings columns: [TemplateColumn], inRow row: Int, onSheetAt position: Int
  ) {
    for column in columns {
      sheets[position].put(
        .text(column.heading), at: CellAddress(row: row, column: column.column),
        style: TemplateStyles.header)
    }
  }

  /// A text that stands over several columns is written over the first.
  private mutating func placeUpperHeadings(_ columns: [TemplateColumn], onSheetAt position: Int) {
    var last = ""
    for column in columns {
      let text = column.upperHeading == last ? "" : column.upperHeading
      sheets[position].put(
        text.isEmpty ? .empty : .text(text),
        at: CellAddress(row: sheets[position].row, column: column.column),
        style: TemplateStyles.header)
      last = column.upperHeading
    }
  }

  // MARK: Records

  /// What the rows of a table are filled with.
  private func records(of table: Table, in scope: Scope) -> [TemplateRecord] {
    let fields = Set(table.rules.map(\.field))
    if let rule = table.rules.first(where: { $0.field == .economyLine }) {
      return kinds(of: rule).map { TemplateRecord(line: economyLine($0)) }
    }
    if fields.contains(.investmentProject) {
      return (content.scorecard?.investments ?? []).map { TemplateRecord(investment: $0) }
    }
    let goals = scope.isOneGoal ? [scope.goal].compactMap(\.self) : content.goals
    if scope.isOneGoal, goals.isEmpty, fields.allSatisfy({ $0.group == .goal }) {
      return [TemplateRecord()]
    }
    var area: FocusArea?
    return goals.flatMap { goal in
      var records = records(of: goal, in: table, fields, scope)
      if table.hasAreaRows, let own = goal.area?.value, own != area {
        area = own
        records.insert(TemplateRecord(area: own), at: 0)
      }
      return records
    }
  }

  /// The lines of a table: all three, or the one that it has in every file.
  private func kinds(of rule: FieldRule) -> [EconomyLine.Kind] {
    guard case .always(let name) = rule.place else { return EconomyLine.Kind.allCases }
    return [mapping.vocabulary.economyLines[name.comparable]].compactMap(\.self)
  }

  private func records(
    of goal: Goal, in table: Table, _ fields: Set<Field>, _ scope: Scope
  ) -> [TemplateRecord] {
    let indicators = fields.contains(.indicatorName) ? goal.indicators : []
    let activities = fields.contains(.activityText) ? goal.activities : []
    let isReference = fields.contains(.goalNumber) && !fields.contains(.goalText)
    let repeats =
      isReference || table.rules.contains { $0.field.group == .goal && $0.isRequired }
    var records = (0..<max(indicators.count, activities.count)).map { index in
      TemplateRecord(
        goal: goal, indicator: index < indicators.count ? indicators[index] : nil,
        activity: index < activities.count ? activities[index] : nil,
        showsGoal: repeats || index == 0)
    }
    if table.goalRows != nil {
      for index in records.indices { records[index].goal = nil }
      return [TemplateRecord(goal: goal)] + records
    }
    let hasOwnRow = fields.contains { $0.group == .goal } && !isReference
    return records.isEmpty && hasOwnRow ? [TemplateRecord(goal: goal)] : records
  }

  // MARK: Rows

  private mutating func place(
    _ record: TemplateRecord, of table: Table, _ columns: [TemplateColumn], inRow row: Int,
    onSheetAt position: Int
  ) {
    if let area = record.area {
      let left = columns.map(\.column).min() ?? 0
      sheets[position].put(
        .text(area.swedishName), at: CellAddress(row: row, column: left),
        style: TemplateStyles.caption)
      return
    }
    let goalRow = table.goalRows.flatMap { record.goal == nil ? nil : $0 }
    for column in columns {
      var value = self.value(of: column, record)
      var style = TemplateStyles.input
      if let goalRow {
        style = TemplateStyles.goalRow
        if goalRow.column == column.rule.field {
          value = TemplateValue(record.goal.map { goalText(of: $0, goalRow) })
        }
      }
      if let value { style.numberFormat = value.numberFormat }
      sheets[position].put(
        value?.value ?? .empty, at: CellAddress(row: row, column: column.column), style: style)
    }
  }

  private func value(of column: TemplateColumn, _ record: TemplateRecord) -> TemplateValue? {
    switch column.rule.place {
    case .crosses:
      let status = record.goal?.assessment?.value
      return TemplateValue(
        status == FieldRule.crossOrder[column.alternative] && record.showsGoal ? "x" : nil)
    case .perPeriod(let columns):
      let name = columns[column.alternative].period.shown(in: period)
      return TemplateValue(record.indicator?.outcome(of: name, reporting: period.text))
    default:
      // A row for what is not there yet names no unit either.
      guard column.alternative == 0, !record.isEmpty else { return nil }
      return self.value(of: column.rule.field, record)
    }
  }

  private func goalText(of goal: Goal, _ rule: Table.GoalRows) -> String {
    let text = goal.text.value
    if rule.hasNumberPrefix { return "\(content.shortNumber(of: goal)) \(text)" }
    return text
  }

  private mutating func validate(
    _ columns: [TemplateColumn], rows: Range<Int>, onSheetAt position: Int
  ) {
    guard let first = rows.first, let last = rows.last else { return }
    for column in columns {
      let range = CellRange(
        CellAddress(row: first, column: column.column),
        CellAddress(row: last, column: column.column)
      )
      if case .crosses = column.rule.place {
        sheets[position].sheet.dataValidations.append(
          DataValidation(ranges: [range], rule: .list(["x"])))
      } else if let validation = column.rule.field.validation(of: [range]) {
        sheets[position].sheet.dataValidations.append(validation)
      }
    }
  }
}

extension Indicator {
  /// The result of a period that a template has a column for.
  fileprivate func outcome(of period: String, reporting reported: String) -> Measurement? {
    guard let span = CalendarSpan(period) else { return nil }
    func isMeant(_ name: String) -> Bool { CalendarSpan(name)?.isSameTime(as: span) ?? false }
    if let own = periodOutcomes.first(where: { isMeant($0.period) }) { return own.outcome.value }
    if isMeant(reported) { return outcome?.value }
    let before = CalendarSpan(reported)?.yearBefore
    if let previous = previousOutcome, before?.isSameTime(as: span) == true {
      return previous.value
    }
    return earlierOutcomes.first { isMeant($0.period) }.map { .measured($0.outcome.value) }
  }
}
