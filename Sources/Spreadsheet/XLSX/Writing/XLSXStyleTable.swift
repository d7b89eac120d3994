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
  private var known: [Key: Int] = [:]
  private var lastInColumn: [Int: (style: CellStyle, index: Int)] = [:]

  private struct Key: Hashable {
    var style: CellStyle
    var keeping: TypeKeepingFormat?
    var isQuoted: Bool
  }

  static let firstOwnNumberFormat = 164

  /// The fills that come before ``fills``.
  static let fixedFillCount = 2

  init() {
    _ = index(of: CellStyle(), for: .empty)
  }

  /// The position of the format for a cell.
  ///
  /// The cells of a column mostly look alike, so the last one in it is asked first.
  mutating func index(of style: CellStyle, for value: CellValue, inColumn column: Int) -> Int {
    let isSimple =
      switch value {
      case .empty, .number, .boolean, .error, .notCalculated: true
      case .text(let text): !text.looksLikeFormula
      case .date, .dateTime, .duration: false
      }
    guard isSimple else { return index(of: style, for: value) }
    if let (lastStyle, index) = lastInColumn[column], lastStyle == style { return index }
    let index = index(of: style, for: value)
    lastInColumn[column] = (style, index)
    return index
  }

  private mutating func index(of style: CellStyle, for value: CellValue) -> Int {
    var isQuoted = false
    if case .text(let text) = value { isQuoted = text.looksLikeFormula }
    let key = Key(style: style, keeping: TypeKeepingFormat(for: value), isQuoted: isQuoted)
    if let known = known[key] { return known }
    let numberFormat = key.keeping?.applied(to: style.numberFormat) ?? style.numberFormat
    let index = formats.index(
      of: CellFormat(
        numberFormat: numberFormatID(numberFormat), font: fonts.index(of: style.font),
        fill: style.fill.map { fills.index(of: $0) + Self.fixedFillCount } ?? 0,
        borders: borders.index(of: style.borders), alignment: style.alignment,
        isLocked: style.isLocked, isQuoted: isQuoted))
    known[key] = index
    return index
  }

  /// The position of the look of a rule.
  mutating func differentialIndex(of rule: ConditionalFormat) -> Int {
    differentials.index(
      of: Differential(fill: rule.fill, fontColor: rule.fontColor, isBold: rule.isBold))
  }

  private mutating func numberFormatID(_ format: String) -> Int {
    BuiltInNumberFormats.id(of: format)
      ?? ownNumberFormats.index(of: format) + Self.firstOwnNumberFormat
  }
}
