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
  private let name: String
  private var state = State.atStart
  private var lastRow = -1
  private var waiting: [Row] = []
  private var formulas = SharedFormulas()

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
    sheet = Sheet(name: listing.name)
    sheet.visibility = listing.visibility
    noticeList = NoticeList(limit: context.limits.notices)
  }

  var notices: [Notice] { noticeList.notices }

  /// The next row that has cells, or is hidden, or has a height of its own.
  mutating func next() throws(SpreadsheetError) -> Row? {
    while true {
      if let row = waiting.popLast() { return row }
      switch state {
      case .atStart: try start()
      case .betweenElements(let root): try readElements(of: root)
      case .inRows(let depth, let root):
        if try part.nextChild(of: depth) {
          if part.name == "row" { try readRow() }
        } else {
          state = .betweenElements(root: root)
        }
      case .atEnd: return nil
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
        return
      }
      try SheetElements.read(&part, into: &sheet, context: context)
    }
    if var notice = part.notice {
      notice.place.sheet = sheet.name
      noticeList.add(notice)
    }
    try SheetParts.read(of: name, into: &sheet, context: context, notices: &noticeList)
    state = .atEnd
  }

  // MARK: Rows

  private mutating func readRow() throws(SpreadsheetError) {
    let depth = part.depth
    let number = part.integer("r")
    let isHidden = part.boolean("hidden") ?? false
    let height = part.boolean("customHeight") == true ? part.double("ht") : nil
    var row = number.map { $0 - 1 }
    var cells: [(row: Int?, cell: Cell)] = []
    var column = -1
    while try part.nextChild(of: depth) {
      guard part.name == "c" else { continue }
      let reference = part.value(of: "r") { CellReference(ascii: $0) } ?? nil
      column = reference?.column ?? column + 1
      let place = CellAddress(
        row: reference?.row ?? row ?? lastRow + 1, column: column)
      guard let cell = try readCell(at: place) else { continue }
      guard (0..<CellAddress.maximumColumns).contains(column) else {
        notice(.partSkipped, "a cell lies outside the largest sheet")
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
    add(cells, toRow: index, isHidden: isHidden, height: height)
  }

  /// Adds a row with its cells.
  ///
  /// Cells that say that they lie in another row, lie there.
  private mutating func add(
    _ cells: [(row: Int?, cell: Cell)], toRow index: Int, isHidden: Bool, height: Double?
  ) {
    guard cells.contains(where: { $0.row != nil && $0.row != index }) else {
      give(cells.map(\.cell), row: index, isHidden: isHidden, height: height)
      return
    }
    var rows: [Int: [Cell]] = [index: []]
    for (row, cell) in cells { rows[row ?? index, default: []].append(cell) }
    // Taken from the end, so the last row stands first.
    for (index, cells) in rows.sorted(by: { $0.key > $1.key }) {
      give(cells, row: index, isHidden: isHidden, height: height)
    }
  }

  private mutating func give(_ cells: [Cell], row index: Int, isHidden: Bool, height: Double?) {
    guard (0..<CellAddress.maximumRows).contains(index) else {
      if !cells.isEmpty { notice(.partSkipped, "a row lies outside the largest sheet") }
      return
    }
    if cells.isEmpty, !isHidden, height == nil { return }
    var row = Row(index: index, cells: Row.inOrder(cells))
    row.isHidden = isHidden
    row.height = height
    waiting.append(row)
  }

  // MARK: Cells

  /// Reads the cell that starts here; `nil` when nothing can be told of it.
  private mutating func readCell(at place: CellAddress) throws(SpreadsheetError) -> Cell? {
    let depth = part.depth
    let styleIndex = part.integer("s") ?? 0
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
    textSize += (inline?.utf8.count ?? 0) + (formula?.utf8.count ?? 0) + (raw?.utf8.count ?? 0)
    let style = context.styles.style(styleIndex)
    var value: CellValue
    if let inline {
      value = .text(inline)
    } else {
      value = decode(raw, type: type, style: styleIndex, place: place)
    }
    if value.isEmpty, !hasFormula, formula == nil { value = .empty }
    if value == .empty, hasFormula || formula != nil { value = .notCalculated }
    if value == .empty, style == CellStyle() { return nil }
    return Cell(column: place.column, value: value, formula: formula, style: style)
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
    _ raw: String?, type: String, style: Int, place: CellAddress
  ) -> CellValue {
    guard let raw else { return .empty }
    if type == "str" { return .text(EscapedText.decode(raw)) }
    let content = raw.trimmingBlanks()
    if content.isEmpty { return .empty }
    switch type {
    case "s":
      guard let index = Int(content), let text = context.texts[index] else {
        notice(.valueMissing, "there is no shared text \(content)", at: place)
        return .empty
      }
      return .text(text)
    case "inlineStr": return .text(EscapedText.decode(raw))
    case "e": return .error(content)
    case "b":
      switch content.lowercased() {
      case "1", "true": return .boolean(true)
      case "0", "false": return .boolean(false)
      default: break
      }
    case "d":
      if let value = ISODateText.value(content, shownAs: context.styles.kind(style)) {
        return value
      }
      fallthrough
    default:
      if let number = Double(decimal: content) {
        return DateNumber.value(
          number, shownAs: context.styles.kind(style), in: context.dateSystem)
      }
    }
    notice(.valueKeptAsText, "the value does not fit the type \(type)", at: place)
    return .text(raw)
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
