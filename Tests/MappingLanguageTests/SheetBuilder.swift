import Findings
import FoundationEssentials
import Scorecards
import Spreadsheet

@testable import MappingLanguage

/// What a test puts in a cell: a text, a number, or nothing.
enum Content: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByNilLiteral, Sendable
{
  case value(CellValue)

  init(stringLiteral text: String) { self = .value(text.isEmpty ? .empty : .text(text)) }
  init(integerLiteral number: Int) { self = .value(.number(Double(number))) }
  init(floatLiteral number: Double) { self = .value(.number(number)) }
  init(nilLiteral: ()) { self = .value(.empty) }

  var cellValue: CellValue {
    switch self {
    case .value(let value): value
    }
  }
}

extension Sheet {
  /// A sheet of rows, from A1.
  init(_ name: String, _ rows: [[Content]]) {
    self.init(name: name)
    for (row, contents) in rows.enumerated() {
      for (column, content) in contents.enumerated() where content.cellValue != .empty {
        set(content.cellValue, at: CellAddress(row: row, column: column))
      }
    }
  }

  /// Merges a range such as `A2:A4`.
  mutating func merge(_ range: String) {
    if let range = CellRange(range) { mergedRanges.append(range) }
  }

  /// Fills a cell with a colour such as `00B050`.
  mutating func fill(_ address: String, _ color: String) {
    guard let address = CellAddress(address) else { return }
    let cell = self[address]
    var style = cell?.style ?? CellStyle()
    style.fill = Color(hex: color)
    set(cell?.value ?? .empty, at: address, style: style)
  }

  /// Gives a cell a number format.
  mutating func format(_ address: String, _ format: String) {
    guard let address = CellAddress(address), let cell = self[address] else { return }
    var style = cell.style
    style.numberFormat = format
    set(cell.value, at: address, style: style)
  }
}

extension Workbook {
  init(_ sheets: [Sheet]) {
    self.init()
    self.sheets = sheets
  }
}

extension Organisation {
  /// A municipality with a nämnd and two units.
  static func small() throws -> Organisation {
    var school = OrganisationalUnit(
      code: "BUN-01", name: "Norra skolan", level: Level.guideline[3], parent: "BUN")
    school.aliases = ["Norrskolan"]
    return try Organisation([
      OrganisationalUnit(code: "K", name: "Ekeby kommun", level: Level.guideline[0], parent: nil),
      OrganisationalUnit(
        code: "BUN", name: "Barn- och utbildningsnämnden", level: Level.guideline[1], parent: "K"),
      school,
      OrganisationalUnit(
        code: "BUN-02", name: "Södra skolan", level: Level.guideline[3], parent: "BUN"),
    ])
  }
}

/// Reads sheets with a mapping, for Norra skolan in 2025.
func extract(_ sheets: [Sheet], with yaml: String, period: String = "2025") throws -> Extraction {
  try extract(Workbook(sheets), with: yaml, period: period)
}

/// Reads a workbook with a mapping, for Norra skolan in 2025.
func extract(_ workbook: Workbook, with yaml: String, period: String = "2025") throws -> Extraction
{
  MappingSet([try Mapping.parse(yaml, file: "test.yaml")]).extract(
    from: workbook, file: "test.xlsx", organisation: try .small(), period: period)
}

extension Finding {
  /// The finding in short: code and cell.
  var short: String { "\(code) \(source.cell ?? source.sheet ?? "")" }
}

extension Scorecard {
  /// The scorecard as lines of text without sources, for comparing.
  var outline: [String] {
    goals.flatMap(\.outline) + economy.map(\.outline)
  }
}

extension Goal {
  fileprivate var outline: [String] {
    let parent = parent.map { " ↑" + $0.value } ?? ""
    var lines = ["\(number.value) \(text.value) [\(assessment?.value.mappingWord ?? "-")]" + parent]
    for indicator in indicators {
      let target = indicator.target?.value.shown ?? "-"
      lines.append(
        "  \(indicator.name.value): \(target) → \(indicator.outcome?.value.shown ?? "-")")
    }
    for activity in activities {
      lines.append("  * \(activity.text.value) \(activity.end?.value ?? "-")")
    }
    return lines
  }
}

extension EconomyLine {
  fileprivate var outline: String {
    let amounts = [budget, outcome, variance].map { $0?.value.description ?? "-" }
    return "\(kind): " + amounts.joined(separator: " ")
  }
}

extension Measurement {
  /// The result or the reason that there is none.
  var shown: String {
    switch self {
    case .measured(let quantity): quantity.swedishText.replacing("\u{A0}", with: " ")
    case .missing(let reason): "\(reason)"
    }
  }
}
