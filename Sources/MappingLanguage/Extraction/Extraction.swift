public import Findings
public import Scorecards

/// What a mapping made of a workbook.
public struct Extraction: Sendable {
  /// The name of the mapping that fitted; `nil` when none or several did.
  public var mapping: String?

  /// The code of the unit that the file is about; `nil` when it is not known.
  public var unit: String?

  /// The scorecard; `nil` when the template or the unit is not known, the period is another, or the
  /// file holds personal data.
  public var scorecard: Scorecard?

  /// What people should know of the file, in the order of the file.
  public var findings: [Finding] = []

  /// The cells that were read, and as what, in the order of reading.
  public var readCells: [ReadCell] = []
}

/// A cell that was read, and as what.
public struct ReadCell: Hashable, Sendable {
  /// As what a cell was read.
  public enum Role: Hashable, Sendable {
    /// It is a column heading or a label.
    case heading
    /// It holds the value of a field.
    case value(Field)
  }

  /// The cell.
  public let source: Source

  /// As what it was read.
  public let role: Role
}
