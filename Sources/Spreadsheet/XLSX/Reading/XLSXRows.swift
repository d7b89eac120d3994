import XML

/// The rows of a sheet of an XLSX file (ECMA-376 Part 1, 18.3.1.80), in constant memory.
struct XLSXRows: ~Copyable {
  /// The sheet without its rows, as far as it has been read.
  private(set) var sheet: Sheet

  /// How many bytes of text the cells so far hold, apart from shared texts.
  private(set) var textSize = 0

  private(set) var noticeList: NoticeList

  private var part: PartReader
  private let context: SheetContext
  private var scanner: SheetDataScanner
  private let name: String
  private var state = State.atStart
  private var lastRow = -1

  /// Whether rows may be scanned: names without prefix, or all with one, are those of a sheet.
  private var scans = false
  private var waiting: [StoredRow] = []
  private var formulas = SharedFormulas()
  private var links: [CellAddress: SheetLink] = [:]

  private enum State {
    case atStart
    case betweenElements(root: Int)
    case inRows(depth: Int, root: Int)
    case atEnd
  }

  init(
    _ part: consuming PartReader, named name: String, listing: SheetListing, context: SheetContext
  ) {
    self.part = consume part
    self.name = name
    self.context = context
    scanner = SheetDataScanner(
      styles: context.styles, texts: context.texts, dateSystem: context.dateSystem)
    sheet = Sheet(name: listing.name)
    sheet.visibility = listing.visibility
    noticeList = NoticeList(limit: context.limits.notices)
  }

  var notices: [Notice] { noticeList.notices }

  /// Goes to the next row that has cells, or is hidden, or has a height of its own.
  ///
  /// - Returns: `false` after the last row.
  mutating func next(into row: inout StoredRow) throws(SpreadsheetError) -> Bool {
    do throws(SpreadsheetError) {
      return try read(into: &row)
    } catch {
      // Notes and tables stand in parts of their own, which a fault in the rows leaves whole.
      if error.isOfOneSheet { try readParts() }
      throw error
    }
  }

  private mutating func read(into row: inout StoredRow) throws(SpreadsheetError) -> Bool {
    row.shared = context.shared
    while true {
      if let next = waiting.popLast() {
        row = next
        return true
      }
      switch state {
      case .atStart: try start()
      case .betweenElements(let root): try readElements(of: root)
      case .inRows(let depth, let root):
        if try scanRows(into: &row) { return true }
        if try part.nextChild(of: depth) {
          if part.name == "row" { try readRow() }
        } else {
          state = .betweenElements(root: root)
        }
      case .atEnd: return false
      }
    }
  }

  private mutating func start() throws(SpreadsheetError) {
    try part.root()
    guard part.name == "worksheet" else {
      noticeList.add(
        Notice(
          .sheetSkipped, at: Place(part: name, sheet: sheet.name),
          detail: "the part holds no cells but \(part.name)"))
      state = .atEnd
      return
    }
    state = .betweenElements(root: part.depth)
  }

  /// Reads what stands around the rows, up to the rows or the end.
  private mutating func readElements(of root: Int) throws(SpreadsheetError) {
    while try part.nextChild(of: root) {
      if part.name == "sheetData" {
        state = .inRows(depth: part.depth, root: root)
        let unprefixed = part.beginning(ofNamesWith: "")
        if unprefixed != "" {
          scanner.prefix = part.prefix(ofNamesBeginningWith: "").flatMap { Token(prefix: $0) }
        }
        scans = context.limits.scans && (unprefixed ?? "" == "" || scanner.prefix != nil)
        return
      }
      try SheetElements.read(&part, into: &sheet, links: &links, context: context)
    }
    if var notice = part.notice {
      notice.place.sheet = sheet.name
      noticeList.add(notice)
    }
    try readParts()
  }

  /// Reads the parts that belong to the sheet; nothing comes after them.
  private mutating func readParts() throws(SpreadsheetError) {
    state = .atEnd
    try SheetParts.read(
      of: name, into: &sheet, links: links, context: context, notices: &noticeList)
  }

  // MARK: Rows

  /// Takes a row straight from the bytes, if the next one is known.
  ///
  /// - Returns: `false` when what comes next has to be read in another way.
  private mutating func scanRows(into row: inout StoredRow) throws(SpreadsheetError) -> Bool {
    while scans, part.canPass {
      switch scan(into: &row) {
      case .row(let end, let lines):
        part.pass(upTo: end, lines: lines)
        lastRow = row.index
        if !row.cells.isEmpty || row.isHidden || row.height != nil { return true }
      case .unfinished:
        guard try part.fill() else { return false }
      case .unknown, .end: return false
      }
    }
    return false
  }

  private mutating func scan(into row: inout StoredRow) -> SheetDataScanner.Outcome {
    let (bytes, range) = part.waiting
    let before = formulas
    let outcome = scanner.scan(bytes.span, range, into: &row, formulas: &formulas)
    if case .row = outcome { textSize += row.bytes.count } else { formulas = before }
    return outcome
  }

