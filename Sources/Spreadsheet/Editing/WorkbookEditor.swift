import Zip

/// Changes cells of a workbook, and leaves everything else in it as it is.
///
/// Charts, images, macros, pivots and styles stay, because only the parts that hold a changed cell
/// are written anew, and of these only the bytes that say something else. All other parts keep their
/// packed bytes.
///
///     var editor = try WorkbookEditor(bytes)
///     try editor.set(.number(12), at: CellAddress(row: 6, column: 1), on: "Data")
///     try editor.add(Comment(author: "Anna", text: "Checked."), at: address, on: "Data")
///     let edited = try editor.save()
public struct WorkbookEditor: Sendable {
  /// The format of the file: XLSX (with or without macros) or ODS.
  public let format: SpreadsheetFormat

  private let limits: ReadLimits
  private var content: Content
  private var document: SpreadsheetDocument
  private var edits: [String: [CellAddress: CellEdit]] = [:]
  private var firstSheet: Sheet?
  private var mergedRanges: [String: [CellRange]] = [:]

  private enum Content: Sendable {
    case xlsx(XLSXEditor)
    case ods(ODSEditor)

    init(_ bytes: [UInt8], limits: ReadLimits) throws(SpreadsheetError) {
      switch try FileFormat.detect(.bytes(bytes), limits: limits) {
      case .xlsx(let package): self = .xlsx(try XLSXEditor(package, limits: limits))
      case .ods(let archive): self = .ods(try ODSEditor(archive, limits: limits))
      case .flatODS: throw SpreadsheetError(.unsupportedFormat("fods"))
      case .csv: throw SpreadsheetError(.unsupportedFormat("csv"))
      }
    }
  }

  /// Opens a workbook.
  ///
  /// - Throws: When the file cannot be read, or is no XLSX, XLSM or ODS package.
  public init(_ bytes: [UInt8], limits: ReadLimits = ReadLimits()) throws(SpreadsheetError) {
    self.limits = limits
    document = try SpreadsheetDocument(.bytes(bytes), limits: limits)
    content = try Content(bytes, limits: limits)
    format =
      switch content {
      case .xlsx: .xlsx
      case .ods: .ods
      }
  }

  /// The names of the sheets that have cells, in the order of their tabs.
  public var sheetNames: [String] { document.sheets.filter { $0.kind == .cells }.map(\.name) }

  /// Sets the value of a cell, which keeps its look.
  ///
  /// A formula in the cell goes away. A date gets a date format where the cell has none.
  ///
  /// Programs calculate the workbook when they open it: XLSX is marked for it. Results that are stored
  /// with formulas and may be wrong now are taken out, so that nobody reads an old figure for a new
  /// one: in XLSX those of formulas that name something on a sheet where a value is set, or on a sheet
  /// with such a formula, directly or by defined names and tables, and of formulas with `INDIRECT`;
  /// sheets without any stay as they are, and pivots of a changed sheet are made anew when they are
  /// opened. In ODS, where all sheets are one part, it is the results of
  /// all formulas but those that reach into other files alone.
  ///
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when there is no such sheet, or the value
  ///   breaks a limit of the format. ``save()`` throws when the cell has a formula in common with
  ///   others, or is a heading of a table in XLSX.
  public mutating func set(
    _ value: CellValue, at address: CellAddress, on sheet: String
  ) throws(SpreadsheetError) {
    try check(value, at: address, on: sheet)
    edits[sheet, default: [:]][address, default: CellEdit()].value = value
  }

  /// Sets the value of the cell that a defined name stands for, or of cells that are merged.
  ///
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when there is no such name, or it stands for
  ///   something else than one cell.
  public mutating func set(_ value: CellValue, inCellNamed name: String) throws(SpreadsheetError) {
    guard
      let place = document.workbook.definedNames.first(where: {
        $0.name.lowercased() == name.lowercased()
      })?.range,
      try shownAddress(of: place.range.last, on: place.sheet) == place.range.first
    else {
      throw SpreadsheetError(
        .cannotBeWritten, detail: "there is no defined name that stands for one cell: \(name)")
    }
    try set(value, at: place.range.first, on: place.sheet)
  }

