extension Workbook {
  /// The ranges of cells that a formula names, in their order.
  ///
  ///     workbook.ranges(in: "SUM(Mål!B2:B9)-C3", on: "Blad1")  // Mål!B2:B9, Blad1!C3
  ///
  /// Columns of tables are ranges too, and a range through several sheets is one on each of them. What
  /// a formula finds by calculating is not named, nor are whole columns, names, and cells of other
  /// files.
  ///
  /// - Parameters:
  ///   - formula: The formula in the notation of XLSX, without its equals sign.
  ///   - sheet: The sheet of the cell that holds it.
  ///   - row: The row of that cell, from 0, for references to this row of a table.
  public func ranges(in formula: String, on sheet: String, row: Int? = nil) -> [SheetRange] {
    mentions(in: formula, on: sheet, row: row).compactMap { mention in
      if case .cells(let range) = mention { range } else { nil }
    }
  }

  /// What a formula refers to, in its order.
  func mentions(in formula: String, on sheet: String, row: Int? = nil) -> [FormulaMention] {
    var scanner = FormulaCells(formula, sheet: sheet, row: row, workbook: self)
    return scanner.mentions()
  }

  /// Whether the last row of a table sums up the others, as its formulas tell.
  ///
  /// OpenDocument has no mark for such a row, so ``Table/hasTotalsRow`` is never set there.
  public func sumsUpInLastRow(_ table: Table, on sheet: Sheet) -> Bool {
    let last = table.range.last.row
    return (sheet.row(at: last)?.cells ?? []).contains { cell in
      guard let formula = cell.formula, cell.column >= table.range.first.column,
        cell.column <= table.range.last.column
      else { return false }
      let above = CellRange(
        CellAddress(row: table.records.first.row, column: cell.column),
        CellAddress(row: last - 1, column: cell.column))
      return ranges(in: formula, on: sheet.name).contains(SheetRange(sheet.name, above))
    }
  }
}

/// Something that a formula refers to.
enum FormulaMention: Hashable {
  /// Cells of the workbook.
  case cells(SheetRange)
  /// Whole columns or rows of a sheet.
  case lines(sheet: String)
  /// A name, a number or a constant such as `TRUE`, as known on a sheet.
  case word(String, sheet: String)
  /// A function.
  case function(String)
}

/// Finds what a formula refers to.
private struct FormulaCells {
  private var rest: Substring
  private let sheet: String
  private let row: Int?
  private let workbook: Workbook
  private var found: [FormulaMention] = []

  init(_ formula: String, sheet: String, row: Int?, workbook: Workbook) {
    rest = formula[...]
    self.sheet = sheet
    self.row = row
    self.workbook = workbook
  }

  mutating func mentions() -> [FormulaMention] {
    while let next = rest.first {
      switch next {
      case "\"": _ = quoted("\"")
      case "'":
        let name = quoted("'")
        takeCells(on: name)
      case "[": takeBracketed()
      case _ where Self.isWordPart(next): takeWord()
      default: rest.removeFirst()
      }
    }
    return found
  }

  private mutating func takeWord() {
    let word = rest.prefix(while: Self.isWordPart)
    switch rest.dropFirst(word.count).first {
    case "!":
      rest = rest.dropFirst(word.count)
      takeCells(on: String(word))
    case "(":
      rest = rest.dropFirst(word.count)
      found.append(.function(String(word)))
    case "[":
      rest = rest.dropFirst(word.count)
      takeColumn(of: String(word), bracketed())
    case ":" where isThroughSheets(from: word):
      let both = rest.prefix { $0 != "!" }
      rest = rest.dropFirst(both.count)
      takeCells(on: String(both))
    default: takeArea(on: [sheet])
    }
  }

  /// Whether a word and the one behind its colon are the first and the last of several sheets.
  private func isThroughSheets(from word: Substring) -> Bool {
    let second = rest.dropFirst(word.count + 1)
    let last = second.prefix(while: Self.isWordPart)
    return !last.isEmpty && second.dropFirst(last.count).first == "!" && CellAddress(word) == nil
  }

