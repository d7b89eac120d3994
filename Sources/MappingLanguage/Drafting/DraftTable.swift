import Scorecards
import Spreadsheet

/// A table that a draft has found: one or two rows of usual headings, and the rows below them.
struct DraftTable {
  let view: SheetView

  /// The first row of headings.
  let topRow: Int

  /// The last row of headings.
  let headerRow: Int

  /// The row after the last that may belong to it.
  private(set) var endRow: Int

  /// The field by which its rows are known.
  let key: Field

  /// The columns with their headings; those without a field are told in a comment.
  private(set) var columns: [DraftColumn]

  /// The text of the row of one cell above the header, if any.
  private(set) var caption: String?

  /// How goals stand as rows of their own among the indicators; `nil` when they do not.
  private(set) var goalRows: DraftGoalRows?

  /// Finds the tables of a sheet.
  static func tables(on view: SheetView, period: Period) -> [DraftTable] {
    var tables: [DraftTable] = []
    for (row, _) in view.rows where tables.last.map({ row > $0.headerRow }) ?? true {
      guard let table = table(at: row, on: view, period: period) else { continue }
      if var last = tables.popLast() {
        last.endRow = min(last.endRow, table.topRow - (table.caption == nil ? 0 : 1))
        tables.append(last)
      }
      tables.append(table)
    }
    return tables.map { table in
      var table = table
      table.settleColumns()
      return table
    }
  }

  /// The table whose headings begin in a row: of two rows, where the second adds to what is understood.
  private static func table(at row: Int, on view: SheetView, period: Period) -> DraftTable? {
    let single = DraftTable(
      DraftHeadings(row: row, on: view), rows: row...row, on: view, period: period)
    let double = DraftHeadings(row: row + 1, withAbove: row, on: view).flatMap {
      DraftTable($0, rows: row...(row + 1), on: view, period: period)
    }
    guard let double else { return single }
    return double.understoodCount > single?.understoodCount ?? 0 ? double : single
  }

  private init?(
    _ headings: DraftHeadings, rows: ClosedRange<Int>, on view: SheetView, period: Period
  ) {
    let texts = headings.columns.filter { !$0.readings.isEmpty }
    let all = texts.flatMap(\.readings).map { DraftHeading($0, period: period) }
    guard let key = UsualHeadings.key(of: all) else { return nil }
    self.view = view
    self.key = key
    topRow = rows.lowerBound
    headerRow = rows.upperBound
    endRow = view.endRow
    let hasLines = UsualHeadings.hasLines(all, in: key)
    var taken: Set<String> = []
    columns = texts.map { text in
      let readings = text.readings.map { DraftHeading($0, period: period) }
      for heading in readings {
        guard
          var column = UsualHeadings.column(
            text.column, heading, in: key, hasLines: hasLines, period: period),
          taken.insert(column.identity).inserted
        else { continue }
        column.row = text.row(of: heading.text)
        return column
      }
      return DraftColumn(
        column: text.column, heading: readings[0], row: text.row(of: readings[0].text))
    }
    settleCrosses()
    guard understoodCount >= 2, understoodCount * 2 >= texts.count else { return nil }
    let above = rows.lowerBound - 1
    caption = view.texts(inRow: above).count == 1 ? Self.caption(inRow: above, on: view) : nil
  }

  /// How many columns are understood.
  private var understoodCount: Int { columns.count { $0.field != nil } }

  private static func caption(inRow row: Int, on view: SheetView) -> String? {
    guard let cell = view.texts(inRow: row).first,
      case .text(let text) = view.sheet[CellAddress(row: row, column: cell.column)]?.value
    else { return nil }
    return text
  }

  // MARK: What the rows tell of the columns

  private mutating func settleColumns() {
    settleUnitColumn()
    settlePeriods()
    guard key == .indicatorName || key == .goalText else { return }
    settleGoalColumn()
    settleStatusColumn()
    if key == .indicatorName, !has(.goalText), !has(.goalNumber) {
      goalRows = DraftGoalRows(in: self)
    }
  }

