/// A rectangle of cells, both corners included.
public struct CellRange: Hashable, Sendable {
  /// The upper left cell.
  public var first: CellAddress

  /// The lower right cell.
  public var last: CellAddress

  /// Creates the rectangle between two corners, given in any order.
  public init(_ one: CellAddress, _ other: CellAddress) {
    first = CellAddress(row: min(one.row, other.row), column: min(one.column, other.column))
    last = CellAddress(row: max(one.row, other.row), column: max(one.column, other.column))
  }

  /// Creates a range from text such as `A1:C3`, or `B2` for a single cell.
  ///
  /// - Returns: `nil` when the text is no range.
  public init?(_ text: some StringProtocol) {
    let corners = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let one = corners.first.flatMap({ CellAddress($0) }) else { return nil }
    switch corners.count {
    case 1: self.init(one, one)
    case 2:
      guard let other = CellAddress(corners[1]) else { return nil }
      self.init(one, other)
    default: return nil
    }
  }

  /// The range as people write it, such as `A1:C3`.
  public var text: String {
    first == last ? first.text : "\(first.text):\(last.text)"
  }

  /// Whether a cell lies within the range.
  public func contains(_ address: CellAddress) -> Bool {
    (first.row...last.row).contains(address.row)
      && (first.column...last.column).contains(address.column)
  }

  /// The smallest range that holds both.
  public func union(_ other: CellRange) -> CellRange {
    CellRange(
      CellAddress(
        row: min(first.row, other.first.row), column: min(first.column, other.first.column)),
      CellAddress(row: max(last.row, other.last.row), column: max(last.column, other.last.column)))
  }

  /// Whether the two ranges have a cell in common.
  public func overlaps(_ other: CellRange) -> Bool {
    first.row <= other.last.row && other.first.row <= last.row
      && first.column <= other.last.column && other.first.column <= last.column
  }
}

extension CellRange: CustomStringConvertible {
  /// The range as people write it, such as `A1:C3`.
  public var description: String { text }
}
