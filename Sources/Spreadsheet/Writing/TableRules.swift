/// The rules for tables and filters, which programs are strict about.
enum TableRules {
  static func check(_ sheet: Sheet, taken: inout Set<String>) throws(SpreadsheetError) {
    for (position, table) in sheet.tables.enumerated() {
      if let flaw = flaw(in: table.name) {
        throw WorkbookRules.broken(flaw, on: sheet, at: table.range.first)
      }
      guard taken.insert(table.name.lowercased()).inserted else {
        throw WorkbookRules.broken("the table's name is taken", on: sheet, at: table.range.first)
      }
      try checkHeader(of: table, on: sheet)
      let otherRows = (table.hasHeaderRow ? 1 : 0) + (table.hasTotalsRow ? 1 : 0)
      guard table.range.last.row - table.range.first.row >= otherRows else {
        throw WorkbookRules.broken(
          "a table needs a row beside its header and its totals", on: sheet, at: table.range.first)
      }
      let others =
        sheet.tables[..<position].map(\.range) + sheet.mergedRanges
        + [sheet.autofilter].compactMap { $0 }
      guard !others.contains(where: table.range.overlaps) else {
        throw WorkbookRules.broken(
          "a table overlaps another table, a filter or merged cells", on: sheet,
          at: table.range.first)
      }
    }
  }

  /// What is wrong with the name of a table; `nil` when it is valid.
  private static func flaw(in name: String) -> String? {
    guard let first = name.unicodeScalars.first, name.utf16.count <= 255 else {
      return "the table's name is empty or longer than 255 characters"
    }
    func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar == "_" || scalar == "\\"
    }
    guard isLetter(first),
      name.unicodeScalars.allSatisfy({
        isLetter($0) || $0.properties.numericType != nil || $0 == "."
      })
    else {
      return "the table's name has other characters than letters, digits, underscore and dot"
    }
    let looksLikeCell =
      CellAddress(name) != nil || ["r", "c"].contains(name.lowercased())
    return looksLikeCell ? "the table's name looks like a cell" : nil
  }

  private static func checkHeader(of table: Table, on sheet: Sheet) throws(SpreadsheetError) {
    let columns = table.range.first.column...table.range.last.column
    guard columns.count == table.columnNames.count else {
      throw WorkbookRules.broken(
        "a table has other columns than its range", on: sheet, at: table.range.first)
    }
    var taken: Set<String> = []
    for (column, name) in zip(columns, table.columnNames) {
      let address = CellAddress(row: table.range.first.row, column: column)
      guard !table.hasHeaderRow || sheet[address]?.value == .text(name) else {
        throw WorkbookRules.broken(
          "the cell does not hold the name of the table's column", on: sheet, at: address)
      }
      guard taken.insert(name.lowercased()).inserted, (1...255).contains(name.utf16.count) else {
        throw WorkbookRules.broken(
          "the name of a table's column is not unique, empty, or longer than 255 characters",
          on: sheet, at: address)
      }
    }
  }
}
