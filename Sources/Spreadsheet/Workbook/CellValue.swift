/// What a cell holds.
public enum CellValue: Hashable, Sendable {
  /// Nothing; the cell may still have a style.
  case empty
  /// A number. Percentages are fractions: `85 %` is 0.85.
  case number(Double)
  /// A text; its line breaks are `\n`, and `\r\n` where the program wrote that.
  case text(String)
  /// True or false.
  case boolean(Bool)
  /// A day.
  case date(CivilDate)
  /// A day and a time of day.
  case dateTime(CivilDateTime)
  /// A time of day (since midnight) or a length of time.
  case duration(Duration)
  /// An error value, as the program writes it: `#DIV/0!`.
  case error(String)
  /// A formula whose result the writing program did not store. Never empty and never 0.
  case notCalculated

  /// The longest text that a cell holds, in UTF-16 units: Excel’s limit.
  public static let longestText = 32_767

  /// Whether there is nothing in the cell, or a text without a letter, as formulas give it.
  public var isEmpty: Bool { self == .empty || self == .text("") }
}
