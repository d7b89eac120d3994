public import Findings
public import Scorecards
public import Spreadsheet

/// What a mapping made of a workbook.
public struct Extraction: Sendable {
  /// The name of the mapping that fitted; `nil` when none or several did.
  public var mapping: String?

  /// The code of the unit that the file is about, or of the nearest one above all of them when it is
  /// about several; `nil` when none is known.
  public var unit: String?

  /// A scorecard for each unit that the file is about, in the order of the file.
  ///
  /// There is none when the template or the units are not known, the period is another, or the file
  /// holds personal data.
  public var scorecards: [Scorecard] = []

  /// The scorecard of a file that is about one unit; `nil` when there is none or several.
  public var scorecard: Scorecard? { scorecards.count == 1 ? scorecards[0] : nil }

  /// What people should know of the file, in the order of the file.
  public var findings: [Finding] = []

  /// Those of the findings that concern one unit alone, by its code.
  public var unitFindings: [String: [Finding]] = [:]

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
