/// The styles of a workbook, each stored once, in the order of their first use.
struct ODSStyleTable {
  /// What the cells of one style share.
  struct CellFormat: Hashable {
    var style: CellStyle
    var dataStyle: String?
    var rules: [Rule]
    /// The position of the named style that the look builds on; `nil` for the plain one.
    var named: Int?
  }

  /// A rule under which a cell looks different (ODF 1.3 Part 3, 16.4).
  struct Rule: Hashable {
    var condition: String
    var baseCell: String
    var look: String
  }

  /// How a cell looks while a rule applies.
  struct Look: Hashable {
    var fill: Color?
    var fontColor: Color?
    var isBold: Bool
  }

  struct RowFormat: Hashable {
    var height: Double?
  }

  struct TableFormat: Hashable {
    var isHidden: Bool
    var tabColor: Color?
    var masterPage: String?
  }

  /// Begins the names of all styles.
  let prefix: String

  /// The styles that people choose by name.
  let named: [NamedStyle]
  private var namedPositions: [String: Int] = [:]

  private(set) var numbers: ODSNumberStyles
  /// The number formats of the named styles, which stand in another part than the others.
  private(set) var namedNumbers: ODSNumberStyles
  private(set) var cells = UniqueList<CellFormat>()
  private(set) var looks = UniqueList<Look>()
  private(set) var rows = UniqueList<RowFormat>()
  private(set) var columnWidths = UniqueList<Double>()
  private(set) var tables = UniqueList<TableFormat>()
  private var known: [Key: String] = [:]

  init(named: [NamedStyle] = [], prefix: String = "") {
    self.prefix = prefix
    self.named = named
    numbers = ODSNumberStyles(prefix: prefix + "N")
    namedNumbers = ODSNumberStyles(prefix: prefix + "Format")
    for (position, style) in named.enumerated() where namedPositions[style.name] == nil {
      namedPositions[style.name] = position
      _ = namedNumbers.name(of: style.style.numberFormat)
    }
  }

  private struct Key: Hashable {
    var style: CellStyle
    var keeping: TypeKeepingFormat?
    var rules: [Rule]
  }

  /// The name of the style of a cell; `nil` for the plain one.
  mutating func cellStyle(
    _ style: CellStyle, for value: CellValue, rules: [Rule]
  ) -> String? {
    let isSimple = rules.isEmpty && TypeKeepingFormat(for: value) == nil
    if isSimple, style == CellStyle() { return nil }
    let key = Key(style: style, keeping: TypeKeepingFormat(for: value), rules: rules)
    if let name = known[key] { return name.isEmpty ? nil : name }
    let code = key.keeping?.applied(to: style.numberFormat) ?? style.numberFormat
    let named = style.name.flatMap { namedPositions[$0] }
    let isGeneral = named.map { self.named[$0].style.numberFormat == "General" } ?? true
    let dataStyle = numbers.name(of: code, evenGeneral: !isGeneral)
    let isPlain = style == CellStyle() && dataStyle == nil && rules.isEmpty
    let format = CellFormat(style: style, dataStyle: dataStyle, rules: rules, named: named)
    let name = isPlain ? "" : "\(prefix)ce\(cells.index(of: format) + 1)"
    known[key] = name
    return isPlain ? nil : name
  }

  /// The name of the style that a rule applies.
  mutating func look(of rule: ConditionalFormat) -> String {
    let look = Look(fill: rule.fill, fontColor: rule.fontColor, isBold: rule.isBold)
    return "\(prefix)Look\(looks.index(of: look) + 1)"
  }

  mutating func rowStyle(height: Double?) -> String {
    "\(prefix)ro\(rows.index(of: RowFormat(height: height)) + 1)"
  }

  mutating func columnStyle(width: Double) -> String {
    "\(prefix)co\(columnWidths.index(of: width) + 1)"
  }

  mutating func tableStyle(_ format: TableFormat) -> String {
    "\(prefix)ta\(tables.index(of: format) + 1)"
  }
}