  /// One column alone named by a fulfilment is no box for a cross, nor is any beside an assessment.
  private mutating func settleCrosses() {
    let isAssessed = columns.contains { $0.field == .goalAssessment && $0.cross == nil }
    guard isAssessed || columns.count(where: { $0.cross != nil }) == 1 else { return }
    for index in columns.indices where columns[index].cross != nil {
      columns[index].cross = nil
      columns[index].field = nil
    }
  }

  func has(_ field: Field) -> Bool { columns.contains { $0.field == field } }

  func column(of field: Field) -> Int? { columns.first { $0.field == field }?.column }

  /// The filled texts of a column in the rows below the headings, down to a blank row.
  func texts(inColumn column: Int) -> [String] {
    (headerRow + 1..<max(headerRow + 1, endRow)).prefix { !view.texts(inRow: $0).isEmpty }
      .compactMap { row in
        view.texts(inRow: row).first { $0.column == column }?.text
      }
  }

  /// Headings that stand in one and the same row, by which the template may be known.
  var signs: [String] {
    let own = columns.filter { $0.row != nil && $0.field != nil }
    let rows = Dictionary(grouping: own, by: \.row)
    let widest = rows.max { ($0.value.count, $1.key ?? 0) < ($1.value.count, $0.key ?? 0) }
    return (widest?.value ?? []).map(\.heading.pattern)
  }

  /// A column "Enhet" holds measures, unless it holds names.
  private mutating func settleUnitColumn() {
    guard let index = columns.firstIndex(where: { $0.heading.base == "enhet" }) else { return }
    let texts = texts(inColumn: columns[index].column)
    let areMeasures = texts.allSatisfy { Measure($0)?.isWellKnown ?? false }
    if key == .indicatorName, areMeasures || texts.isEmpty {
      columns[index].field = has(.indicatorMeasure) ? columns[index].field : .indicatorMeasure
    } else if !has(.unit) {
      columns[index].field = .unit
    }
  }

  /// One year and the year before are an outcome and the one before it; more are periods.
  private mutating func settlePeriods() {
    let periods = columns.compactMap(\.period)
    guard key == .indicatorName, !periods.isEmpty else { return }
    if periods.count == 1 || Set(periods).isSubset(of: ["{år}", "{föregående år}"]) {
      for index in columns.indices {
        guard let period = columns[index].period else { continue }
        columns[index].period = nil
        columns[index].field =
          period == "{föregående år}" ? .indicatorPreviousOutcome : .indicatorOutcome
      }
    } else {
      // The periods tell all; an outcome or a year before beside them would tell it twice.
      for index in columns.indices where columns[index].period == nil {
        if columns[index].field == .indicatorOutcome { columns[index].field = nil }
      }
    }
  }

  /// A column "Mål" beside indicators holds numbers, unless it holds sentences; the lowest of several
  /// levels of goals is the one that the rows are of.
  private mutating func settleGoalColumn() {
    if !has(.goalText), !has(.goalNumber),
      let index = columns.lastIndex(where: {
        ["nämndmål", "nämndens mål", "kommunmål", "kommunens mål", "överordnat mål"].contains(
          $0.heading.base)
      })
    {
      columns[index].field = .goalText
      if let parent = columns[..<index].lastIndex(where: { $0.field == nil }),
        UsualHeadings.columns[.goalParent]?.contains(columns[parent].heading.base) == true
      {
        columns[parent].field = .goalParent
      }
    }
    guard key == .indicatorName, !has(.goalNumber),
      let index = columns.firstIndex(where: { $0.field == .goalText })
    else { return }
    let texts = texts(inColumn: columns[index].column)
    let areNumbers = texts.allSatisfy { $0.count <= 15 && $0.contains(where: \.isNumber) }
    if areNumbers, !texts.isEmpty { columns[index].field = .goalNumber }
  }

