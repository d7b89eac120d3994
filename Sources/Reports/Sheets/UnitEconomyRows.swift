internal import Scorecards
internal import Spreadsheet

/// Which rows of ``UnitEconomySheet`` hold a unit and all below it.
struct UnitEconomyRows {
  private var rows: [String: ClosedRange<Int>] = [:]

  /// - Parameter units: The units in the order of the sheet, from the top down.
  init(of units: [ConsolidatedUnit], in consolidation: Consolidation) {
    for (position, unit) in units.enumerated() {
      let below = consolidation.organisation.descendants(of: unit.unit.code).count
      let first = LongTable.firstRow + position
      rows[unit.unit.code] = first...(first + below)
    }
  }

  /// The rows of a unit and all below it; `nil` when the sheet does not tell of it.
  subscript(unit: ConsolidatedUnit) -> ClosedRange<Int>? { rows[unit.unit.code] }

  /// The formula for the sum of a column over rows.
  static func sum(of column: Int, _ rows: ClosedRange<Int>) -> String {
    let first = SheetPlace(SheetName.unitEconomy, row: rows.lowerBound, column: column).reference
    let last = CellAddress(row: rows.upperBound, column: column).text
    return rows.count == 1 ? first : "SUM(\(first):\(last))"
  }
}
