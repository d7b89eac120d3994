internal import Spreadsheet

/// A sheet with one table from a fixed row on, so that others can lead to its records.
struct LongTable {
  /// The row of the first record, from 0: below title, subtitle, a blank row and the header.
  static let firstRow = 4

  var sheet: ReportSheet

  /// - Parameter empty: What stands there when there are no records.
  init(
    _ name: String, title: String? = nil, subtitle: String, table: String, columns: [LongColumn],
    empty: String, _ records: [[ReportCell?]]
  ) {
    sheet = ReportSheet(name)
    sheet.setWidths(columns.map(\.width))
    sheet.title(title ?? name, subtitle: subtitle)
    sheet.skip(Self.firstRow - 1 - sheet.row)
    sheet.table(name: table, columns: columns.map(\.title), records)
    if records.isEmpty { sheet.line(empty) }
    sheet.freeze(rows: Self.firstRow, columns: 0)
  }
}

/// A column of a long table.
struct LongColumn {
  let title: String
  let width: Double

  init(_ title: String, _ width: Double) {
    self.title = title
    self.width = width
  }
}
