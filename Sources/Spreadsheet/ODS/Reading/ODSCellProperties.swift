/// What a style says of how cells look; what it leaves out comes from the style that it builds on.
struct ODSCellProperties: Sendable {
  private var changes: [Change] = []

  /// Something that a style says.
  private enum Change: Sendable {
    case fill(Color?)
    case fontColor(Color?)
    case fontName(String)
    case fontSize(Double)
    case bold(Bool)
    case italic(Bool)
    case underlined(Bool)
    case struckThrough(Bool)
    case border(Side, Borders.Line?)
    case horizontal(Alignment.Horizontal)
    case vertical(Alignment.Vertical)
    case alignsByValue
    case fills
    case indent(Int)
    case wraps(Bool)
    case locked(Bool)
  }

  private enum Side: String, Sendable, CaseIterable {
    case left, right, top, bottom
  }

  /// Adds the attributes of an element of properties (ODF 1.3 Part 3, 17.18, 16.29.10, 16.29.28).
  mutating func add(_ attributes: [(name: String, value: String)], fonts: [String: String]) {
    for (name, value) in attributes { add(name, value, fonts: fonts) }
    // The source of the alignment may stand before the alignment itself.
    if attributes.contains(where: { $0 == ("style:text-align-source", "value-type") }) {
      changes.append(.alignsByValue)
    }
    if attributes.contains(where: { $0 == ("style:repeat-content", "true") }) {
      changes.append(.fills)
    }
  }

  private mutating func add(_ name: String, _ value: String, fonts: [String: String]) {
    switch name {
    case "fo:background-color": changes.append(.fill(Color(hex: value)))
    case "fo:color": changes.append(.fontColor(Color(hex: value)))
    case "style:use-window-font-color":
      if value == "true" { changes.append(.fontColor(nil)) }
    case "style:font-name": changes.append(.fontName(fonts[value] ?? value))
    case "fo:font-family": changes.append(.fontName(ODSStyleSheet.unquoted(value)))
    case "fo:font-size":
      if let size = ODSLength.points(value) { changes.append(.fontSize(size)) }
    case "fo:font-weight":
      changes.append(.bold(value == "bold" || Int(value).map { $0 >= 600 } == true))
    case "fo:font-style": changes.append(.italic(value == "italic" || value == "oblique"))
    case "style:text-underline-style": changes.append(.underlined(value != "none"))
    case "style:text-line-through-style", "style:text-line-through-type":
      changes.append(.struckThrough(value != "none"))
    case "fo:border":
      for side in Side.allCases { changes.append(.border(side, Self.line(value))) }
    case "fo:border-left": changes.append(.border(.left, Self.line(value)))
    case "fo:border-right": changes.append(.border(.right, Self.line(value)))
    case "fo:border-top": changes.append(.border(.top, Self.line(value)))
    case "fo:border-bottom": changes.append(.border(.bottom, Self.line(value)))
    case "fo:text-align":
      if let alignment = Self.horizontal(value) { changes.append(.horizontal(alignment)) }
    case "style:vertical-align":
      if let alignment = Self.vertical(value) { changes.append(.vertical(alignment)) }
    case "fo:margin-left":
      if let margin = ODSLength.points(value), (0..<10_000).contains(margin) {
        changes.append(.indent(Int((margin / 10).rounded())))
      }
    case "fo:wrap-option": changes.append(.wraps(value == "wrap"))
    case "style:cell-protect": changes.append(.locked(value.contains("protected")))
    default: break
    }
  }

  /// Changes a style by what this one says.
  func apply(to style: inout CellStyle) {
    for change in changes {
      switch change {
      case .fill(let color): style.fill = color
      case .fontColor(let color): style.font.color = color
      case .fontName(let name): style.font.name = name
      case .fontSize(let size): style.font.size = size
      case .bold(let isBold): style.font.isBold = isBold
      case .italic(let isItalic): style.font.isItalic = isItalic
      case .underlined(let isUnderlined): style.font.isUnderlined = isUnderlined
      case .struckThrough(let isStruck): style.font.isStruckThrough = isStruck
      case .border(.left, let line): style.borders.left = line
      case .border(.right, let line): style.borders.right = line
      case .border(.top, let line): style.borders.top = line
      case .border(.bottom, let line): style.borders.bottom = line
      case .horizontal(let alignment): style.alignment.horizontal = alignment
      case .vertical(let alignment): style.alignment.vertical = alignment
      case .alignsByValue: style.alignment.horizontal = .general
      case .fills: style.alignment.horizontal = .fill
      case .indent(let indent): style.alignment.indent = indent
      case .wraps(let wraps): style.alignment.wrapsText = wraps
      case .locked(let isLocked): style.isLocked = isLocked
      }
    }
  }

  /// A line such as `0.75pt solid #000000`.
  private static func line(_ text: String) -> Borders.Line? {
    let parts = text.split(separator: " ")
    guard parts.count >= 2, let width = ODSLength.points(String(parts[0])) else { return nil }
    let style: Borders.Line.Style
    switch parts[1] {
    case "none", "hidden": return nil
    case "double", "double-thin": style = .double
    case "dotted": style = .dotted
    case "dashed", "fine-dashed", "dash-dot", "dash-dot-dot": style = .dashed
    default: style = width < 0.4 ? .hair : width < 1.25 ? .thin : width < 2.1 ? .medium : .thick
    }
    return Borders.Line(style, color: parts.last.flatMap { Color(hex: $0) } ?? .black)
  }

  private static func horizontal(_ text: String) -> Alignment.Horizontal? {
    switch text {
    case "start", "left": .left
    case "end", "right": .right
    case "center": .center
    case "justify": .justify
    default: nil
    }
  }

  private static func vertical(_ text: String) -> Alignment.Vertical? {
    switch text {
    case "top": .top
    case "middle": .center
    case "bottom", "automatic": .bottom
    case "justify": .justify
    default: nil
    }
  }
}