  /// Adds a note to a cell; to the note that is there, if there is one that does not say it already.
  ///
  /// Of merged cells the first one shows it.
  ///
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when there is no such sheet or cell.
  public mutating func add(
    _ comment: Comment, at address: CellAddress, on sheet: String
  ) throws(SpreadsheetError) {
    try check(.text(comment.text), at: address, on: sheet)
    let address = try shownAddress(of: address, on: sheet)
    edits[sheet, default: [:]][address, default: CellEdit()].comments.append(comment)
  }

  /// Fills a cell with a colour.
  ///
  /// Its look is otherwise the same, but for letters that could not be read on it. Of merged cells the
  /// first one shows it.
  ///
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when there is no such sheet or cell.
  public mutating func fill(
    _ color: Color, at address: CellAddress, on sheet: String
  ) throws(SpreadsheetError) {
    try check(.empty, at: address, on: sheet)
    let address = try shownAddress(of: address, on: sheet)
    edits[sheet, default: [:]][address, default: CellEdit()].fill = .color(color)
  }

  /// Takes away the fill of a cell.
  ///
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when there is no such sheet or cell.
  public mutating func removeFill(
    at address: CellAddress, on sheet: String
  ) throws(SpreadsheetError) {
    try check(.empty, at: address, on: sheet)
    let address = try shownAddress(of: address, on: sheet)
    edits[sheet, default: [:]][address, default: CellEdit()].fill = .noFill
  }

  /// Takes away the note that an author has put on a cell, before any note is added.
  ///
  /// A note that another author has begun stays, whatever was added to it.
  ///
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when there is no such sheet or cell.
  public mutating func removeComment(
    by author: String, at address: CellAddress, on sheet: String
  ) throws(SpreadsheetError) {
    try check(.empty, at: address, on: sheet)
    let address = try shownAddress(of: address, on: sheet)
    edits[sheet, default: [:]][address, default: CellEdit()].removesCommentBy = author
  }

  /// Adds records to a table, which grows with them.
  ///
  /// The new rows look like the last record, and go on with its formulas. A row of totals, and all
  /// else that lies below the table, moves down, with what refers to it: formulas, names, charts,
  /// pictures, notes, merged cells, print areas. Ranges that hold all records grow, such as those of
  /// sums, charts, names and filters; so do conditional formats and rules for input that reach down
  /// to the last record. Places that are named from then on are those of the grown workbook.
  ///
  /// - Parameters:
  ///   - rows: The values from the first column of the table on; what is beyond its width is ignored.
  ///     A value takes the place of a formula that would go on; ``CellValue/empty`` does not.
  ///   - name: The name of the table.
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when there is no such table, and
  ///   ``SpreadsheetError/Kind/tableCannotGrow(_:)`` when it cannot grow without breaking something.
  public mutating func append(
    _ rows: [[CellValue]], toTable name: String
  ) throws(SpreadsheetError) {
    guard !rows.isEmpty else { return }
    var (sheet, table) = try self.table(named: name)
    if format == .ods {
      table.hasTotalsRow = try document.read().workbook.sumsUpInLastRow(table, on: sheet)
    }
    let growth = try growth(of: table, by: rows.count, on: sheet)
    try reopen(after: growth)
    let grown = try document.read().workbook
    let lastRecord = grown[sheet: sheet.name]?.row(at: growth.body.last.row)
    let openFormulas = ODSFormula(tablesOf: grown)
    for (offset, values) in rows.enumerated() {
      let row = growth.body.last.row + 1 + offset
      for column in table.range.first.column...table.range.last.column {
        let position = column - table.range.first.column
        let value = position < values.count ? values[position] : .empty
        let address = CellAddress(row: row, column: column)
        try set(value, at: address, on: sheet.name)
        edits[sheet.name]?[address]?.styleSource = CellAddress(
          row: growth.body.last.row, column: column)
        if value.isEmpty, let formula = lastRecord?[column: column]?.formula {
          let moved = MovedFormula.text(formula, rows: offset + 1, columns: 0)
          edits[sheet.name]?[address]?.formula = moved
          edits[sheet.name]?[address]?.odsFormula = openFormulas.text(of: moved, row: row)
        }
      }
    }
  }

