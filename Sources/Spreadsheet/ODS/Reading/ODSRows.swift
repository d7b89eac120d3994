/// The rows of a sheet of an OpenDocument file (ODF 1.3 Part 3, 9.1.2), in constant memory.
///
/// What is repeated is not expanded until it is asked for, and blank rows never are.
struct ODSRows: ~Copyable {
  /// The sheet without its rows, as far as it has been read.
  var sheet: Sheet
  var noticeList: NoticeList

  /// How many bytes of text the cells so far hold; of repeated cells, one time.
  var textSize = 0

  /// How many filled cells so far repeat another.
  var repeatedCells = 0

  var part: PartReader
  let context: ODSContext
  var columns = ODSColumns()
  var validated = ODSRegions<String>()
  var ruled = ODSRegions<String>()
  var hasFormatsOfLibreOffice = false

  private let scanner: ODSRowScanner
  private var table: ODSContents.Table
  private var isAtStart = true

  /// Whether the document calls its namespaces as programs do, and as the scanner expects.
  private var hasUsualPrefixes = false

  /// The depth of the element that holds the sheets, once it has been found.
  private var spreadsheetDepth: Int?

  /// How many tables have been come to.
  private var tableCount = 0

  private var rowIndex = 0

  /// The depths of the elements that stand around the rows: the table, and groups of rows within it.
  private var containers: [Int] = []

  /// The tables whose columns have no names yet, by their first row.
  private var unnamedTables: [Int: [Int]] = [:]

  /// How many columns may still get names.
  private var unnamedColumns = 16 * CellAddress.maximumColumns

  /// The rows that head every page, while they are read.
  private var header: (depth: Int, first: Int)?

  /// A row that is still to be given, and how often.
  private var waiting = StoredRow()
  private var repetitions = 0

  init(_ part: consuming PartReader, sheet index: Int, context: ODSContext) {
    self.part = part
    self.context = context
    scanner = ODSRowScanner(styles: context.stored)
    table = context.tables[index]
    sheet = Sheet(name: table.listing.name)
    noticeList = NoticeList(limit: context.limits.notices)
    prepareSheet()
  }

  var notices: [Notice] { noticeList.notices }

  /// Goes to the next row that has cells, or is hidden, or has a height of its own.
  ///
  /// - Returns: `false` after the last row.
  mutating func next(into row: inout StoredRow) throws(SpreadsheetError) -> Bool {
    if isAtStart {
      isAtStart = false
      try goToTable()
    }
    while repetitions == 0 {
      guard let depth = containers.last else { return false }
      if try scanRow() { continue }
      if try part.nextChild(of: depth) {
        try readElement()
      } else {
        containers.removeLast()
        if depth == header?.depth { finishHeader() }
        if containers.isEmpty { finishSheet() }
      }
    }
    repetitions -= 1
    if unnamedTables[waiting.index] != nil { nameColumns(of: Row(waiting)) }
    if repetitions == 0 { swap(&row, &waiting) } else { row = waiting }
    waiting.index = row.index + 1
    return true
  }

  /// Goes on to a sheet that stands after the one that was read to its end.
  ///
  /// - Returns: `false` when the file has to be read from its start.
  mutating func goOn(toSheet index: Int) -> Bool {
    let next = context.tables[index]
    guard !isAtStart, containers.isEmpty, next.position > table.position else { return false }
    table = next
    isAtStart = true
    rowIndex = 0
    textSize = 0
    repeatedCells = 0
    columns = ODSColumns()
    validated = ODSRegions()
    ruled = ODSRegions()
    hasFormatsOfLibreOffice = false
    unnamedTables = [:]
    prepareSheet()
    return true
  }

  private mutating func goToTable() throws(SpreadsheetError) {
    if spreadsheetDepth == nil { spreadsheetDepth = try enterSpreadsheet() }
    let depth = spreadsheetDepth ?? 0
    while try part.nextChild(of: depth) {
      guard part.name == "table:table" else { continue }
      tableCount += 1
      guard tableCount > table.position else { continue }
      containers = [part.depth]
      hasUsualPrefixes = ["table", "office", "text"].allSatisfy { prefix in
        part.beginning(ofNamesWith: prefix) == prefix + ":"
      }
      sheet.isProtected = part.boolean("table:protected") ?? false
      sheet.printSetup.area = part["table:print-ranges"]
        .flatMap { ODSAddress.list($0).first?.range }
      return
    }
    throw SpreadsheetError(.damaged, at: part.place, detail: "the sheet cannot be found again")
  }

  /// Goes to the element that holds the sheets, and returns its depth.
  private mutating func enterSpreadsheet() throws(SpreadsheetError) -> Int {
    try part.root()
    for name in ["office:body", "office:spreadsheet"] {
      let depth = part.depth
      while try part.nextChild(of: depth), part.name != name {}
    }
    return part.depth
  }

  private mutating func prepareSheet() {
    sheet = Sheet(name: table.listing.name)
    noticeList = NoticeList(limit: context.limits.notices)
    sheet.visibility = table.listing.visibility
    sheet.tabColor = context.styles.tabColor(table: table.styleName)
    sheet.printSetup = context.styles.printSetup(table: table.styleName)
    if let panes = context.frozenPanes[sheet.name] {
      sheet.frozenRows = panes.rows
      sheet.frozenColumns = panes.columns
    }
    for range in context.databaseRanges where range.sheet == sheet.name {
      if range.name.hasPrefix("__Anonymous_Sheet_DB__") {
        if range.hasButtons { sheet.autofilter = range.range }
      } else {
        if range.hasHeader {
          unnamedTables[range.range.first.row, default: []].append(sheet.tables.count)
        }
        var table = Table(name: range.name, range: range.range, columnNames: [])
        table.hasHeaderRow = range.hasHeader
        if !range.hasHeader { nameColumns(of: &table) }
        sheet.tables.append(table)
      }
    }
  }

