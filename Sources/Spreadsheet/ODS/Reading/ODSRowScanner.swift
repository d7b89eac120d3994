import XML

/// Scans rows of a sheet (ODF 1.3 Part 3, 9.1.3) straight from the bytes.
///
/// It knows the narrow XML that programs write for cells with a value and at most one plain paragraph,
/// and takes a row only when all of it is known and nothing about it is to be remarked. Everything
/// else is left to the XML reader, which is the judge of what XML is.
struct ODSRowScanner {
  /// What came of scanning.
  enum Outcome {
    /// A row.
    case row(Found)
    /// The bytes end before the row does.
    case unfinished
    /// Something that has to be read in another way.
    case unknown
  }

  /// A row that was found, beside its cells.
  struct Found {
    /// Where it ends.
    var end: Int
    /// How many line breaks it has.
    var lines = 0
    /// Where the name of its style stands.
    var styleName: Range<Int>?
    /// For how many rows it stands.
    var repetitions = 1
    /// How many bytes of text its cells show.
    var textSize = 0
    /// How many of its filled cells repeat another.
    var repeatedCells = 0
  }

  let styles: ODSStoredStyles

  /// Scans the row that begins with the first of the bytes, or after blanks.
  ///
  /// - Parameters:
  ///   - bytes: The bytes, with ``XMLReader/padding`` zeros behind those that count.
  ///   - range: The bytes that count.
  ///   - columns: The columns of the sheet.
  ///   - row: Gets the cells. When the row is unknown, what is left in it has no meaning.
  func scan(
    _ bytes: Span<UInt8>, _ range: Range<Int>, columns: ODSColumns, into row: inout StoredRow
  ) -> Outcome {
    var place = range.lowerBound
    var found = Found(end: place)
    row.removeAll()
    bytes.takeBlanks(&place, lines: &found.lines)
    if scanRow(bytes, &place, &found, columns, into: &row) {
      found.end = place
      return .row(found)
    }
    // What is not known may be zeros behind the bytes. Nothing known is looked at for as long.
    return place &+ XMLReader.padding > range.upperBound ? .unfinished : .unknown
  }

  private func scanRow(
    _ bytes: Span<UInt8>, _ place: inout Int, _ found: inout Found, _ columns: ODSColumns,
    into row: inout StoredRow
  ) -> Bool {
    guard bytes.take("<table:t", "able-row", &place) else { return false }
    if bytes.take(" table:s", "tyle-nam", "e=\"", &place) {
      guard let name = bytes.takeValue(&place) else { return false }
      found.styleName = name
    }
    if bytes.take(" table:n", "umber-ro", "ws-repea", &place) {
      guard bytes.take("ted=\"", &place), let count = bytes.takeInteger(&place), count > 0,
        bytes.take("\"", &place)
      else { return false }
      found.repetitions = count
    }
    if bytes.take("/>", &place) { return true }
    guard bytes.take(">", &place) else { return false }
    var column = 0
    while true {
      bytes.takeBlanks(&place, lines: &found.lines)
      if bytes.take("<table:t", "able-cel", "l", &place) {
        guard scanCell(bytes, &place, &found, at: &column, columns, into: &row) else {
          return false
        }
      } else {
        return bytes.take("</table:", "table-ro", "w>", &place)
      }
    }
  }

  // MARK: Cells

  private enum ValueType {
    case none, number, percentage, date, boolean, text
  }

  /// The attributes of a cell, as far as they are known.
  private struct CellAttributes {
    var type = ValueType.none
    var style: Int?
    var repetitions = 1
    /// What stands for the value; empty when nothing does.
    var content = StoredCell.Content.empty
    /// Which attributes there were; a document that has one twice is no XML.
    var taken = 0
  }

  /// Takes what stands behind the name of a cell.
  @inline(__always)
  private func scanCell(
    _ bytes: Span<UInt8>, _ place: inout Int, _ found: inout Found, at column: inout Int,
    _ columns: ODSColumns, into row: inout StoredRow
  ) -> Bool {
    var cell = CellAttributes()
    guard scanAttributes(bytes, &place, &cell) else { return false }
    let start = row.bytes.count
    if !bytes.take("/>", &place) {
      guard bytes.take(">", &place), scanContent(bytes, &place, &found, cell.type, into: &row)
      else {
        return false
      }
    }
    switch cell.type {
    case .text:
      if row.bytes.count > start { cell.content = .text(StoredText(start..<row.bytes.count)) }
    case .none:
      guard row.bytes.count == start else { return false }
    case .number, .percentage, .date, .boolean:
      if case .empty = cell.content { return false }
    }
    if !cell.content.isEmpty { found.repeatedCells &+= cell.repetitions &- 1 }
    return add(cell, at: &column, columns, into: &row)
  }

