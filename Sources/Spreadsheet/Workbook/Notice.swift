/// Something in a file that the reader left out or mended, and where.
///
/// Nothing is dropped in silence.
public struct Notice: Hashable, Sendable {
  /// What was left out or mended.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A sheet could not be read; the others could.
    case sheetUnreadable
    /// A sheet could be read only up to a fault; its rows before that are kept.
    case sheetIncomplete
    /// A chart, dialog or macro sheet, or a copy of another file's, was skipped.
    case sheetSkipped
    /// The styles are missing or broken; values are kept, looks are lost.
    case stylesUnreadable
    /// A cell's content did not fit its type, and was kept as text.
    case valueKeptAsText
    /// A cell refers to a text that the file does not hold; it is read as empty.
    case valueMissing
    /// Cells lie outside the largest sheet that programs have, and are left out.
    case cellsOutside
    /// Bytes that make no character, or characters that no text may have, are replaced or left out.
    case charactersMended
    /// A quote that nothing closes is kept as text.
    case quoteKept
    /// A part of the file was not understood and left out.
    case partSkipped
    /// The file held no cell at all.
    case noCells
  }

  /// What was left out or mended.
  public var kind: Kind

  /// Where.
  public var place: Place

  /// What was found, in English, for developers and logs; never a cell's content.
  public var detail: String

  /// Creates a notice.
  public init(_ kind: Kind, at place: Place = Place(), detail: String = "") {
    self.kind = kind
    self.place = place
    self.detail = detail
  }
}

/// A place in a file, as far as it is known.
public struct Place: Hashable, Sendable {
  /// The part within the archive, such as `xl/worksheets/sheet1.xml`.
  public var part: String?

  /// The line within the part or text, from 1.
  public var line: Int?

  /// The sheet.
  public var sheet: String?

  /// The cell.
  public var cell: CellAddress?

  /// Creates a place.
  public init(
    part: String? = nil, line: Int? = nil, sheet: String? = nil, cell: CellAddress? = nil
  ) {
    self.part = part
    self.line = line
    self.sheet = sheet
    self.cell = cell
  }
}
