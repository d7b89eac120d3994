/// Formulas in the notation of XLSX, of which the references to a sheet are changed.
struct FormulaReferences {
  let growth: TableGrowth

  /// The sheet of references that name none; `nil` where they must name one.
  private let ownSheet: String?

  /// Whether the formula stands in a record of the table.
  private let isInRecord: Bool

  private let reach: TableGrowth.Reach

  private var rest: Substring = ""
  private var result = ""

  /// Whether a reference goes through several sheets, and would have to change.
  private(set) var isRefused = false

  init(
    _ growth: TableGrowth, onSheet ownSheet: String?, if reach: TableGrowth.Reach = .allRecords,
    isInRecord: Bool = false
  ) {
    self.reach = reach
    self.growth = growth
    self.ownSheet = ownSheet
    self.isInRecord = isInRecord
  }

  /// The formula after the growth.
  mutating func changed(_ formula: String) -> String {
    rest = formula[...]
    result = ""
    while let next = rest.first {
      switch next {
      case "\"": take(quoted: "\"")
      case "'":
        let name = take(quoted: "'")
        if rest.first == "!" { takeReference(to: name) }
      case "[":
        // Another workbook, or columns of a table. What follows the first is not of this workbook.
        takeBracketed()
        takeWord()
        if rest.first == "!" {
          result.append(rest.removeFirst())
          takeWord()
          if rest.first == ":" {
            result.append(rest.removeFirst())
            takeWord()
          }
        }
      case _ where Self.isWordPart(next): takeNameOrReference()
      default: result.append(rest.removeFirst())
      }
    }
    return result
  }

  private mutating func takeNameOrReference() {
    let word = rest.prefix(while: Self.isWordPart)
    let after = rest.dropFirst(word.count).first
    switch after {
    case "!":
      let isThroughSheets = result.last == ":"
      rest = rest.dropFirst(word.count)
      result += word
      takeReference(to: String(word), isThroughSheets: isThroughSheets)
    case "(", "[":
      rest = rest.dropFirst(word.count)
      result += word
      if after == "[" { takeBracketed() }
    default: takeCells(on: ownSheet)
    }
  }

  /// Takes the exclamation mark after a sheet, and the cells after that.
  private mutating func takeReference(to sheet: String, isThroughSheets: Bool = false) {
    result.append(rest.removeFirst())
    let isOtherWorkbook = sheet.contains("[")
    guard isThroughSheets || sheet.contains(":"), !isOtherWorkbook else {
      takeCells(on: isOtherWorkbook ? nil : sheet)
      return
    }
    let before = rest
    let start = result
    takeCells(on: growth.sheet)
    if result != start + before.dropLast(rest.count) { isRefused = true }
  }

  /// Takes a word, which is a reference, a name or a number, and what follows its colon.
  private mutating func takeCells(on sheet: String?) {
    let word = rest.prefix(while: Self.isWordPart)
    rest = rest.dropFirst(word.count)
    guard sheet?.lowercased() == growth.sheet.lowercased(), let first = ReferenceCorner(word) else {
      result += word
      return
    }
    if rest.first == ":" {
      let second = rest.dropFirst().prefix(while: Self.isWordPart)
      let after = rest.dropFirst(second.count + 1).first
      if let last = ReferenceCorner(second), after != "(", after != "!", after != "[",
        (first.row == nil) == (last.row == nil), (first.column == nil) == (last.column == nil)
      {
        rest = rest.dropFirst(second.count + 1)
        let changed = growth.changed(first, last, if: reach, isInRecord: isInRecord)
        result += changed.first.text + ":" + (changed.last?.text ?? "")
        return
      }
    }
    // Half a reference alone is a number or a name.
    guard first.row != nil, first.column != nil else {
      result += word
      return
    }
    result += growth.changed(first, nil).first.text
  }

  // MARK: What stays

  private mutating func takeWord() {
    let word = rest.prefix(while: Self.isWordPart)
    rest = rest.dropFirst(word.count)
    result += word
  }

  /// Takes a quoted text, whose quotes are doubled within it.
  @discardableResult
  private mutating func take(quoted quote: Character) -> String {
    result.append(rest.removeFirst())
    var text = ""
    while let next = rest.popFirst() {
      result.append(next)
      guard next == quote else {
        text.append(next)
        continue
      }
      guard rest.first == quote else { break }
      result.append(rest.removeFirst())
      text.append(quote)
    }
    return text
  }

  private mutating func takeBracketed() {
    var depth = 0
    while let next = rest.popFirst() {
      result.append(next)
      if next == "[" { depth += 1 }
      if next == "]" { depth -= 1 }
      if depth == 0 { return }
    }
  }

  private static func isWordPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_.\\$".contains(character)
  }
}
