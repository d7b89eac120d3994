/// What lies over the cells of a sheet, and must be said at each of them.
struct ODSSheetRegions {
  /// What lies over a range.
  enum Mark: Hashable {
    /// The conditional format at a position.
    case rule(Int)
    /// The data validation at a position.
    case validation(Int)
    /// A merged range, at its upper left cell.
    case mergeStart(CellRange)
    /// The rest of a merged range.
    case covered
    /// A note.
    case comment(CellAddress)
    /// The chart at a position begins here.
    case chart(Int)
    /// Rows that head every page.
    case repeatedRows
  }

  /// Rows that have the same marks: a single row of the sheet, or rows without cells.
  struct Band {
    var rows: Range<Int>
    var row: Row?
    var regions: [(columns: ClosedRange<Int>, mark: Mark)]
    var isRepeated: Bool
  }

  /// Cells of a row that are alike: a cell of the sheet, or columns without cells.
  struct Segment {
    var columns: Range<Int>
    var cell: Cell?
    var marks: [Mark]
  }

  /// The regions that begin further down, from the top.
  private var waiting: ArraySlice<(range: CellRange, mark: Mark)>
  /// The regions that reach the next row.
  private var open: [(range: CellRange, mark: Mark)] = []
  /// The rows below where a region begins or ends.
  private var boundaries: ArraySlice<Int>
  private var next = 0

  init(_ sheet: Sheet) {
    var regions: [(range: CellRange, mark: Mark)] = []
    for (position, format) in sheet.conditionalFormats.enumerated() {
      regions += format.ranges.map { ($0, .rule(position)) }
    }
    for (position, validation) in sheet.dataValidations.enumerated() {
      regions += validation.ranges.map { ($0, .validation(position)) }
    }
    for range in sheet.mergedRanges where range.first != range.last {
      regions.append((range, .covered))
      regions.append((CellRange(range.first, range.first), .mergeStart(range)))
    }
    for address in sheet.comments.keys.sorted() {
      regions.append((CellRange(address, address), .comment(address)))
    }
    for (position, chart) in sheet.charts.enumerated() {
      regions.append((CellRange(chart.range.first, chart.range.first), .chart(position)))
    }
    if let repeated = sheet.printSetup.repeatedRows {
      let range = CellRange(
        CellAddress(row: repeated.lowerBound, column: 0),
        CellAddress(row: repeated.upperBound, column: 0))
      regions.append((range, .repeatedRows))
    }
    waiting = regions.sorted { $0.range.first.row < $1.range.first.row }[...]
    boundaries = Set(regions.flatMap { [$0.range.first.row, $0.range.last.row + 1] }).sorted()[...]
  }

  /// The next band above a row, or below all rows; `nil` when there is none.
  mutating func band(above row: Row?) -> Band? {
    // A table has a row, even when nothing is known of any.
    let end = row?.index ?? max(boundaries.last ?? 0, next == 0 ? 1 : 0)
    guard next < end else { return nil }
    boundaries = boundaries.drop { $0 <= next }
    return band(rows: next..<min(boundaries.first ?? end, end), row: nil)
  }

  /// The band of a row.
  ///
  /// - Precondition: The bands above it have been taken.
  mutating func band(of row: Row) -> Band {
    band(rows: row.index..<row.index + 1, row: row)
  }

  private mutating func band(rows: Range<Int>, row: Row?) -> Band {
    next = rows.upperBound
    if !open.isEmpty { open.removeAll { $0.range.last.row < rows.lowerBound } }
    while let region = waiting.first, region.range.first.row <= rows.lowerBound {
      open.append(region)
      waiting = waiting.dropFirst()
    }
    var band = Band(rows: rows, row: row, regions: [], isRepeated: false)
    for region in open {
      if region.mark == .repeatedRows {
        band.isRepeated = true
      } else {
        band.regions.append((region.range.first.column...region.range.last.column, region.mark))
      }
    }
    return band
  }
}

extension ODSSheetRegions.Band {
  /// The cells of the band from the left, without gaps.
  var segments: [ODSSheetRegions.Segment] {
    var segments: [ODSSheetRegions.Segment] = []
    var column = 0
    for cell in row?.cells ?? [] {
      addGap(from: column, to: cell.column, to: &segments)
      segments.append(
        ODSSheetRegions.Segment(
          columns: cell.column..<cell.column + 1, cell: cell, marks: marks(at: cell.column)))
      column = cell.column + 1
    }
    let end = regions.map { $0.columns.upperBound + 1 }.max() ?? 0
    addGap(from: column, to: end, to: &segments)
    return segments
  }

  private func addGap(
    from start: Int, to end: Int, to segments: inout [ODSSheetRegions.Segment]
  ) {
    guard start < end else { return }
    guard !regions.isEmpty else {
      segments.append(ODSSheetRegions.Segment(columns: start..<end, marks: []))
      return
    }
    var boundaries: Set = [start, end]
    for region in regions {
      for column in [region.columns.lowerBound, region.columns.upperBound + 1]
      where start < column && column < end {
        boundaries.insert(column)
      }
    }
    let columns = boundaries.sorted()
    for (left, right) in zip(columns, columns.dropFirst()) {
      segments.append(ODSSheetRegions.Segment(columns: left..<right, marks: marks(at: left)))
    }
  }

  private func marks(at column: Int) -> [ODSSheetRegions.Mark] {
    regions.filter { $0.columns.contains(column) }.map(\.mark)
  }
}
