/// Why a file cannot be read or written.
public struct SpreadsheetError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The file has no bytes.
    case emptyFile
    /// The file is protected by a password.
    case encrypted
    /// The file has a format that is not read here, such as `xls`, `xlsb`, `numbers`, `pdf`.
    case unsupportedFormat(String)
    /// The bytes are no spreadsheet of any kind that is known.
    case notASpreadsheet
    /// The file is a text, but its bytes fit no encoding clearly.
    case unknownEncoding
    /// The file ends too early.
    case truncated
    /// The file is damaged.
    case damaged
    /// The file breaks a rule that guards against attacks: a DOCTYPE, overlapping entries.
    case unsafeContent
    /// The file passes a limit; the text names it.
    case limitExceeded(String)
    /// The workbook breaks a rule of the format that it is written in.
    case cannotBeWritten
    /// A table cannot grow without breaking something else.
    case tableCannotGrow(GrowthObstacle)
  }

  /// What is in the way of a table that should grow.
  public enum GrowthObstacle: String, Hashable, Sendable, CaseIterable {
    /// The sheet has no more rows.
    case noMoreRows = "the sheet has no more rows"
    /// Another table beside it would be torn apart.
    case otherTable = "another table lies beside it, and would be torn apart"
    /// A pivot table lies beside it.
    case pivotTable = "a pivot table lies beside it"
    /// Merged cells begin in its last row and go on below.
    case mergedCells = "merged cells begin in its last row"
    /// One formula fills cells above and below the new rows.
    case arrayFormula = "a formula fills cells above and below the new rows"
    /// A formula refers to several sheets at once.
    case referenceThroughSheets = "a formula refers to several sheets at once"
    /// OpenDocument stores its last row together with others, and they have formulas.
    case rowsStoredTogether = "its last row is stored together with others, and has formulas"
  }

  /// What is wrong.
  public var kind: Kind

  /// Where it is wrong, as far as it is known.
  public var place: Place

  /// What was found, in English, for developers and logs; never a cell's content.
  public var detail: String

  /// Creates an error.
  public init(_ kind: Kind, at place: Place = Place(), detail: String = "") {
    self.kind = kind
    self.place = place
    self.detail = detail
  }
}
