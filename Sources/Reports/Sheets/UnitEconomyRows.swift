internal import Scorecards
internal import Spreadsheet

/// Which rows of ``UnitEconomySheet`` the economy of a unit sums.
struct UnitEconomyRows {
  private var rows: [String: [ClosedRange<Int>]] = [:]

  /// - Parameter units: The units in the order of the sheet, from the top down.
  init(of units: [ConsolidatedUnit], in consolidation: Consolidation) {
    let places = Dictionary(
      units.enumerated().map { ($1.unit.code, LongTable.firstRow + $0) },
      uniquingKeysWith: { first, _ in first })
    for unit in units {
      let summed = consolidation.economySubtree(of: unit.unit.code)
      rows[unit.unit.code] = summed.compactMap { places[$0.unit.code] }.ranges
    }
  }

  /// The rows of a unit and all below it whose economy counts in its own, from the top down; empty
  /// when the sheet does not tell of it.
  subscript(unit: ConsolidatedUnit) -> [ClosedRange<Int>] { rows[unit.unit.code] ?? [] }
}

extension LongTable {
  /// The formula for the sum of a column over rows.
  static func sum(of column: Int, _ rows: [ClosedRange<Int>], on sheet: String) -> String {
    let places = rows.map { rows in
      let first = SheetPlace(sheet, row: rows.lowerBound, column: column).reference
      let last = CellAddress(row: rows.upperBound, column: column).text
      return rows.count == 1 ? first : "\(first):\(last)"
    }
    return rows.count == 1 && rows[0].count == 1
      ? places[0] : "SUM(\(places.joined(separator: ",")))"
  }
}

extension [Int] {
  /// Ascending numbers as ranges without gaps.
  var ranges: [ClosedRange<Int>] {
    reduce(into: []) { ranges, number in
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
  }
}