  /// A column of arrows is an assessment, unless it is called a trend.
  private mutating func settleStatusColumn() {
    guard !has(.goalAssessment) else { return }
    for index in columns.indices where columns[index].field == nil {
      let texts = texts(inColumn: columns[index].column)
      let isTrend = columns[index].heading.base.contains("trend")
      if !texts.isEmpty, !isTrend, texts.allSatisfy({ DraftArrow.fulfilment[$0] != nil }) {
        columns[index].field = .goalAssessment
        return
      }
    }
  }

  /// The arrows that the assessments hold, as words of the mapping.
  var arrows: [(Fulfilment, [String])] {
    guard let column = column(of: .goalAssessment) else { return [] }
    let found = Set(texts(inColumn: column))
    return Fulfilment.allCases.compactMap { fulfilment in
      let arrows = found.filter { DraftArrow.fulfilment[$0] == fulfilment }.sorted()
      return arrows.isEmpty ? nil : (fulfilment, arrows)
    }
  }

  /// Whether a row belongs to the table, or to its header.
  func covers(_ row: Int, on other: SheetView) -> Bool {
    other.sheet.name == view.sheet.name && (topRow..<max(endRow, topRow + 1)).contains(row)
  }

  /// Whether two tables have the same headings, as those of blocks and sheets that are alike have; what
  /// is not understood may be a unit's own.
  func isLike(_ other: DraftTable) -> Bool {
    understoodHeadings == other.understoodHeadings
  }

  private var understoodHeadings: Set<String> {
    Set(columns.filter { $0.field != nil }.map(\.heading.pattern))
  }

  /// Gives up goals as rows of their own, where the goal stands elsewhere.
  mutating func dropGoalRows() {
    goalRows = nil
  }
}

/// Arrows and what they usually stand for.
enum DraftArrow {
  static let fulfilment: [String: Fulfilment] = [
    "↑": .met, "⬆": .met, "▲": .met, "↗": .met, "→": .partlyMet, "➡": .partlyMet, "►": .partlyMet,
    "↓": .notMet, "⬇": .notMet, "▼": .notMet, "↘": .notMet,
  ]
}

/// How goals stand as rows of their own among the indicators of a table.
struct DraftGoalRows {
  /// The fields that are empty in such a row.
  let emptyFields: [Field]

  /// Whether the goal is in bold letters in every such row, and the indicators are not.
  let isBold: Bool

  /// Whether the goal begins with its number.
  let hasNumbers: Bool

  /// Whether some rows name an area alone.
  let hasAreas: Bool

  /// Looks for rows that have nothing but a text where others have an indicator.
  init?(in table: DraftTable) {
    guard let column = table.column(of: .indicatorName) else { return nil }
    var goals: [Cell] = []
    var indicators: [Cell] = []
    var hasAreas = false
    for (row, cells) in table.view.filledRows(in: table.headerRow + 1..<table.endRow) {
      guard let cell = table.view.sheet[CellAddress(row: row, column: column)] else { continue }
      if cells.count > 1 {
        indicators.append(cell)
      } else if Vocabulary.usual.areas[cells[0].text] != nil {
        hasAreas = true
      } else {
        goals.append(cell)
      }
    }
    guard !goals.isEmpty, !indicators.isEmpty else { return nil }
    let figures: [Field] = [.indicatorTarget, .indicatorOutcome, .indicatorMeasure]
    emptyFields = figures.filter { field in
      table.columns.contains { $0.field == field }
    }
    isBold =
      goals.allSatisfy(\.style.font.isBold) && !indicators.contains(where: \.style.font.isBold)
    hasNumbers = goals.allSatisfy { $0.value.shownText.first?.isNumber == true }
    self.hasAreas = hasAreas
    guard isBold || !emptyFields.isEmpty else { return nil }
  }
}
