/// The colours of a theme (ECMA-376 Part 1, 20.1.6.2), in the order in which cells number them.
struct ThemeColors: Sendable {
  private var colors: [Color?]

  /// The theme of Office, for workbooks without one of their own.
  init() {
    colors = [
      "FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6",
      "F79646", "0000FF", "800080",
    ].map { Color(hex: $0) }
  }

  init(_ part: inout PartReader) throws(SpreadsheetError) {
    self.init()
    try part.root()
    let root = part.depth
    while try part.nextChild(of: root) {
      guard part.name == "a:themeElements" else { continue }
      let elements = part.depth
      while try part.nextChild(of: elements) {
        guard part.name == "a:clrScheme" else { continue }
        try readScheme(&part)
        // What stands behind the colours is long, and of no use here.
        return
      }
    }
  }

  /// Cells number light before dark, where the theme has dark before light.
  private static let order = [
    "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
  ]

  private mutating func readScheme(_ part: inout PartReader) throws(SpreadsheetError) {
    let scheme = part.depth
    while try part.nextChild(of: scheme) {
      guard let index = Self.order.firstIndex(where: { "a:" + $0 == part.name }) else { continue }
      let entry = part.depth
      while try part.nextChild(of: entry) {
        switch part.name {
        case "a:srgbClr": colors[index] = part["val"].flatMap { Color(hex: $0) }
        case "a:sysClr": colors[index] = part["lastClr"].flatMap { Color(hex: $0) }
        default: break
        }
      }
    }
  }

  /// The colour with a number; `nil` where there is none.
  subscript(index: Int) -> Color? {
    colors.indices.contains(index) ? colors[index] : nil
  }
}
