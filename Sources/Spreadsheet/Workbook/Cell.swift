/// A cell.
///
/// It knows its column; its row is the ``Row`` that holds it.
public struct Cell: Hashable, Sendable {
  /// The column, from 0.
  public var column: Int

  /// What the cell holds; for a formula, the result that is stored with it.
  public var value: CellValue

  /// The formula without its leading `=`, in the notation of XLSX: `SUM(B4:B9)`.
  public var formula: String?

  /// How the cell looks.
  public var style: CellStyle

  /// Creates a cell.
  public init(
    column: Int, value: CellValue, formula: String? = nil, style: CellStyle = CellStyle()
  ) {
    self.column = column
    self.value = value
    self.formula = formula
    self.style = style
  }
}

/// A row with its cells, in the order of their columns.
///
/// Cells that are not there are empty.
public struct Row: Hashable, Sendable {
  /// The row, from 0.
  public var index: Int

  /// The cells, in the order of their columns, each column at most once.
  public var cells: [Cell]

  /// Whether the row is hidden.
  public var isHidden = false

  /// The height in points; `nil` leaves it to the program.
  public var height: Double?

  /// Creates a row.
  public init(index: Int, cells: [Cell] = []) {
    self.index = index
    self.cells = cells
  }

  /// The cell in a column; `nil` where there is none.
  public subscript(column column: Int) -> Cell? {
    let position = cells.partitioningIndex { $0.column >= column }
    guard position < cells.count, cells[position].column == column else { return nil }
    return cells[position]
  }

  /// Adds the cells of another row; where both have a cell, the other's stays.
  mutating func merge(_ other: Row) {
    cells = (cells + other.cells).inOrder(of: \.column)
    isHidden = other.isHidden
    height = other.height ?? height
  }
}

extension Array {
  /// Elements in the order of their columns; of those in the same column, the last one stays.
  func inOrder(of column: (Element) -> Int) -> [Element] {
    let isInOrder = zip(self, dropFirst()).allSatisfy { column($0) < column($1) }
    if isInOrder { return self }
    var ordered: [Element] = []
    for (_, element) in enumerated().sorted(by: {
      (column($0.element), $0.offset) < (column($1.element), $1.offset)
    }) {
      if let last = ordered.last, column(last) == column(element) { ordered.removeLast() }
      ordered.append(element)
    }
    return ordered
  }

  /// The first position for which the condition holds, in an array where it holds from there on.
  package func partitioningIndex(_ condition: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
