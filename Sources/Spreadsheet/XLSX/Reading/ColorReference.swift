/// A colour as a file writes it: its parts, or a number in the theme or the palette, and a tint
/// (ECMA-376 Part 1, 18.8.19).
enum ColorReference: Sendable {
  case rgb(Color)
  case theme(Int, tint: Double)
  case indexed(Int, tint: Double)

  /// Reads the attributes of the element that starts here; `nil` for a colour left to the program.
  init?(_ part: borrowing PartReader) {
    let tint = part.double("tint") ?? 0
    if let color = part["rgb"].flatMap({ Color(hex: $0) }) {
      self = .rgb(color.tinted(tint))
    } else if let theme = part.integer("theme") {
      self = .theme(theme, tint: tint)
    } else if let index = part.integer("indexed") {
      self = .indexed(index, tint: tint)
    } else {
      return nil
    }
  }
}

/// What colours by number stand for in a workbook.
struct ColorPalette: Sendable {
  var theme = ThemeColors()
  var indexed = IndexedColors()

  init(theme: ThemeColors = ThemeColors()) {
    self.theme = theme
  }

  /// The colour as the screen shows it; `nil` for a number that stands for none.
  func color(_ reference: ColorReference) -> Color? {
    switch reference {
    case .rgb(let color): color
    case .theme(let index, let tint): theme[index]?.tinted(tint)
    case .indexed(let index, let tint): indexed[index]?.tinted(tint)
    }
  }
}
