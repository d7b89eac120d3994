import Findings
import FoundationEssentials
import Spreadsheet

/// A sheet as templates see it: texts ready to be compared, and merged ranges as one cell.
struct SheetView {
  let sheet: Sheet

  /// The file, for sources.
  let file: String

  /// The filled cells by row, each with its column and its comparable text.
  let rows: [(row: Int, cells: [(column: Int, text: String)])]

  private let merges: RangeIndex
  private let conditionalFormats: RangeIndex
  private let positions: [Int: Int]

  init(_ sheet: Sheet, file: String) {
    self.sheet = sheet
    self.file = file
    var rows: [(row: Int, cells: [(column: Int, text: String)])] = []
    var positions: [Int: Int] = [:]
    for row in sheet.rows {
      var cells: [(column: Int, text: String)] = []
      for cell in row.cells {
        let text = cell.value.shownText.comparable
        if !text.isEmpty { cells.append((cell.column, text)) }
      }
      guard !cells.isEmpty else { continue }
      positions[row.index] = rows.count
      rows.append((row.index, cells))
    }
    self.rows = rows
    self.positions = positions
    merges = RangeIndex(sheet.mergedRanges)
    conditionalFormats = RangeIndex(sheet.conditionalFormats.lazy.flatMap(\.ranges))
  }

  /// The filled cells of a row with their comparable texts.
  func texts(inRow row: Int) -> [(column: Int, text: String)] {
    positions[row].map { rows[$0].cells } ?? []
  }

  /// The text of a cell as it stands.
  func text(inRow row: Int, column: Int) -> String {
    sheet[CellAddress(row: row, column: column)]?.value.shownText.quotable ?? ""
  }

  /// The texts of a row as they stand, for findings.
  func headings(inRow row: Int) -> String {
    (sheet.row(at: row)?.cells ?? []).map(\.value.shownText.quotable).filter { !$0.isEmpty }
      .prefix(20).joined(separator: ", ")
  }

  /// The rows that have filled cells, within a range.
  func filledRows(in range: Range<Int>) -> ArraySlice<
    (row: Int, cells: [(column: Int, text: String)])
  > {
    rows[firstPosition(from: range.lowerBound)..<firstPosition(from: range.upperBound)]
  }

  /// The position of the first filled row from a row on.
  private func firstPosition(from row: Int) -> Int {
    rows.partitioningIndex { $0.row >= row }
  }

  /// The row after the last that has anything.
  var endRow: Int { (sheet.rows.last?.index ?? -1) + 1 }

  /// The merged range that covers a cell.
  func merge(at address: CellAddress) -> CellRange? {
    merges.range(containing: address)
  }

  /// The cell whose value stands at an address: that of the merged range, when there is one and it
  /// begins in the same column.
  ///
  /// What is covered by a range from another column has no value of its own.
  func valueAddress(at address: CellAddress) -> CellAddress? {
    guard let merge = merge(at: address) else { return address }
    return merge.first.column == address.column ? merge.first : nil
  }

  /// Whether a text or a year stands in a cell, as over a column.
  func isHeading(at address: CellAddress) -> Bool {
    guard let text = sheet[address]?.value.shownText, !text.isEmpty else { return false }
    return NumberText(text) == nil || Int(text).map((1990...2100).contains) ?? false
  }

  /// Where the cell stands, as people name it.
  func source(at address: CellAddress) -> Source {
    Source(file: file, sheet: sheet.name, cell: address.text)
  }

  /// Whether a rule that depends on the content decides how the cell looks, or may do so.
  func isConditionallyFormatted(_ address: CellAddress) -> Bool {
    conditionalFormats.range(containing: address) != nil || !conditionalFormats.isComplete
  }
}

extension CellValue {
  /// The value as people would write it; empty for what has no value.
  var shownText: String {
    switch self {
    case .empty, .notCalculated: ""
    case .number(let number):
      if number.magnitude < 1e15, let whole = Int(exactly: number) {
        String(whole)
      } else {
        Decimal(shortest: number)?.ungroupedText ?? "\(number)"
      }
    case .text(let text): text
    case .boolean(let isTrue): isTrue ? "ja" : "nej"
    case .date(let date): date.description
    case .dateTime(let moment): moment.date.description
    case .duration(let duration): "\(duration.components.seconds / 60) minuter"
    case .error(let error): error
    }
  }
}
