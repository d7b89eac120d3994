import Spreadsheet

/// Finds the header row of a table by its texts.
struct HeaderFinder {
  /// A row that has headings of the table.
  struct Match {
    let row: Int
    /// Whether headings were put together with the row above.
    var usesRowAbove = false
    var columns: [Field: [TableColumn]] = [:]
    /// Fields whose heading stands over several columns that tell different things.
    var ambiguous: [Field: [Int]] = [:]
  }

  /// The alternatives of a rule, each with its texts in order of preference.
  private let alternatives: [(field: Field, texts: [[TextMatcher]])]
  private let captions: [TextMatcher]
  private let fixed: [Field: [TableColumn]]
  private let firstRow: Int?

  /// How many headings a row must have to be taken for the header row.
  let minimumMatches: Int

  /// Whether any column is found by its heading.
  var needsHeader: Bool { !alternatives.isEmpty }

  init(_ table: Table, period: Period) {
    var alternatives: [(field: Field, texts: [[TextMatcher]])] = []
    var fixed: [Field: [TableColumn]] = [:]
    var needed = 0
    for rule in table.rules {
      let texts: [[TextPattern]]
      switch rule.place {
      case .column(let headings): texts = [headings]
      case .lastFilled(let columns): texts = columns
      case .perPeriod(let columns): texts = columns.map(\.headings)
      case .crosses(let columns): texts = FieldRule.crossOrder.map { columns[$0] ?? [] }
      case .columnAt(let column):
        fixed[rule.field] = [TableColumn(column: column, alternative: 0)]
        continue
      case .label, .cell, .definedName, .sheetName, .always: continue
      }
      alternatives.append((rule.field, texts.map { $0.map { $0.matcher(in: period) } }))
      if !rule.isOptional { needed += 1 }
    }
    self.alternatives = alternatives
    self.fixed = fixed
    firstRow = table.firstRow
    captions = table.captions.map { $0.matcher(in: period) }
    minimumMatches = max(1, (needed + 1) / 2)
  }

  /// The row with the most headings, the first of them; `nil` when no row has half of them.
  func bestMatch(in region: Region) -> Match? {
    var best: Match?
    for (row, _) in region.view.filledRows(in: region.rows) {
      let match = match(row: row, on: region.view)
      guard match.columns.count >= minimumMatches,
        match.columns.count > best?.columns.count ?? 0
      else { continue }
      best = match
      if match.columns.count == alternatives.count { break }
    }
    best?.columns.merge(fixed) { found, _ in found }
    return best
  }

  /// Where the table lies when its columns are given by letters alone.
  func locationWithoutHeader(in region: Region) -> TableLocation {
    let caption = region.view.filledRows(in: region.rows).first { isCaption($0.cells) }?.row
    let start = firstRow ?? caption.map { $0 + 1 } ?? region.rows.lowerBound
    return TableLocation(
      view: region.view, top: caption ?? start, rows: start..<max(start, region.rows.upperBound),
      columns: fixed, sheetName: "")
  }

  private func match(row: Int, on view: SheetView) -> Match {
    var match = Match(row: row)
    let headings = headings(row: row, on: view)
    var taken: Set<Int> = []
    for (field, texts) in alternatives {
      var columns: [TableColumn] = []
      for (alternative, matchers) in texts.enumerated() {
        guard let (found, usesRowAbove) = column(for: matchers, among: headings, except: taken)
        else { continue }
        columns.append(TableColumn(column: found[0], alternative: alternative))
        taken.insert(found[0])
        let under = usesRowAbove ? [] : subheadedColumns(under: found[0], row: row, on: view)
        if max(found.count, under.count) > 1 {
          match.ambiguous[field] = found.count > 1 ? found : under
        }
        if usesRowAbove { match.usesRowAbove = true }
      }
      if !columns.isEmpty { match.columns[field] = columns }
    }
    return match
  }

  private func column(
    for matchers: [TextMatcher], among headings: [Heading], except taken: Set<Int>
  ) -> (columns: [Int], usesRowAbove: Bool)? {
    let free = headings.filter { !taken.contains($0.column) }
    for matcher in matchers {
      let own = free.filter { heading in heading.own.map(matcher.matches) ?? false }
      if !own.isEmpty { return (own.map(\.column), false) }
      let joined = free.filter { heading in heading.joined.map(matcher.matches) ?? false }
      if !joined.isEmpty { return (joined.map(\.column), true) }
    }
    return nil
  }

  // MARK: Headings

  /// What stands over a column: in the row itself, and together with the row above.
  private struct Heading {
    let column: Int
    var own: String?
    var joined: String?
  }

  private func headings(row: Int, on view: SheetView) -> [Heading] {
    let above = row > 0 ? view.texts(inRow: row - 1) : []
    let own = Dictionary(
      view.texts(inRow: row).map { ($0.column, $0.text) }, uniquingKeysWith: { first, _ in first })
    let columns = Set(own.keys).union(above.map(\.column)).sorted()
    return columns.map { column in
      let address = CellAddress(row: row, column: column)
      var heading = Heading(column: column, own: own[column])
      let upper = upperText(over: address, above: above, on: view)
      if let text = heading.own, let upper {
        heading.joined = "\(upper) \(text)"
      } else if heading.own == nil, above.contains(where: { $0.column == column }) {
        heading.joined = upper
      }
      return heading
    }
  }

  /// The text over a cell: in the row above, in a range that covers it, or to the left of it.
  private func upperText(
    over address: CellAddress, above: [(column: Int, text: String)], on view: SheetView
  ) -> String? {
    guard address.row > 0 else { return nil }
    let upper = CellAddress(row: address.row - 1, column: address.column)
    let anchor = view.merge(at: upper)?.first ?? upper
    if anchor.row == upper.row, let text = above.first(where: { $0.column == anchor.column })?.text
    {
      return text
    }
    return above.last { $0.column < address.column }?.text
  }

  /// The columns under a merged heading that have headings of their own in the row below.
  private func subheadedColumns(under column: Int, row: Int, on view: SheetView) -> [Int] {
    guard let merge = view.merge(at: CellAddress(row: row, column: column)),
      merge.last.row == row, merge.last.column > merge.first.column
    else { return [] }
    return view.texts(inRow: row + 1).map(\.column).filter { column in
      (merge.first.column...merge.last.column).contains(column)
        && view.isHeading(at: CellAddress(row: row + 1, column: column))
    }
  }

  // MARK: Rows around

  /// The first row of the table's content.
  func firstRow(after match: Match, on view: SheetView) -> Int {
    let lasts = match.columns.values.flatMap { $0 }.compactMap {
      view.merge(at: CellAddress(row: match.row, column: $0.column))?.last.row
    }
    return max(match.row, lasts.max() ?? match.row) + 1
  }

  /// The first row that belongs to the table: its caption, or its header row.
  ///
  /// A row of one filled cell above the header, with a blank row above it, is a caption too.
  func top(of match: Match, in region: Region) -> Int {
    var top = match.usesRowAbove ? match.row - 1 : match.row
    var row = top - 1
    while row >= region.rows.lowerBound, row >= top - 4 {
      let texts = region.view.texts(inRow: row)
      if isCaption(texts) { return row }
      let standsAlone = texts.count == 1 && region.view.texts(inRow: row - 1).isEmpty
      if standsAlone { return row }
      if !texts.isEmpty { break }
      row -= 1
    }
    top = max(top, region.rows.lowerBound)
    return top
  }

  private func isCaption(_ texts: [(column: Int, text: String)]) -> Bool {
    guard let first = texts.first else { return false }
    return captions.contains { $0.matches(first.text) }
  }
}
