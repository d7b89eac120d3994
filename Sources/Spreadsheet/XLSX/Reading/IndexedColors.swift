/// The palette that colours may be numbers of (ECMA-376 Part 1, 18.8.27).
struct IndexedColors: Sendable {
  private var colors: [Color?] = Self.standard

  init() {}

  /// Replaces the palette by the workbook's own.
  init(_ own: [Color?]) {
    for (index, color) in own.enumerated() where index < colors.count { colors[index] = color }
  }

  /// The colour with a number.
  ///
  /// 64 and 65 are the program's own foreground and background.
  subscript(index: Int) -> Color? {
    switch index {
    case 64: .black
    case 65: .white
    default: colors.indices.contains(index) ? colors[index] : nil
    }
  }

  private static let first = [
    "000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF",
  ]

  private static let standard: [Color?] =
    (first + first + [
      "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080", "9999FF",
      "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF", "000080", "FF00FF",
      "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF", "00CCFF", "CCFFFF", "CCFFCC",
      "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99", "3366FF", "33CCCC", "99CC00", "FFCC00",
      "FF9900", "FF6600", "666699", "969696", "003366", "339966", "003300", "333300", "993300",
      "993366", "333399", "333333",
    ]).map { Color(hex: $0) }
}
