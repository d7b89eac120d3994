import XML

extension ODSRows {
  /// Reads the cells of the row that starts here (ODF 1.3 Part 3, 9.1.4 and 9.1.5).
  ///
  /// - Parameters:
  ///   - rows: The rows that it stands for.
  ///   - defaultStyle: The style of its cells that name none.
  ///   - row: Gets the cells.
  mutating func readCells(
    in rows: Range<Int>, defaultStyle: String?, into row: inout StoredRow
  ) throws(SpreadsheetError) {
    var column = 0
    let depth = part.depth
    while try part.nextChild(of: depth) {
      guard part.name == "table:table-cell" || part.name == "table:covered-table-cell" else {
        continue
      }
      let count = part.repetitions("table:number-columns-repeated")
      let place = CellAddress(row: rows.lowerBound, column: column)
      try readCell(at: place, count: count, defaultStyle: defaultStyle, into: &row)
      column = min(column + count, 1 << 41)
    }
    validated.endRow(rows)
    ruled.endRow(rows)
    try check(validated.count)
    try check(ruled.count)
  }

  private mutating func readCell(
    at place: CellAddress, count: Int, defaultStyle: String?, into row: inout StoredRow
  ) throws(SpreadsheetError) {
    let styleName =
      part["table:style-name"] ?? defaultStyle ?? columns.styleName(at: place.column)
    let isOwn = part["table:style-name"] != nil || defaultStyle != nil
    let formula = part["table:formula"].map(OpenFormula.excelText)
    let content = ODSCellContent(part, hasFormula: formula != nil)
    let columns = place.column..<place.column + count
    if let name = part["table:content-validation-name"] { validated.add(name, columns: columns) }
    if let styleName, !context.styles.rules(of: styleName).isEmpty {
      ruled.add(styleName, columns: columns)
    }
    try readSpan(at: place)

    let text = try readText(at: place)
    let style = style(named: styleName, of: content)
    var value = content.value(
      showing: text, format: context.stored.style(style).numberFormat)
    if value == nil {
      notice(.valueKeptAsText, "the value does not fit its type", at: place)
      let kept = content.written ?? text ?? ""
      value = kept.isEmpty ? .empty : .text(kept)
    }
    guard let value else { return }
    let isFilled = value != .empty || formula != nil
    guard isFilled || !context.stored.isPlain(style), isFilled || count <= Self.longestBlankRun
    else { return }
    let kept = (row.keep(value), formula.map { row.keep($0) } ?? .none)
    if isFilled { repeatedCells += min(count, CellAddress.maximumColumns) - 1 }
    guard columns.upperBound <= CellAddress.maximumColumns else {
      if isFilled { notice(.cellsOutside, "cells lie outside the largest sheet", at: place) }
      add(kept, style, to: columns.clamped(to: 0..<CellAddress.maximumColumns), &row)
      return
    }
    if isOwn {
      add(kept, style, to: columns, &row)
    } else {
      // Each column may have a style of its own.
      for column in columns {
        let style = self.style(named: self.columns.styleName(at: column), of: content)
        add(kept, style, to: column..<column + 1, &row)
      }
    }
  }

  /// The number of a style; percentages are shown as such even where it does not say so.
  private func style(named name: String?, of content: ODSCellContent) -> Int {
    let number = context.stored.number(of: name)
    return content.isPercentage ? ODSStoredStyles.percentage(number) : number
  }

  private func add(
    _ kept: (content: StoredCell.Content, formula: StoredText), _ style: Int,
    to columns: Range<Int>, _ row: inout StoredRow
  ) {
    for column in columns {
      row.cells.append(
        StoredCell(column: column, style: style, content: kept.content, formula: kept.formula))
    }
  }

  /// Reads how many cells the cell that starts here is merged with.
  private mutating func readSpan(at place: CellAddress) throws(SpreadsheetError) {
    let width = part.repetitions("table:number-columns-spanned")
    let height = part.repetitions("table:number-rows-spanned")
    guard width > 1 || height > 1, place.row < CellAddress.maximumRows,
      place.column < CellAddress.maximumColumns
    else { return }
    let last = CellAddress(
      row: min(place.row + height, CellAddress.maximumRows) - 1,
      column: min(place.column + width, CellAddress.maximumColumns) - 1)
    sheet.mergedRanges.append(CellRange(place, last))
    try check(sheet.mergedRanges.count)
  }

  /// Reads what the cell shows, and the note and the link that it has.
  ///
  /// - Returns: `nil` where the cell has no paragraph, not even an empty one.
  private mutating func readText(at place: CellAddress) throws(SpreadsheetError) -> String? {
    var text = ODSParagraphs(limit: context.limits.xml.textLength)
    let cell = part.depth
    while try part.nextChild(of: cell) {
      if ODSParagraphs.isParagraph(part.name) {
        try text.readParagraph(&part)
      } else if part.name == "office:annotation" {
        try readComment(at: place)
      }
    }
    textSize += text.string.utf8.count
    if let link = text.link {
      sheet.hyperlinks[place] = Self.target(of: link)
      try check(sheet.hyperlinks.count)
    }
    return text.hasParagraph ? text.string : nil
  }

  /// Reads a note (ODF 1.3 Part 3, 14.1).
  private mutating func readComment(at place: CellAddress) throws(SpreadsheetError) {
    var author = ""
    var text = ODSParagraphs()
    let annotation = part.depth
    while try part.nextChild(of: annotation) {
      if part.name == "dc:creator" {
        author = try part.textToEnd()
      } else if ODSParagraphs.isParagraph(part.name) {
        try text.readParagraph(&part)
      }
    }
    sheet.comments[place] = Comment(author: author, text: text.string)
    try check(sheet.comments.count)
  }

  /// The target of a link; one within the workbook as XLSX has it: `#Mål!A1` for `#Mål.A1`.
  private static func target(of link: String) -> String {
    guard link.hasPrefix("#") else { return link }
    let place = Substring(link.dropFirst().uriUnescaped)
    guard let target = ODSAddress.place(place), let sheet = target.sheet,
      CellRange(target.cell) != nil
    else { return link }
    return "#" + OpenFormula.quoted(sheet) + "!" + target.cell
  }

  private func check(_ count: Int) throws(SpreadsheetError) {
    if count > context.limits.sheetFeatures {
      throw SpreadsheetError(.limitExceeded("sheetFeatures"), at: part.place)
    }
  }
}
