/// A number format: how a cell's value becomes the text that people see (ECMA-376 Part 1, 18.8.31).
///
///     let format = NumberFormat("#,##0.00")
///     format.text(for: .number(1234.5))  // "1 234,50"
///     NumberFormat("yyyy-mm-dd").kind    // .date
///
/// The text is what a program shows under Swedish settings: decimal comma, a no-break space between
/// thousands, Swedish names of months and days. Colours and column widths are left aside. Where
/// programs differ, it is as Excel has it: `0.##` shows 5 as `5,`, and General at most eleven
/// characters.
public struct NumberFormat: Hashable, Sendable {
  /// What a format makes of a number.
  public enum Kind: String, Hashable, Sendable {
    /// The number as it is, with as many decimals as it has.
    case general
    /// A number with set decimals, also as a fraction or with an exponent.
    case number
    /// A number times 100, with a percent sign.
    case percent
    /// A day.
    case date
    /// A day with a time of day.
    case dateTime
    /// A time of day.
    case time
    /// A length of time, which may pass 24 hours: `[h]:mm`.
    case duration
    /// Text: the number as if it had been written as text.
    case text
  }

  /// The format as it is written.
  public let code: String

  /// The parts for positive numbers, negative numbers, zero, and texts.
  private let numbers: [NumberFormatSection]
  private let texts: NumberFormatSection?

  /// Reads a format; every text is one, and what has no meaning stands for itself.
  public init(_ code: String) {
    self.code = code
    var sections = NumberFormatParser.sections(of: code.isEmpty ? "General" : code)
    let lastIsText = sections.last?.kind == .text
    texts = sections.count == 4 || lastIsText ? sections.removeLast() : nil
    numbers = sections
  }

  /// What the format makes of a number, by its first part.
  public var kind: Kind {
    (numbers.first ?? texts)?.kind ?? .general
  }

  /// The text that a program shows for a value.
  ///
  /// Dates and times that the format has no words for are shown as in `2025-12-31` and `8:30:00`.
  public func text(for value: CellValue) -> String {
    switch value {
    case .empty, .notCalculated: ""
    case .number(let number): text(for: number)
    case .text(let text): texts?.text(for: text) ?? text
    case .boolean(let isTrue): isTrue ? "SANT" : "FALSKT"
    case .error(let error): error
    case .date(let date): text(for: Moment(date: date, milliseconds: 0))
    case .dateTime(let moment):
      text(for: Moment(date: moment.date, milliseconds: moment.millisecondOfDay))
    case .duration(let duration): text(for: Moment(duration))
    }
  }

  // MARK: Choosing the part

  private func text(for number: Double) -> String {
    guard let decimal = Decimal15(number) else { return "#NUM!" }
    guard !numbers.isEmpty else { return texts?.text(for: decimal.general) ?? decimal.general }
    let index = numbers.indices.first { condition(at: $0).holds(for: number) } ?? numbers.count - 1
    let section = numbers[index]
    if section.showsMoment {
      return Moment(days: number, isLength: section.kind == .duration)
        .map { section.text(for: $0) } ?? decimal.general
    }
    let hidesSign = condition(at: index).admitsOnlyNegative || isNegativePart(index)
    return section.text(for: decimal.magnitude, isNegative: decimal.isNegative && !hidesSign)
  }

  private func text(for moment: Moment) -> String {
    guard let section = numbers.first, section.showsMoment else { return moment.description }
    return section.text(for: moment)
  }

  /// When the part with an index is used, if none before it is.
  private func condition(at index: Int) -> NumberFormatCondition {
    if let condition = numbers[index].condition { return condition }
    return switch (index, numbers.count) {
    case (0, 2): NumberFormatCondition(comparison: .atLeast, limit: 0)
    case (0, 3...): NumberFormatCondition(comparison: .greater, limit: 0)
    case (1, 3...): NumberFormatCondition(comparison: .less, limit: 0)
    default: .always
    }
  }

  /// Whether a part is left with the negative numbers.
  private func isNegativePart(_ index: Int) -> Bool {
    index == 1 && numbers.count == 2 && numbers[1].condition == nil
      && condition(at: 0).admitsAllButNegative
  }
}
