/// The styles part as it is written, colours not yet resolved: the workbook's own palette stands
/// after everything that uses it.
struct StyleSheet {
  struct FontEntry {
    var font = Font()
    var color: ColorReference?

    func resolved(by palette: ColorPalette) -> Font {
      var font = font
      font.color = color.flatMap { palette.color($0) }
      return font
    }
  }

  struct BorderEntry {
    typealias Line = (style: Borders.Line.Style, color: ColorReference?)
    var left: Line?
    var right: Line?
    var top: Line?
    var bottom: Line?

    func resolved(by palette: ColorPalette) -> Borders {
      func line(_ line: Line?) -> Borders.Line? {
        line.map {
          Borders.Line($0.style, color: $0.color.flatMap { palette.color($0) } ?? .black)
        }
      }
      var borders = Borders()
      (borders.left, borders.right) = (line(left), line(right))
      (borders.top, borders.bottom) = (line(top), line(bottom))
      return borders
    }
  }

  struct CellFormat {
    var numberFormat = 0
    var font = 0
    var fill = 0
    var border = 0
    var alignment = Alignment()
    var isLocked = true
    /// The position of the named style's look.
    var named = 0
  }

  /// A name that people choose a style by; those of levels of an outline are none.
  struct NameEntry {
    var name: String
    var format: Int
    var builtInNumber: Int?
  }

  private(set) var numberFormats: [Int: String] = [:]
  private(set) var fonts: [FontEntry] = []
  private(set) var fills: [ColorReference?] = []
  private(set) var borders: [BorderEntry] = []
  private(set) var cellFormats: [CellFormat] = []
  private(set) var namedFormats: [CellFormat] = []
  private(set) var names: [NameEntry] = []
  private(set) var differentials: [(font: FontEntry?, fill: ColorReference?)] = []
  private(set) var ownColors: [Color?] = []

  /// More than twice as many formats as Excel allows are no honest file.
  private static let mostEntries = 150_000

  mutating func read(_ part: inout PartReader) throws(SpreadsheetError) {
    try part.root()
    guard part.name == "styleSheet" else {
      throw SpreadsheetError(.damaged, at: part.place, detail: "the part holds no styles")
    }
    let depth = part.depth
    while try part.nextChild(of: depth) {
      let group = part.name
      let groupDepth = part.depth
      while try part.nextChild(of: groupDepth) {
        try readEntry(&part, of: group)
        let count = max(fonts.count, fills.count, borders.count, cellFormats.count)
        let others = max(differentials.count, numberFormats.count, namedFormats.count, names.count)
        if max(count, others) > Self.mostEntries {
          throw SpreadsheetError(.damaged, at: part.place, detail: "too many styles")
        }
      }
    }
  }

  private mutating func readEntry(
    _ part: inout PartReader, of group: String
  ) throws(SpreadsheetError) {
    switch (group, part.name) {
    case ("numFmts", "numFmt"):
      if let id = part.integer("numFmtId") {
        numberFormats[id] = part["formatCode"].map(EscapedText.decode)
      }
    case ("fonts", "font"): fonts.append(try Self.font(&part))
    case ("fills", "fill"): fills.append(try Self.fill(&part, isDifferential: false))
    case ("borders", "border"): borders.append(try Self.border(&part))
    case ("cellXfs", "xf"): cellFormats.append(try Self.cellFormat(&part))
    case ("cellStyleXfs", "xf"): namedFormats.append(try Self.cellFormat(&part))
    case ("cellStyles", "cellStyle"):
      guard let name = part["name"], let format = part.integer("xfId"), part["iLevel"] == nil
      else { break }
      names.append(
        NameEntry(
          name: EscapedText.decode(name), format: format, builtInNumber: part.integer("builtinId")))
    case ("dxfs", "dxf"): differentials.append(try Self.differential(&part))
    case ("colors", "indexedColors"):
      let depth = part.depth
      while try part.nextChild(of: depth), ownColors.count < 64 {
        ownColors.append(part["rgb"].flatMap { Color(hex: $0) })
      }
    default: break
    }
  }

  // MARK: Entries

