/// The rules that a program meets with a repair prompt, or by dropping content, when they are broken.
///
/// OpenDocument has no limit of its own on the length of texts, formulas and names.
struct WorkbookRules {
  let format: SpreadsheetFormat

  func check(_ workbook: Workbook) throws(SpreadsheetError) {
    try checkFrame(of: workbook)
    var tableNames = Set(workbook.definedNames.map { $0.name.lowercased() })
    for sheet in workbook.sheets {
      try check(sheet)
      try TableRules.check(sheet, taken: &tableNames)
    }
  }

  /// Checks what holds before any cell is known.
  func checkFrame(of workbook: Workbook) throws(SpreadsheetError) {
    guard workbook.firstVisibleSheet != nil else {
      throw SpreadsheetError(
        .cannotBeWritten, detail: "a workbook needs a sheet that can be seen")
    }
    try checkDefinedNames(of: workbook)
    try checkNamedStyles(of: workbook)
    var sheetNames: Set<String> = []
    for sheet in workbook.sheets {
      if let flaw = SheetNames.flaw(in: sheet.name, for: format) {
        throw Self.broken(flaw, on: sheet)
      }
      guard sheetNames.insert(sheet.name.lowercased()).inserted else {
        throw Self.broken("two sheets have this name", on: sheet)
      }
    }
  }

  private func checkNamedStyles(of workbook: Workbook) throws(SpreadsheetError) {
    for style in workbook.namedStyles {
      guard !style.name.isEmpty, isWithin(255, style.name) else {
        throw SpreadsheetError(
          .cannotBeWritten,
          detail: "the name of a style is empty or longer than 255 characters")
      }
    }
  }

  func check(_ sheet: Sheet) throws(SpreadsheetError) {
    for row in sheet.rows { try check(row, on: sheet) }
    try checkMergedRanges(of: sheet)
    try checkNotes(of: sheet)
    for validation in sheet.dataValidations { try check(validation, on: sheet) }
    for format in sheet.conditionalFormats where format.ranges.isEmpty {
      throw Self.broken("a conditional format has no range", on: sheet)
    }
    for text in [sheet.printSetup.header, sheet.printSetup.footer] {
      guard isWithin(255, text) else {
        throw Self.broken("a header or footer is longer than 255 characters", on: sheet)
      }
    }
    guard (0..<CellAddress.maximumRows).contains(sheet.frozenRows),
      (0..<CellAddress.maximumColumns).contains(sheet.frozenColumns),
      sheet.columns.keys.allSatisfy((0..<CellAddress.maximumColumns).contains)
    else {
      throw Self.broken("a column or a frozen pane lies outside the largest sheet", on: sheet)
    }
  }

  func check(_ row: Row, on sheet: Sheet) throws(SpreadsheetError) {
    var next = 0
    for cell in row.cells {
      let address = CellAddress(row: row.index, column: cell.column)
      guard (0..<CellAddress.maximumRows).contains(row.index),
        (0..<CellAddress.maximumColumns).contains(cell.column)
      else {
        throw Self.broken(
          "a sheet has at most 1,048,576 rows and 16,384 columns", on: sheet, at: address)
      }
      guard cell.column >= next else {
        throw Self.broken("the cells of a row are not in order", on: sheet, at: address)
      }
      next = cell.column + 1
      if case .text(let text) = cell.value {
        try check(text, on: sheet, at: address)
      }
      guard isWithin(8192, cell.formula) else {
        throw Self.broken("a formula is longer than 8,192 characters", on: sheet, at: address)
      }
    }
  }

  private func check(
    _ text: String, on sheet: Sheet, at address: CellAddress
  ) throws(SpreadsheetError) {
    guard isWithin(CellValue.longestText, text) else {
      throw Self.broken("a text is longer than 32,767 characters", on: sheet, at: address)
    }
  }

  private func checkMergedRanges(of sheet: Sheet) throws(SpreadsheetError) {
    var open: [CellRange] = []
    for range in sheet.mergedRanges.sorted(by: { $0.first < $1.first }) {
      open.removeAll { $0.last.row < range.first.row }
      guard !open.contains(where: range.overlaps) else {
        throw Self.broken("merged ranges overlap", on: sheet, at: range.first)
      }
      open.append(range)
    }
  }

  private func checkNotes(of sheet: Sheet) throws(SpreadsheetError) {
    for (address, comment) in sheet.comments.sorted(by: { $0.key < $1.key }) {
      try check(comment.text, on: sheet, at: address)
    }
    guard format != .xlsx || sheet.hyperlinks.count <= 65_530 else {
      throw Self.broken("a sheet has at most 65,530 links", on: sheet)
    }
    for (address, target) in sheet.hyperlinks.sorted(by: { $0.key < $1.key }) {
      guard isWithin(2079, target) else {
        throw Self.broken("a link is longer than 2,079 characters", on: sheet, at: address)
      }
    }
  }

  private func check(
    _ validation: DataValidation, on sheet: Sheet
  ) throws(SpreadsheetError) {
    let address = validation.ranges.first?.first
    guard address != nil else { throw Self.broken("a data validation has no range", on: sheet) }
    if case .list(let texts) = validation.rule, format == .xlsx {
      guard isWithin(255, texts.joined(separator: ",")) else {
        throw Self.broken(
          "a list for validation is longer than 255 characters; put it in cells", on: sheet,
          at: address)
      }
      guard !texts.contains(where: { $0.contains(",") }) else {
        throw Self.broken(
          "a text in a list for validation has a comma; put the list in cells", on: sheet,
          at: address)
      }
    }
    for text in [validation.prompt, validation.errorMessage] {
      guard isWithin(255, text) else {
        throw Self.broken(
          "a message of a data validation is longer than 255 characters", on: sheet, at: address)
      }
    }
  }

  private func checkDefinedNames(of workbook: Workbook) throws(SpreadsheetError) {
    for name in workbook.definedNames {
      if let sheet = name.sheet, !workbook.sheets.contains(where: { $0.name == sheet }) {
        throw SpreadsheetError(
          .cannotBeWritten, at: Place(sheet: sheet),
          detail: "a defined name belongs to a sheet that is not there")
      }
      guard !name.name.isEmpty, isWithin(255, name.name),
        !name.name.unicodeScalars.contains(where: \.properties.isWhitespace)
      else {
        throw SpreadsheetError(
          .cannotBeWritten, at: Place(sheet: name.sheet),
          detail: "a defined name is empty, has blanks, or is longer than 255 characters")
      }
    }
  }

  /// Whether a text has at most so many UTF-16 units, where the format counts them.
  private func isWithin(_ limit: Int, _ text: String?) -> Bool {
    guard let text, format == .xlsx else { return true }
    // There are never more UTF-16 units than bytes, which are counted without reading the text.
    return text.utf8.count <= limit || text.utf16.count <= limit
  }

  static func broken(
    _ detail: String, on sheet: Sheet, at address: CellAddress? = nil
  ) -> SpreadsheetError {
    SpreadsheetError(
      .cannotBeWritten, at: Place(sheet: sheet.name, cell: address), detail: detail)
  }
}
