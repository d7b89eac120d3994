/// Formulas of OpenDocument (ODF 1.3 Part 4) in the notation of XLSX.
///
/// `of:=SUM([$Mål.$B$2:.B9];1)` becomes `SUM(Mål!$B$2:B9,1)`.
enum OpenFormula {
  /// The formula without prefix and equals sign.
  static func excelText(_ formula: String) -> String {
    var rest = formula[...]
    if let equals = formula.firstIndex(of: "=") {
      let prefix = formula[..<equals]
      if prefix == "msoxl:" { return String(formula[equals...].dropFirst()) }
      if prefix.isEmpty || prefix.hasSuffix(":"), prefix.dropLast().allSatisfy(\.isLetter) {
        rest = formula[equals...].dropFirst()
      }
    }
    return translate(rest)
  }

  private static func translate(_ formula: Substring) -> String {
    var text = ""
    var arrays = 0
    var rest = formula
    while let next = rest.first {
      switch next {
      case "\"", "'":
        let end = endOfQuote(rest)
        text += rest[..<end]
        rest = rest[end...]
      case "[":
        let end = endOfReference(rest)
        text += reference(rest[..<end].dropFirst().dropLast())
        rest = rest[end...]
      case "{": arrays += 1; text.append(rest.removeFirst())
      case "}": arrays -= 1; text.append(rest.removeFirst())
      case ";": text += ","; rest.removeFirst()
      case "|" where arrays > 0: text += ";"; rest.removeFirst()
      case "~": text += ","; rest.removeFirst()
      case "!": text += " "; rest.removeFirst()
      case "#":
        let error = rest.prefix { $0.isLetter || $0.isNumber || "#/!?".contains($0) }
        text += error
        rest = rest.dropFirst(error.count)
      case _ where next.isLetter || next == "_" || next == "$":
        let word = rest.prefix { $0.isLetter || $0.isNumber || "_.$\\".contains($0) }
        rest = rest.dropFirst(word.count)
        text += name(word, &rest)
      default: text.append(rest.removeFirst())
      }
    }
    return text
  }

  /// A function, a truth value or a name.
  private static func name(_ word: Substring, _ rest: inout Substring) -> String {
    for truth in ["TRUE", "FALSE"] where word == truth && rest.hasPrefix("()") {
      rest = rest.dropFirst(2)
      return truth
    }
    if rest.first == "(" {
      for prefix in ["COM.MICROSOFT.", "LEGACY."] where word.hasPrefix(prefix) {
        return String(word.dropFirst(prefix.count))
      }
      // Before OpenFormula, functions of add-ins went by their names in the program.
      let addIn = "com.sun.star.sheet.addin.analysis.get"
      if word.lowercased().hasPrefix(addIn) { return word.dropFirst(addIn.count).uppercased() }
    }
    // Excel marks names with two dollar signs.
    return String(word.hasPrefix("$$") ? word.dropFirst(2) : word)
  }

  /// The reference that stands between brackets: `$Mål.$B$2:.B9` becomes `Mål!$B$2:B9`.
  static func reference(_ text: Substring) -> String {
    // A reference into another file has no short form.
    guard !text.contains("#") || text.hasPrefix("#") || text.hasPrefix(".#") else {
      return text.hasSuffix("#REF!") ? "#REF!" : "[\(text)]"
    }
    let corners = ODSAddress.corners(of: text).map { ODSAddress.place($0) ?? (nil, $0) }
    guard let first = corners.first else { return "" }
    var sheets = first.sheet ?? ""
    if let last = corners.dropFirst().last?.sheet, last != sheets { sheets += ":" + last }
    let cells = corners.map { String($0.cell) }.joined(separator: ":")
    return sheets.isEmpty ? cells : quoted(sheets) + "!" + cells
  }

  /// The name of a sheet, quoted where XLSX wants it.
  static func quoted(_ sheet: String) -> String {
    let isPlain =
      sheet.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == ":" }
      && sheet.first?.isNumber == false && CellAddress(sheet) == nil
    return isPlain ? sheet : "'" + sheet.replacing("'", with: "''") + "'"
  }

  private static func endOfQuote(_ text: Substring) -> Substring.Index {
    let quote = text.first
    return text.dropFirst().firstIndex { $0 == quote }.map { text.index(after: $0) }
      ?? text.endIndex
  }

  private static func endOfReference(_ text: Substring) -> Substring.Index {
    var isQuoted = false
    let end = text.firstIndex { character in
      if character == "'" { isQuoted.toggle() }
      return character == "]" && !isQuoted
    }
    return end.map { text.index(after: $0) } ?? text.endIndex
  }
}