  private func scanAttributes(
    _ bytes: Span<UInt8>, _ place: inout Int, _ cell: inout CellAttributes
  ) -> Bool {
    while bytes.has(" ", at: place) {
      let before = cell.taken
      if bytes.take(" table:s", "tyle-nam", "e=\"", &place) {
        cell.taken |= 1
        guard let name = bytes.takeValue(&place), let number = styles.number(bytes, name) else {
          return false
        }
        cell.style = number
      } else if bytes.take(" office:", "value-ty", "pe=\"", &place) {
        cell.taken |= 2
        guard let type = Self.type(bytes, &place) else { return false }
        cell.type = type
      } else if bytes.take(" office:", "value=\"", &place) {
        cell.taken |= 4
        guard cell.type == .number || cell.type == .percentage,
          let number = bytes.takeNumber(&place), bytes.take("\"", &place)
        else { return false }
        cell.content = .number(number)
      } else if bytes.take(" office:", "date-val", "ue=\"", &place) {
        cell.taken |= 8
        guard cell.type == .date, let content = bytes.takeMoment(&place) else { return false }
        cell.content = content
      } else if bytes.take(" office:", "boolean-", "value=\"", &place) {
        cell.taken |= 16
        let isTrue = bytes.take("true\"", &place)
        guard cell.type == .boolean, isTrue || bytes.take("false\"", &place) else { return false }
        cell.content = .boolean(isTrue)
      } else if bytes.take(" calcext", ":value-t", "ype=\"", &place) {
        cell.taken |= 32
        guard !bytes.has("error\"", at: place), bytes.takeValue(&place) != nil else { return false }
      } else if bytes.take(" office:", "currency", "=\"", &place) {
        cell.taken |= 64
        guard bytes.takeValue(&place) != nil else { return false }
      } else if bytes.take(" table:n", "umber-co", "lumns-re", &place) {
        cell.taken |= 128
        guard bytes.take("peated=\"", &place), let count = bytes.takeInteger(&place), count > 0,
          bytes.take("\"", &place)
        else { return false }
        cell.repetitions = count
      }
      guard cell.taken != before else { return false }
    }
    return true
  }

  private static func type(_ bytes: Span<UInt8>, _ place: inout Int) -> ValueType? {
    if bytes.take("float\"", &place) { return .number }
    if bytes.take("string\"", &place) { return .text }
    if bytes.take("percenta", "ge\"", &place) { return .percentage }
    if bytes.take("currency", "\"", &place) { return .number }
    if bytes.take("date\"", &place) { return .date }
    return bytes.take("boolean\"", &place) ? .boolean : nil
  }

  /// Takes what a cell shows, one paragraph at most, and its end; keeps it if it is its value.
  private func scanContent(
    _ bytes: Span<UInt8>, _ place: inout Int, _ found: inout Found, _ type: ValueType,
    into row: inout StoredRow
  ) -> Bool {
    if bytes.take("<text:p>", &place) {
      let start = row.bytes.count
      var lines = 0
      // Numbers whose text begins like that of an error may be one.
      let isPlain = type == .text || type == .none || !"#EF".utf8.contains(bytes[place])
      guard isPlain, bytes.takeText(&place, lines: &lines, into: &row.bytes), lines == 0,
        row.bytes.span.hasOnlySingleBlanks(from: start),
        bytes.take("</text:p", ">", &place)
      else { return false }
      found.textSize &+= row.bytes.count &- start
      if type != .text, type != .none { row.bytes.removeSubrange(start...) }
    }
    return bytes.take("</table:", "table-ce", "ll>", &place)
  }

