internal import XML

extension XMLWriter {
  /// Writes a text as paragraphs, one for each line (ODF 1.3 Part 3, 6.1.1), with a link around each
  /// where one is given.
  mutating func paragraphs(_ text: String, link: String? = nil) {
    if link == nil, text.utf8.hasPlainBlanks { return element("text:p", text: text) }
    let lines = text.replacing("\r\n", with: "\n").split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r"
    }
    for line in lines {
      start("text:p")
      if let link { start("text:a", ["xlink:href": link, "xlink:type": "simple"]) }
      self.line(line)
      if link != nil { end() }
      end()
    }
  }

  /// Writes a line with all its blanks, which readers would otherwise draw together (6.1.3).
  private mutating func line(_ line: Substring) {
    var rest = line
    var isAtStart = true
    while !rest.isEmpty {
      let word = rest.prefix { $0 != " " && $0 != "\t" }
      if !word.isEmpty { text(String(word)) }
      rest = rest.dropFirst(word.count)
      if rest.first == "\t" {
        element("text:tab")
        rest = rest.dropFirst()
        isAtStart = true
        continue
      }
      let blanks = rest.prefix { $0 == " " }
      rest = rest.dropFirst(blanks.count)
      if !blanks.isEmpty {
        let isAtEnd = rest.isEmpty
        if blanks.count == 1, !(isAtStart && word.isEmpty), !isAtEnd {
          text(" ")
        } else {
          element("text:s", ["text:c": blanks.count > 1 ? String(blanks.count) : nil])
        }
      }
      isAtStart = false
    }
  }
}

extension String.UTF8View {
  /// Whether the text is one line without blanks that readers would draw together.
  fileprivate var hasPlainBlanks: Bool {
    var isAfterBlank = true
    for byte in self {
      let isBlank = byte == UInt8(ascii: " ")
      if byte < 0x20 || isBlank && isAfterBlank { return false }
      isAfterBlank = isBlank
    }
    return !isAfterBlank
  }
}

extension CellRange {
  /// The range as addresses outside formulas have it: `'Mål'.A1:'Mål'.C3` (ODF 1.3 Part 3, 18.3.4).
  func odsText(on sheet: String) -> String {
    first == last
      ? first.odsText(on: sheet) : first.odsText(on: sheet) + ":" + last.odsText(on: sheet)
  }
}

extension CellAddress {
  /// The address as it stands outside formulas: `'Mål'.A1`.
  func odsText(on sheet: String) -> String { sheet.quotedSheetName + "." + text }
}

extension Duration {
  /// The length as XML Schema has it, such as `PT30H01M30S`.
  var odsText: String {
    let (seconds, attoseconds) = components
    let milliseconds = attoseconds / 1_000_000_000_000_000
    let sign = seconds < 0 || attoseconds < 0 ? "-" : ""
    let magnitude = seconds.magnitude
    let clock = [magnitude / 60 % 60, magnitude % 60].map { String(padded: Int($0), to: 2) }
    let hours = String(padded: Int(magnitude / 3600), to: 2)
    let fraction =
      milliseconds == 0 ? "" : "." + String(padded: Int(milliseconds.magnitude), to: 3)
    return "\(sign)PT\(hours)H\(clock[0])M\(clock[1])\(fraction)S"
  }
}
