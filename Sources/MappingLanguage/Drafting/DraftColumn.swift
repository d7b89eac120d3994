import FoundationEssentials
import Scorecards
import Spreadsheet

/// A column of a table that a draft has found.
struct DraftColumn {
  let column: Int

  /// The heading as the mapping names it; where it is two rows high, both rows together.
  let heading: DraftHeading

  /// The row that the heading stands in; `nil` when it stands in two.
  var row: Int?

  /// What the column holds; `nil` when that is not known.
  var field: Field?

  /// The period that the column is of, as mapping files name it: `K1`, `2023`, `{föregående år}`.
  var period: String?

  /// The line of the economy that the column is of, in a table with several on a row.
  var line: EconomyLine.Kind?

  /// The fulfilment that a cross in the column stands for.
  var cross: Fulfilment?
}

extension DraftColumn {
  /// What no other column of the table may be too.
  var identity: String {
    "\(field?.rawValue ?? "") \(period ?? "") \(line?.rawValue ?? "") \(cross?.mappingWord ?? "")"
  }
}

/// The headings over the columns of a row, read alone and together with the row above.
struct DraftHeadings {
  /// What stands over a column.
  struct Column {
    let column: Int
    let own: String?
    let upper: String?
    let ownRow: Int

    /// The row that a reading of the heading stands in; `nil` when it stands in two.
    func row(of reading: String) -> Int? {
      if reading == own { return ownRow }
      return own == nil ? ownRow - 1 : nil
    }

    /// The ways to read the heading, in the order in which a mapping is tried.
    var readings: [String] {
      if let own, let upper { return [own, "\(upper) \(own)"] }
      return [own ?? upper].compactMap(\.self)
    }
  }

  let columns: [Column]

  /// Reads one row.
  init(row: Int, on view: SheetView) {
    columns = Self.texts(inRow: row, on: view).map {
      Column(column: $0.column, own: $0.text, upper: nil, ownRow: row)
    }
  }

  /// Reads a row and the one above together; `nil` when the two are no heading of two rows: the upper
  /// one must have several texts, and the lower one texts or years alone.
  init?(row: Int, withAbove above: Int, on view: SheetView) {
    let upper = Self.texts(inRow: above, on: view)
    let lower = Self.texts(inRow: row, on: view)
    let isWide = upper.contains { text in
      view.merge(at: CellAddress(row: above, column: text.column))
        .map { $0.last.column > $0.first.column } ?? false
    }
    guard upper.count >= 2 || isWide, lower.count >= 2,
      lower.allSatisfy({ view.isHeading(at: CellAddress(row: row, column: $0.column)) })
    else { return nil }
    let all = Set(upper.map(\.column)).union(lower.map(\.column)).sorted()
    columns = all.map { column in
      let own = lower.first { $0.column == column }?.text
      let exact = upper.first { $0.column == column }?.text
      let left = upper.last { $0.column < column }?.text
      return Column(
        column: column, own: own, upper: exact ?? (own == nil ? nil : left), ownRow: row)
    }
  }

  private static func texts(inRow row: Int, on view: SheetView) -> [(column: Int, text: String)] {
    view.texts(inRow: row).compactMap { column, _ in
      view.sheet[CellAddress(row: row, column: column)].map { (column, $0.value.shownText) }
    }
  }
}

extension DraftHeading {
  /// The period that a heading of outcomes names, as mapping files name it; `nil` when it names none,
  /// or is of something else.
  static func period(of text: String, in period: Period) -> String? {
    var rest = text.comparable
    for word in ["utfall", "resultat", "bokslut"] where rest.hasPrefix(word) {
      rest = String(rest.dropFirst(word.count)).comparable
    }
    if let year = period.year {
      for suffix in ["\(year)", "(\(year))"] where rest.hasSuffix(suffix) && rest != suffix {
        rest = String(rest.dropLast(suffix.count)).comparable
      }
      for prefix in ["\(year) ", "\(year)-"] where rest.hasPrefix(prefix) {
        rest = String(rest.dropFirst(prefix.count)).comparable
      }
    }
    if let number = Int(rest), (1990...2100).contains(number) {
      switch period.year {
      case number: return "{år}"
      case number + 1: return "{föregående år}"
      default: return rest
      }
    }
    let words: [(names: [String], letter: String, most: Int)] = [
      (["kvartal", "kv", "k", "q"], "K", 4), (["tertial", "t"], "T", 3), (["halvår", "h"], "H", 2),
    ]
    for (names, letter, most) in words {
      for name in names where rest.hasPrefix(name) {
        let number = Int(rest.dropFirst(name.count).trimmed)
        if let number, (1...most).contains(number) { return "\(letter)\(number)" }
      }
    }
    return ["helår", "helåret", "hela året"].contains(rest) ? "{år}" : nil
  }
}
