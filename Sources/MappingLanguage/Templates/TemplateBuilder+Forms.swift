import FoundationEssentials
import Scorecards
import Spreadsheet

extension TemplateBuilder {
  /// Places the labels of a form and what is filled in beside or below them.
  mutating func place(_ form: Form, in scope: Scope) throws(TemplateError) {
    let position = sheetPosition(for: form.sheets, in: scope)
    let record = try record(of: form, in: scope)
    for rule in ordered(form.rules, startingWith: scope.starts) {
      switch rule.place {
      case .label(let texts, .within):
        placeWithin(texts, value(of: rule.field, record), onSheetAt: position)
      case .label(let texts, let side):
        for (label, value) in labels(texts, of: rule.field, record) {
          placeField(label, value, rule.field, side: side, onSheetAt: position)
        }
      case .cell(let address):
        placeCell(at: address, rule.field, record, in: form, onSheetAt: position)
      case .definedName(let name):
        let address = CellAddress(row: sheets[position].row, column: 1)
        define(name, as: address, onSheetAt: position)
        placeField(
          rule.field.heading, value(of: rule.field, record), rule.field, side: .beside,
          onSheetAt: position)
      case .sheetName, .always, .column, .columnAt, .lastFilled, .perPeriod, .crosses:
        continue
      }
    }
    sheets[position].advance()
  }

  /// The rule whose label begins a block comes first.
  private func ordered(
    _ rules: [FieldRule], startingWith starts: [TextPattern]
  ) -> [FieldRule] {
    let isStart = { (rule: FieldRule) in
      rule.texts.contains { text in starts.contains { $0.text.comparable == text.text.comparable } }
    }
    return rules.filter(isStart) + rules.filter { !isStart($0) }
  }

  private func record(of form: Form, in scope: Scope) throws(TemplateError) -> TemplateRecord {
    var record = TemplateRecord(goal: scope.goal)
    let groups = Set(form.rules.map(\.field.group))
    if !scope.isOneGoal, groups.contains(.goal) {
      guard content.goals.count <= 1 else { throw .oneGoalOnly(goals: content.goals.count) }
      record.goal = content.goals.first
    }
    let line = form.rules.first { $0.field == .economyLine }
    if case .always(let name) = line?.place,
      let kind = mapping.vocabulary.economyLines[name.comparable]
    {
      record.line = economyLine(kind)
    }
    return record
  }

  /// The line of a kind, without figures where the unit has none.
  func economyLine(_ kind: EconomyLine.Kind) -> EconomyLine {
    content.scorecard?.economy.first { $0.kind == kind } ?? EconomyLine(kind: kind)
  }

  /// What stands at a field.
  func value(of field: Field, _ record: TemplateRecord) -> TemplateValue? {
    let value =
      switch field {
      case .unit: TemplateValue(content.unit?.name)
      case .period: TemplateValue(year: content.period)
      case .vision: TemplateValue(content.scorecard?.vision?.value)
      case .planTrends: TemplateValue(content.scorecard?.plan.trends?.value)
      case .planSituation: TemplateValue(content.scorecard?.plan.situation?.value)
      case .planEconomy: TemplateValue(content.scorecard?.plan.economicConditions?.value)
      case .planImprovements: TemplateValue(content.scorecard?.plan.improvementAreas?.value)
      default: record.value(of: field, economy: mapping.economy)
      }
    return isTextFile ? value?.inTextFile : value
  }

  /// The labels of a field with their values: one, or one for each level of the organisation.
  private func labels(
    _ texts: [TextPattern], of field: Field, _ record: TemplateRecord
  ) -> [(label: String, value: TemplateValue?)] {
    let labels = texts.map { $0.example(in: period, anyText: "") }
    let levels = content.levels.map(\.name)
    guard field == .unit, labels.count > 1, labels.allSatisfy({ levels.contains($0.comparable) })
    else { return labels.prefix(1).map { ($0, value(of: field, record)) } }
    let units = [content.unit].compactMap(\.self) + content.ancestors
    let names = Dictionary(
      units.map { ($0.level.name.comparable, $0.name) }, uniquingKeysWith: { first, _ in first })
    let isAmongLevels = labels.contains { $0.comparable == content.unit?.level.name.comparable }
    return labels.enumerated().reversed().map { index, label in
      let name = isAmongLevels ? names[label.comparable] : index == 0 ? content.unit?.name : nil
      return (label, TemplateValue(name))
    }
  }

  private mutating func placeField(
    _ label: String, _ value: TemplateValue?, _ field: Field, side: FieldRule.Side,
    onSheetAt position: Int
  ) {
    let row = sheets[position].row
    sheets[position].put(
      .text(label), at: CellAddress(row: row, column: 0), style: TemplateStyles.label)
    sheets[position].widen(0, to: 20)
    if side == .below { sheets[position].advance() }
    let address = CellAddress(
      row: sheets[position].row, column: side == .below ? 0 : 1)
    placeInput(value, field, at: address, onSheetAt: position)
    sheets[position].addFormInput(address)
    sheets[position].advance()
  }

  /// Places a field whose value stands in the same cell as its label.
  private mutating func placeWithin(
    _ texts: [TextPattern], _ value: TemplateValue?, onSheetAt position: Int
  ) {
    let written = value?.value
    let text =
      switch written {
      case .text(let text): text
      case .number(let number): Decimal(shortest: number)?.ungroupedText ?? ""
      case .date(let date): date.description
      default: ""
      }
    let row = sheets[position].row
    sheets[position].put(
      .text(texts.first?.example(in: period, anyText: text, isValue: true) ?? text),
      at: CellAddress(row: row, column: 0), style: TemplateStyles.input)
    sheets[position].addFormInput(CellAddress(row: row, column: 0))
    sheets[position].advance()
  }

  /// Places a field that has an address of its own, with a word to the left or above where free.
  private mutating func placeCell(
    at address: CellAddress, _ field: Field, _ record: TemplateRecord, in form: Form,
    onSheetAt position: Int
  ) {
    placeInput(value(of: field, record), field, at: address, onSheetAt: position)
    sheets[position].widen(address.column, to: max(18, field.width))
    if address.column > 0 {
      let left = CellAddress(row: address.row, column: address.column - 1)
      let word = record.line.map(\.kind.swedishName) ?? field.heading
      if placeLabelIfFree(word, at: left, onSheetAt: position), record.line == nil { return }
    }
    if address.row > 1 {
      let above = CellAddress(row: address.row - 1, column: address.column)
      placeLabelIfFree(field.heading, at: above, onSheetAt: position)
    }
  }

  @discardableResult
  private mutating func placeLabelIfFree(
    _ word: String, at address: CellAddress, onSheetAt position: Int
  ) -> Bool {
    guard sheets[position].isFree(address) else { return false }
    sheets[position].put(.text(word), at: address, style: TemplateStyles.label)
    sheets[position].widen(address.column, to: 20)
    return true
  }

  /// Places a cell that is to be filled in.
  mutating func placeInput(
    _ value: TemplateValue?, _ field: Field, at address: CellAddress,
    style: CellStyle = TemplateStyles.input, onSheetAt position: Int
  ) {
    var style = style
    if let value { style.numberFormat = value.numberFormat }
    if field == .period { style.alignment.horizontal = .left }
    sheets[position].put(value?.value ?? .empty, at: address, style: style)
    if let validation = field.validation(of: [CellRange(address, address)]) {
      sheets[position].sheet.dataValidations.append(validation)
    }
  }
}

extension Field {
  /// The field's name as a heading.
  var heading: String { name.prefix(1).uppercased() + name.dropFirst() }
}
