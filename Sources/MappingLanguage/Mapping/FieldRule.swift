import Scorecards
import Spreadsheet

/// Where a field stands in a template, and how it is read.
struct FieldRule: Hashable, Sendable {
  /// Where the value stands.
  enum Place: Hashable, Sendable {
    /// In the column under the first of these headings that there is.
    case column(headings: [TextPattern])
    /// In the column with this letter, counted from 0.
    case columnAt(Int)
    /// In the last filled one of several columns, such as quarters.
    case lastFilled(columns: [[TextPattern]])
    /// In a column for each period, of which the report chooses one.
    case perPeriod(columns: [PeriodColumn])
    /// As a cross in one of several columns.
    case crosses([Fulfilment: [TextPattern]])
    /// Beside or below the first of these labels that has a value.
    case label([TextPattern], side: Side)
    /// In a cell of its own.
    case cell(CellAddress)
    /// In the cell that a defined name stands for.
    case definedName(String)
    /// In the name of the sheet, where the pattern has its `*`.
    case sheetName
    /// Nowhere: every file has this value.
    case always(String)
  }

  /// The column of one period.
  struct PeriodColumn: Hashable, Sendable {
    /// The period, such as `{år}-K1`.
    var period: TextPattern
    var headings: [TextPattern]
  }

  /// Where the value of a label stands.
  enum Side: String, Hashable, Sendable, CaseIterable {
    case beside = "bredvid"
    case below = "under"
    /// In the label's own cell, where the pattern has its `*`.
    case within = "i samma cell"
  }

  /// What is read of a cell that tells a status.
  enum StatusSign: String, Hashable, Sendable, CaseIterable {
    case word = "ord"
    /// The fill.
    case color = "färg"
    case wordAndColor = "ord och färg"
    /// The colour of the letters, whatever they say.
    case fontColor = "textfärg"
    case wordAndFontColor = "ord och textfärg"

    /// Whether a colour alone tells the status, and any word is only a sign such as `●`.
    var isColorAlone: Bool { self == .color || self == .fontColor }

    /// The colour that tells the status; `nil` when the cell has none.
    ///
    /// Black letters are those that nobody has coloured.
    func color(of style: CellStyle) -> Color? {
      switch self {
      case .word: nil
      case .color, .wordAndColor: style.fill
      case .fontColor, .wordAndFontColor:
        style.font.color.flatMap { $0.distance(to: .black) < 48 ? nil : $0 }
      }
    }
  }

  /// The field.
  var field: Field

  /// Where the value stands.
  var place: Place

  /// Whether the template may lack the column or label.
  var isOptional = false

  /// Whether the value must be filled in.
  var isRequired = false

  /// Whether an empty cell repeats the value above it.
  var fillsDown = false

  /// What a target without a word means; `nil` when that depends on the direction alone.
  var bareTarget: Comparison?

  /// What a day without a word means as a target; `nil` when that depends on the direction alone.
  var bareDay: Comparison?

  /// What is read of a cell that tells a status.
  var statusSign = StatusSign.wordAndColor

  /// The texts that are looked for, for findings.
  var texts: [TextPattern] {
    switch place {
    case .column(let headings): headings
    case .label(let labels, _): labels
    case .lastFilled(let columns): columns.flatMap { $0 }
    case .perPeriod(let columns): columns.flatMap(\.headings)
    case .crosses(let columns): Fulfilment.allCases.flatMap { columns[$0] ?? [] }
    case .columnAt, .cell, .definedName, .sheetName, .always: []
    }
  }
}
