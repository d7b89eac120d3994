/// Turns formulas from the notation of XLSX into OpenFormula (ODF 1.3 Part 4).
///
/// `SUM(Mål!$B$2:B9,1)` becomes `of:=SUM([$Mål.$B$2:.B9];1)`.
struct ODSFormula {
  private let tables: [String: (sheet: String, table: Table)]

  init(tablesOf workbook: Workbook) {
    var tables: [String: (sheet: String, table: Table)] = [:]
    for sheet in workbook.sheets {
      for table in sheet.tables { tables[table.name.lowercased()] = (sheet.name, table) }
    }
    self.tables = tables
  }

  /// The formula with its prefix.
  ///
  /// - Parameter row: The row of the cell, from 0, for references to this row of a table.
  /// - Returns: `nil` when the formula uses what OpenFormula cannot say, such as other files.
  func text(of formula: String, row: Int? = nil) -> String? {
    expression(of: formula, row: row).map { "of:=" + $0 }
  }

  /// The formula without prefix.
  func expression(of formula: String, row: Int? = nil) -> String? {
    var translation = ""
    var rest = Substring(formula)
    var arrayDepth = 0
    while let next = rest.first {
      switch next {
      case "\"":
        translation += rest.removeQuoted("\"")
      case "'":
        guard let reference = reference(from: &rest) else { return nil }
        translation += reference
      case "{":
        arrayDepth += 1
        translation.append(rest.removeFirst())
      case "}":
        arrayDepth -= 1
        translation.append(rest.removeFirst())
      case ",", ";":
        // Between arguments and within a row of an array stands a semicolon, between rows a bar.
        translation += arrayDepth > 0 && next == ";" ? "|" : ";"
        rest.removeFirst()
      case "#":
        let error = rest.prefix { !"),;}+*= ".contains($0) }
        translation += error
        rest = rest.dropFirst(error.count)
      case "[":
        // A reference to another file, or to the table that the cell stands in.
        return nil
      case "$":
        guard let reference = reference(from: &rest) else { return nil }
        translation += reference
      case _ where next.isNumber:
        translation += number(from: &rest)
      case _ where Self.isNameStart(next):
        guard let word = word(from: &rest, row: row) else { return nil }
        translation += word
      default: translation.append(rest.removeFirst())
      }
    }
    return translation
  }

  /// A number, or a range of whole rows such as `1:3`.
  private func number(from rest: inout Substring) -> String {
    if let rows = Area(whole: &rest) { return "[\(rows.text(on: nil))]" }
    let digits = rest.prefix { $0.isNumber || $0 == "." }
    rest = rest.dropFirst(digits.count)
    var text = String(digits)
    if let exponent = rest.first, exponent == "E" || exponent == "e" {
      text.append(rest.removeFirst())
      if let sign = rest.first, sign == "+" || sign == "-" { text.append(rest.removeFirst()) }
      let power = rest.prefix(while: \.isNumber)
      text += power
      rest = rest.dropFirst(power.count)
    }
    return text
  }

  /// A reference, a function, a truth value, a table or a name.
  private func word(from rest: inout Substring, row: Int?) -> String? {
    let start = rest
    if let reference = reference(from: &rest) { return reference }
    rest = start
    let word = rest.prefix(while: Self.isNamePart)
    rest = rest.dropFirst(word.count)
    switch rest.first {
    case "(": return Self.functionName(String(word))
    case "[": return tableReference(to: String(word), from: &rest, row: row)
    default:
      let isTruth = ["TRUE", "FALSE"].contains(word.uppercased())
      return isTruth ? word.uppercased() + "()" : String(word)
    }
  }

  /// A reference to cells, with or without the sheet.
  private func reference(from rest: inout Substring) -> String? {
    var sheet: String?
    let start = rest
    if rest.first == "'" {
      let quoted = rest.removeQuoted("'")
      guard rest.first == "!" else { return nil }
      sheet = quoted
    } else {
      let word = rest.prefix(while: Self.isNamePart)
      rest = rest.dropFirst(word.count)
      if rest.first == "!" { sheet = "'\(word)'" } else { rest = start }
    }
    if let sheet {
      rest.removeFirst()
      // Quotes hide the brackets of another file's name.
      guard !sheet.contains("[") else { return nil }
      if rest.hasPrefix("#REF!") {
        rest = rest.dropFirst(5)
        return "#REF!"
      }
    }
    guard let area = Area(&rest) ?? Area(whole: &rest) else { return nil }
    return "[\(area.text(on: sheet))]"
  }

