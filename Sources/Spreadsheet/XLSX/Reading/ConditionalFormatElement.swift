/// Conditional formats (ECMA-376 Part 1, 18.3.1.18 and 18.3.1.10).
enum ConditionalFormatElement {
  static func read(
    _ part: inout PartReader, into sheet: inout Sheet, styles: CellStyles
  ) throws(SpreadsheetError) {
    let ranges = [CellRange](sqref: part["sqref"] ?? "")
    let depth = part.depth
    while try part.nextChild(of: depth) {
      guard part.name == "cfRule", !ranges.isEmpty else { continue }
      let type = part["type"] ?? ""
      let operation = part["operator"] ?? ""
      let look = part.integer("dxfId").flatMap { styles.differentials[checked: $0] }
      var formulas: [String] = []
      let rule = part.depth
      while try part.nextChild(of: rule) {
        if part.name == "formula" { formulas.append(try part.textToEnd()) }
      }
      let condition = condition(type, operation, formulas, first: ranges[0].first)
      var format = ConditionalFormat(
        ranges: ranges, condition: condition, fill: look?.fill, fontColor: look?.fontColor)
      format.isBold = look?.isBold ?? false
      sheet.conditionalFormats.append(format)
    }
  }

  /// Reads a format of a newer program, of which only the ranges and the kind are kept.
  static func readExtension(
    _ part: inout PartReader
  ) throws(SpreadsheetError) -> ConditionalFormat? {
    var type = ""
    var ranges: [CellRange] = []
    let depth = part.depth
    while try part.nextChild(of: depth) {
      switch part.name {
      case "x14:cfRule": type = part["type"] ?? type
      case "xm:sqref": ranges = [CellRange](sqref: try part.textToEnd())
      default: break
      }
    }
    return ranges.isEmpty ? nil : ConditionalFormat(ranges: ranges, condition: .other(type))
  }

  private static func condition(
    _ type: String, _ operation: String, _ formulas: [String], first: CellAddress
  ) -> ConditionalFormat.Condition {
    guard let formula = formulas.first else { return .other(type) }
    switch type {
    case "cellIs":
      if operation == "equal", let text = QuotedText.content(of: formula) {
        return .textEquals(text)
      }
      if let sign = signs[operation] { return .formula(first.text + sign + formula) }
      guard formulas.count == 2 else { return .other(type) }
      let isWithin = "AND(\(first.text)>=\(formula),\(first.text)<=\(formulas[1]))"
      return .formula(operation == "notBetween" ? "NOT(\(isWithin))" : isWithin)
    case "expression", "containsText", "notContainsText", "beginsWith", "endsWith",
      "containsBlanks", "notContainsBlanks", "containsErrors", "notContainsErrors", "timePeriod":
      return .formula(formula)
    default: return .other(type)
    }
  }

  private static let signs = [
    "equal": "=", "notEqual": "<>", "lessThan": "<", "lessThanOrEqual": "<=",
    "greaterThan": ">", "greaterThanOrEqual": ">=",
  ]
}

/// Text in the quotes of a formula.
enum QuotedText {
  /// What stands between the quotes; `nil` when the formula is anything but one quoted text.
  static func content(of formula: String) -> String? {
    guard formula.utf8.count >= 2, formula.hasPrefix("\""), formula.hasSuffix("\"") else {
      return nil
    }
    let inner = formula.dropFirst().dropLast()
    var content = ""
    var rest = inner
    while let quote = rest.firstIndex(of: "\"") {
      let next = rest.index(after: quote)
      guard next < rest.endIndex, rest[next] == "\"" else { return nil }
      content += rest[...quote]
      rest = rest[rest.index(after: next)...]
    }
    return content + rest
  }
}
