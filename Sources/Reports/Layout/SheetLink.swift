internal import Spreadsheet

/// The sheets that others lead to.
enum SheetName {
  static let front = "Översikt"
  static let municipality = "Kommunens mål"
  static let goalsAndEconomy = "Mål och ekonomi"
  static let economy = "Driftredovisning"
  static let investments = "Investeringar"
  static let investmentProjects = "Investeringsprojekt"
  static let goals = "Mål"
  static let comparison = "Jämförelse"
  static let indicators = "Indikatorer"
  static let activities = "Aktiviteter"
  static let unitEconomy = "Ekonomi per enhet"
  static let reconciliation = "Avstämning"
  static let submissions = "Inlämningar"
  static let findings = "Anmärkningar"
  static let sources = "Källor"

  /// All of them.
  static let all = [
    front, municipality, goalsAndEconomy, economy, investments, investmentProjects, goals,
    comparison, indicators, activities, unitEconomy, reconciliation, submissions, findings, sources,
  ]
}

/// A place in the workbook, as links and formulas name it.
struct SheetPlace {
  let sheet: String
  let address: CellAddress

  init(_ sheet: String, row: Int = 0, column: Int = 0) {
    self.sheet = sheet
    address = CellAddress(row: row, column: column)
  }

  /// `'Mål och ekonomi'!B7`.
  var reference: String {
    "'\(sheet.contains("'") ? sheet.replacing("'", with: "''") : sheet)'!\(address.text)"
  }

  /// `#'Mål och ekonomi'!B7`.
  var link: String { "#" + reference }
}