  /// A reference to a table's column: `Mål[Utfall]`, `Mål[[#This Row],[Utfall]]`, `Mål[@Utfall]`.
  private func tableReference(to name: String, from rest: inout Substring, row: Int?) -> String? {
    guard let (sheet, table) = tables[name.lowercased()] else { return nil }
    var inner = rest.removeBracketed()
    var first = table.records.first
    var last = table.records.last
    if inner.hasPrefix("@") || inner.hasPrefix("[#This Row]") {
      guard let row else { return nil }
      (first.row, last.row) = (row, row)
      inner = inner.hasPrefix("@") ? inner.dropFirst() : inner.dropFirst("[#This Row],".count)
    } else if inner == "#All" {
      (first, last) = (table.range.first, table.range.last)
      inner = ""
    }
    if inner.hasPrefix("["), inner.hasSuffix("]") { inner = inner.dropFirst().dropLast() }
    if !inner.isEmpty {
      guard
        let column = table.columnNames.firstIndex(where: {
          $0.lowercased() == inner.lowercased()
        })
      else { return nil }
      first.column = table.range.first.column + column
      last.column = first.column
    }
    let place = "$" + sheet.quotedSheetName + "." + first.absoluteText
    return first == last ? "[\(place)]" : "[\(place):.\(last.absoluteText)]"
  }

  /// The name of a function.
  ///
  /// Those that only Excel has are marked as such, as LibreOffice does.
  private static func functionName(_ name: String) -> String {
    var name = name.uppercased()
    for prefix in ["_XLFN.", "_XLWS."] where name.hasPrefix(prefix) {
      name = String(name.dropFirst(prefix.count))
    }
    if let legacy = legacyNames[name] { return legacy }
    let isExcels = name.contains(".") && name != "ERROR.TYPE" && !name.hasPrefix("ORG.")
    return isExcels || namesOfExcel.contains(name) ? "COM.MICROSOFT." + name : name
  }

  private static let namesOfExcel: Set<String> = [
    "AGGREGATE", "CEILING", "CONCAT", "ENCODEURL", "FILTERXML", "FLOOR", "IFS", "MAXIFS", "MINIFS",
    "SWITCH", "TEXTJOIN", "WEBSERVICE",
  ]

  private static let legacyNames: [String: String] = [
    "CHIDIST": "LEGACY.CHIDIST", "CHIINV": "LEGACY.CHIINV", "CHITEST": "LEGACY.CHITEST",
    "FDIST": "LEGACY.FDIST", "FINV": "LEGACY.FINV", "NORMSDIST": "LEGACY.NORMSDIST",
    "NORMSINV": "LEGACY.NORMSINV", "TDIST": "LEGACY.TDIST",
  ]

  private static func isNameStart(_ character: Character) -> Bool {
    character.isLetter || character == "_" || character == "\\"
  }

  fileprivate static func isNamePart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_.\\$".contains(character)
  }
}

/// A range in a formula, each corner with its dollar signs: `$A$1`, `B2:C3`, `A:A`, `1:3`.
private struct Area {
  private var corners: [Substring]

  /// Takes one or two cells from the start of a text; takes nothing where there are none.
  init?(_ rest: inout Substring) {
    var remaining = rest
    guard let first = Self.corner(from: &remaining), CellAddress(first) != nil else { return nil }
    corners = [first]
    var afterColon = remaining
    if afterColon.popFirst() == ":",
      let last = Self.corner(from: &afterColon), CellAddress(last) != nil
    {
      corners.append(last)
      remaining = afterColon
    }
    // `LOG10(` is a function.
    guard remaining.first != "(" else { return nil }
    rest = remaining
  }

  /// Takes a range of whole columns or rows.
  init?(whole rest: inout Substring) {
    var remaining = rest
    guard let first = Self.corner(from: &remaining), remaining.popFirst() == ":",
      let last = Self.corner(from: &remaining)
    else { return nil }
    let parts = [first, last].map { $0.filter { $0 != "$" } }
    let areColumns = parts.allSatisfy { CellAddress($0 + "1") != nil }
    let areRows = parts.allSatisfy { CellAddress("A" + $0) != nil }
    guard areColumns || areRows else { return nil }
    corners = [first, last]
    rest = remaining
  }

  func text(on sheet: String?) -> String {
    let place = sheet.map { "$" + $0 } ?? ""
    return place + corners.map { "." + $0 }.joined(separator: ":")
  }

  private static func corner(from rest: inout Substring) -> Substring? {
    let corner = rest.prefix(while: ODSFormula.isNamePart)
    guard !corner.isEmpty else { return nil }
    rest = rest.dropFirst(corner.count)
    return corner
  }
}

extension Substring {
  /// Takes a quoted text, whose quotes are doubled within it.
  fileprivate mutating func removeQuoted(_ quote: Character) -> String {
    var text = String(removeFirst())
    while let character = popFirst() {
      text.append(character)
      guard character == quote else { continue }
      guard first == quote else { break }
      text.append(removeFirst())
    }
    return text
  }

  /// Takes a text in brackets, and gives what stands within them.
  fileprivate mutating func removeBracketed() -> Substring {
    var depth = 0
    let end = firstIndex { character in
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      return depth == 0
    }
    guard let end else {
      defer { self = "" }
      return dropFirst()
    }
    defer { self = self[index(after: end)...] }
    return self[index(after: startIndex)..<end]
  }
}
