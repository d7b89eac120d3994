/// Formulas as they read when they are moved to another cell.
enum MovedFormula {
  /// The formula with its relative references moved.
  ///
  /// A reference that would lie outside the sheet becomes `#REF!`.
  static func text(_ formula: String, rows: Int, columns: Int) -> String {
    if rows == 0, columns == 0 { return formula }
    let bytes = Array(formula.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let end = self.end(ofQuoteAt: index, in: bytes)
        result += bytes[index..<end]
        index = end
      case UInt8(ascii: "["):
        // The number of a workbook, or a column of a table.
        let end = self.end(ofBracketAt: index, in: bytes)
        result += bytes[index..<end]
        index = end
      case let byte where isWordByte(byte):
        let end = bytes[index...].firstIndex { !isWordByte($0) } ?? bytes.count
        let word = bytes[index..<end]
        let isName =
          end < bytes.count
          && [UInt8(ascii: "("), UInt8(ascii: "!"), UInt8(ascii: "[")].contains(bytes[end])
        let isInRange =
          result.last == UInt8(ascii: ":")
          || (end < bytes.count && bytes[end] == UInt8(ascii: ":"))
        result +=
          isName ? Array(word) : moved(word, rows: rows, columns: columns, isInRange: isInRange)
        index = end
      default:
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "$"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: "\\"), 0x80...:
      true
    default: false
    }
  }

  private static func end(ofQuoteAt start: Int, in bytes: [UInt8]) -> Int {
    bytes[(start + 1)...].firstIndex(of: bytes[start]).map { $0 + 1 } ?? bytes.count
  }

  private static func end(ofBracketAt start: Int, in bytes: [UInt8]) -> Int {
    var depth = 0
    for index in start..<bytes.count {
      if bytes[index] == UInt8(ascii: "[") { depth += 1 }
      if bytes[index] == UInt8(ascii: "]") { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return bytes.count
  }

  /// A word, moved when it is a reference: `B7`, `$B7`, and in ranges `B` and `7`.
  private static func moved(
    _ word: ArraySlice<UInt8>, rows: Int, columns: Int, isInRange: Bool
  ) -> [UInt8] {
    var rest = word
    let isColumnFixed = rest.first == UInt8(ascii: "$")
    if isColumnFixed { rest = rest.dropFirst() }
    let letters = rest.prefix { (65...90).contains($0 & 0xdf) && $0 >= 65 }
    rest = rest.dropFirst(letters.count)
    var isRowFixed = rest.first == UInt8(ascii: "$")
    if isRowFixed { rest = rest.dropFirst() }
    let digits = rest
    guard digits.allSatisfy({ (48...57).contains($0) }), letters.count <= 3, digits.count <= 7,
      !(letters.isEmpty && digits.isEmpty)
    else { return Array(word) }
    if letters.isEmpty || digits.isEmpty {
      guard isInRange else { return Array(word) }
      if letters.isEmpty, isColumnFixed { isRowFixed = true }
    }
    var column = letters.reduce(0) { $0 * 26 + Int($1 & 0xdf) - 64 } - 1
    var row = digits.reduce(0) { $0 * 10 + Int($1) - 48 } - 1
    guard column < CellAddress.maximumColumns, row < CellAddress.maximumRows else {
      return Array(word)
    }
    if !letters.isEmpty, !isColumnFixed { column += columns }
    if !digits.isEmpty, !isRowFixed { row += rows }
    guard letters.isEmpty || (0..<CellAddress.maximumColumns).contains(column),
      digits.isEmpty || (0..<CellAddress.maximumRows).contains(row)
    else { return Array("#REF!".utf8) }
    var text = ""
    if !letters.isEmpty { text += (isColumnFixed ? "$" : "") + CellAddress.columnName(column) }
    if !digits.isEmpty { text += (isRowFixed ? "$" : "") + String(row + 1) }
    return Array(text.utf8)
  }
}
