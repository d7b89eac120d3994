import Spreadsheet

/// Tables that belong together: one alone, or those of blocks or sheets that are alike.
struct DraftGroup {
  /// What the tables are parts of.
  enum Place {
    /// Nothing else.
    case alone
    /// Blocks that begin with such a text.
    case blocks(start: String)
    /// Sheets with such names.
    case sheets(name: String)
  }

  let tables: [DraftTable]
  let place: Place

  /// Whether the tables stand for goals, one for each block or sheet.
  var isRepeated: Bool {
    if case .alone = place { false } else { true }
  }

  /// Groups tables with the same headings: on sheets with alike names, or below alike captions.
  static func groups(of tables: [DraftTable]) -> [DraftGroup] {
    var groups: [DraftGroup] = []
    var rest = tables
    while let first = rest.first {
      let alike = rest.filter { $0.isLike(first) && !$0.has(.goalText) && !$0.has(.goalNumber) }
      if alike.count > 1, let place = place(of: alike) {
        groups.append(DraftGroup(tables: alike, place: place))
        rest.removeAll { $0.isLike(first) }
      } else {
        groups.append(DraftGroup(tables: [first], place: .alone))
        rest.removeFirst()
      }
    }
    return groups
  }

  private static func place(of tables: [DraftTable]) -> Place? {
    let sheets = Set(tables.map(\.view.sheet.name))
    if sheets.count == tables.count {
      return commonStart(of: tables.map(\.view.sheet.name)).map { .sheets(name: $0) }
    }
    let captions = tables.compactMap(\.caption)
    guard sheets.count == 1, captions.count == tables.count else { return nil }
    return commonStart(of: captions).map { .blocks(start: $0) }
  }

  /// The first word of texts that all begin with it and go on: `Mål *`.
  private static func commonStart(of texts: [String]) -> String? {
    let words = Set(texts.map { $0.prefix { $0.isLetter } })
    guard words.count == 1, let word = words.first, !word.isEmpty,
      texts.allSatisfy({ $0.count > word.count })
    else { return nil }
    return "\(word) *"
  }

  /// Writes the group as a part of a mapping.
  func write(needsSheet: Bool, into text: inout DraftText) {
    guard let table = tables.first else { return }
    text.line("")
    switch place {
    case .alone:
      table.write(needsSheet: needsSheet, into: &text)
    case .blocks(let start):
      text.line("  - block: Ett block för varje mål")
      if needsSheet { text.line("    blad: \(DraftText.quoted(table.view.sheet.name))") }
      text.line("    börjar vid: \(DraftText.quoted(start))")
      text.line("    delar:")
      text.line("      - formulär: Målet")
      text.line("        fält:")
      text.line(
        "          mål: {text: {ledtext: \(DraftText.quoted(start)), värdet står: i samma cell}}")
      table.write(needsSheet: false, indent: "      ", showsCaption: false, into: &text)
    case .sheets(let name):
      text.line("  - blad för blad: Ett blad för varje mål")
      text.line("    blad: \(DraftText.quoted(name))")
      text.line("    delar:")
      text.line("      - formulär: Målet")
      text.line("        fält:")
      text.line("          mål: {text: {bladets namn: ja}}   # står målet någon annanstans?")
      table.write(needsSheet: false, indent: "      ", showsCaption: false, into: &text)
    }
  }
}
