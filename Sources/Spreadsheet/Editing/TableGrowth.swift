/// Rows that come into a table below its last row, and what that does to everything that refers to
/// cells of the sheet.
///
/// A reference to what lies below moves with it. One that ends with the rows of the table grows, as a
/// sum over a column must.
struct TableGrowth: Hashable, Sendable {
  /// The name of the table.
  let table: String

  /// The sheet that the table lies on.
  let sheet: String

  /// The rows of the table that hold records: neither the header nor the totals.
  let body: CellRange

  /// How many rows come in below the last record.
  let count: Int

  /// Whether all rows of the sheet below the last record move down.
  ///
  /// Otherwise the table grows over cells that hold nothing.
  let movesRowsBelow: Bool

  /// How far down a range must begin and end, to grow with the table.
  enum Reach {
    /// The range holds all records of its columns: a sum, a chart, a name.
    case allRecords
    /// The range ends at the last record: a rule for how cells look or what may be entered.
    case lastRecord
  }

  /// The row where what stood in a row stands now.
  func moved(row: Int) -> Int {
    movesRowsBelow && row > body.last.row
      ? min(row + count, CellAddress.maximumRows - 1) : row
  }

  func moved(_ address: CellAddress) -> CellAddress {
    CellAddress(row: moved(row: address.row), column: address.column)
  }

  /// Whether a range has rows both above and below the new ones.
  func divides(_ range: CellRange) -> Bool {
    range.first.row <= body.last.row && body.last.row < range.last.row
  }

  /// The range after the growth.
  func changed(_ range: CellRange, if reach: Reach) -> CellRange {
    var changed = CellRange(moved(range.first), moved(range.last))
    let begins = reach == .lastRecord || range.first.row <= body.first.row
    if range.last.row == body.last.row, begins, range.overlaps(body) {
      changed.last.row = body.last.row + count
    }
    return changed
  }

  /// Whether a range that ends at the last record grows; columns are `nil` for whole rows.
  private func grows(from first: Int, columns: ClosedRange<Int>?, if reach: Reach) -> Bool {
    let own = body.first.column...body.last.column
    return switch reach {
    case .lastRecord: columns?.overlaps(own) ?? true
    case .allRecords:
      first <= body.first.row
        && (columns.map { own.contains($0.lowerBound) && own.contains($0.upperBound) } ?? true)
    }
  }

  /// The corners of a reference to the table's sheet after the growth; a single cell has no last one.
  ///
  /// A record's own formula that ends at the last record without a dollar sign, such as its running
  /// sum, keeps its end.
  func changed(
    _ first: ReferenceCorner, _ last: ReferenceCorner?, if reach: Reach = .allRecords,
    isInRecord: Bool = false
  ) -> (first: ReferenceCorner, last: ReferenceCorner?) {
    var (first, last) = (first, last)
    guard let upper = first.row else { return (first, last) }
    first.row = moved(row: upper)
    guard let lower = last?.row else { return (first, last) }
    let columns = first.column.flatMap { one in
      last?.column.map { min(one, $0)...max(one, $0) }
    }
    let keepsEnd = isInRecord && last?.isRowFixed == false
    let grows =
      lower == body.last.row && !keepsEnd && grows(from: upper, columns: columns, if: reach)
    last?.row = grows ? lower + count : moved(row: lower)
    return (first, last)
  }
}

/// A corner of a reference as formulas have it: `$B$7`, and of whole columns and rows `B` and `7`.
struct ReferenceCorner: Hashable {
  var isColumnFixed = false
  var column: Int?
  var isRowFixed = false
  var row: Int?

  /// - Returns: `nil` when the text is something else, such as a name or a number of eight digits.
  init?(_ text: some StringProtocol) {
    var rest = Substring(text)
    let startsFixed = rest.first == "$"
    if startsFixed { rest.removeFirst() }
    let letters = rest.prefix { $0.isASCII && $0.isLetter }
    rest = rest.dropFirst(letters.count)
    if letters.isEmpty {
      isRowFixed = startsFixed
    } else {
      isColumnFixed = startsFixed
      guard let address = CellAddress(letters + "1") else { return nil }
      column = address.column
      if rest.first == "$" {
        isRowFixed = true
        rest.removeFirst()
        guard !rest.isEmpty else { return nil }
      }
    }
    guard !rest.isEmpty else {
      guard column != nil else { return nil }
      return
    }
    guard rest.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(rest),
      (1...CellAddress.maximumRows).contains(number)
    else { return nil }
    row = number - 1
  }

  var text: String {
    (column.map { (isColumnFixed ? "$" : "") + CellAddress.columnName($0) } ?? "")
      + (row.map { (isRowFixed ? "$" : "") + String($0 + 1) } ?? "")
  }
}
