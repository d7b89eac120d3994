/// A sheet: rows of cells, and what lies over them.
///
/// The rows are sparse. Two cells in opposite corners cost two cells.
public struct Sheet: Hashable, Sendable {
  /// Whether people see the sheet.
  public enum Visibility: String, Hashable, Sendable {
    /// Seen.
    case visible
    /// Hidden, and shown again from the program's menu.
    case hidden
    /// Hidden, and shown again only by a macro.
    case veryHidden
  }

  /// The name on the tab.
  public var name: String

  /// Whether people see the sheet.
  public var visibility = Visibility.visible

  /// The rows that hold cells or have properties, in order, each index at most once.
  public private(set) var rows: [Row] = []

  /// What is known of columns, by index from 0.
  public var columns: [Int: Column] = [:]

  /// The merged ranges.
  public var mergedRanges: [CellRange] = []

  /// The notes on cells.
  public var comments: [CellAddress: Comment] = [:]

  /// The links from cells: an address on the web, or a place in the workbook (`#Mål!A1`).
  public var hyperlinks: [CellAddress: String] = [:]

  /// The rules that change how cells look by what they hold.
  public var conditionalFormats: [ConditionalFormat] = []

  /// The rules for what may be entered.
  public var dataValidations: [DataValidation] = []

  /// The tables.
  public var tables: [Table] = []

  /// The charts.
  ///
  /// They are written, and left out when a file is read.
  public var charts: [Chart] = []

  /// The range with filter buttons in its first row.
  public var autofilter: CellRange?

  /// How many rows at the top stay in view.
  public var frozenRows = 0

  /// How many columns at the left stay in view.
  public var frozenColumns = 0

  /// How the sheet is printed.
  public var printSetup = PrintSetup()

  /// Whether locked cells are protected from change.
  public var isProtected = false

  /// The colour of the tab.
  public var tabColor: Color?

  /// Creates an empty sheet.
  public init(name: String) {
    self.name = name
  }

  /// The cell at an address; `nil` where there is none.
  public subscript(_ address: CellAddress) -> Cell? {
    row(at: address.row)?[column: address.column]
  }

  /// The cell at an address such as `B7`; `nil` where there is none.
  public subscript(_ address: String) -> Cell? {
    CellAddress(address).flatMap { self[$0] }
  }

  /// The row at an index from 0; `nil` where nothing is known of it.
  public func row(at index: Int) -> Row? {
    let position = rows.partitioningIndex { $0.index >= index }
    guard position < rows.count, rows[position].index == index else { return nil }
    return rows[position]
  }

  /// Adds a row, or replaces the row that has its index.
  public mutating func set(_ row: Row) {
    if let last = rows.last, last.index >= row.index {
      let position = rows.partitioningIndex { $0.index >= row.index }
      if position < rows.count, rows[position].index == row.index {
        rows[position] = row
      } else {
        rows.insert(row, at: position)
      }
    } else {
      rows.append(row)
    }
  }

  /// Replaces all rows by rows in any order; rows of the same index become one.
  mutating func setRows(_ given: [Row]) {
    let isInOrder = zip(given, given.dropFirst()).allSatisfy { $0.index < $1.index }
    guard !isInOrder else {
      rows = given
      return
    }
    // Sorting is stable: of cells at the same place, the last in the file stays.
    rows = []
    for row in given.enumerated().sorted(by: {
      ($0.element.index, $0.offset) < ($1.element.index, $1.offset)
    }) {
      if rows.last?.index == row.element.index {
        rows[rows.count - 1].merge(row.element)
      } else {
        rows.append(row.element)
      }
    }
  }

  /// Sets a cell, and makes its row where there is none.
  public mutating func set(
    _ value: CellValue, at address: CellAddress, style: CellStyle = CellStyle(),
    formula: String? = nil
  ) {
    let cell = Cell(column: address.column, value: value, formula: formula, style: style)
    let rowPosition = rows.partitioningIndex { $0.index >= address.row }
    if rowPosition == rows.count || rows[rowPosition].index != address.row {
      rows.insert(Row(index: address.row), at: rowPosition)
    }
    let position = rows[rowPosition].cells.partitioningIndex { $0.column >= address.column }
    if position < rows[rowPosition].cells.count,
      rows[rowPosition].cells[position].column == address.column
    {
      rows[rowPosition].cells[position] = cell
    } else {
      rows[rowPosition].cells.insert(cell, at: position)
    }
  }

  /// The smallest range that holds every cell; `nil` when there is none.
  public var usedRange: CellRange? {
    var range: CellRange?
    for row in rows {
      guard let left = row.cells.first?.column, let right = row.cells.last?.column else { continue }
      let line = CellRange(
        CellAddress(row: row.index, column: left), CellAddress(row: row.index, column: right))
      range = range?.union(line) ?? line
    }
    return range
  }

  /// The merged range that a cell lies in.
  public func mergedRange(at address: CellAddress) -> CellRange? {
    mergedRanges.first { $0.contains(address) }
  }
}

/// What is known of a column.
public struct Column: Hashable, Sendable {
  /// The width in characters of the workbook's plain font; `nil` leaves it to the program.
  public var width: Double?

  /// Whether the column is hidden.
  public var isHidden = false

  /// Creates a column.
  public init(width: Double? = nil, isHidden: Bool = false) {
    self.width = width
    self.isHidden = isHidden
  }
}

/// A note on a cell.
public struct Comment: Hashable, Sendable {
  /// Who wrote it.
  public var author: String

  /// What it says.
  public var text: String

  /// Creates a note.
  public init(author: String, text: String) {
    self.author = author
    self.text = text
  }
}