  /// How a table grows, and whether what lies below it moves.
  private func growth(
    of table: Table, by count: Int, on sheet: Sheet
  ) throws(SpreadsheetError) -> TableGrowth {
    let body = table.records
    func growth(movesRowsBelow: Bool) -> TableGrowth {
      TableGrowth(
        table: table.name, sheet: sheet.name, body: body, count: count,
        movesRowsBelow: movesRowsBelow)
    }
    let moving = growth(movesRowsBelow: true)
    let lastRow = max(sheet.usedRange?.last.row ?? 0, table.range.last.row)
    guard lastRow + count < CellAddress.maximumRows else {
      throw moving.refusal(.noMoreRows)
    }
    let below = CellRange(
      CellAddress(row: body.last.row + 1, column: body.first.column),
      CellAddress(row: max(body.last.row + count, lastRow), column: body.last.column))
    let mustMove = try !isFree(below, on: sheet)
    let isDivided = sheet.tables.contains {
      $0.name != table.name && moving.divides($0.range)
    }
    guard isDivided else { return growth(movesRowsBelow: mustMove) }
    let next = CellRange(
      below.first, CellAddress(row: body.last.row + count, column: below.last.column))
    guard table.range == CellRange(table.range.first, body.last), try isFree(next, on: sheet) else {
      throw moving.refusal(.otherTable)
    }
    return growth(movesRowsBelow: false)
  }

  /// Whether nothing lies in or over some cells.
  private func isFree(_ range: CellRange, on sheet: Sheet) throws(SpreadsheetError) -> Bool {
    let isFilled = sheet.rows.contains { row in
      row.index >= range.first.row && row.index <= range.last.row
        && row.cells.contains {
          !($0.value.isEmpty && $0.formula == nil)
            && (range.first.column...range.last.column).contains($0.column)
        }
    }
    guard !isFilled, !sheet.mergedRanges.contains(where: range.overlaps) else { return false }
    guard case .xlsx(let editor) = content else { return true }
    let above = CellRange(
      CellAddress(row: max(0, range.first.row - 1), column: range.first.column),
      CellAddress(row: max(0, range.first.row - 1), column: range.last.column))
    return try !editor.drawsBelow(above, on: sheet.name)
  }

  /// Makes the edits so far and lets a table grow, and goes on with the outcome.
  private mutating func reopen(after growth: TableGrowth) throws(SpreadsheetError) {
    let first = firstSheet
    firstSheet = nil
    if !edits.isEmpty {
      content = try Content(try save(), limits: limits)
      edits = [:]
    }
    let bytes =
      switch content {
      case .xlsx(let editor): try editor.save(after: growth)
      case .ods(let editor): try editor.save(after: growth)
      }
    document = try SpreadsheetDocument(.bytes(bytes), limits: limits)
    content = try Content(bytes, limits: limits)
    mergedRanges = [:]
    firstSheet = first
  }

  /// The cell that shows what is said of a cell: the first of the merged range that it lies in.
  private mutating func shownAddress(
    of address: CellAddress, on sheet: String
  ) throws(SpreadsheetError) -> CellAddress {
    if mergedRanges[sheet] == nil,
      let index = document.sheets.firstIndex(where: { $0.name == sheet })
    {
      mergedRanges[sheet] = try document.layout(ofSheet: index).mergedRanges
    }
    return mergedRanges[sheet]?.first { $0.contains(address) }?.first ?? address
  }

