import Spreadsheet

/// Tables that belong together: one alone, or those of blocks or sheets that are alike.
struct DraftGroup {
  /// What the tables are parts of.
  enum Place {
    /// Nothing else.
    case alone
    /// Blocks that begin with such a text, which holds the goal.
    case captioned(start: String)
    /// Blocks that begin with a label.
    case labelled(start: String, DraftLabels)
    /// Sheets with such names.
    case sheets(name: String, DraftLabels)
  }

  /// The tables of the first block or sheet.
  let tables: [DraftTable]
  let place: Place

  /// Whether the tables stand for goals, one for each block or sheet.
  var isRepeated: Bool {
    if case .alone = place { false } else { true }
  }

  /// Groups tables with the same headings: on sheets with alike names, or below alike captions or labels.
  static func groups(of tables: [DraftTable]) -> [DraftGroup] {
    var groups: [DraftGroup] = []
    var rest = tables
    while let first = rest.first {
      let alike = rest.filter { $0.isLike(first) && !$0.has(.goalText) && !$0.has(.goalNumber) }
      guard alike.count > 1, let group = group(of: alike, among: rest) else {
        // Boxes for crosses tell nothing without the goal that they stand below.
        if first.key != .goalAssessment {
          groups.append(DraftGroup(tables: [first], place: .alone))
        }
        rest.removeFirst()
        continue
      }
      groups.append(group)
      rest.removeAll { table in group.tables.contains { $0.isLike(table) } }
    }
    return groups
  }

  private static func group(of alike: [DraftTable], among all: [DraftTable]) -> DraftGroup? {
    let first = alike[0]
    let sheets = Set(alike.map(\.view.sheet.name))
    if sheets.count == alike.count {
      let own = all.filter { $0.view.sheet.name == first.view.sheet.name }
      return commonStart(of: alike.map(\.view.sheet.name)).map { name in
        DraftGroup(
          tables: own,
          place: .sheets(name: name, labels(in: 0..<first.view.endRow, beside: own)))
      }
    }
    guard sheets.count == 1 else { return nil }
    let captions = alike.compactMap(\.caption)
    if captions.count == alike.count, let start = commonStart(of: captions) {
      return DraftGroup(tables: [first], place: .captioned(start: start))
    }
    return blocks(of: alike, among: all)
  }

  /// Blocks that begin with a label: the first text that stands once before each of the tables.
  private static func blocks(of alike: [DraftTable], among all: [DraftTable]) -> DraftGroup? {
    let view = alike[0].view
    let firsts = view.rows.compactMap { row, cells in
      cells.first.map { (row: row, column: $0.column, text: $0.text) }
    }
    for start in firsts where start.row < alike[0].topRow {
      let rows = firsts.filter { $0.text == start.text }.map(\.row)
      guard rows.count == alike.count,
        zip(rows, alike).allSatisfy({ $0 < $1.topRow }),
        zip(rows.dropFirst(), alike).allSatisfy({ $0 > $1.headerRow }),
        let cell = view.sheet[CellAddress(row: start.row, column: start.column)]
      else { continue }
      let block = rows[0]..<rows[1]
      let own = all.filter { $0.view.sheet.name == view.sheet.name && block.contains($0.topRow) }
      let labels = labels(in: block, beside: own)
      return DraftGroup(
        tables: own, place: .labelled(start: cell.value.shownText.plainSigns, labels))
    }
    return nil
  }

  private static func labels(in rows: Range<Int>, beside tables: [DraftTable]) -> DraftLabels {
    let headers = tables.map { $0.topRow...$0.headerRow }
    return DraftLabels(in: rows, of: tables[0].view, except: headers)
  }

  /// The first word of texts that all begin with it and go on: `Mål *`.
  private static func commonStart(of texts: [String]) -> String? {
    let words = Set(texts.map { $0.prefix { $0.isLetter } })
    guard words.count == 1, let word = words.first, !word.isEmpty,
      texts.allSatisfy({ $0.count > word.count })
    else { return nil }
    return "\(word) *"
  }

  // MARK: Text

  /// Writes the group as a part of a mapping.
  func write(needsSheet: Bool, into text: inout DraftText) {
    guard let table = tables.first else { return }
    text.line("")
    switch place {
    case .alone:
      table.write(needsSheet: needsSheet, into: &text)
      return
    case .captioned(let start), .labelled(let start, _):
      text.line("  - block: Ett block för varje mål")
      if needsSheet { text.line("    blad: \(DraftText.quoted(table.view.sheet.name))") }
      text.line("    börjar vid: \(DraftText.quoted(start))")
    case .sheets(let name, _):
      text.line("  - blad för blad: Ett blad för varje mål")
      text.line("    blad: \(DraftText.quoted(name))")
    }
    text.line("    delar:")
    writeGoal(into: &text)
    for table in tables {
      table.write(needsSheet: false, indent: "      ", showsCaption: false, into: &text)
    }
  }

  private func writeGoal(into text: inout DraftText) {
    switch place {
    case .alone: return
    case .captioned(let start):
      text.line("      - formulär: Målet")
      text.line("        fält:")
      text.line(
        "          mål: {text: {ledtext: \(DraftText.quoted(start)), värdet står: i samma cell}}")
    case .labelled(_, let labels):
      labels.write(indent: "      ", into: &text)
      if !labels.has(.goalText) {
        text.line("            text: Mål   # hittades inte: skriv ledtexten")
      }
    case .sheets(_, let labels):
      let isNumber = labels.has(.goalText)
      labels.write(
        indent: "      ",
        others: ["\(isNumber ? "nummer" : "text"): {bladets namn: ja}   # stämmer det?"],
        into: &text)
    }
  }
}