  /// Adds the cells that one element stands for.
  private func add(
    _ cell: CellAttributes, at column: inout Int, _ columns: ODSColumns, into row: inout StoredRow
  ) -> Bool {
    let end = column + cell.repetitions
    defer { column = end }
    var isBlank = false
    if case .empty = cell.content { isBlank = true }
    // The first of several blank cells tells whether there is anything to them.
    let first = cell.style ?? columns.styleNumber(at: column)
    if styles.hasRules(first) { return false }
    if isBlank, cell.repetitions > ODSRows.longestBlankRun || styles.isPlain(first) { return true }
    guard end <= CellAddress.maximumColumns else { return false }
    for column in column..<end {
      var number = cell.style ?? columns.styleNumber(at: column)
      if styles.hasRules(number) { return false }
      if cell.type == .percentage { number = ODSStoredStyles.percentage(number) }
      var content = cell.content
      // The midnight of a day is that day where the format shows no more.
      if case .dateTime(let moment) = content, moment.millisecondOfDay == 0,
        styles.kind(number) == .date
      {
        content = .date(moment.date)
      }
      row.cells.append(StoredCell(column: column, style: number, content: content))
    }
    return true
  }
}

extension Span<UInt8> {
  /// Passes over two tokens, if they stand together at a place.
  @inline(__always)
  fileprivate func take(_ first: Token, _ second: Token, _ place: inout Int) -> Bool {
    guard has(first, at: place), has(second, at: place &+ 8) else { return false }
    place &+= 8 &+ second.count
    return true
  }

  /// Passes over three tokens, if they stand together at a place.
  @inline(__always)
  fileprivate func take(
    _ first: Token, _ second: Token, _ third: Token, _ place: inout Int
  ) -> Bool {
    guard has(first, at: place), has(second, at: place &+ 8), has(third, at: place &+ 16) else {
      return false
    }
    place &+= 16 &+ third.count
    return true
  }

  /// Takes the value of an attribute and the quote behind it; `nil` when it is not plain ASCII.
  @inline(__always)
  fileprivate func takeValue(_ place: inout Int) -> Range<Int>? {
    let start = place
    let end = firstPlace(in: place..<count) { word in
      word.marks(of: UInt8(ascii: "\"")) | word.marks(of: UInt8(ascii: "&"))
        | word.marks(of: UInt8(ascii: "<")) | word.marks(below: 0x20)
        | word & UInt64(repeating: 0x80)
    }
    guard end < count, self[end] == UInt8(ascii: "\"") else { return nil }
    place = end &+ 1
    return start..<end
  }

  /// Takes a day such as `2025-12-31`, or a day and a time such as `2025-12-31T08:30:00`, and the
  /// quote behind it.
  fileprivate func takeMoment(_ place: inout Int) -> StoredCell.Content? {
    guard let year = number(at: place, length: 4), self[place &+ 4] == UInt8(ascii: "-"),
      let month = number(at: place &+ 5, length: 2), self[place &+ 7] == UInt8(ascii: "-"),
      let day = number(at: place &+ 8, length: 2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    if self[place &+ 10] == UInt8(ascii: "\"") {
      place &+= 11
      return .date(date)
    }
    guard self[place &+ 10] == UInt8(ascii: "T"), let hour = number(at: place &+ 11, length: 2),
      self[place &+ 13] == UInt8(ascii: ":"), let minute = number(at: place &+ 14, length: 2),
      self[place &+ 16] == UInt8(ascii: ":"), let second = number(at: place &+ 17, length: 2),
      self[place &+ 19] == UInt8(ascii: "\""), hour < 24, minute < 60, second < 60
    else { return nil }
    place &+= 20
    return .dateTime(
      CivilDateTime(date: date, millisecondOfDay: ((hour * 60 + minute) * 60 + second) * 1000))
  }

  private func number(at place: Int, length: Int) -> Int? {
    var number = 0
    for offset in 0..<length {
      let digit = self[place &+ offset] &- 48
      guard digit < 10 else { return nil }
      number = number &* 10 &+ Int(digit)
    }
    return number
  }

  /// Whether every blank from a place on stands behind something else, so that none is left out.
  fileprivate func hasOnlySingleBlanks(from start: Int) -> Bool {
    var last: UInt8 = 0x20
    for place in start..<count {
      let byte = self[place]
      if byte <= 0x20, byte < 0x20 || last == 0x20 { return false }
      last = byte
    }
    return true
  }
}
