public import Findings
public import Scorecards
public import Spreadsheet

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

  /// How well each mapping fits, in order of their names.
  public var recognitions: [Recognition] = []

  /// The cells that were read, and as what, in the order of reading.
  public var readCells: [ReadCell] = []

  /// The filled cells that the mapping left alone, in the order of the workbook.
  public func leftCells(of workbook: Workbook, file: String) -> [Source] {
    let read = Set(readCells.map(\.source))
    return workbook.sheets.flatMap { sheet in
      sheet.rows.flatMap { row in
        row.cells.compactMap { cell in
          let address = CellAddress(row: row.index, column: cell.column)
          let source = Source(file: file, sheet: sheet.name, cell: address.text)
          return cell.value.isEmpty || read.contains(source) ? nil : source
        }
      }
    }
  }
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
