/// How a CSV text is cut into cells.
///
///     var dialect = CSVDialect()
///     dialect.delimiter = UInt8(ascii: ",")
///     var rows = try CSVRows(bytes, dialect: dialect)
public struct CSVDialect: Hashable, Sendable {
  /// The ASCII character between two cells.
  public var delimiter = UInt8(ascii: ";")

  /// The ASCII character around a cell that holds delimiters or line breaks.
  public var quote = UInt8(ascii: "\"")

  /// The ASCII character before the decimals of a number: `,` or `.`.
  ///
  /// Cells are read as text whatever it is. It is for who turns the texts into numbers.
  public var decimalSign = UInt8(ascii: ",")

  /// How characters are stored.
  public var encoding = TextEncoding.utf8

  /// Creates the dialect of Swedish programs: semicolons, decimal commas, UTF-8.
  public init() {}
}
