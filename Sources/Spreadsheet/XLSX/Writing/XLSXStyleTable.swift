/// The styles of a workbook, each stored once, in the order of their first use
/// (ECMA-376 Part 1, 18.8).
struct XLSXStyleTable {
  /// What the cells of one style share.
  struct CellFormat: Hashable {
    var numberFormat: Int
    var font: Int
    var fill: Int
    var borders: Int
    var alignment: Alignment
    var isLocked: Bool
    /// Whether the program must not read the text as a formula when somebody edits the cell.
    var isQuoted: Bool
  }

  /// How cells look while a rule applies.
  struct Differential: Hashable {
    var fill: Color?
    var fontColor: Color?
    var isBold: Bool
  }

  private(set) var fonts = UniqueList([Font()])
  /// The fills after the two that every workbook begins with: none, and a pattern of dots.
  private(set) var fills = UniqueList<Color>()
  private(set) var borders = UniqueList([Borders()])
  private(set) var ownNumberFormats = UniqueList<String>()
  private(set) var formats = UniqueList<CellFormat>()
  private(set) var differentials = UniqueList<Differential>()
  private var recent: [Key: Int] = [:]

  private struct Key: Hashable {
    var style: CellStyle
    var numberFormat: String
    var isQuoted: Bool
  }

  static let firstOwnNumberFormat = 164

  /// The fills that come before ``fills``.
  static let fixedFillCount = 2

  init() {
    _ = index(of: CellStyle(), for: .empty)
  }

  /// The position of the format for a cell.
  mutating func index(of style: CellStyle, for value: CellValue) -> Int {
    var isQuoted = false
    if case .text(let text) = value { isQuoted = text.looksLikeFormula }
    let numberFormat = style.numberFormat(keeping: value)
    let key = Key(style: style, numberFormat: numberFormat, isQuoted: isQuoted)
    if let known = recent[key] { return known }
    let index = formats.index(
      of: CellFormat(
        numberFormat: numberFormatID(numberFormat), font: fonts.index(of: style.font),
        fill: style.fill.map { fills.index(of: $0) + Self.fixedFillCount } ?? 0,
        borders: borders.index(of: style.borders), alignment: style.alignment,
        isLocked: style.isLocked, isQuoted: isQuoted))
    recent[key] = index
    return index
  }

  /// The position of the look of a rule.
  mutating func differentialIndex(of rule: ConditionalFormat) -> Int {
    differentials.index(
      of: Differential(fill: rule.fill, fontColor: rule.fontColor, isBold: rule.isBold))
  }

  private mutating func numberFormatID(_ format: String) -> Int {
    Self.builtInNumberFormats[format]
      ?? ownNumberFormats.index(of: format) + Self.firstOwnNumberFormat
  }

  /// The formats that have a number of their own (ECMA-376 Part 1, 18.8.30).
  private static let builtInNumberFormats: [String: Int] = [
    "General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10,
    "0.00E+00": 11, "# ?/?": 12, "# ??/??": 13, "mm-dd-yy": 14, "d-mmm-yy": 15, "d-mmm": 16,
    "mmm-yy": 17, "h:mm AM/PM": 18, "h:mm:ss AM/PM": 19, "h:mm": 20, "h:mm:ss": 21,
    "m/d/yy h:mm": 22, "#,##0 ;(#,##0)": 37, "#,##0 ;[Red](#,##0)": 38,
    "#,##0.00;(#,##0.00)": 39, "#,##0.00;[Red](#,##0.00)": 40, "mm:ss": 45, "[h]:mm:ss": 46,
    "mmss.0": 47, "##0.0E+0": 48, "@": 49,
  ]
}
