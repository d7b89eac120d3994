import Scorecards
import Spreadsheet

extension TemplateBuilder {
  /// Lets net and variance follow from what is filled in; they are empty until it is.
  mutating func placeEconomyFormulas(
    _ columns: [TemplateColumn], kinds: [EconomyLine.Kind], firstRow: Int, onSheetAt position: Int
  ) {
    let rows = Dictionary(
      kinds.enumerated().map { ($1, firstRow + $0) }, uniquingKeysWith: { first, _ in first })
    if let income = rows[.income], let costs = rows[.costs], let net = rows[.net] {
      for column in columns where column.rule.field.isAmount {
        placeNet(column.column, income: income, costs: costs, net: net, onSheetAt: position)
      }
    }
    guard let budget = columns.first(where: { $0.rule.field == .economyBudget })?.column,
      let outcome = columns.first(where: { $0.rule.field == .economyOutcome })?.column,
      let variance = columns.first(where: { $0.rule.field == .economyVariance })?.column
    else { return }
    for (kind, row) in rows.sorted(by: { $0.value < $1.value }) {
      let terms = [
        CellAddress(row: row, column: outcome), CellAddress(row: row, column: budget),
      ]
      let isBudgetFirst = mapping.economy.writesBudgetMinusOutcome(kind)
      placeFormula(
        isBudgetFirst ? terms.reversed() : terms, signs: (1, -1),
        at: CellAddress(row: row, column: variance), onSheetAt: position)
    }
  }

  private mutating func placeNet(
    _ column: Int, income: Int, costs: Int, net: Int, onSheetAt position: Int
  ) {
    let address = CellAddress(row: net, column: column)
    let terms = [CellAddress(row: income, column: column), CellAddress(row: costs, column: column)]
    let isStatedAlone =
      sheets[position].number(at: address) != nil
      && terms.contains { sheets[position].number(at: $0) == nil }
    guard !isStatedAlone else { return }
    placeFormula(terms, signs: mapping.economy.netSigns, at: address, onSheetAt: position)
  }

  /// Places the sum of two cells with their signs, empty until both are filled in.
  private mutating func placeFormula(
    _ terms: [CellAddress], signs: (Double, Double), at address: CellAddress,
    onSheetAt position: Int
  ) {
    let first = sheets[position].number(at: terms[0])
    let second = sheets[position].number(at: terms[1])
    let result = first.flatMap { first in second.map { first * signs.0 + $0 * signs.1 } }
    let (one, other) = (terms[0].text, terms[1].text)
    let sum = (signs.0 < 0 ? "-" : "") + one + (signs.1 < 0 ? "-" : "+") + other
    var style = TemplateStyles.input
    style.numberFormat =
      mapping.economy.unit == .millions ? "#,##0.0;-#,##0.0" : "#,##0;-#,##0"
    sheets[position].put(
      result.map(CellValue.number) ?? .text(""), at: address, style: style,
      formula: "IF(COUNT(\(one),\(other))=2,\(sum),\"\")")
  }
}

extension EconomyForm {
  /// The signs with which income and costs, as they are written, make the net as it is written.
  fileprivate var netSigns: (Double, Double) {
    let income = net == .incomeMinusCosts ? 1.0 : -1.0
    let costs = self.costs == .negative ? 1.0 : -1.0
    return (income, income * costs)
  }

  /// Whether the variance of a line, as it is written, is budget minus outcome.
  fileprivate func writesBudgetMinusOutcome(_ kind: EconomyLine.Kind) -> Bool {
    switch variance {
    case .plusIsBetter: isReversed(kind)
    case .outcomeMinusBudget: false
    case .budgetMinusOutcome: true
    }
  }
}

extension Field {
  /// Whether income and costs add up to the net at the field.
  fileprivate var isAmount: Bool {
    [.economyBudget, .economyOutcome, .economyForecast, .economyPreviousOutcome].contains(self)
  }
}
