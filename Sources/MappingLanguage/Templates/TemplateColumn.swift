import Spreadsheet

/// A column of a table in a template.
struct TemplateColumn {
  let column: Int
  let rule: FieldRule

  /// The position among the alternatives of the rule: which quarter, which status.
  let alternative: Int

  /// The text over the column.
  var heading: String

  /// The text in the row above the heading; empty where the heading is one row high.
  var upperHeading = ""

  /// The columns of a table, those with letters of their own where they belong and the others from
  /// the left.
  static func columns(of table: Table, in period: Period, signs: [Sign]) -> [TemplateColumn] {
    let taken = Set(
      table.rules.compactMap { rule -> Int? in
        if case .columnAt(let column) = rule.place { column } else { nil }
      })
    var next = 0
    func free() -> Int {
      while taken.contains(next) { next += 1 }
      defer { next += 1 }
      return next
    }
    var columns: [TemplateColumn] = []
    // What the manager concludes stands after what it is concluded from.
    let conclusions: Set<Field> = [.goalAssessment, .goalAnalysis]
    let rules =
      table.rules.filter { !conclusions.contains($0.field) }
      + table.rules.filter { conclusions.contains($0.field) }
    for rule in rules {
      switch rule.place {
      case .columnAt(let column):
        columns.append(
          TemplateColumn(column: column, rule: rule, alternative: 0, heading: rule.field.heading))
      case .column(let headings):
        columns.append(TemplateColumn(free(), rule, 0, headings, in: period))
      case .lastFilled(let alternatives):
        for (index, headings) in alternatives.enumerated() {
          columns.append(TemplateColumn(free(), rule, index, headings, in: period))
        }
      case .perPeriod(let alternatives):
        for (index, alternative) in alternatives.enumerated() {
          columns.append(
            TemplateColumn(free(), rule, index, alternative.headings, in: period))
        }
      case .crosses(let crosses):
        for (index, status) in FieldRule.crossOrder.enumerated() where crosses[status] != nil {
          columns.append(TemplateColumn(free(), rule, index, crosses[status] ?? [], in: period))
        }
      case .label, .cell, .definedName, .sheetName, .always:
        continue
      }
    }
    return columns.map { $0.splitting(by: signs, in: period) }
  }

  private init(
    _ column: Int, _ rule: FieldRule, _ alternative: Int, _ headings: [TextPattern],
    in period: Period
  ) {
    self.init(
      column: column, rule: rule, alternative: alternative,
      heading: headings.first?.example(in: period, anyText: "") ?? rule.field.heading)
  }

  init(column: Int, rule: FieldRule, alternative: Int, heading: String) {
    self.column = column
    self.rule = rule
    self.alternative = alternative
    self.heading = heading
  }

  /// The column with its heading in two rows, when the template is recognised by the lower one.
  private func splitting(by signs: [Sign], in period: Period) -> TemplateColumn {
    for case .headings(let texts) in signs.map(\.kind) {
      for text in texts.map({ $0.example(in: period, anyText: "") })
      where heading.hasSuffix(" \(text)") {
        var column = self
        column.upperHeading = String(heading.dropLast(text.count + 1))
        column.heading = text
        return column
      }
    }
    return self
  }
}