  private mutating func readRow() throws(SpreadsheetError) {
    let depth = part.depth
    let number = part.integer("r")
    let isHidden = part.boolean("hidden") ?? false
    let height = part.boolean("customHeight") == true ? part.double("ht") : nil
    var row = number.map { $0 - 1 }
    var cells: [(row: Int?, cell: StoredCell)] = []
    var texts = StoredRow()
    var column = -1
    while try part.nextChild(of: depth) {
      guard part.name == "c" else { continue }
      let reference = part.value(of: "r") { CellReference(ascii: $0) } ?? nil
      column = reference?.column ?? column + 1
      let place = CellAddress(
        row: reference?.row ?? row ?? lastRow + 1, column: column)
      guard let cell = try readCell(at: place, keepingTextsIn: &texts) else { continue }
      guard (0..<CellAddress.maximumColumns).contains(column) else {
        notice(.cellsOutside, "a cell lies outside the largest sheet")
        continue
      }
      row = row ?? reference?.row
      cells.append((reference?.row, cell))
      if cells.count > 4 * CellAddress.maximumColumns {
        throw SpreadsheetError(
          .damaged, at: part.place, detail: "a row has more cells than a sheet has columns")
      }
    }
    let index = row ?? lastRow + 1
    if (0..<CellAddress.maximumRows).contains(index) { lastRow = index }
    textSize += texts.bytes.count
    texts.isHidden = isHidden
    texts.height = height
    add(cells, toRow: index, like: texts)
  }

  /// Adds a row with its cells.
  ///
  /// Cells that say that they lie in another row, lie there.
  private mutating func add(
    _ cells: [(row: Int?, cell: StoredCell)], toRow index: Int, like model: StoredRow
  ) {
    guard cells.contains(where: { $0.row != nil && $0.row != index }) else {
      give(cells.map(\.cell), row: index, like: model)
      return
    }
    var rows: [Int: [StoredCell]] = [index: []]
    for (row, cell) in cells { rows[row ?? index, default: []].append(cell) }
    // Taken from the end, so the last row stands first.
    for (index, cells) in rows.sorted(by: { $0.key > $1.key }) {
      give(cells, row: index, like: model)
    }
  }

  private mutating func give(_ cells: [StoredCell], row index: Int, like model: StoredRow) {
    guard (0..<CellAddress.maximumRows).contains(index) else {
      if !cells.isEmpty { notice(.cellsOutside, "a row lies outside the largest sheet") }
      return
    }
    if cells.isEmpty, !model.isHidden, model.height == nil { return }
    var row = model
    row.shared = context.shared
    row.index = index
    row.cells = cells.inOrder(of: \.column)
    waiting.append(row)
  }

  // MARK: Cells

  /// Reads the cell that starts here; `nil` when nothing can be told of it.
  private mutating func readCell(
    at place: CellAddress, keepingTextsIn row: inout StoredRow
  ) throws(SpreadsheetError) -> StoredCell? {
    let depth = part.depth
    let style = context.styles.valid(part.integer("s") ?? 0)
    let type = part["t"] ?? "n"
    var raw: String?
    var inline: String?
    var formula: String?
    var hasFormula = false
    while try part.nextChild(of: depth) {
      switch part.name {
      case "v": raw = try part.textToEnd()
      case "is": inline = try RichText.read(&part)
      case "f":
        hasFormula = part["t"] == "shared"
        formula = try readFormula(at: place)
      default: break
      }
    }
    var content =
      if let inline {
        StoredCell.Content.text(row.keep(inline))
      } else {
        decode(raw, type: type, style: style, place: place, keepingTextIn: &row)
      }
    hasFormula = hasFormula || formula != nil
    if content.isEmptyText, !hasFormula { content = .empty }
    if content.isEmpty {
      if hasFormula {
        content = .notCalculated
      } else if context.styles.isPlain(style) {
        return nil
      }
    }
    return StoredCell(
      column: place.column, style: style, content: content,
      formula: formula.map { row.keep($0) } ?? .none)
  }

  private mutating func readFormula(at place: CellAddress) throws(SpreadsheetError) -> String? {
    let kind = part["t"]
    let number = part.integer("si")
    var text = try part.textToEnd()
    if text.hasPrefix("=") { text.removeFirst() }
    guard kind == "shared", let number else { return text.isEmpty ? nil : text }
    if text.isEmpty {
      let moved = formulas.formula(number, at: place)
      if moved == nil { notice(.partSkipped, "there is no shared formula \(number)", at: place) }
      return moved
    }
    formulas.add(text, number: number, at: place)
    return text
  }

  private mutating func decode(
    _ raw: String?, type: String, style: Int, place: CellAddress,
    keepingTextIn row: inout StoredRow
  ) -> StoredCell.Content {
    guard let raw else { return .empty }
    if type == "str" { return .text(row.keep(EscapedText.decode(raw))) }
    let content = raw.trimmingBlanks()
    if content.isEmpty { return .empty }
    switch type {
    case "s":
      guard let index = Int(content), let text = context.texts[index] else {
        notice(.valueMissing, "there is no shared text \(content)", at: place)
        return .empty
      }
      return .text(text.isEmpty ? .none : StoredText(shared: index))
    case "inlineStr": return .text(row.keep(EscapedText.decode(raw)))
    case "e": return .error(row.keep(content))
    case "b":
      switch content.lowercased() {
      case "1", "true": return .boolean(true)
      case "0", "false": return .boolean(false)
      default: break
      }
    case "d":
      if let value = ISODateText.value(content, shownAs: context.styles.kind(style)) {
        return row.keep(value)
      }
      fallthrough
    default:
      if let number = Double(decimal: content) {
        return DateNumber.content(
          number, shownAs: context.styles.kind(style), in: context.dateSystem)
      }
    }
    notice(.valueKeptAsText, "the value does not fit the type \(type)", at: place)
    return .text(row.keep(raw))
  }

  private mutating func notice(
    _ kind: Notice.Kind, _ detail: String, at cell: CellAddress? = nil
  ) {
    var place = part.place
    place.sheet = sheet.name
    place.cell = cell
    noticeList.add(Notice(kind, at: place, detail: detail))
  }
}
