import XML

/// Scans rows of a sheet (ECMA-376 Part 1, 18.3.1.73) straight from the bytes.
///
/// It knows the narrow XML that programs write between `<sheetData>` and its end, and takes a row
/// only when all of it is known and nothing about it is to be remarked. Everything else is left to
/// the XML reader, which is the judge of what XML is.
struct SheetDataScanner {
  /// What came of scanning.
  enum Outcome {
    /// A row, which ends at a place and has line breaks within it.
    case row(end: Int, lines: Int)
    /// There are no rows left.
    case end
    /// The bytes end before the row does.
    case unfinished
    /// Something that has to be read in another way.
    case unknown
  }

  let styles: CellStyles
  let texts: SharedTexts
  let dateSystem: DateSystem

  /// What the names of all tags begin with, colon included; `nil` for nothing, as in most files.
  var prefix: Token?

  /// Scans the row that begins with the first of the bytes, or after blanks.
  ///
  /// - Parameters:
  ///   - bytes: The bytes, with ``XMLReader/padding`` zeros behind those that count.
  ///   - range: The bytes that count.
  ///   - row: Becomes the row. When it is none or unknown, what is left in it has no meaning.
  ///   - formulas: The formulas that cells share; without meaning as well, when there is no row.
  func scan(
    _ bytes: Span<UInt8>, _ range: Range<Int>, into row: inout StoredRow,
    formulas: inout SharedFormulas
  ) -> Outcome {
    var place = range.lowerBound
    var lines = 0
    row.removeAll()
    bytes.takeBlanks(&place, lines: &lines)
    var end = place
    if take("</", "sheetD", bytes, &end) { return .end }
    if scanRow(bytes, &place, &lines, into: &row, formulas: &formulas) {
      return .row(end: place, lines: lines)
    }
    // What is not known may be zeros behind the bytes. Nothing known is looked at for as long.
    return place &+ XMLReader.padding > range.upperBound ? .unfinished : .unknown
  }

  /// Takes the beginning of a tag: what stands before its name, and its name with what follows.
  @inline(__always)
  private func take(
    _ mark: Token, _ name: Token, _ bytes: Span<UInt8>, _ place: inout Int
  ) -> Bool {
    guard let prefix else { return bytes.take(Token(mark, name), &place) }
    var end = place
    guard bytes.take(mark, &end), bytes.take(prefix, &end), bytes.take(name, &end) else {
      return false
    }
    place = end
    return true
  }

  /// Takes a row; `false` when something is not known at the place.
  private func scanRow(
    _ bytes: Span<UInt8>, _ place: inout Int, _ lines: inout Int, into row: inout StoredRow,
    formulas: inout SharedFormulas
  ) -> Bool {
    guard take("<", "row r=\"", bytes, &place) else { return false }
    let start = place
    guard let number = bytes.takeInteger(&place), bytes.take("\"", &place), number > 0,
      number <= CellAddress.maximumRows
    else { return false }
    // The cells end their references with the same digits.
    let reference = Token(bytes.word(at: start), count: place &- start)
    row.index = number &- 1

    guard let attributes = RowAttributes(bytes, &place) else { return false }
    row.isHidden = attributes.isHidden
    row.height = attributes.height
    if bytes.take("/>", &place) { return true }
    guard bytes.take(">", &place) else { return false }

    var column = -1
    while true {
      bytes.takeBlanks(&place, lines: &lines)
      if take("<", "c r=\"", bytes, &place) {
        guard let next = bytes.takeColumn(&place), next > column,
          bytes.take(reference, &place)
        else { return false }
        column = next
        guard scanCell(bytes, &place, &lines, at: column, into: &row, formulas: &formulas) else {
          return false
        }
      } else {
        return take("</", "row>", bytes, &place)
      }
    }
  }

  // MARK: Cells

  private enum CellType {
    case number, sharedText, text, inlineText, boolean, error
  }

  /// Takes what stands behind the reference of a cell.
  @inline(__always)
  private func scanCell(
    _ bytes: Span<UInt8>, _ place: inout Int, _ lines: inout Int, at column: Int,
    into row: inout StoredRow,
    formulas: inout SharedFormulas
  ) -> Bool {
    var style = 0
    if bytes.take(" s=\"", &place) {
      guard let number = bytes.takeInteger(&place), bytes.take("\"", &place) else { return false }
      style = styles.valid(number)
    }
    var type = CellType.number
    if bytes.has(" t=\"", at: place), !takeType(bytes, &place, &type) { return false }

    var formula = StoredText.none
    var content = StoredCell.Content.empty
    if take("><", "v>", bytes, &place) {
      guard let value = scanValue(bytes, &place, &lines, type, style, into: &row),
        endValueAndCell(bytes, &place)
      else { return false }
      content = value
    } else if !bytes.take("/>", &place) {
      guard bytes.take(">", &place) else { return false }
      var end = place
      if take("<", "f", bytes, &end) {
        let cell = CellAddress(row: row.index, column: column)
        guard
          let text = scanFormula(bytes, &place, &lines, at: cell, into: &row, formulas: &formulas)
        else { return false }
        formula = text
      }
      if take("<", "v>", bytes, &place) {
        guard let value = scanValue(bytes, &place, &lines, type, style, into: &row),
          take("</", "v>", bytes, &place)
        else { return false }
        content = value
      } else if type == .inlineText, formula.isEmpty, take("<", "is>", bytes, &place),
        take("<", "t", bytes, &place)
      {
        guard let text = scanInlineText(bytes, &place, &lines, into: &row) else { return false }
        content = text.isEmpty ? .empty : .text(text)
      }
      guard take("</", "c>", bytes, &place) else { return false }
    }

    if !formula.isEmpty, case .empty = content { content = .notCalculated }
    if case .empty = content, styles.isPlain(style) { return true }
    row.cells.append(StoredCell(column: column, style: style, content: content, formula: formula))
    return true
  }

