extension String {
  /// The text as ST_Xstring has it (ECMA-376 Part 1, 22.9.2.19): characters that XML forbids, and
  /// carriage returns, become `_xHHHH_`, and text that already looks like that is escaped.
  var xlsxEscaped: String {
    guard utf8.span.holds({ $0 < 0x20 || $0 == UInt8(ascii: "_") || $0 == 0xEF }) else {
      return self
    }
    var escaped = String.UnicodeScalarView()
    var rest = Substring(self).unicodeScalars
    while let scalar = rest.popFirst() {
      switch scalar.value {
      case 0x09, 0x0A: escaped.append(scalar)
      case 0..<0x20, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: 4 - digits.utf8.count)
        escaped.append(contentsOf: "_x\(zeros)\(digits)_".unicodeScalars)
      case 0x5F where Self.continuesEscape(rest):
        escaped.append(contentsOf: "_x005F_".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// Whether an underscore followed by this text would read as an escape.
  private static func continuesEscape(_ rest: Substring.UnicodeScalarView) -> Bool {
    let next = Array(rest.prefix(6))
    return next.count == 6 && next[0] == "x" && next[5] == "_"
      && next[1...4].allSatisfy { $0.isASCII && $0.properties.isHexDigit }
  }

  /// Whether a program would take the text for a formula if it were typed in.
  var looksLikeFormula: Bool {
    switch utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      true
    default: false
    }
  }

  /// Whether blanks would be lost unless the file asks to keep them.
  var needsSpacePreserved: Bool {
    guard let first = utf8.first, let last = utf8.last else { return false }
    return first <= 0x20 || last <= 0x20 || utf8.span.holds { $0 == 0x0A }
  }
}

extension Span<UInt8> {
  /// Whether a condition holds for a byte.
  @inline(__always)
  fileprivate func holds(_ condition: (UInt8) -> Bool) -> Bool {
    for index in indices where condition(self[index]) { return true }
    return false
  }
}

extension Double {
  /// The shortest decimal text that reads back as the same number.
  var xmlText: String {
    if self == rounded(), magnitude < 1e15 { return String(Int64(self)) }
    return description
  }
}

extension Bool {
  /// `1` when true; `nil`, which leaves an attribute out, when false.
  var oneOrNothing: String? { self ? "1" : nil }
}

extension Color {
  /// The colour as eight digits, which begin with full opacity.
  var xlsxText: String { "FF" + hex }
}

extension CellRange {
  /// The range as formulas write it when it must not move: `$A$1:$C$3`.
  var absoluteText: String {
    first == last ? first.absoluteText : first.absoluteText + ":" + last.absoluteText
  }
}

extension CellAddress {
  var absoluteText: String { "$\(Self.columnName(column))$\(row + 1)" }
}

extension String {
  /// A sheet name as formulas write it: in apostrophes.
  var quotedSheetName: String { "'" + replacing("'", with: "''") + "'" }
}
