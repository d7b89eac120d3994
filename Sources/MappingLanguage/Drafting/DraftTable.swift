import Scorecards
import Spreadsheet

/// A table that a draft has found: a row of usual headings, and the rows below it.
struct DraftTable {
  let view: SheetView
  let headerRow: Int

  /// The row after the last that may belong to it.
  private(set) var endRow: Int

  /// The field by which its rows are known.
  let key: Field

  /// The columns with their headings; those without a field are told in a comment.
  private(set) var columns: [(column: Int, heading: DraftHeading, field: Field?)]

  /// The text of the row of one cell above the header, if any.
  private var caption: String?

  /// Finds the tables of a sheet.
  static func tables(on view: SheetView, period: Period) -> [DraftTable] {
    var tables: [DraftTable] = []
    for (row, _) in view.rows {
      guard let table = DraftTable(row: row, on: view, period: period) else { continue }
      if var last = tables.popLast() {
        last.endRow = min(last.endRow, row)
        tables.append(last)
      }
      tables.append(table)
    }
    return tables.map { table in
      var table = table
      if table.key == .indicatorName { table.settleGoalColumn() }
      return table
    }
  }

  private init?(row: Int, on view: SheetView, period: Period) {
    let headings = view.texts(inRow: row).compactMap { column, _ -> (Int, DraftHeading)? in
      guard case .text(let text) = view.sheet[CellAddress(row: row, column: column)]?.value else {
        return nil
      }
      return (column, DraftHeading(text, period: period))
    }
    guard headings.count == view.texts(inRow: row).count, let key = Self.key(of: headings.map(\.1))
    else { return nil }
    self.view = view
    self.key = key
    headerRow = row
    endRow = view.endRow
    var taken: Set<Field> = []
    columns = headings.map { column, heading in
      let field = UsualHeadings.field(of: heading, in: key).flatMap {
        taken.insert($0).inserted ? $0 : nil
      }
      return (column, heading, field)
    }
    guard taken.count >= 2, taken.count * 2 >= headings.count else { return nil }
    caption = view.texts(inRow: row - 1).count == 1 ? Self.caption(above: row, on: view) : nil
  }

  /// What the rows of a table are, by its headings.
  private static func key(of headings: [DraftHeading]) -> Field? {
    let keys: [Field] = [.activityText, .indicatorName, .economyLine, .goalText]
    return keys.first { key in
      headings.contains { heading in
        heading.year == .none && (UsualHeadings.columns[key] ?? []).contains(heading.base)
      }
    }
  }

  private static func caption(above row: Int, on view: SheetView) -> String? {
    guard let cell = view.texts(inRow: row - 1).first,
      case .text(let text) = view.sheet[CellAddress(row: row - 1, column: cell.column)]?.value
    else { return nil }
    return text
  }

  /// A column "Mål" beside indicators holds numbers, unless it holds sentences.
  private mutating func settleGoalColumn() {
    guard !columns.contains(where: { $0.field == .goalNumber }),
      let index = columns.firstIndex(where: { $0.field == .goalText })
    else { return }
    let texts = (headerRow + 1..<endRow).prefix { !view.texts(inRow: $0).isEmpty }.compactMap {
      row in
      view.texts(inRow: row).first { $0.column == columns[index].column }?.text
    }
    let areNumbers = texts.allSatisfy { $0.count <= 15 && $0.contains(where: \.isNumber) }
    if areNumbers, !texts.isEmpty { columns[index].field = .goalNumber }
  }

  /// Whether a row belongs to the table, or to its header.
  func covers(_ row: Int, on other: SheetView) -> Bool {
    other.sheet.name == view.sheet.name && (headerRow..<endRow).contains(row)
  }

  // MARK: Text

  /// Writes the table as a part of a mapping.
  func write(needsSheet: Bool, into text: inout DraftText) {
    text.line("")
    text.line("  - tabell: \(Self.names[key] ?? "Tabell")")
    if needsSheet { text.line("    blad: \(DraftText.quoted(view.sheet.name))") }
    if let caption { text.line("    rubrik: \(DraftText.quoted(caption))") }
    text.line("    kolumner:")
    let hasDirection = columns.contains { $0.field == .indicatorDirection }
    for group in Field.Group.allCases {
      let columns = columns.filter { $0.field?.group == group }
      guard !columns.isEmpty else { continue }
      text.line("      \(group.rawValue):")
      for (_, heading, field) in columns {
        guard let field else { continue }
        let quoted = DraftText.quoted(heading.pattern)
        let needsWord = field == .indicatorTarget && !hasDirection
        text.line(
          "        \(field.name): "
            + (needsWord ? "{rubrik: \(quoted), tal utan ord: minst}   # stämmer det?" : quoted))
      }
    }
    let others = columns.filter { $0.field == nil }.map(\.heading.pattern)
    if !others.isEmpty {
      text.line("    # Kolumner som inte är med: \(others.joined(separator: "; ").plainSigns)")
    }
  }

  /// Writes how the template writes money, as its rows show it.
  func writeEconomy(into text: inout DraftText) {
    let costs = (headerRow + 1..<endRow).first { row in
      view.texts(inRow: row).first.map { Vocabulary.usual.economyLines[$0.text] == .costs } ?? false
    }
    let amounts = (costs.flatMap { view.sheet.row(at: $0)?.cells } ?? []).dropFirst()
    let isNegative = amounts.contains { cell in
      if case .number(let number) = cell.value {
        number < 0
      } else {
        cell.value.shownText.plainSigns.hasPrefix("-")
      }
    }
    let near = view.filledRows(in: max(0, headerRow - 3)..<headerRow + 1).flatMap(\.cells)
    let isMillions = near.contains { $0.text.contains("mnkr") || $0.text.contains("mkr") }
    let unit = isMillions ? "mnkr" : "tkr"
    text.line("")
    text.line("ekonomi:")
    text.line("  belopp: \(unit)   # stämmer det?")
    text.line("  kostnader: \(isNegative ? "negativa" : "positiva")")
    text.line("  avvikelse: plus är bättre   # stämmer det?")
  }

  private static let names: [Field: String] = [
    .goalText: "Mål", .indicatorName: "Indikatorer", .activityText: "Aktiviteter",
    .economyLine: "Ekonomi",
  ]
}
