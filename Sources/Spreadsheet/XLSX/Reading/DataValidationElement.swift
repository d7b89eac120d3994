/// Rules for what may be entered (ECMA-376 Part 1, 18.3.1.32, and [MS-XLSX] 2.4.10).
enum DataValidationElement {
  /// Reads the rule that starts here; `nil` when it governs no cells.
  static func read(_ part: inout PartReader) throws(SpreadsheetError) -> DataValidation? {
    let type = part["type"] ?? "none"
    let prompt = part["prompt"].map(EscapedText.decode)
    let errorMessage = part["error"].map(EscapedText.decode)
    var ranges = [CellRange](sqref: part["sqref"] ?? "")
    var formula: String?
    let depth = part.depth
    while try part.nextChild(of: depth) {
      switch part.name {
      case "formula1", "x14:formula1": formula = try part.textToEnd()
      case "xm:sqref": ranges = [CellRange](sqref: try part.textToEnd())
      default: break
      }
    }
    guard !ranges.isEmpty else { return nil }
    var validation = DataValidation(ranges: ranges, rule: rule(type, formula))
    validation.prompt = prompt
    validation.errorMessage = errorMessage
    return validation
  }

  private static func rule(_ type: String, _ formula: String?) -> DataValidation.Rule {
    guard type == "list", let formula else { return .other(type) }
    guard let content = QuotedText.content(of: formula) else { return .listFrom(formula) }
    return .list(content.split(separator: ",").map { String($0).trimmingBlanks() })
  }
}
