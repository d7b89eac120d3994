import Spreadsheet

/// Finds where a workbook of finance's own is filled in.
struct FillPlaces {
  /// A cell of the workbook.
  struct Place: Hashable {
    let sheet: String
    let address: CellAddress
  }

  /// The rows of a table, and the columns that are filled in, by the position of their rules.
  struct Grid {
    let view: SheetView
    /// The first row below the headings.
    let firstRow: Int
    var columns: [Int: Int]
  }

  private let views: [SheetView]
  private let workbook: Workbook
  private let format: SpreadsheetFormat
  private let period: Period

  init(_ read: WorkbookFile, file: String, period: Period) {
    workbook = read.workbook
    format = read.format
    self.period = period
    views = workbook.sheets.map { SheetView($0, file: file) }
  }

  /// The cell that a place of a form means; `nil` when there is none.
  ///
  /// - Parameter distance: How far from labels values stand.
  func place(of rule: FillRule, in form: FillForm, distance: Int) -> Place? {
    switch rule.place {
    case .cell(let address):
      return sheets(form.sheets).first.map { shown(Place(sheet: $0.sheet.name, address: address)) }
    case .definedName(let name): return cell(named: name)
    case .label(let texts, let side):
      guard let (view, label) = label(texts, in: form.sheets) else { return nil }
      let address =
        side == .below
        ? CellAddress(row: label.last.row + distance, column: label.first.column)
        : CellAddress(row: label.first.row, column: label.last.column + distance)
      return shown(Place(sheet: view.sheet.name, address: address))
    case .column, .columnAt, .lastFilled, .perPeriod, .crosses, .sheetName, .always: return nil
    }
  }

  /// How far from their labels the values of a form stand: as in templates, at the nearest distance
  /// where any label has something, so that a column put in between does no harm.
  func distance(in form: FillForm) -> Int {
    let labels = form.rules.compactMap { rule -> (SheetView, CellRange, FieldRule.Side)? in
      guard case .label(let texts, let side) = rule.place,
        let (view, range) = label(texts, in: form.sheets)
      else { return nil }
      return (view, range, side)
    }
    return (1...4).first { distance in
      labels.contains { view, range, side in
        let address =
          side == .below
          ? CellAddress(row: range.last.row + distance, column: range.first.column)
          : CellAddress(row: range.first.row, column: range.last.column + distance)
        return view.sheet[address].map { !$0.value.isEmpty } ?? false
      }
    } ?? 1
  }

  private func label(
    _ texts: [TextPattern], in sheets: [TextPattern]
  ) -> (view: SheetView, range: CellRange)? {
    for text in texts {
      let matcher = text.matcher(in: period)
      for view in self.sheets(sheets) {
        for (row, cells) in view.rows {
          if let cell = cells.first(where: { matcher.matches($0.text) }) {
            let address = CellAddress(row: row, column: cell.column)
            return (view, view.merge(at: address) ?? CellRange(address, address))
          }
        }
      }
    }
    return nil
  }

  private func cell(named name: String) -> Place? {
    guard
      let place = workbook.definedNames.first(where: { $0.name.comparable == name.comparable })?
        .range, workbook[sheet: place.sheet] != nil
    else { return nil }
    return shown(Place(sheet: place.sheet, address: place.range.first))
  }

  /// Of merged cells, the first one.
  private func shown(_ place: Place) -> Place {
    let merged = workbook[sheet: place.sheet]?.mergedRange(at: place.address)
    return Place(sheet: place.sheet, address: merged?.first ?? place.address)
  }

  private func sheets(_ names: [TextPattern]) -> [SheetView] {
    let matchers = names.map { $0.matcher(in: period) }
    return views.filter { view in
      names.isEmpty
        ? view.sheet.visibility == .visible
        : matchers.contains { $0.matches(view.sheet.name.comparable) }
    }
  }

  // MARK: Tables

  /// A real table by its name.
  func table(named name: String) -> (sheet: Sheet, table: Spreadsheet.Table)? {
    for sheet in workbook.sheets {
      guard var table = sheet.tables.first(where: { $0.name.comparable == name.comparable }) else {
        continue
      }
      if format == .ods { table.hasTotalsRow = workbook.sumsUpInLastRow(table, on: sheet) }
      return (sheet, table)
    }
    return nil
  }

  /// The columns of a real table.
  func grid(of part: FillTable, in table: Spreadsheet.Table, on sheet: Sheet) -> Grid? {
    guard let view = views.first(where: { $0.sheet.name == sheet.name }) else { return nil }
    let titles = table.columnNames.enumerated().map {
      (table.range.first.column + $0, $1.comparable)
    }
    return Grid(
      view: view, firstRow: table.records.first.row, columns: columns(of: part, among: titles))
  }

  /// Rows below headings: those of the row where most headings stand.
  func grid(of part: FillTable) -> Grid? {
    var best: Grid?
    for view in sheets(part.sheets) {
      for (row, cells) in view.rows {
        let found = columns(of: part, among: cells.map { ($0.column, $0.text) })
        let isHeader = part.rules.indices.contains {
          if case .column = part.rules[$0].place { found[$0] != nil } else { false }
        }
        if isHeader, found.count > best?.columns.count ?? 0 {
          best = Grid(view: view, firstRow: row + 1, columns: found)
        }
      }
    }
    return best
  }

  private func columns(of part: FillTable, among titles: [(column: Int, text: String)]) -> [Int:
    Int]
  {
    var columns: [Int: Int] = [:]
    for (position, rule) in part.rules.enumerated() {
      switch rule.place {
      case .columnAt(let column): columns[position] = column
      case .column(let headings):
        let taken = Set(columns.values)
        columns[position] =
          headings.lazy.compactMap { heading in
            let matcher = heading.matcher(in: period)
            return titles.first { matcher.matches($0.text) && !taken.contains($0.column) }?.column
          }.first
      default: continue
      }
    }
    return columns
  }
}

extension FillPlaces.Grid {
  /// The rows below the headings by the comparable text of one of their cells; of rows with the same
  /// text the first one.
  func rows(byTextOf column: Int) -> [String: Int] {
    let rows = view.rows.lazy.filter { $0.row >= firstRow }.compactMap { row, cells in
      cells.first { $0.column == column }.map { ($0.text, row) }
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }
}