  private static func font(_ part: inout PartReader) throws(SpreadsheetError) -> FontEntry {
    var entry = FontEntry()
    let depth = part.depth
    while try part.nextChild(of: depth) {
      let isOn = part.boolean("val") ?? true
      switch part.name {
      case "name": entry.font.name = part["val"] ?? entry.font.name
      case "sz": entry.font.size = part.double("val") ?? entry.font.size
      case "b": entry.font.isBold = isOn
      case "i": entry.font.isItalic = isOn
      case "u": entry.font.isUnderlined = part["val"] != "none"
      case "strike": entry.font.isStruckThrough = isOn
      case "color": entry.color = ColorReference(part)
      default: break
      }
    }
    return entry
  }

  /// The colour that a fill shows.
  ///
  /// A differential fill has its colour as the background, any other
  /// solid fill as the foreground (ECMA-376 Part 1, 18.8.32).
  private static func fill(
    _ part: inout PartReader, isDifferential: Bool
  ) throws(SpreadsheetError) -> ColorReference? {
    var color: ColorReference?
    let depth = part.depth
    while try part.nextChild(of: depth) {
      switch part.name {
      case "patternFill":
        let pattern = part["patternType"] ?? (isDifferential ? "solid" : "none")
        // Without a foreground a solid fill has the automatic one, black, as Excel and LibreOffice show.
        var foreground: ColorReference? = pattern == "solid" && !isDifferential ? .rgb(.black) : nil
        var background: ColorReference?
        let patternDepth = part.depth
        while try part.nextChild(of: patternDepth) {
          switch part.name {
          case "fgColor": foreground = ColorReference(part)
          case "bgColor": background = ColorReference(part)
          default: break
          }
        }
        if pattern == "none" { continue }
        color = pattern == "solid" && !isDifferential ? foreground : background ?? foreground
      case "gradientFill":
        let gradient = part.depth
        while try part.nextChild(of: gradient) {
          let stop = part.depth
          while try part.nextChild(of: stop) {
            if color == nil { color = ColorReference(part) }
          }
        }
      default: break
      }
    }
    return color
  }

  private static func border(_ part: inout PartReader) throws(SpreadsheetError) -> BorderEntry {
    var entry = BorderEntry()
    let depth = part.depth
    while try part.nextChild(of: depth) {
      let side = part.name
      guard let style = part["style"].flatMap(lineStyle) else { continue }
      var color: ColorReference?
      let sideDepth = part.depth
      while try part.nextChild(of: sideDepth) {
        if part.name == "color" { color = ColorReference(part) }
      }
      switch side {
      case "left", "start": entry.left = (style, color)
      case "right", "end": entry.right = (style, color)
      case "top": entry.top = (style, color)
      case "bottom": entry.bottom = (style, color)
      default: break
      }
    }
    return entry
  }

  private static func lineStyle(_ name: String) -> Borders.Line.Style? {
    if let style = Borders.Line.Style(rawValue: name) { return style }
    return switch name {
    case "dashDot", "dashDotDot", "slantDashDot": .dashed
    case "mediumDashed", "mediumDashDot", "mediumDashDotDot": .medium
    default: nil
    }
  }

  private static func cellFormat(_ part: inout PartReader) throws(SpreadsheetError) -> CellFormat {
    var format = CellFormat()
    format.numberFormat = part.integer("numFmtId") ?? 0
    format.font = part.integer("fontId") ?? 0
    format.fill = part.integer("fillId") ?? 0
    format.border = part.integer("borderId") ?? 0
    format.named = part.integer("xfId") ?? 0
    let depth = part.depth
    while try part.nextChild(of: depth) {
      switch part.name {
      case "alignment":
        if let horizontal = part["horizontal"].flatMap(Alignment.Horizontal.init(rawValue:)) {
          format.alignment.horizontal = horizontal
        }
        if let vertical = part["vertical"].flatMap(Alignment.Vertical.init(rawValue:)) {
          format.alignment.vertical = vertical
        }
        format.alignment.wrapsText = part.boolean("wrapText") ?? false
        format.alignment.indent = min(255, max(0, part.integer("indent") ?? 0))
      case "protection": format.isLocked = part.boolean("locked") ?? true
      default: break
      }
    }
    return format
  }

  private static func differential(
    _ part: inout PartReader
  ) throws(SpreadsheetError) -> (font: FontEntry?, fill: ColorReference?) {
    var look: (font: FontEntry?, fill: ColorReference?) = (nil, nil)
    let depth = part.depth
    while try part.nextChild(of: depth) {
      switch part.name {
      case "font": look.font = try font(&part)
      case "fill": look.fill = try fill(&part, isDifferential: true)
      default: break
      }
    }
    return look
  }
}
