public import Spreadsheet

/// A table of a sheet, found by its headings, as texts.
public struct SheetTable: Sendable {
  /// The records below the headings, by heading.
  public let records: [[String: String]]

  /// Finds the table whose header row begins with these headings.
  public init?(_ sheet: Sheet?, headings: String...) {
    guard let sheet,
      let header = sheet.rows.first(where: { row in
        headings.enumerated().allSatisfy { Self.text(row[column: $0]) == $1 }
      })
    else { return nil }
    let columns = header.cells.map { ($0.column, Self.text($0)) }
    var records: [[String: String]] = []
    var next = header.index + 1
    while let row = sheet.row(at: next), !Self.text(row.cells.first).isEmpty {
      records.append(
        Dictionary(
          columns.map { ($1, Self.text(row[column: $0])) }, uniquingKeysWith: { first, _ in first })
      )
      next += 1
    }
    self.records = records
  }

  private static func text(_ cell: Cell?) -> String {
    switch cell?.value {
    case .text(let text): text
    case .number(let number):
      number == number.rounded() ? String(Int(number)) : String(number)
    case .date(let date): date.description
    default: ""
    }
  }
}
