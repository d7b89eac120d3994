internal import Findings
internal import Scorecards
internal import Spreadsheet

/// A sheet of a report, written from the top down.
struct ReportSheet {
  private(set) var sheet: Sheet

  /// The row that is written next, from 0.
  private(set) var row = 0

  /// The cells that rest on cells of submissions.
  private(set) var sources: [TracedCell] = []

  init(_ name: String) {
    sheet = Sheet(name: name)
    sheet.printSetup.isLandscape = true
    sheet.printSetup.fitsWidth = true
  }

  /// Sets the column widths, in characters, from the left.
  mutating func setWidths(_ widths: [Double]) {
    for (column, width) in widths.enumerated() { sheet.columns[column] = Column(width: width) }
  }

  mutating func setTabColor(_ color: Color) {
    sheet.tabColor = color
  }

  /// Prints on upright pages, for a sheet that is longer than it is wide.
  mutating func printUpright() {
    sheet.printSetup.isLandscape = false
  }

  /// Leaves rows blank.
  mutating func skip(_ count: Int = 1) {
    row += count
  }

  mutating func title(_ text: String, subtitle: String? = nil) {
    line(text, style: ReportStyles.title)
    if let subtitle { line(subtitle, style: ReportStyles.subtitle) }
  }

  /// A heading with a rule across the columns; `nil` is all columns of the sheet.
  mutating func heading(_ text: String, columns: Int? = nil) {
    let rule = ReportCell(.empty, style: ReportStyles.heading)
    let count = max(1, columns ?? sheet.columns.count)
    put(
      [ReportCell(.text(text), style: ReportStyles.heading)]
        + Array(repeating: rule, count: count - 1))
  }

  mutating func line(_ text: String, style: CellStyle = ReportStyles.body, link: String? = nil) {
    put([ReportCell(.text(text), style: style, link: link)])
  }

  /// A label with what it stands for beside it.
  mutating func fact(_ label: String, _ text: String, from sources: [Source] = []) {
    put([
      ReportCell(.text(label), style: ReportStyles.label),
      ReportCell(.text(text), style: ReportStyles.body).from(sources),
    ])
  }

  /// A label with a text of several sentences beside it, broken over rows.
  mutating func fact(_ label: String, paragraph text: String, from sources: [Source] = []) {
    let width = sheet.columns.filter { $0.key > 0 }.compactMap(\.value.width).reduce(0, +)
    let lines = TextFit.breaks(text, every: max(20, Int(width * 0.95)))
    for (position, line) in lines.enumerated() {
      fact(position == 0 ? label : "", line, from: sources)
    }
  }

  /// A row of cells from the left; `nil` leaves a cell out.
  mutating func put(_ cells: [ReportCell?]) {
    var row = Row(index: self.row)
    row.height = height(of: cells)
    row.cells.reserveCapacity(cells.count)
    for (column, cell) in cells.enumerated() {
      guard let cell else { continue }
      row.cells.append(
        Cell(
          column: column, value: cell.value.fittingInCell, formula: cell.formula,
          style: cell.style))
      if !cell.sources.isEmpty {
        sources.append(
          TracedCell(
            CellAddress(row: self.row, column: column),
            CellSources(cell.sources, of: cell.sourcePeriod)))
      }
      if let link = cell.link {
        sheet.hyperlinks[CellAddress(row: self.row, column: column)] = link
      }
    }
    sheet.set(row)
    self.row += 1
  }

  /// The height that shows all wrapped text; `nil` when nothing is wrapped.
  private func height(of cells: [ReportCell?]) -> Double? {
    let lines = cells.enumerated().compactMap { column, cell -> Int? in
      guard let cell, cell.style.alignment.wrapsText, case .text(let text) = cell.value else {
        return nil
      }
      let letters = cell.style.font.isBold ? 0.92 : 1
      let indent = Double(cell.style.alignment.indent) * 2
      return TextFit.lines(text, width: (sheet.columns[column]?.width ?? 9) * letters - indent)
    }
    return lines.max().map(TextFit.height)
  }

  /// A chart over the cells from a row and column on.
  mutating func add(_ chart: Chart) {
    sheet.charts.append(chart)
  }