  @inline(__always)
  private func takeType(_ bytes: Span<UInt8>, _ place: inout Int, _ type: inout CellType) -> Bool {
    if bytes.take(" t=\"s\"", &place) {
      type = .sharedText
    } else if bytes.take(" t=\"n\"", &place) {
      type = .number
    } else if bytes.take(" t=\"str\"", &place) {
      type = .text
    } else if bytes.take(" t=\"b\"", &place) {
      type = .boolean
    } else if bytes.take(" t=\"e\"", &place) {
      type = .error
    } else if bytes.take(" t=\"inli", &place), bytes.take("neStr\"", &place) {
      type = .inlineText
    } else {
      return false
    }
    return true
  }

  /// Takes the text of a value, up to the tag behind it.
  @inline(__always)
  private func scanValue(
    _ bytes: Span<UInt8>, _ place: inout Int, _ lines: inout Int, _ type: CellType,
    _ style: Int, into row: inout StoredRow
  ) -> StoredCell.Content? {
    switch type {
    case .number:
      guard let number = bytes.takeNumber(&place) else { return nil }
      return DateNumber.content(number, shownAs: styles.kind(style), in: dateSystem)
    case .sharedText:
      guard let number = bytes.takeInteger(&place), texts.isFilled(number) else { return nil }
      return .text(StoredText(shared: number))
    case .text:
      // A formula may give an empty text, which is not the same as no value.
      guard let text = scanText(bytes, &place, &lines, into: &row), !text.isEmpty else {
        return nil
      }
      return .text(text)
    case .boolean:
      if bytes.take("1", &place) { return .boolean(true) }
      return bytes.take("0", &place) ? .boolean(false) : nil
    case .error:
      guard bytes.has("#", at: place), let text = scanText(bytes, &place, &lines, into: &row),
        row.bytes.last ?? 0 > 0x20
      else { return nil }
      return .error(text)
    case .inlineText:
      return nil
    }
  }

  @inline(__always)
  private func endValueAndCell(_ bytes: Span<UInt8>, _ place: inout Int) -> Bool {
    guard prefix != nil else { return bytes.take("</v></c>", &place) }
    return take("</", "v>", bytes, &place) && take("</", "c>", bytes, &place)
  }

  // MARK: Texts

  /// Takes the text of a cell that has it to itself, from behind `<is><t`.
  private func scanInlineText(
    _ bytes: Span<UInt8>, _ place: inout Int, _ lines: inout Int, into row: inout StoredRow
  ) -> StoredText? {
    let start = row.bytes.count
    guard bytes.takeText(&place, &lines, into: &row.bytes), take("</", "t>", bytes, &place),
      take("</", "is>", bytes, &place)
    else { return nil }
    return StoredText(start..<row.bytes.count)
  }

  /// Takes a formula.
  private func scanFormula(
    _ bytes: Span<UInt8>, _ place: inout Int, _ lines: inout Int, at cell: CellAddress,
    into row: inout StoredRow, formulas: inout SharedFormulas
  ) -> StoredText? {
    if take("<", "f>", bytes, &place) {
      guard !bytes.has("=", at: place), let text = scanText(bytes, &place, &lines, into: &row),
        take("</", "f>", bytes, &place)
      else { return nil }
      return text
    }
    // The cell that a shared formula is written in says more, and is left to the general way.
    guard take("<", "f t=\"sh", bytes, &place), bytes.take("ared\" ", &place),
      bytes.take("si=\"", &place), let number = bytes.takeInteger(&place),
      bytes.take("\"", &place), bytes.take("/>", &place) || take("></", "f>", bytes, &place)
    else { return nil }
    return formulas.formula(number, at: cell).map { row.keep($0) }
  }

  /// Takes text up to the next tag, and keeps it in the row.
  private func scanText(
    _ bytes: Span<UInt8>, _ place: inout Int, _ lines: inout Int, into row: inout StoredRow
  ) -> StoredText? {
    let start = row.bytes.count
    guard bytes.takeText(&place, lines: &lines, into: &row.bytes) else { return nil }
    return StoredText(start..<row.bytes.count)
  }
}

extension Span<UInt8> {
  /// Takes a text up to the end tag of its element, from behind `<t`.
  func takeText(
    _ place: inout Int, _ lines: inout Int, into buffer: inout [UInt8]
  ) -> Bool {
    if take(" xml:spa", &place) {
      guard take("ce=\"pres", &place), take("erve\"", &place) else { return false }
    }
    return take(">", &place) && takeText(&place, lines: &lines, into: &buffer)
  }

  /// Takes the letters of a column; `nil` when there are none, or no sheet has such a column.
  @inline(__always)
  fileprivate func takeColumn(_ place: inout Int) -> Int? {
    var column = 0
    var letter = self[place] &- UInt8(ascii: "A")
    while letter < 26, column <= CellAddress.maximumColumns {
      column = column &* 26 &+ Int(letter) &+ 1
      place &+= 1
      letter = self[place] &- UInt8(ascii: "A")
    }
    return 1...CellAddress.maximumColumns ~= column ? column &- 1 : nil
  }
}
