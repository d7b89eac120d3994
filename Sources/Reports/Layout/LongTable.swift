internal import Spreadsheet

/// A sheet with one table from a fixed row on, so that others can lead to its records.
struct LongTable {
  /// What of the table is printed.
  enum Printing {
    case all
    /// This many columns from the left, since the others would make the print small.
    case columns(Int)
    /// This many rows from the top, and a note that says so.
    case rows(Int, String)
    /// Only what stands above the table.
    case nothing
  }

  /// The row of the first record, from 0: below title, subtitle, what is not printed, and header.
  static let firstRow = 4

  var sheet: ReportSheet

  /// - Parameters:
  ///   - edition: A published table lacks the columns that are for the house.
  ///   - empty: What stands there when there are no records.
  init(
    _ name: String, for edition: Edition = .house, subtitle: String, table: String,
    columns: [LongColumn], printing: Printing = .all, empty: String, _ records: [[ReportCell?]]
  ) {
    let shown = columns.indices.filter { edition == .house || !columns[$0].isForHouseOnly }
    let records =
      shown.count == columns.count ? records : records.map { record in shown.map { record[$0] } }
    let columns = shown.map { columns[$0] }
    sheet = ReportSheet(name)
    sheet.setWidths(columns.map(\.width))
    sheet.title(name, subtitle: subtitle)
    if let note = printing.note(on: columns) { sheet.line(note, style: ReportStyles.note) }
    sheet.skip(Self.firstRow - 1 - sheet.row)
    sheet.table(name: table, columns: columns.map(\.title), records)
    if records.isEmpty { sheet.line(empty) }
    sheet.freeze(rows: Self.firstRow, columns: 0)
    switch printing {
    case .all: break
    case .columns(let count): sheet.print(columns: count, downTo: sheet.row - 1)
    case .rows(let count, _):
      sheet.print(columns: columns.count, downTo: Self.firstRow - 1 + count)
    case .nothing: sheet.print(columns: columns.count, downTo: Self.firstRow - 2)
    }
  }
}

extension LongTable.Printing {
  /// What is said of it on the sheet.
  fileprivate func note(on columns: [LongColumn]) -> String? {
    switch self {
    case .all: nil
    case .columns(let count) where count >= columns.count: nil
    case .columns(let count):
      "Kolumnerna till höger om \(columns[count - 1].title) skrivs inte ut."
    case .rows(_, let note): note
    case .nothing: "Tabellen skrivs inte ut: den är till för att söka och följa länkar i."
    }
  }
}

/// A column of a long table.
struct LongColumn {
  let title: String
  let width: Double

  /// Whether the column tells of persons, files or cells.
  let isForHouseOnly: Bool

  init(_ title: String, _ width: Double, isForHouseOnly: Bool = false) {
    self.title = title
    self.width = width
    self.isForHouseOnly = isForHouseOnly
  }
}
