/// Writes rows of cells as CSV (RFC 4180), in UTF-8 with CRLF between lines.
struct CSVText {
  /// How values are written.
  enum Audience {
    /// People who open the file in a spreadsheet program: `2025-01-02 08:30:00`, `30:01:30`.
    case people
    /// Programs that follow a schema: `2025-01-02T08:30:00`, `PT30H01M30S`, nothing for errors.
    case programs
  }

  let dialect: CSVDialect
  let audience: Audience
  private(set) var bytes: [UInt8] = []

  init(_ dialect: CSVDialect, for audience: Audience) {
    self.dialect = dialect
    self.audience = audience
  }

  /// Takes out what has been written so far.
  mutating func drain() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// Writes the mark by which Excel knows UTF-8.
  mutating func writeByteOrderMark() {
    bytes += [0xEF, 0xBB, 0xBF]
  }

  /// Writes a row with a field for each column.
  mutating func write(_ values: [CellValue]) {
    for (position, value) in values.enumerated() {
      if position > 0 { bytes.append(dialect.delimiter) }
      write(field: text(of: value))
    }
    bytes += [0x0D, 0x0A]
  }

  private mutating func write(field: String) {
    let special: [UInt8] = [dialect.delimiter, dialect.quote, 0x0A, 0x0D]
    guard field.utf8.contains(where: special.contains) else {
      bytes += field.utf8
      return
    }
    bytes.append(dialect.quote)
    for byte in field.utf8 {
      if byte == dialect.quote { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(dialect.quote)
  }

  private func text(of value: CellValue) -> String {
    switch value {
    case .empty, .notCalculated: ""
    case .number(let number) where number.isFinite:
      dialect.decimalSign == UInt8(ascii: ",")
        ? number.xmlText.replacing(".", with: ",") : number.xmlText
    case .number: text(of: .error("#NUM!"))
    case .text(let text): text.neutralized
    case .boolean(let isTrue): audience == .people ? (isTrue ? "SANT" : "FALSKT") : "\(isTrue)"
    case .date(let date): date.description
    case .dateTime(let moment):
      audience == .people
        ? moment.description.replacing("T", with: " ") : moment.description
    case .duration(let duration):
      audience == .people ? NumberFormat("[h]:mm:ss").text(for: value) : duration.odsText
    case .error(let error): audience == .people ? error : ""
    }
  }
}

extension String {
  /// The text with an apostrophe before it, where a spreadsheet program would take it for a formula.
  ///
  /// A single sign is no formula, and stays. Numbers are not texts, and stay as well.
  fileprivate var neutralized: String {
    looksLikeFormula && unicodeScalars.count > 1 ? "'" + self : self
  }
}
