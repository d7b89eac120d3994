import Scorecards
import Spreadsheet

/// Lays out the parts of a mapping on sheets, from the top down.
struct TemplateBuilder {
  let mapping: Mapping
  let content: TemplateContent
  let period: Period
  let isTextFile: Bool

  var sheets: [TemplateSheet] = []
  var definedNames: [DefinedName] = []

  /// How much of the scorecard parts are placed for.
  struct Scope {
    /// The sheet where everything goes; `nil` lets each part have the sheet that it names.
    var sheet: Int?

    /// Whether the parts are for one goal, such as a block.
    var isOneGoal = false

    /// That goal; `nil` in an empty template.
    var goal: Goal?

    /// The texts that the first cell must be one of.
    var starts: [TextPattern] = []

    /// How many rows are left for what is not there yet.
    func spareRows(isEmpty: Bool) -> Int {
      isOneGoal ? 3 : isEmpty ? 20 : 5
    }
  }

  /// How many goals an empty template has room for where each has a block or a sheet of its own.
  private static let goalsInEmptyTemplate = 4

  init(_ mapping: Mapping, _ content: TemplateContent, isTextFile: Bool) {
    self.mapping = mapping
    self.isTextFile = isTextFile
    self.content = content
    period = Period(content.period)
  }

  /// Places parts in the order of the mapping.
  mutating func place(_ parts: [Part], in scope: Scope) throws(TemplateError) {
    for (index, part) in parts.enumerated() {
      var scope = scope
      if index > 0 { scope.starts = [] }
      switch part {
      case .form(let form): try place(form, in: scope)
      case .table(let table): try place(table, in: scope)
      case .blocks(let blocks): try place(blocks, in: scope)
      case .sheetBySheet(let part): try place(part)
      }
    }
  }

  private mutating func place(_ blocks: Blocks, in scope: Scope) throws(TemplateError) {
    let sheet = sheetPosition(for: blocks.sheets, in: scope)
    for goal in goalsOrEmpty {
      try place(
        blocks.parts, in: Scope(sheet: sheet, isOneGoal: true, goal: goal, starts: blocks.starts))
    }
  }

  private mutating func place(_ part: SheetBySheet) throws(TemplateError) {
    for (position, goal) in goalsOrEmpty.enumerated() {
      let number = goal.map(content.shortNumber) ?? "\(position + 1)"
      let name = part.sheets.first?.example(in: period, anyText: number) ?? number
      sheets.append(newSheet(named: name))
      try place(part.parts, in: Scope(sheet: sheets.count - 1, isOneGoal: true, goal: goal))
    }
  }

  private var goalsOrEmpty: [Goal?] {
    content.goals.isEmpty
      ? Array(repeating: nil, count: Self.goalsInEmptyTemplate) : content.goals.map { $0 }
  }

  // MARK: Sheets

  /// The position of the sheet that a part goes on; it is made where there is none.
  mutating func sheetPosition(for names: [TextPattern], in scope: Scope) -> Int {
    if let sheet = scope.sheet { return sheet }
    let name = names.first?.example(in: period, anyText: "1") ?? usualSheetName
    if let position = sheets.firstIndex(where: { $0.sheet.name.comparable == name.comparable }) {
      return position
    }
    sheets.append(newSheet(named: name))
    return sheets.count - 1
  }

  /// The name of the sheet of parts that name none.
  private var usualSheetName: String {
    mapping.signs.lazy.compactMap(\.sheets.first).first?.example(in: period, anyText: "1")
      ?? "Styrkort"
  }

  /// A sheet with the rows kept that hold cells and tables with addresses of their own.
  func newSheet(named name: String) -> TemplateSheet {
    var cellRows: Set<Int> = []
    var tableRows: Set<Int> = []
    var firstRows: [Int] = []
    for part in mapping.parts {
      switch part {
      case .form(let form) where isPlaced(form.sheets, onSheetNamed: name):
        for case .cell(let address) in form.rules.map(\.place) { cellRows.insert(address.row) }
      case .table(let table) where isPlaced(table.sheets, onSheetNamed: name):
        if let first = table.firstRow { firstRows.append(first) }
      default: continue
      }
    }
    for first in firstRows {
      // A row is left above the next cell, for its heading.
      let end = cellRows.filter { $0 > first }.min().map { $0 - 1 }
      let usual = first + content.goals.reduce(0) { $0 + $1.indicators.count + 1 } + 20
      tableRows.formUnion(max(0, first - 1)..<max(first, end ?? usual))
    }
    return TemplateSheet(name: name, cellRows: cellRows, tableRows: tableRows)
  }

  private func isPlaced(_ names: [TextPattern], onSheetNamed name: String) -> Bool {
    names.first.map { $0.matches(name, in: period) } ?? (name == usualSheetName)
  }

  // MARK: Signs and titles

  /// Adds what the template is recognised by and no part has brought along.
  mutating func addSigns() {
    for sign in mapping.signs {
      guard !sign.isIn(sheets.map { SheetView($0.sheet, file: "") }, workbook) else { continue }
      switch sign.kind {
      case .sheet:
        _ = sheetPosition(for: sign.sheets, in: Scope())
      case .text(let text, let cell):
        let position = sheetPosition(of: sign)
        let address = cell.flatMap(CellAddress.init) ?? sheets[position].freeTitleCell
        sheets[position].put(
          .text(text.example(in: period, anyText: content.unit?.name ?? mapping.name)),
          at: address, style: TemplateStyles.title)
      case .definedName(let name):
        define(name, as: CellAddress(row: 0, column: 0), onSheetAt: sheetPosition(of: sign))
      case .headings:
        continue
      }
    }
  }

  private mutating func sheetPosition(of sign: Sign) -> Int {
    sign.sheets.isEmpty && !sheets.isEmpty ? 0 : sheetPosition(for: sign.sheets, in: Scope())
  }

  /// Gives every sheet a title that has none.
  mutating func addTitles() {
    let subject = content.unit?.name ?? mapping.name
    for position in sheets.indices where sheets[position].freeTitleCell.column == 0 {
      sheets[position].put(
        .text("\(subject) \(content.period)"), at: CellAddress(row: 0, column: 0),
        style: TemplateStyles.title)
    }
  }

  /// Lets a name stand for a cell.
  mutating func define(_ name: String, as address: CellAddress, onSheetAt position: Int) {
    definedNames.append(
      DefinedName(
        name: name, standingFor: CellRange(address, address),
        onSheet: sheets[position].sheet.name))
  }

  // MARK: The whole

  var workbook: Workbook {
    var workbook = Workbook()
    workbook.sheets = sheets.map { $0.finished() }
    workbook.definedNames = definedNames
    workbook.properties.title = "\(mapping.name) \(content.period)"
    workbook.properties.application = "styrkort"
    workbook.properties.language = "sv-SE"
    return workbook
  }
}

extension TextPattern {
  /// A text that fits the pattern.
  ///
  /// - Parameters:
  ///   - anyText: What stands for the `*` when it stands alone or between other texts;
  ///   at the end of a word it stands for nothing.
  ///   - isValue: Whether the text is the value, so that it stands wherever the `*` does.
  func example(in period: Period, anyText: String, isValue: Bool = false) -> String {
    let text = shown(in: period)
    guard !isValue, text.hasSuffix("*"), !text.hasSuffix(" *"), text != "*" else {
      return text.replacing("*", with: anyText)
    }
    return String(text.dropLast()).replacing("*", with: anyText)
  }
}
