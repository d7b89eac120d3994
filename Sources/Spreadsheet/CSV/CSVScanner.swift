/// Cuts UTF-8 text into records and fields: RFC 4180, and what programs write instead of it.
///
/// A record ends at a line feed, a carriage return, or both together. A field that begins with a
/// quote ends at the next quote that is not doubled; what follows up to the delimiter is added to
/// it. A quote elsewhere is a character like any other, and so is one that nothing closes.
struct CSVScanner {
  /// A field that is not empty.
  struct Field {
    var column: Int
    /// Where its content lies in the text.
    var content: Range<Int>
    /// Whether the content still has its closing quote, doubled quotes or carriage returns.
    var isRaw = false
  }

  /// A record: a line, or more where a quoted field has line breaks.
  struct Record {
    /// The fields that are not empty, in the order of their columns.
    var fields: [Field] = []
    /// How many fields there were, empty ones too.
    var width = 0
    /// How many quoted fields went on after their closing quote, or were never closed.
    var strayQuotes = 0
  }

  let delimiter: UInt8
  let quote: UInt8

  /// Where the next record begins.
  private(set) var position: Int

  /// Where a quote stands that nothing closes.
  ///
  /// There is at most one: what follows it has quotes only in pairs, and a field that begins with
  /// a pair ends in the same run of quotes.
  private(set) var unclosedQuote: Int?

  init(_ dialect: CSVDialect, at position: Int = 0) {
    delimiter = dialect.delimiter
    quote = dialect.quote
    self.position = position
  }

  /// Reads the next record.
  ///
  /// - Returns: `false` at the end of the text.
  mutating func next(in text: Span<UInt8>, into record: inout Record) -> Bool {
    guard position < text.count else { return false }
    let start = position
    record.strayQuotes = 0
    while !scan(text, from: start, into: &record) {}
    return true
  }

  /// Reads one record; `false` when a quote turned out to have no end, and it must be read again.
  private mutating func scan(
    _ text: Span<UInt8>, from start: Int, into record: inout Record
  ) -> Bool {
    record.fields.removeAll(keepingCapacity: true)
    record.width = 0
    var index = start
    while true {
      let field = record.width
      record.width += 1
      if index < text.count, text[index] == quote, index != unclosedQuote {
        guard let end = scanQuoted(text, from: index, column: field, into: &record) else {
          unclosedQuote = index
          record.strayQuotes += 1
          return false
        }
        index = end
      } else {
        let end = endOfField(text, from: index)
        if end > index { record.fields.append(Field(column: field, content: index..<end)) }
        index = end
      }
      guard index < text.count, text[index] == delimiter else { break }
      index += 1
    }
    position = afterLineBreak(text, at: index)
    return true
  }

  /// Reads a quoted field.
  ///
  /// - Returns: Where the field ends; `nil` when it does not.
  private func scanQuoted(
    _ text: Span<UInt8>, from start: Int, column: Int, into record: inout Record
  ) -> Int? {
    var isRaw = false
    var index = start + 1
    while true {
      index = text.firstPlace(of: quote, quote, UInt8(ascii: "\r"), from: index)
      guard index < text.count else { return nil }
      if text[index] == quote {
        guard index + 1 < text.count, text[index + 1] == quote else { break }
        index += 1
      }
      isRaw = true
      index += 1
    }
    let end = endOfField(text, from: index + 1)
    if end > index + 1 {
      record.strayQuotes += 1
      isRaw = true
    }
    let content = start + 1..<(isRaw ? end : index)
    if !content.isEmpty {
      record.fields.append(Field(column: column, content: content, isRaw: isRaw))
    }
    return end
  }

  /// Where the delimiter or the line break after a position stands.
  @inline(__always)
  private func endOfField(_ text: Span<UInt8>, from start: Int) -> Int {
    text.firstPlace(of: delimiter, UInt8(ascii: "\n"), UInt8(ascii: "\r"), from: start)
  }

  /// Where the line after a line break begins.
  private func afterLineBreak(_ text: Span<UInt8>, at index: Int) -> Int {
    guard index < text.count else { return index }
    let isPair =
      text[index] == UInt8(ascii: "\r") && index + 1 < text.count
      && text[index + 1] == UInt8(ascii: "\n")
    return index + (isPair ? 2 : 1)
  }

  /// The content of a raw field as it was meant: without the quotes, line breaks as `\n`.
  func content(of field: Field, in text: Span<UInt8>) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(field.content.count)
    var isQuoted = true
    var index = field.content.lowerBound
    while index < field.content.upperBound {
      let byte = text[index]
      let next = index + 1 < field.content.upperBound ? text[index + 1] : 0
      index += 1
      switch byte {
      case quote where isQuoted && next == quote:
        content.append(byte)
        index += 1
      case quote where isQuoted:
        isQuoted = false
      case UInt8(ascii: "\r"):
        content.append(UInt8(ascii: "\n"))
        if next == UInt8(ascii: "\n") { index += 1 }
      default:
        content.append(byte)
      }
    }
    return content
  }
}
