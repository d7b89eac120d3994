extension Workbook {
  /// The ranges of cells that a formula names, in their order.
  ///
  ///     workbook.ranges(in: "SUM(Mål!B2:B9)-C3", on: "Blad1")  // Mål!B2:B9, Blad1!C3
  ///
  /// Columns of tables are ranges too. What a formula finds by calculating is not named, nor are whole
  /// columns, names, and cells of other files.
  ///
  /// - Parameters:
  ///   - formula: The formula in the notation of XLSX, without its equals sign.
  ///   - sheet: The sheet of the cell that holds it.
  ///   - row: The row of that cell, from 0, for references to this row of a table.
  public func ranges(in formula: String, on sheet: String, row: Int? = nil) -> [SheetRange] {
    var scanner = FormulaCells(formula, sheet: sheet, row: row, workbook: self)
    return scanner.ranges()
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

/// Finds the ranges that a formula names.
private struct FormulaCells {
  private var rest: Substring
  private let sheet: String
  private let row: Int?
  private let workbook: Workbook
  private var found: [SheetRange] = []

  init(_ formula: String, sheet: String, row: Int?, workbook: Workbook) {
    rest = formula[...]
    self.sheet = sheet
    self.row = row
    self.workbook = workbook
  }

  mutating func ranges() -> [SheetRange] {
    while let next = rest.first {
      switch next {
      case "\"": _ = quoted("\"")
      case "'":
        let name = quoted("'")
        takeCells(on: name)
      case "[": _ = bracketed()
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
    case "(": rest = rest.dropFirst(word.count)
    case "[":
      rest = rest.dropFirst(word.count)
      takeColumn(of: String(word), bracketed())
    default: takeArea(on: sheet)
    }
  }

  /// Takes the exclamation mark after a sheet, and the cells after that.
  private mutating func takeCells(on name: String) {
    guard rest.first == "!" else { return }
    rest.removeFirst()
    takeArea(on: name)
  }

  private mutating func takeArea(on name: String) {
    let word = rest.prefix(while: Self.isWordPart)
    rest = rest.dropFirst(max(1, word.count))
    guard let first = CellAddress(word), !name.contains("[") else { return }
    var range = CellRange(first, first)
    if rest.first == ":" {
      let second = rest.dropFirst().prefix(while: Self.isWordPart)
      if let last = CellAddress(second) {
        range = CellRange(first, last)
        rest = rest.dropFirst(second.count + 1)
      }
    }
    found.append(SheetRange(name, range))
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
      found.append(SheetRange(sheet.name, range))
      return
    }
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
      if next == "[" { depth += 1 }
      if next == "]" { depth -= 1 }
      if depth == 0 { return start[..<rest.startIndex].dropLast() }
    }
    return start
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_.\\$".contains(character)
  }
}