  private mutating func readElement() throws(SpreadsheetError) {
    switch part.name {
    case "table:table-row": try readRow()
    case "table:table-column":
      columns.add(part, styles: context.styles, numbers: context.stored)
    case "table:table-header-rows":
      header = (part.depth, rowIndex)
      containers.append(part.depth)
    case "table:table-rows", "table:table-row-group", "table:table-columns",
      "table:table-column-group", "table:table-header-columns":
      containers.append(part.depth)
    case "calcext:conditional-formats": try readConditionalFormats()
    default: break
    }
  }

  // MARK: Rows

  /// A longer run of empty cells or rows that look alike is the background of a sheet.
  ///
  /// Programs write the format of whole columns and rows like that.
  static let longestBlankRun = 64

  /// Takes a row straight from the bytes, if the next one is known.
  ///
  /// - Returns: `false` when what comes next has to be read in another way.
  private mutating func scanRow() throws(SpreadsheetError) -> Bool {
    guard context.limits.scans, hasUsualPrefixes else { return false }
    while part.canPass {
      let (bytes, range) = part.waiting
      switch scanner.scan(bytes.span, range, columns: columns, into: &waiting) {
      case .row(let found):
        let name = found.styleName.map { String(decoding: bytes[$0], as: UTF8.self) }
        part.pass(upTo: found.end, lines: found.lines)
        waiting.height = context.styles.rowHeight(name)
        textSize += found.textSize
        repeatedCells += found.repeatedCells
        validated.endRow(rowIndex..<rowIndex + found.repetitions)
        ruled.endRow(rowIndex..<rowIndex + found.repetitions)
        try give(found.repetitions)
        return true
      case .unfinished:
        guard try part.fill() else { return false }
      case .unknown: return false
      }
    }
    return false
  }

  private mutating func readRow() throws(SpreadsheetError) {
    let count = part.repetitions("table:number-rows-repeated")
    waiting.removeAll()
    waiting.isHidden = (part["table:visibility"] ?? "visible") != "visible"
    waiting.height = context.styles.rowHeight(part["table:style-name"])
    // Reading cells is the business of the whole of this value, and so takes the row out of it.
    var row = waiting
    waiting = StoredRow()
    try readCells(
      in: rowIndex..<rowIndex + count, defaultStyle: part["table:default-cell-style-name"],
      into: &row)
    waiting = row
    try give(count)
  }

  /// Gives the row that waits, as often as it is repeated.
  private mutating func give(_ count: Int) throws(SpreadsheetError) {
    let rows = rowIndex..<rowIndex + count
    rowIndex = min(rows.upperBound, 1 << 41)
    waiting.index = rows.lowerBound
    waiting.shared = context.stored.shared
    let filled = waiting.cells.count { !$0.isEmpty }
    let isBlank = filled == 0
    let isPlain = waiting.cells.isEmpty && !waiting.isHidden && waiting.height == nil
    if isPlain || isBlank && count > Self.longestBlankRun { return }
    guard rows.lowerBound < CellAddress.maximumRows else {
      if !isBlank { notice(.partSkipped, "a row lies outside the largest sheet") }
      return
    }
    repetitions = min(count, CellAddress.maximumRows - rows.lowerBound)
    if repetitions < count {
      notice(.partSkipped, "repeated rows lie outside the largest sheet")
    }
    repeatedCells += filled * (repetitions - 1)
    let limits = context.limits
    if repeatedCells > limits.repeatedCells + limits.repeatedCellsPerByte * part.packedSize {
      throw SpreadsheetError(.limitExceeded("repeatedCells"), at: part.place)
    }
  }

  /// Takes the names of the columns of tables from their first row.
  private mutating func nameColumns(of row: Row) {
    for index in unnamedTables[row.index] ?? [] {
      let range = sheet.tables[index].range
      // Tables of honest files stand side by side.
      let width = range.last.column - range.first.column + 1
      guard width <= unnamedColumns else { continue }
      unnamedColumns -= width
      sheet.tables[index].columnNames = (range.first.column...range.last.column).map { column in
        row[column: column]?.displayText ?? ""
      }
    }
  }

  /// Names the columns of a table without a header row, as Excel does.
  private mutating func nameColumns(of table: inout Table) {
    let width = table.range.last.column - table.range.first.column + 1
    guard width <= unnamedColumns else { return }
    unnamedColumns -= width
    table.columnNames = (1...width).map { "Column\($0)" }
  }

  private mutating func finishHeader() {
    defer { header = nil }
    guard let first = header?.first, first < rowIndex, rowIndex <= CellAddress.maximumRows,
      sheet.printSetup.repeatedRows == nil
    else { return }
    sheet.printSetup.repeatedRows = first...rowIndex - 1
  }

  private mutating func finishSheet() {
    sheet.columns = columns.columns
    for (name, ranges) in validated.byKey {
      guard var validation = context.validations[name] else { continue }
      validation.ranges = ranges
      sheet.dataValidations.append(validation)
    }
    guard !hasFormatsOfLibreOffice else { return }
    for (name, ranges) in ruled.byKey {
      for rule in context.styles.rules(of: name) {
        let condition = ODSCondition.parse(rule.condition, for: rule.base ?? ranges[0].first)
        sheet.conditionalFormats.append(
          context.styles.conditionalFormat(condition, style: rule.styleName, ranges: ranges))
      }
    }
  }

  mutating func notice(_ kind: Notice.Kind, _ detail: String, at cell: CellAddress? = nil) {
    var place = part.place
    place.sheet = sheet.name
    place.cell = cell
    noticeList.add(Notice(kind, at: place, detail: detail))
  }
}
