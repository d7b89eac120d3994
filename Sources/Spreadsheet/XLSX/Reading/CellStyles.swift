/// The styles of a workbook (ECMA-376 Part 1, 18.8), with every colour resolved.
struct CellStyles: Sendable {
  /// The look that a conditional format gives to cells.
  struct Differential: Sendable {
    var fill: Color?
    var fontColor: Color?
    var isBold = false
  }

  /// The styles; there is at least one.
  private(set) var styles: [CellStyle] = []
  private var kinds: [NumberFormat.Kind] = []
  private var isPlain: [Bool] = []
  private(set) var differentials: [Differential] = []

  /// The styles that people choose by name.
  private(set) var named: [NamedStyle] = []

  private var palette = ColorPalette()

  /// The plain style only.
  init() {
    addPlainStyle()
  }

  private mutating func addPlainStyle() {
    styles.append(CellStyle())
    kinds.append(.general)
    isPlain.append(true)
  }

  init(_ part: inout PartReader, theme: ThemeColors) throws(SpreadsheetError) {
    palette = ColorPalette(theme: theme)
    var sheet = StyleSheet()
    try sheet.read(&part)
    palette.indexed = IndexedColors(sheet.ownColors)
    let fills = sheet.fills.map { $0.flatMap { palette.color($0) } }
    let fonts = sheet.fonts.map { $0.resolved(by: palette) }
    let borders = sheet.borders.map { $0.resolved(by: palette) }
    func style(_ format: StyleSheet.CellFormat) -> CellStyle {
      let code =
        sheet.numberFormats[format.numberFormat]
        ?? BuiltInNumberFormats[format.numberFormat] ?? "General"
      var style = CellStyle()
      if code != style.numberFormat { style.numberFormat = code }
      if let font = fonts[checked: format.font], font != style.font { style.font = font }
      if let fill = fills[checked: format.fill] ?? nil { style.fill = fill }
      if let lines = borders[checked: format.border], lines != style.borders {
        style.borders = lines
      }
      if format.alignment != style.alignment { style.alignment = format.alignment }
      if !format.isLocked { style.isLocked = false }
      return style
    }
    var names: [Int: String] = [:]
    // The style that the standard calls Normal is the one of cells without a named style.
    for entry in sheet.names where entry.builtInNumber != 0 {
      guard let format = sheet.namedFormats[checked: entry.format] else { continue }
      if names[entry.format] == nil { names[entry.format] = entry.name }
      named.append(
        NamedStyle(name: entry.name, style: style(format), builtInNumber: entry.builtInNumber))
    }
    var known: [Int: NumberFormat.Kind] = [:]
    for format in sheet.cellFormats {
      var style = style(format)
      if let name = names[format.named] { style.name = name }
      styles.append(style)
      let kind = known[format.numberFormat] ?? NumberFormat(style.numberFormat).kind
      known[format.numberFormat] = kind
      kinds.append(kind)
      isPlain.append(style == CellStyle())
    }
    if styles.isEmpty { addPlainStyle() }
    differentials = sheet.differentials.map { look in
      let font = look.font?.resolved(by: palette)
      return Differential(
        fill: look.fill.flatMap { palette.color($0) }, fontColor: font?.color,
        isBold: font?.isBold ?? false)
    }
  }

  /// The number of a style as a cell writes it; where there is none, that of the first style.
  @inline(__always)
  func valid(_ number: Int) -> Int {
    styles.indices.contains(number) ? number : 0
  }

  /// What the number format of a style shows.
  @inline(__always)
  func kind(_ number: Int) -> NumberFormat.Kind { kinds[number] }

  /// Whether a style is that of a cell of which nothing is said.
  @inline(__always)
  func isPlain(_ number: Int) -> Bool { isPlain[number] }

  /// A colour as the attributes of the element that starts here describe it.
  func color(_ part: borrowing PartReader) -> Color? {
    ColorReference(part).flatMap { palette.color($0) }
  }
}

extension Array {
  /// The element at a place that may not be there.
  subscript(checked index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
