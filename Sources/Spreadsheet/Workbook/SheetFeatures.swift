/// A rule that changes how cells look by what they hold.
public struct ConditionalFormat: Hashable, Sendable {
  /// When the rule applies.
  public enum Condition: Hashable, Sendable {
    /// The cell's text is exactly this, whatever its case.
    case textEquals(String)
    /// The formula, written for the first cell of the first range, is true.
    case formula(String)
    /// A rule that this library knows of, but does not read further: a colour scale, an icon set.
    case other(String)
  }

  /// The cells that the rule governs.
  public var ranges: [CellRange]

  /// When the rule applies.
  public var condition: Condition

  /// The fill while it applies.
  public var fill: Color?

  /// The colour of the letters while it applies.
  public var fontColor: Color?

  /// Whether the letters are bold while it applies.
  public var isBold = false

  /// Creates a rule.
  public init(
    ranges: [CellRange], condition: Condition, fill: Color? = nil, fontColor: Color? = nil
  ) {
    self.ranges = ranges
    self.condition = condition
    self.fill = fill
    self.fontColor = fontColor
  }
}

/// A rule for what may be entered in cells.
public struct DataValidation: Hashable, Sendable {
  /// What may be entered.
  public enum Rule: Hashable, Sendable {
    /// One of these texts.
    case list([String])
    /// One of the texts in a range, such as `Listor!$A$1:$A$4`.
    case listFrom(String)
    /// A rule that this library knows of, but does not read further.
    case other(String)
  }

  /// The cells that the rule governs.
  public var ranges: [CellRange]

  /// What may be entered.
  public var rule: Rule

  /// What is said when a cell is chosen.
  public var prompt: String?

  /// What is said when something else is entered.
  public var errorMessage: String?

  /// Creates a rule.
  public init(ranges: [CellRange], rule: Rule) {
    self.ranges = ranges
    self.rule = rule
  }
}

/// A table: a named range, mostly with a header row and filter buttons.
public struct Table: Hashable, Sendable {
  /// The name, unique in the workbook, without blanks.
  public var name: String

  /// The range, header row included where there is one.
  public var range: CellRange

  /// The names of the columns, each unique within the table: the texts of the header row.
  public var columnNames: [String]

  /// Whether the first row of the range names the columns.
  public var hasHeaderRow = true

  /// Whether the last row of the range sums up the others.
  ///
  /// OpenDocument has no such row; there it lies below the table.
  public var hasTotalsRow = false

  /// The rows of the range between the header and the totals.
  public var records: CellRange {
    var records = range
    if hasHeaderRow { records.first.row = min(records.first.row + 1, records.last.row) }
    if hasTotalsRow { records.last.row = max(records.last.row - 1, records.first.row) }
    return records
  }

  /// Creates a table.
  public init(name: String, range: CellRange, columnNames: [String]) {
    self.name = name
    self.range = range
    self.columnNames = columnNames
  }
}

/// How a sheet is printed.
public struct PrintSetup: Hashable, Sendable {
  /// Whether the page lies on its side.
  public var isLandscape = false

  /// Whether the sheet is shrunk until its width fits one page.
  public var fitsWidth = false

  /// The rows that head every page, from 0.
  public var repeatedRows: ClosedRange<Int>?

  /// The part that is printed; `nil` prints all.
  public var area: CellRange?

  /// The text at the top of every page, in the notation of ECMA-376 Part 1, 18.3.1.46: `&L…&C…&R…`.
  public var header: String?

  /// The text at the foot of every page; `&P` is the page, `&N` the number of pages.
  public var footer: String?

  /// The texts over and under first and even pages, where those are others; they are not written.
  public var otherMargins: [String] = []

  /// Creates the set-up of a new sheet.
  public init() {}
}
