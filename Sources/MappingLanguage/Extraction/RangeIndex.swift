import Spreadsheet

/// Ranges of a sheet, found by a cell in them.
///
/// Templates have few ranges. Files made to harm may have any number, so only so many are looked at.
struct RangeIndex {
  private static let mostRanges = 20_000
  private static let mostTallRanges = 500
  private static let tallestByRow = 60

  private var byRow: [Int: [CellRange]] = [:]
  private var tall: [CellRange] = []

  /// Whether there were no more ranges than are looked at.
  private(set) var isComplete = true

  init(_ ranges: some Sequence<CellRange>) {
    for (position, range) in ranges.enumerated() {
      guard position < Self.mostRanges else {
        isComplete = false
        return
      }
      if range.last.row - range.first.row <= Self.tallestByRow {
        for row in range.first.row...range.last.row { byRow[row, default: []].append(range) }
      } else if tall.count < Self.mostTallRanges {
        tall.append(range)
      } else {
        isComplete = false
      }
    }
  }

  /// The first range that holds a cell.
  func range(containing address: CellAddress) -> CellRange? {
    (byRow[address.row] ?? []).first { $0.contains(address) }
      ?? tall.first { $0.contains(address) }
  }
}
