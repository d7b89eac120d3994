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
    /// The position of the named style that the look began as.
    var named = 0
    /// Whether the program must not read the text as a formula when somebody edits the cell.
    var isQuoted = false
  }

  /// How cells look while a rule applies.
  struct Differential: Hashable {
    var fill: Color?
    var fontColor: Color?
    var isBold: Bool
  }

  /// How many entries of each list come before those of this table.
  struct Start {
    var formats = 0
    var fonts = 0
    /// Every workbook begins with two fills: none, and a pattern of dots.
    var fills = 2
    var borders = 0
    var numberFormat = 164
  }

  let start: Start
  private(set) var fonts = UniqueList([Font()])
  private(set) var fills = UniqueList<Color>()
  private(set) var borders = UniqueList([Borders()])
  private(set) var ownNumberFormats = UniqueList<String>()
  private(set) var formats = UniqueList<CellFormat>()
  private(set) var differentials = UniqueList<Differential>()
  /// The named styles with their looks; the first is the plain one.
  private(set) var named: [(style: NamedStyle, format: CellFormat)] = []
  private var namedPositions: [String: Int] = [:]
  private var known: [Key: Int] = [:]
  private var lastInColumn: [(style: CellStyle, index: Int)?] = []

  private struct Key: Hashable {
    var style: CellStyle
    var keeping: TypeKeepingFormat?
    var isQuoted: Bool
  }

  /// Creates the table of a new workbook, or one that goes on with the lists of another.
  init(named styles: [NamedStyle] = [], after start: Start = Start()) {
    self.start = start
    for style in [NamedStyle(name: "Normal", style: CellStyle(), builtInNumber: 0)] + styles
    where namedPositions[style.name.lowercased()] == nil {
      namedPositions[style.name.lowercased()] = named.count
      named.append((style, format(of: style.style, code: style.style.numberFormat)))
    }
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
    while lastInColumn.count <= column { lastInColumn.append(nil) }
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
    var format = format(of: style, code: numberFormat)
    format.isQuoted = isQuoted
    format.named = style.name.flatMap { namedPositions[$0.lowercased()] } ?? 0
    let index = start.formats + formats.index(of: format)
    known[key] = index
    return index
  }

  private mutating func format(of style: CellStyle, code: String) -> CellFormat {
    CellFormat(
      numberFormat: numberFormatID(code), font: start.fonts + fonts.index(of: style.font),
      fill: style.fill.map { start.fills + fills.index(of: $0) } ?? 0,
      borders: start.borders + borders.index(of: style.borders), alignment: style.alignment,
      isLocked: style.isLocked)
  }

  /// The position of the look of a rule.
  mutating func differentialIndex(of rule: ConditionalFormat) -> Int {
    differentials.index(
      of: Differential(fill: rule.fill, fontColor: rule.fontColor, isBold: rule.isBold))
  }

  private mutating func numberFormatID(_ format: String) -> Int {
    BuiltInNumberFormats.id(of: format)
      ?? ownNumberFormats.index(of: format) + start.numberFormat
  }
}