  /// A table: a header row, then a row for each record.
  ///
  /// - Parameters:
  ///   - name: Makes it a real table of the workbook, with filter buttons. Without a name it only
  ///     looks like one.
  ///   - colours: The columns that count a fulfilment.
  /// - Returns: The rows of the records, from 0; `nil` when there are none.
  @discardableResult
  mutating func table(
    name: String? = nil, columns: [String], colours: [Int: FulfilmentPaint] = [:],
    _ records: [[ReportCell?]]
  ) -> ClosedRange<Int>? {
    let headerRow = row
    let alignments = columns.indices.map { column in
      records.lazy.compactMap { column < $0.count ? $0[column]?.style.alignment.horizontal : nil }
        .first { $0 == .right || $0 == .center } ?? .general
    }
    header(columns, colours: colours) { alignments[$0] }
    for record in records { put(Self.spaced(record, alignments)) }
    guard row > headerRow + 1 else { return nil }
    if let name {
      sheet.tables.append(
        Table(
          name: name,
          range: CellRange(
            CellAddress(row: headerRow, column: 0),
            CellAddress(row: row - 1, column: columns.count - 1)),
          columnNames: columns))
    }
    return headerRow + 1...row - 1
  }

  /// The titles of columns, aligned as what stands below them.
  mutating func header(
    _ columns: [String], colours: [Int: FulfilmentPaint] = [:],
    alignment: (Int) -> Alignment.Horizontal
  ) {
    let cells = columns.enumerated().map { column, title in
      ReportCell(
        .text(title),
        style: ReportStyles.columnHeader(alignment(column), painted: colours[column]))
    }
    put(Self.spaced(cells, columns.indices.map(alignment)))
  }

  /// The cells of a row without gaps, where a text right of a column of figures stands a step in.
  private static func spaced(
    _ cells: [ReportCell?], _ alignments: [Alignment.Horizontal]
  ) -> [ReportCell?] {
    alignments.indices.map { column in
      let cell = (column < cells.count ? cells[column] : nil) ?? .missing
      let followsFigures =
        column > 0 && alignments[column - 1] == .right && alignments[column] == .general
      return followsFigures ? cell.indented() : cell
    }
  }

  /// The row that sums up the table above.
  mutating func total(_ cells: [ReportCell?], isGrand: Bool = false) {
    put(cells.map { $0?.styled(isGrand ? ReportStyles.grandTotal : ReportStyles.total) })
  }

  /// Prints some columns from the left, down to a row.
  mutating func print(columns: Int, downTo row: Int) {
    sheet.printSetup.area = CellRange(
      CellAddress(row: 0, column: 0), CellAddress(row: row, column: max(1, columns) - 1))
  }

  /// Repeats a row on every further printed page.
  mutating func repeatRow(_ row: Int) { repeatRows(row...row) }

  mutating func repeatRows(_ rows: ClosedRange<Int>) {
    sheet.printSetup.repeatedRows = rows
  }

  /// Keeps rows and columns in view, and repeats the last of the rows on every printed page.
  mutating func freeze(rows: Int, columns: Int) {
    sheet.frozenRows = rows
    sheet.frozenColumns = columns
    if rows > 0 { sheet.printSetup.repeatedRows = rows - 1...rows - 1 }
  }

  var name: String { sheet.name }

  /// The finished sheet.
  func finished(footer: String) -> Sheet {
    var sheet = sheet
    sheet.printSetup.footer = "&L\(footer.replacing("&", with: "&&"))&RSida &P av &N"
    return sheet
  }
}

extension CellValue {
  /// The value; of a text that is longer than a cell holds, the beginning, which says so.
  fileprivate var fittingInCell: CellValue {
    // There are never more UTF-16 units than bytes, which are counted without reading the text.
    guard case .text(let text) = self, text.utf8.count > Self.longestText,
      text.utf16.count > Self.longestText
    else { return self }
    let note = " … (avkortad: texten är längre än en cell rymmer)"
    let kept = text.utf16.prefix(Self.longestText - note.utf16.count)
    return .text(String(decoding: kept, as: UTF16.self) + note)
  }
}
