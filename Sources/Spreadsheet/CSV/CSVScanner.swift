import XML

/// Cuts UTF-8 text into records and fields: RFC 4180, and what programs write instead of it.
///
/// A record ends at a line feed, a carriage return, or both together. A field that begins with a
/// quote ends at the next quote that is not doubled; what follows up to the delimiter is added to
/// it. A quote elsewhere is a character like any other, and so is one that nothing closes.
///
/// The text may come in windows. What is not whole in one is read again in the next.
struct CSVScanner {
  /// What came of looking for the next record.
  enum Outcome {
    /// A record was found.
    case record
    /// The window ends before the record does.
    case unfinished
    /// There are no more records.
    case end
  }

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

  /// The most bytes within which a quote is closed; one that is not is a character.
  let longestText: Int

  /// Where in the window the next record begins.
  private(set) var position: Int

  /// Whether there was a quote that nothing closes.
  private(set) var hasUnclosedQuote = false

  init(_ dialect: CSVDialect, at position: Int = 0, longestText: Int = .max) {
    delimiter = dialect.delimiter
    quote = dialect.quote
    self.position = position
    self.longestText = longestText
  }

  /// Reads the next record.
  ///
  /// - Parameter isLast: Whether the text ends where the window does.
  mutating func next(
    in text: Span<UInt8>, isLast: Bool, into record: inout Record
  ) -> Outcome {
    guard position < text.count else { return isLast ? .end : .unfinished }
    guard let end = scan(text, isLast: isLast, into: &record) else { return .unfinished }
    // The line break may go on in the next window.
    if end == text.count, !isLast { return .unfinished }
    position = end
    return .record
  }

  /// Says that what stands before the next record is no longer in the window.
  mutating func windowMoved() {
    position = 0
  }

  private enum QuotedEnd {
    case at(Int)
    case beyondWindow
    case none
  }

  /// Reads one record.
  ///
  /// - Returns: Where the next one begins; `nil` when the window ends before this one does.
  private mutating func scan(
    _ text: Span<UInt8>, isLast: Bool, into record: inout Record
  ) -> Int? {
    record.fields.removeAll(keepingCapacity: true)
    record.width = 0
    record.strayQuotes = 0
    var index = position
    while true {
      let column = record.width
      record.width += 1
      var quoted = QuotedEnd.none
      if index < text.count, text[index] == quote {
        quoted = scanQuoted(text, from: index, isLast: isLast, column: column, into: &record)
        if case .none = quoted {
          hasUnclosedQuote = true
          record.strayQuotes += 1
        }
      }
      switch quoted {
      case .at(let end): index = end
      case .beyondWindow: return nil
      case .none:
        let end = endOfField(text, from: index)
        if end > index { record.fields.append(Field(column: column, content: index..<end)) }
        index = end
      }
      guard index < text.count, text[index] == delimiter else { break }
      index += 1
    }
    return afterLineBreak(text, at: index)
  }

  /// Reads a quoted field.
  ///
  /// - Returns: Where the field ends.
  private func scanQuoted(
    _ text: Span<UInt8>, from start: Int, isLast: Bool, column: Int, into record: inout Record
  ) -> QuotedEnd {
    var isRaw = false
    var index = start + 1
    while true {
      index = text.firstPlace(of: quote, quote, UInt8(ascii: "\r"), from: index)
      if index - start > longestText { return .none }
      guard index < text.count else { return isLast ? .none : .beyondWindow }
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
    return .at(end)
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
