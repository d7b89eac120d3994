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
