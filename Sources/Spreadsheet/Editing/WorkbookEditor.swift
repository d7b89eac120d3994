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

  private let content: Content
  private let document: SpreadsheetDocument
  private var edits: [String: [CellAddress: CellEdit]] = [:]
  private var tableEdits: [TableEdit] = []
  private var firstSheet: Sheet?
  private var mergedRanges: [String: [CellRange]] = [:]

  private enum Content: Sendable {
    case xlsx(XLSXEditor)
    case ods(ODSEditor)
  }

  /// Opens a workbook.
  ///
  /// - Throws: When the file cannot be read, or is no XLSX, XLSM or ODS package.
  public init(_ bytes: [UInt8], limits: ReadLimits = ReadLimits()) throws(SpreadsheetError) {
    document = try SpreadsheetDocument(.bytes(bytes), limits: limits)
    switch try FileFormat.detect(.bytes(bytes), limits: limits) {
    case .xlsx(let package):
      format = .xlsx
      content = .xlsx(try XLSXEditor(package, limits: limits))
    case .ods(let archive):
      format = .ods
      content = .ods(try ODSEditor(archive, limits: limits))
    case .flatODS: throw SpreadsheetError(.unsupportedFormat("fods"))
    case .csv: throw SpreadsheetError(.unsupportedFormat("csv"))
    }
  }

  /// The names of the sheets that have cells, in the order of their tabs.
  public var sheetNames: [String] { document.sheets.filter { $0.kind == .cells }.map(\.name) }

  /// Sets the value of a cell, which keeps its look.
  ///
  /// A formula in the cell goes away. A date gets a date format where the cell has none. Formulas
  /// that depend on the cell are calculated when a program opens the file: XLSX is marked for it,
  /// and in ODS the results that are stored are taken out.
  ///
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when there is no such sheet, or the value
  ///   breaks a limit of the format. ``save()`` throws when other cells depend on the cell's formula.
  public mutating func set(
    _ value: CellValue, at address: CellAddress, on sheet: String
  ) throws(SpreadsheetError) {
    try check(value, at: address, on: sheet)
    edits[sheet, default: [:]][address, default: CellEdit()].value = value
  }

  /// Sets the value of the cell that a defined name stands for.
  ///
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when there is no such name, or it stands for
  ///   something else than one cell.
  public mutating func set(_ value: CellValue, inCellNamed name: String) throws(SpreadsheetError) {
    guard
      let defined = document.workbook.definedNames.first(where: {
        $0.name.lowercased() == name.lowercased()
      }), let (sheet, address) = defined.cell
    else {
      throw SpreadsheetError(
        .cannotBeWritten, detail: "there is no defined name that stands for one cell: \(name)")
    }
    try set(value, at: address, on: sheet)
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
    edits[sheet, default: [:]][address, default: CellEdit()].fill = color
  }

  /// Adds rows below the last row of a table, which grows with them and lends them its look.
  ///
  /// In XLSX, conditional formats and rules for input that reach down to its last row grow as well.
  /// Charts and names of ranges do not; those that name the table's columns follow by themselves.
  ///
  /// - Parameters:
  ///   - rows: The values from the first column of the table on; what is beyond its width is ignored.
  ///   - name: The name of the table.
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` when there is no such table, or a cell below
  ///   it is filled. ``save()`` throws when the table ends in a row of totals.
  public mutating func append(
    _ rows: [[CellValue]], toTable name: String
  ) throws(SpreadsheetError) {
    guard !rows.isEmpty else { return }
    let (sheet, table) = try self.table(named: name)
    let grown = tableEdits.first { $0.name == table.name }?.range ?? table.range
    var range = grown
    range.last.row += rows.count
    let below = CellRange(
      CellAddress(row: grown.last.row + 1, column: grown.first.column), range.last)
    if let filled = sheet.rows.first(where: { row in
      row.cells.contains { cell in
        !cell.value.isEmpty
          && below.contains(CellAddress(row: row.index, column: cell.column))
      }
    }) {
      throw SpreadsheetError(
        .cannotBeWritten,
        at: Place(
          sheet: sheet.name,
          cell: CellAddress(row: filled.index, column: below.first.column)),
        detail: "the cells below the table are filled")
    }
    for (offset, values) in rows.enumerated() {
      for column in grown.first.column...grown.last.column {
        let position = column - grown.first.column
        let value = position < values.count ? values[position] : .empty
        let address = CellAddress(row: grown.last.row + 1 + offset, column: column)
        try set(value, at: address, on: sheet.name)
        edits[sheet.name]?[address]?.styleSource = CellAddress(
          row: table.range.last.row, column: column)
      }
    }
    tableEdits.removeAll { $0.name == table.name }
    tableEdits.append(
      TableEdit(name: table.name, sheet: sheet.name, oldRange: table.range, range: range))
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
        edits, tableEdits, firstSheet: firstSheet, looks: document.cellStyles,
        dateSystem: document.workbook.dateSystem)
    case .ods(let editor):
      try editor.save(edits, tableEdits, firstSheet: firstSheet, looks: document.namedCellStyles)
    }
  }

  private func table(named name: String) throws(SpreadsheetError) -> (Sheet, Table) {
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

  /// The notes to add.
  var comments: [Comment] = []

  /// The new fill; `nil` keeps the old one.
  var fill: Color?

  /// The cell that lends its look where there was none.
  var styleSource: CellAddress?

  /// The name of the look that is lent, in OpenDocument.
  var odsStyle: String?
}

/// The new range of a table.
struct TableEdit: Hashable, Sendable {
  var name: String
  var sheet: String
  var oldRange: CellRange
  var range: CellRange

  /// A range that reaches down to the last row of the table grows with it; `nil` for one that stays.
  func grown(_ other: CellRange) -> CellRange? {
    guard other.last.row == oldRange.last.row, other.overlaps(oldRange),
      other.first.column >= oldRange.first.column, other.last.column <= oldRange.last.column
    else { return nil }
    var other = other
    other.last.row = range.last.row
    return other
  }
}

extension DefinedName {
  /// The cell that the name stands for; `nil` when it is something else.
  fileprivate var cell: (sheet: String, address: CellAddress)? {
    guard let mark = formula.lastIndex(of: "!"),
      let address = CellAddress(formula[formula.index(after: mark)...])
    else { return nil }
    var sheet = String(formula[..<mark])
    if sheet.hasPrefix("'"), sheet.hasSuffix("'"), sheet.count > 2 {
      sheet = String(sheet.dropFirst().dropLast()).replacing("''", with: "'")
    }
    return (sheet, address)
  }
}