  /// Takes the exclamation mark after a sheet, and the cells after that.
  private mutating func takeCells(on name: String) {
    guard rest.first == "!" else { return }
    rest.removeFirst()
    takeArea(on: sheets(from: name))
  }

  /// The sheets from one to another, or the one that is named; none of another file.
  private func sheets(from name: String) -> [String] {
    if name.contains("[") { return [] }
    let names = workbook.sheets.map { $0.name.lowercased() }
    let ends = name.split(separator: ":").map { names.firstIndex(of: $0.lowercased()) }
    guard ends.count == 2, let first = ends[0], let last = ends[1] else { return [name] }
    return workbook.sheets[min(first, last)...max(first, last)].map(\.name)
  }

  private mutating func takeArea(on sheets: [String]) {
    let word = rest.prefix(while: Self.isWordPart)
    rest = rest.dropFirst(max(1, word.count))
    var second: Substring = ""
    if rest.first == ":" {
      second = rest.dropFirst().prefix(while: Self.isWordPart)
      let after = rest.dropFirst(second.count + 1).first
      if after == "(" || after == "!" || after == "[" { second = "" }
      if !second.isEmpty { rest = rest.dropFirst(second.count + 1) }
    }
    for sheet in sheets { found += Self.mentions(word, second, on: sheet) }
  }

  private static func mentions(
    _ word: Substring, _ second: Substring, on sheet: String
  ) -> [FormulaMention] {
    guard !second.isEmpty, let one = ReferenceCorner(word), let other = ReferenceCorner(second)
    else {
      return [word, second].filter { !$0.isEmpty }.map { word in
        CellAddress(word).map { .cells(SheetRange(sheet, CellRange($0, $0))) }
          ?? .word(String(word), sheet: sheet)
      }
    }
    guard let row = one.row, let column = one.column, let lastRow = other.row,
      let lastColumn = other.column
    else { return [.lines(sheet: sheet)] }
    let first = CellAddress(row: row, column: column)
    let last = CellAddress(row: lastRow, column: lastColumn)
    return [.cells(SheetRange(sheet, CellRange(first, last)))]
  }

  /// `Mål[Utfall]`, `Mål[[#This Row],[Utfall]]`, `Mål[@Utfall]`.
  private mutating func takeColumn(of name: String, _ inner: Substring) {
    for sheet in workbook.sheets {
      guard let table = sheet.tables.first(where: { $0.name.lowercased() == name.lowercased() })
      else { continue }
      var range = table.records
      if inner.hasPrefix("@") || inner.contains("#This Row"), let row {
        (range.first.row, range.last.row) = (row, row)
      }
      let column = inner.split { "[]@,".contains($0) }.last { !$0.hasPrefix("#") }
      if let column, let place = table.columnNames.firstIndex(where: { $0 == column }) {
        range.first.column = table.range.first.column + place
        range.last.column = range.first.column
      }
      found.append(.cells(SheetRange(sheet.name, range)))
      return
    }
    found.append(.word(name, sheet: sheet))
  }

  private mutating func quoted(_ quote: Character) -> String {
    rest.removeFirst()
    var text = ""
    while let next = rest.popFirst() {
      guard next == quote else {
        text.append(next)
        continue
      }
      guard rest.first == quote else { break }
      text.append(rest.removeFirst())
    }
    return text
  }

  private mutating func bracketed() -> Substring {
    let start = rest.dropFirst()
    var depth = 0
    while let next = rest.popFirst() {
      // Names of columns have this before a bracket of their own.
      if next == "'" { _ = rest.popFirst() }
      if next == "[" { depth += 1 }
      if next == "]" { depth -= 1 }
      if depth == 0 { return start[..<rest.startIndex].dropLast() }
    }
    return start
  }

  /// Takes a column of the table that the formula stands in, or what lies in another file.
  private mutating func takeBracketed() {
    _ = bracketed()
    let word = rest.prefix(while: Self.isWordPart)
    guard rest.dropFirst(word.count).first == "!" else {
      found.append(.word("", sheet: sheet))
      return
    }
    rest = rest.dropFirst(word.count + 1)
    takeArea(on: [])
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_.\\$".contains(character)
  }
}
