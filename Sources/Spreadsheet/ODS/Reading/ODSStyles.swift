/// The styles of a document, resolved through the styles that they build on.
struct ODSStyles: Sendable {
  /// How a cell looks that names no style.
  let plain: CellStyle

  private var cells: [String: CellStyle] = [:]
  private var commonCells: [String: CellStyle] = [:]
  private let sheet: ODSStyleSheet

  init(_ sheet: ODSStyleSheet) {
    self.sheet = sheet
    var defaults = CellStyle()
    sheet.defaults.apply(to: &defaults)
    var resolver = Resolver(sheet: sheet, defaults: defaults)
    plain = resolver.common("Default")
    for name in sheet.common.cells.keys { commonCells[name] = resolver.common(name) }
    cells = commonCells
    for (name, style) in sheet.automatic.cells {
      cells[name] = resolver.apply(style, to: resolver.common(style.parent ?? "Default"))
    }
  }

  /// The styles that people choose by name; those that only rules apply are none.
  var namedStyles: [NamedStyle] {
    let scopes = [sheet.common.cells, sheet.automatic.cells]
    let applied = Set(scopes.flatMap(\.values).flatMap(\.rules).map(\.styleName))
    return commonCells.sorted { $0.key < $1.key }.compactMap { key, style in
      guard let name = style.name, !applied.contains(key), !applied.contains(name) else {
        return nil
      }
      return NamedStyle(name: name, style: style.unnamed)
    }
  }

  /// All styles of cells, in the order of their names.
  var named: [(name: String?, style: CellStyle)] {
    cells.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// How a cell looks that names a style, or none.
  subscript(name: String?) -> CellStyle {
    name.flatMap { cells[$0] } ?? plain
  }

  /// The rules of a style of cells.
  func rules(of name: String?) -> [ODSStyleSheet.Rule] {
    guard let name else { return [] }
    return (sheet.automatic.cells[name] ?? sheet.common.cells[name])?.rules ?? []
  }

  /// How a rule makes cells look: what sets its style apart from the plain one.
  func conditionalFormat(
    _ condition: ConditionalFormat.Condition, style name: String, ranges: [CellRange]
  ) -> ConditionalFormat {
    // LibreOffice names the style in its own element by the name that people see.
    let displayed = sheet.displayedNames[name].flatMap { commonCells[$0] }
    let style = commonCells[name] ?? displayed ?? cells[name] ?? plain
    var format = ConditionalFormat(
      ranges: ranges, condition: condition, fill: style.fill, fontColor: style.font.color)
    format.isBold = style.font.isBold
    return format
  }

  /// The width of a column in characters; `nil` where it is what programs give by themselves.
  func columnWidth(_ name: String?) -> Double? {
    guard let width = name.flatMap({ sheet.columnWidths[$0] }),
      abs(width - ODSLength.defaultColumnCharacters) > 0.01
    else { return nil }
    return width
  }

  /// The height of a row in points, where it was set by hand.
  func rowHeight(_ name: String?) -> Double? {
    name.flatMap { sheet.rowHeights[$0] }
  }

  func isHidden(table name: String?) -> Bool {
    name.flatMap { sheet.tables[$0] }?.isHidden ?? false
  }

  func tabColor(table name: String?) -> Color? {
    name.flatMap { sheet.tables[$0] }?.tabColor
  }

  /// How the pages of a table are set up.
  func printSetup(table name: String?) -> PrintSetup {
    sheet.pages.setup(master: name.flatMap { sheet.tables[$0] }?.masterPage)
  }

  /// Follows the styles that styles build on.
  private struct Resolver {
    let sheet: ODSStyleSheet
    let defaults: CellStyle
    private var resolved: [String: CellStyle] = [:]
    private var formats: [String: String] = [:]

    init(sheet: ODSStyleSheet, defaults: CellStyle) {
      self.sheet = sheet
      self.defaults = defaults
    }

    /// A common style; the defaults where there is none of that name, or styles build on each other.
    mutating func common(_ name: String) -> CellStyle {
      var chain: [String] = []
      var seen: Set<String> = []
      var next: String? = name
      var style = defaults
      while let name = next, seen.insert(name).inserted {
        if let known = resolved[name] {
          style = known
          break
        }
        guard let written = sheet.common.cells[name] else { break }
        chain.append(name)
        next = written.parent
      }
      for name in chain.reversed() {
        if let written = sheet.common.cells[name] {
          style = apply(written, to: style, isCommon: true)
          style.name = name == "Default" ? nil : written.displayName ?? name
        }
        resolved[name] = style
      }
      return style
    }

    mutating func apply(
      _ written: ODSStyleSheet.CellStyle, to base: CellStyle, isCommon: Bool = false
    ) -> CellStyle {
      var style = base
      written.properties.apply(to: &style)
      if let name = written.dataStyle {
        style.numberFormat = numberFormat(name, isCommon: isCommon)
      }
      return style
    }

    /// The number format that a data style stands for.
    private mutating func numberFormat(_ name: String, isCommon: Bool) -> String {
      let key = (isCommon ? "c" : "a") + name
      if let known = formats[key] { return known }
      func find(_ name: String) -> ODSDataStyle? {
        (isCommon ? nil : sheet.automatic.data[name]) ?? sheet.common.data[name]
      }
      let format = find(name)?.numberFormat(find) ?? "General"
      formats[key] = format
      return format
    }
  }
}

extension CellStyle {
  /// The look without the name.
  fileprivate var unnamed: CellStyle {
    var style = self
    style.name = nil
    return style
  }
}
