/// Cells that have something in common, gathered row by row into rectangles.
struct ODSRegions<Key: Hashable> {
  private struct Stretch: Hashable {
    var key: Key
    var first: Int
    var last: Int
  }

  private var row: [Stretch] = []
  private var open: [Stretch: Int] = [:]
  private var regions: [(key: Key, range: CellRange)] = []

  /// The number of rectangles.
  var count: Int { regions.count }

  /// Adds cells of the row that is being read, from left to right.
  mutating func add(_ key: Key, columns: Range<Int>) {
    guard !columns.isEmpty, columns.lowerBound < CellAddress.maximumColumns else { return }
    let last = min(columns.upperBound, CellAddress.maximumColumns) - 1
    if let previous = row.last, previous.key == key, previous.last + 1 == columns.lowerBound {
      row[row.count - 1].last = last
    } else {
      row.append(Stretch(key: key, first: columns.lowerBound, last: last))
    }
  }

  /// Ends the row, which stands for these rows.
  mutating func endRow(_ rows: Range<Int>) {
    guard !rows.isEmpty, rows.lowerBound < CellAddress.maximumRows else {
      row = []
      return
    }
    let last = min(rows.upperBound, CellAddress.maximumRows) - 1
    var stillOpen: [Stretch: Int] = [:]
    for stretch in row {
      if let position = open[stretch], regions[position].range.last.row + 1 == rows.lowerBound {
        regions[position].range.last.row = last
        stillOpen[stretch] = position
      } else {
        stillOpen[stretch] = regions.count
        regions.append(
          (
            stretch.key,
            CellRange(
              CellAddress(row: rows.lowerBound, column: stretch.first),
              CellAddress(row: last, column: stretch.last))
          ))
      }
    }
    open = stillOpen
    row.removeAll(keepingCapacity: true)
  }

  /// The rectangles of each key, the keys in the order in which they first occurred.
  var byKey: [(key: Key, ranges: [CellRange])] {
    var positions: [Key: Int] = [:]
    var groups: [(key: Key, ranges: [CellRange])] = []
    for (key, range) in regions {
      if let position = positions[key] {
        groups[position].ranges.append(range)
      } else {
        positions[key] = groups.count
        groups.append((key, [range]))
      }
    }
    return groups
  }
}
