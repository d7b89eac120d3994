/// Rules for what may be entered (ODF 1.3 Part 3, 9.4.5).
enum ODSValidation {
  /// Reads the rule that starts here; its ranges are found with the cells that name it.
  static func read(_ part: inout PartReader) throws(SpreadsheetError) -> DataValidation {
    var validation = DataValidation(ranges: [], rule: rule(part["table:condition"] ?? ""))
    let depth = part.depth
    while try part.nextChild(of: depth) {
      switch part.name {
      case "table:help-message":
        validation.prompt = try message(&part)
      case "table:error-message":
        validation.errorMessage = try message(&part)
      default: break
      }
    }
    return validation
  }

  private static func message(_ part: inout PartReader) throws(SpreadsheetError) -> String? {
    var text = ODSParagraphs()
    try text.read(&part)
    let message = text.string
    return message.isEmpty ? nil : message
  }

  private static func rule(_ condition: String) -> DataValidation.Rule {
    let condition = ODSCondition.withoutPrefix(condition)
    guard let list = condition.content(of: "cell-content-is-in-list") else {
      return .other(ODSCondition.name(of: condition))
    }
    let texts = ODSCondition.arguments(of: list)
    let contents = texts.map { QuotedText.content(of: String($0)) }
    if contents.allSatisfy({ $0 != nil }) { return .list(contents.compactMap { $0 }) }
    return .listFrom(OpenFormula.excelText(String(list)))
  }
}
