import Spreadsheet

/// A part of a template, and how its values are found.
indirect enum Part: Hashable, Sendable {
  case form(Form)
  case table(Table)
  case blocks(Blocks)
  case sheetBySheet(SheetBySheet)

  /// The sheets that the part names.
  var sheets: [TextPattern] {
    switch self {
    case .form(let form): form.sheets
    case .table(let table): table.sheets
    case .blocks(let blocks): blocks.sheets
    case .sheetBySheet(let sheets): sheets.sheets
    }
  }

  /// What findings call the part.
  var name: String {
    switch self {
    case .form(let form): form.name
    case .table(let table): table.name
    case .blocks(let blocks): blocks.name
    case .sheetBySheet(let sheets): sheets.name
    }
  }
}

/// Labels with values beside or below them, or values in cells of their own.
struct Form: Hashable, Sendable {
  var name: String
  /// The sheet; empty lets every sheet that people see serve.
  var sheets: [TextPattern] = []
  var rules: [FieldRule]
}

/// A header row, and a row below it for each goal, indicator, activity or line of the economy.
struct Table: Hashable, Sendable {
  var name: String
  /// The sheet; empty lets every sheet that people see serve.
  var sheets: [TextPattern] = []
  /// The headings that may stand above the table.
  var captions: [TextPattern] = []
  var rules: [FieldRule]
  /// The first cells of rows that end the table.
  var endings: [TextPattern] = []
  /// The first cells of rows that are skipped.
  var skipped: [TextPattern] = []
  /// Which rows sum others, the innermost sums first.
  var sums: [Sum] = []
  /// How rows that hold a goal are told from rows that hold its indicators; `nil` when no row is
  /// only a goal.
  var goalRows: GoalRows?
  /// Whether a row of nothing but the name of an area begins that area's goals.
  var hasAreaRows = false
  /// The first row, from 0, of a table whose columns are given by letters.
  var firstRow: Int?
  /// Whether the template may lack the table.
  var isOptional = false

  /// The field by which the rows are known, where a column has it.
  var rowKey: Field? {
    let groups: [Field.Group] = [.activity, .investment, .economy, .indicator, .goal]
    return groups.compactMap(\.rowKey).first { key in
      rules.contains { $0.field == key && !$0.texts.isEmpty }
    }
  }

  /// Rows that sum others.
  struct Sum: Hashable, Sendable {
    /// The first cells of the rows.
    var names: [TextPattern]
    /// Whether the rows that it sums stand below it.
    var standsAbove: Bool
  }

  /// The colour of a cell.
  enum Fill: Hashable, Sendable {
    /// Any but white.
    case any
    /// This one, or one near it.
    case color(Color)
  }

  /// How a row that holds a goal is told from those that hold its indicators.
  struct GoalRows: Hashable, Sendable {
    /// The goal stands in the column of this field.
    var column: Field
    /// The columns that are empty in a goal row.
    var emptyColumns: [Field]
    /// Whether the goal is in bold letters.
    var isBold: Bool
    /// The colour of the goal's cell; `nil` is any or none.
    var fill: Fill?
    /// What the goal's text looks like; empty is anything.
    var patterns: [TextPattern]
    /// Whether the goal's number stands before its text: `1.2 Trygga elever`.
    var hasNumberPrefix: Bool
  }
}

/// The same parts again and again down a sheet, once for each goal.
struct Blocks: Hashable, Sendable {
  var name: String
  var sheets: [TextPattern] = []
  /// The text of the first cell in the first row of a block.
  var starts: [TextPattern]
  var parts: [Part]
}

/// The same parts again and again, once for each sheet whose name fits.
struct SheetBySheet: Hashable, Sendable {
  var name: String
  var sheets: [TextPattern]
  var parts: [Part]
}
