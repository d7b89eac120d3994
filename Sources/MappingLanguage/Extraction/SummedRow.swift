import Findings
import Scorecards
import Spreadsheet

/// A row of a table of the economy that has sums.
///
/// A table whose rows hold income, costs and net beside each other is read once for each of them, and
/// gives as many of these for every row.
struct SummedRow {
  let table: TableLocation
  let row: Int
  let name: String
  let role: EconomyTable.Role
  let entry: Entry
}

extension TemplateReader {
  /// The tables of the economy that have sums, with their rows from the top.
  ///
  /// - Parameters:
  ///   - unit: The code of the unit that the file is about.
  ///   - findings: Gets what was not understood in the sums; what was not in the other rows is told
  ///     with the scorecards.
  func economyTables(of unit: String, findings: inout [Finding]) -> [EconomyTable] {
    var tables: [(place: String, rows: [Int: EconomyTable.Row])] = []
    for row in summedRows {
      let place = "\(row.table.view.sheet.name)!\(row.table.top)"
      if tables.last?.place != place { tables.append((place, [:])) }
      var reader = FieldReader(vocabulary: mapping.vocabulary, period: period)
      let line = reader.economyLine(row.entry, form: mapping.economy)
      if row.role != .part { findings += reader.findings }
      guard let line else { continue }
      tables[tables.count - 1].rows[
        row.row, default: EconomyTable.Row(row.name, row.role, [])
      ].lines.append(line)
    }
    return tables.map { table in
      EconomyTable(of: unit, table.rows.sorted { $0.key < $1.key }.map(\.value))
    }
  }
}
