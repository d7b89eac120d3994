import Findings
import Spreadsheet

/// The fills that cells had before they were marked.
///
/// They stand in hidden columns of the sheet that lists the remarks, so that a later copy can take the
/// marks away again.
struct CellMarks {
  /// The fills by sheet and cell; `nil` where there was none.
  private var fills: [String: [CellAddress: Color?]] = [:]

  /// The first of the hidden columns: the sheet, the cell, and the fill.
  private static let column = 8

  /// Looks up how cells look.
  init(of cells: [String: Set<CellAddress>], in document: SpreadsheetDocument) throws {
    for (index, listing) in document.sheets.enumerated() where listing.kind == .cells {
      guard let wanted = cells[listing.name], let last = wanted.map(\.row).max() else { continue }
      var found = Dictionary(uniqueKeysWithValues: wanted.map { ($0, Color?.none) })
      var rows = try document.rows(ofSheet: index)
      while let row = try rows.next(), row.index <= last {
        for cell in row.cells {
          let address = CellAddress(row: row.index, column: cell.column)
          if wanted.contains(address) { found[address] = .some(cell.style.fill) }
        }
      }
      fills[listing.name] = found
    }
  }

  /// Reads what stands in the list of a marked copy; `nil` for a file that is none.
  init?(listedIn document: SpreadsheetDocument) throws {
    guard let first = document.sheets.first, first.kind == .cells else { return nil }
    var rows = try document.rows(ofSheet: 0)
    guard case .text(let title)? = try rows.next()?.cells.first?.value,
      title.hasPrefix(RemarkSheet.titleStart)
    else { return nil }
    while let row = try rows.next() {
      let texts = (0..<3).map { row[column: Self.column + $0]?.displayText ?? "" }
      guard !texts[0].isEmpty, let address = CellAddress(texts[1]) else { continue }
      fills[texts[0], default: [:]][address] = .some(Color(hex: texts[2]))
    }
  }

  /// Where the cells are.
  var places: [String: Set<CellAddress>] { fills.mapValues { Set($0.keys) } }

  /// Takes the marks away from cells that still have them.
  ///
  /// - Parameter now: How the cells look now. One that its sender has filled in another colour keeps it.
  func remove(from editor: inout WorkbookEditor, coloured now: CellMarks) throws {
    let markColors = Set(Severity.allCases.map(\.markColor))
    for (sheet, cells) in fills where editor.sheetNames.contains(sheet) {
      for (address, fill) in cells {
        try editor.removeComment(by: MarkedCopy.author, at: address, on: sheet)
        guard let color = now.fill(at: address, on: sheet), markColors.contains(color) else {
          continue
        }
        if let fill {
          try editor.fill(fill, at: address, on: sheet)
        } else {
          try editor.removeFill(at: address, on: sheet)
        }
      }
    }
  }

  /// Takes the fills of cells that are marked from what they were before that.
  mutating func takeOriginals(from earlier: CellMarks) {
    let markColors = Set(Severity.allCases.map(\.markColor))
    for (sheet, cells) in fills {
      for (address, fill) in cells {
        guard let fill, markColors.contains(fill),
          let original = earlier.fills[sheet]?[address]
        else { continue }
        fills[sheet]?[address] = .some(original)
      }
    }
  }

  private func fill(at address: CellAddress, on sheet: String) -> Color? {
    fills[sheet]?[address] ?? nil
  }

  /// Writes the fills into the hidden columns of the list.
  func write(to list: inout Sheet) {
    for column in Self.column..<Self.column + 3 {
      list.columns[column] = Column(width: 10, isHidden: true)
    }
    var row = RemarkSheet.headerRow + 1
    for (sheet, cells) in fills.sorted(by: { $0.key < $1.key }) {
      for (address, fill) in cells.sorted(by: { $0.key < $1.key }) {
        for (offset, text) in [sheet, address.text, fill?.hex ?? "–"].enumerated() {
          list.set(
            .text(text), at: CellAddress(row: row, column: Self.column + offset),
            style: CellStyle())
        }
        row += 1
      }
    }
  }
}
