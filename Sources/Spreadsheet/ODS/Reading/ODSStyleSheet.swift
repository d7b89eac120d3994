/// The styles of a document as they are written, before they are resolved (ODF 1.3 Part 3, 16).
struct ODSStyleSheet: Sendable {
  /// A style of cells.
  struct CellStyle: Sendable {
    var parent: String?
    /// The name that people see, where it is another than the one that cells use.
    var displayName: String?
    var dataStyle: String?
    var properties = ODSCellProperties()
    var rules: [Rule] = []
  }

  /// A condition under which another style applies.
  struct Rule: Hashable, Sendable {
    var condition: String
    var styleName: String
    var base: CellAddress?
  }

  /// Styles by their names; those of a content may have names that common styles have, too.
  struct Scope: Sendable {
    var cells: [String: CellStyle] = [:]
    var data: [String: ODSDataStyle] = [:]
  }

  /// What the style of a table says.
  struct Table: Sendable {
    var isHidden = false
    var tabColor: Color?
    var masterPage: String?
  }

  private(set) var common = Scope()

  /// The names of common styles by the names that people see.
  private(set) var displayedNames: [String: String] = [:]

  private(set) var automatic = Scope()
  private(set) var defaults = ODSCellProperties()
  private(set) var columnWidths: [String: Double] = [:]
  private(set) var rowHeights: [String: Double] = [:]
  private(set) var tables: [String: Table] = [:]
  private(set) var fonts: [String: String] = [:]
  private(set) var pages = ODSPages()

  /// Reads a list of styles.
  mutating func read(_ part: inout PartReader) throws(SpreadsheetError) {
    let isCommon = part.name == "office:styles"
    let list = part.depth
    while try part.nextChild(of: list) {
      switch part.name {
      case "style:font-face":
        if let name = part["style:name"], let family = part["svg:font-family"] {
          fonts[name] = Self.unquoted(family)
        }
      case "style:default-style":
        if part["style:family"] == "table-cell" {
          defaults = try readCellStyle(&part).properties
        }
      case "style:style": try readStyle(&part, isCommon: isCommon)
      case "style:page-layout": try pages.readLayout(&part)
      case "style:master-page": try pages.readMaster(&part)
      default:
        guard let name = part["style:name"], let style = try ODSDataStyle(&part) else { continue }
        if isCommon { common.data[name] = style } else { automatic.data[name] = style }
      }
    }
  }

  /// Reads a list of styles of which only those of pages matter.
  mutating func readPages(_ part: inout PartReader) throws(SpreadsheetError) {
    let list = part.depth
    while try part.nextChild(of: list) {
      if part.name == "style:page-layout" { try pages.readLayout(&part) }
    }
  }

  private mutating func readStyle(
    _ part: inout PartReader, isCommon: Bool
  ) throws(SpreadsheetError) {
    guard let name = part["style:name"] else { return }
    switch part["style:family"] {
    case "table-cell":
      let displayed = part["style:display-name"]
      var style = try readCellStyle(&part)
      style.displayName = displayed
      if isCommon { common.cells[name] = style } else { automatic.cells[name] = style }
      if isCommon, let displayed { displayedNames[displayed] = name }
    case "table-column":
      try readProperties(&part) { part in
        if let width = part["style:column-width"].flatMap(ODSLength.points) {
          columnWidths[name] = ODSLength.columnCharacters(points: width)
        }
      }
    case "table-row":
      try readProperties(&part) { part in
        if part["style:use-optimal-row-height"] == "false" {
          rowHeights[name] = part["style:row-height"].flatMap(ODSLength.points)
        }
      }
    case "table":
      var table = Table()
      table.masterPage = part["style:master-page-name"]
      try readProperties(&part) { part in
        table.isHidden = part["table:display"] == "false"
        table.tabColor =
          (part["table:tab-color"] ?? part["tableooo:tab-color"]).flatMap { Color(hex: $0) }
      }
      tables[name] = table
    default: break
    }
  }

  private func readProperties(
    _ part: inout PartReader, _ read: (borrowing PartReader) -> Void
  ) throws(SpreadsheetError) {
    let style = part.depth
    while try part.nextChild(of: style) { read(part) }
  }

  private func readCellStyle(_ part: inout PartReader) throws(SpreadsheetError) -> CellStyle {
    var style = CellStyle()
    style.parent = part["style:parent-style-name"]
    style.dataStyle = part["style:data-style-name"]
    let depth = part.depth
    while try part.nextChild(of: depth) {
      switch part.name {
      case "style:table-cell-properties", "style:paragraph-properties", "style:text-properties":
        style.properties.add(part.attributes, fonts: fonts)
      case "style:map":
        guard let condition = part["style:condition"], let name = part["style:apply-style-name"]
        else { continue }
        let base = part["style:base-cell-address"].flatMap { ODSAddress($0) }
        style.rules.append(Rule(condition: condition, styleName: name, base: base?.range.first))
      default: break
      }
    }
    return style
  }

  /// A font family without its quotes.
  static func unquoted(_ family: String) -> String {
    guard family.hasPrefix("'"), family.hasSuffix("'"), family.count > 2 else { return family }
    return String(family.dropFirst().dropLast())
  }
}

extension ODSLength {
  /// A length in points, such as that of `2.258cm`; `nil` when the text is no length.
  static func points(_ text: String) -> Double? {
    let unit = text.suffix(2)
    guard let number = Double(decimal: String(text.dropLast(2))) else { return nil }
    return switch unit {
    case "pt": number
    case "in": number * 72
    case "cm": number * 72 / 2.54
    case "mm": number * 72 / 25.4
    case "pc": number * 12
    case "px": number * 0.75
    default: nil
    }
  }

  /// The width of a column in characters of seven pixels each.
  static func columnCharacters(points: Double) -> Double {
    let characters = points / 72 * 96 / 7
    // Finer than pixels no program has it.
    return (characters * 1000).rounded() / 1000
  }
}
