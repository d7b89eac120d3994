/// Conditions of styles, conditional formats and validations (ODF 1.3 Part 3, 19.470 and 19.596).
enum ODSCondition {
  /// The condition in the terms of the workbook's model.
  ///
  /// - Parameter first: The cell that relative references are written for.
  static func parse(_ text: String, for first: CellAddress) -> ConditionalFormat.Condition {
    var condition = withoutPrefix(text)
    if condition.hasPrefix("cell-content()") {
      condition = condition.dropFirst("cell-content()".count).drop { $0 == " " }
    }
    let sign = condition.prefix { "<>=!".contains($0) }
    if !sign.isEmpty {
      let operand = condition.dropFirst(sign.count).drop { $0 == " " }
      if sign == "=", let text = QuotedText.content(of: String(operand)) {
        return .textEquals(text)
      }
      let operation = sign == "!=" ? "<>" : String(sign)
      return .formula(first.text + operation + OpenFormula.excelText(String(operand)))
    }
    for name in ["is-true-formula", "formula-is"] {
      if let formula = condition.content(of: name) {
        return .formula(OpenFormula.excelText(String(formula)))
      }
    }
    for (name, isNegated) in [
      ("cell-content-is-between", false), ("between", false),
      ("cell-content-is-not-between", true), ("not-between", true),
    ] {
      guard let content = condition.content(of: name) else { continue }
      let limits = arguments(of: content).map { OpenFormula.excelText(String($0)) }
      guard limits.count == 2 else { break }
      let isWithin = "AND(\(first.text)>=\(limits[0]),\(first.text)<=\(limits[1]))"
      return .formula(isNegated ? "NOT(\(isWithin))" : isWithin)
    }
    return .other(name(of: condition))
  }

  /// A condition without the prefix that says what language it is in.
  static func withoutPrefix(_ condition: String) -> Substring {
    for prefix in ["of:", "oooc:", "msoxl:"] where condition.hasPrefix(prefix) {
      return condition.dropFirst(prefix.count)
    }
    return condition[...]
  }

  /// The name of a condition: what stands before its parenthesis.
  static func name(of condition: Substring) -> String {
    String(condition.prefix { $0 != "(" }.prefix(60))
  }

  /// Arguments, which commas or semicolons stand between.
  static func arguments(of list: Substring) -> [Substring] {
    var quote: UInt8?
    var depth = 0
    return list.utf8.split(omittingEmptySubsequences: false) { byte in
      if let open = quote {
        if byte == open { quote = nil }
        return false
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: return depth == 0 && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";"))
      }
      return false
    }.map { Substring($0).trimmingBlanks()[...] }
  }
}

extension Substring {
  /// What stands in the parentheses after a name; `nil` when the text is anything else.
  func content(of name: String) -> Substring? {
    guard hasPrefix(name) else { return nil }
    let rest = dropFirst(name.count)
    guard rest.first == "(", rest.last == ")", rest.count >= 2 else { return nil }
    return rest.dropFirst().dropLast()
  }

  fileprivate func trimmingBlanks() -> String { String(self).trimmingBlanks() }
}