  /// Puts a new sheet before all others; it is the one that is shown when the file is opened.
  ///
  /// A first sheet of that name is replaced.
  ///
  /// Written are its cells without formulas, columns, frozen panes, print set-up and links to places
  /// in the workbook.
  ///
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when another sheet has its name, or it holds
  ///   more than is written.
  public mutating func insertFirst(_ sheet: Sheet) throws(SpreadsheetError) {
    let rules = WorkbookRules(format: format)
    if let flaw = SheetNames.flaw(in: sheet.name, for: format) {
      throw WorkbookRules.broken(flaw, on: sheet)
    }
    try rules.check(sheet)
    let name = sheet.name.lowercased()
    guard !document.sheets.dropFirst().contains(where: { $0.name.lowercased() == name }) else {
      throw WorkbookRules.broken("two sheets have this name", on: sheet)
    }
    guard sheet.charts.isEmpty, sheet.tables.isEmpty, sheet.comments.isEmpty,
      sheet.conditionalFormats.isEmpty, sheet.dataValidations.isEmpty, sheet.autofilter == nil,
      sheet.printSetup.area == nil, sheet.printSetup.repeatedRows == nil,
      sheet.hyperlinks.values.allSatisfy({ $0.hasPrefix("#") }),
      !sheet.rows.contains(where: { $0.cells.contains { $0.formula != nil } })
    else { throw WorkbookRules.broken("the new sheet holds more than cells", on: sheet) }
    firstSheet = sheet
  }

  /// The edited workbook.
  ///
  /// - Returns: The bytes of the file; without edits, those of an equal package.
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when a change would break other cells, or a
  ///   part is stored in another encoding than UTF-8.
  public func save() throws(SpreadsheetError) -> [UInt8] {
    switch content {
    case .xlsx(let editor):
      try editor.save(
        edits, firstSheet: firstSheet, looks: document.cellStyles,
        dateSystem: document.workbook.dateSystem, stale: try staleFormulas())
    case .ods(let editor):
      try editor.save(edits, firstSheet: firstSheet, looks: document.namedCellStyles)
    }
  }

  /// The formulas whose results may be others with the values that are set; `nil` when none are set.
  private func staleFormulas() throws(SpreadsheetError) -> StaleFormulas? {
    let changed = edits.filter { $0.value.values.contains { $0.value != nil } }.keys
    if changed.isEmpty { return nil }
    return try StaleFormulas(in: document, afterChangesOn: changed)
  }

  private func table(
    named name: String
  ) throws(SpreadsheetError) -> (sheet: Sheet, table: Table) {
    for sheet in try document.read().workbook.sheets {
      if let table = sheet.tables.first(where: { $0.name.lowercased() == name.lowercased() }) {
        return (sheet, table)
      }
    }
    throw SpreadsheetError(.cannotBeWritten, detail: "there is no table named \(name)")
  }

  private func check(
    _ value: CellValue, at address: CellAddress, on sheet: String
  ) throws(SpreadsheetError) {
    guard document.sheets.contains(where: { $0.name == sheet && $0.kind == .cells }) else {
      throw SpreadsheetError(
        .cannotBeWritten, at: Place(sheet: sheet), detail: "there is no such sheet")
    }
    let row = Row(index: address.row, cells: [Cell(column: address.column, value: value)])
    try WorkbookRules(format: format).check(row, on: Sheet(name: sheet))
  }
}

/// What is changed in a cell.
struct CellEdit: Hashable, Sendable {
  /// The new value; `nil` keeps the old one.
  var value: CellValue?

  /// The new formula, in the notation of XLSX; `nil` for a plain value.
  var formula: String?

  /// The notes to add.
  var comments: [Comment] = []

  /// Whose note is taken away.
  var removesCommentBy: String?

  /// The new fill; `nil` keeps the old one.
  var fill: Fill?

  /// What is done to a fill.
  enum Fill: Hashable, Sendable {
    case color(Color)
    case noFill
  }

  /// The cell that lends its look where there was none.
  var styleSource: CellAddress?

  /// The name of the look that is lent, in OpenDocument.
  var odsStyle: String?

  /// The name of the rule for input that is lent, in OpenDocument.
  var odsValidation: String?

  /// The new formula in the notation of OpenDocument, with the prefix of its namespace.
  var odsFormula: String?
}
