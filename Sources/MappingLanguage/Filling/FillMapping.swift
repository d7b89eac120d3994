/// How a workbook of finance's own is filled with what the run came to.
///
///     let mapping = try FillMapping.parse(text, file: "ekonomins-bok/bokslut.yaml")
///
/// It is written in the language of the mappings that templates are read by: parts with fields or
/// columns, and for each where it stands.
public struct FillMapping: Hashable, Sendable {
  /// The file, for faults and findings.
  public let file: String

  /// The name of the workbook, which lies beside the file.
  public let workbook: String

  /// How the workbook writes money.
  let economy: EconomyForm

  let parts: [FillPart]
}

/// A part of the workbook.
enum FillPart: Hashable, Sendable {
  case form(FillForm)
  case table(FillTable)
}

/// Cells of their own, filled with what is known of one unit.
struct FillForm: Hashable, Sendable {
  var name: String
  /// The sheets on which labels are looked for; empty is all that people see.
  var sheets: [TextPattern] = []
  /// The code or name of the unit; `nil` is the municipality.
  var unit: String?
  var isOwn = false
  var rules: [FillRule]
}

/// A row for each unit, goal, indicator or investment.
struct FillTable: Hashable, Sendable {
  /// What the rows are of.
  enum Rows: Hashable, Sendable {
    /// The units of a level by its name in the plural, such as `nämnder`.
    case level(String)
    case allUnits
    case goals
    case indicators
    case investments

    init(_ word: String) {
      self =
        switch word {
        case "alla enheter": .allUnits
        case "mål": .goals
        case "indikatorer": .indicators
        case "investeringar": .investments
        default: .level(word)
        }
    }

    /// Whether rows of this kind know a field.
    func know(_ field: FillField) -> Bool {
      switch field {
      case .fact: true
      case .count, .economy:
        switch self {
        case .level, .allUnits: true
        case .goals, .indicators, .investments: false
        }
      case .goal: self == .goals || self == .indicators
      case .indicator: self == .indicators
      case .investment: self == .investments
      }
    }
  }

  /// Where the rows are filled in.
  enum Destination: Hashable, Sendable {
    /// In a real table of that name, which grows with them.
    case table(String)
    /// In rows that are there, each known by the text of the first column; in a selection it is no
    /// fault that some are not there.
    case knownRows(isSelection: Bool)
  }

  var name: String
  var sheets: [TextPattern] = []
  var destination: Destination
  var rows: Rows
  /// The unit that the rows are of, with all below it; `nil` is the municipality.
  var unit: String?
  var isOwn = false
  /// The columns, in the order of the file.
  var rules: [FillRule]
}

/// Where a field is filled in.
struct FillRule: Hashable, Sendable {
  let field: FillField
  let place: FieldRule.Place
}
