public import Scorecards
public import Spreadsheet
internal import Yams

/// `styrkort.yaml`: which municipality, which period, which occasion.
///
///     kommun: Ekeby kommun
///     period: "2025"
///     tillfälle: bokslut
///     sista dag: 2026-01-31
public struct WorkspaceConfiguration: Hashable, Sendable {
  /// The municipality's name.
  public var municipality: String

  /// The period that is reported, such as `2025`.
  ///
  /// It names folders, so it holds letters, digits and hyphens only.
  public var period: String

  /// Whether it is annual accounts, interim accounts or a quarter.
  public var occasion: ReportingOccasion

  /// The levels of the organisation, from the top; those of the guideline, unless the file says.
  public var levels = Level.guideline

  /// The last day to submit, as ISO 8601 such as `2026-01-31`; `nil` when there is none.
  public var lastDay: String?

  /// The format of the workbooks that are written: XLSX, unless the file says `ods`.
  public var format = SpreadsheetFormat.xlsx

  /// The least number of people whose figure is published; `nil` leaves it as usual.
  public var smallestGroup: Int?

  /// How the ledger's export is read; `nil` when there is none.
  public var ledger: LedgerForm?

  /// Whether a control that does not agree stops the outputs, so that those of yesterday stay.
  public var stopsWhenBroken = false

  /// What had another name in earlier periods.
  public var successions = Successions()

  /// What is done when in the year.
  public var annualCycle = AnnualCycle()

  /// What may be removed from the archive, and when; `nil` when nothing ever is.
  public var retention: Retention?

  /// Reads a configuration.
  ///
  /// - Throws: All faults of the file at once, each with its line and column.
  public static func parse(_ yaml: String, file: String) throws(MappingError) -> Self {
    var reader = NodeReader(file: file)
    let configuration = reader.root(of: yaml).flatMap { read($0, &reader) }
    guard reader.faults.isEmpty, let configuration else {
      throw MappingError(faults: reader.faults.sorted())
    }
    return configuration
  }

  private static func read(_ root: Node, _ reader: inout NodeReader) -> Self? {
    let subject = "Konfigurationen"
    guard
      let values = reader.mapping(
        root, of: subject,
        keys: [
          "kommun", "period", "tillfälle", "sista dag", "nivåer",
          "styrkortet ska innehålla", "format", "ändringar", "årshjul",
          "minsta grupp", "huvudbok",
          "vid bruten avstämning", "gallring",
        ],
        required: ["kommun", "period", "tillfälle"])
    else { return nil }
    let municipality = values["kommun"].flatMap { reader.text($0, of: "kommun") }
    let period = values["period"].flatMap { readPeriod($0, &reader) }
    let occasion = values["tillfälle"].flatMap {
      reader.choice($0, of: "tillfälle", as: OccasionName.self)
    }
    let lastDay = values["sista dag"].flatMap { readDay($0, &reader) }
    let levels = values["nivåer"].flatMap { LevelReader.levels($0, &reader) }
    let format = values["format"].flatMap {
      reader.choice($0, of: "format", as: WorkbookFormatName.self)
    }
    let successions = values["ändringar"].map { ConfigurationReader.successions($0, &reader) }
    let annualCycle = values["årshjul"].map { ConfigurationReader.annualCycle($0, &reader) }
    let ledger = values["huvudbok"].flatMap { ConfigurationReader.ledger($0, &reader) }
    let broken: BrokenControl? = values["vid bruten avstämning"].flatMap {
      reader.choice($0, of: "”vid bruten avstämning”")
    }
    let smallestGroup = values["minsta grupp"].flatMap { readSmallestGroup($0, &reader) }
    guard let municipality, let period, let occasion else { return nil }
    var configuration = Self(
      municipality: municipality, period: period, occasion: occasion.occasion, lastDay: lastDay)
    if let levels { configuration.levels = levels }
    if let parts = values["styrkortet ska innehålla"] {
      LevelReader.demand(parts, of: &configuration.levels, &reader)
    }
    if let format { configuration.format = format.format }
    configuration.smallestGroup = smallestGroup
    configuration.ledger = ledger
    configuration.stopsWhenBroken = broken == .stop
    if let successions { configuration.successions = successions }
    if let annualCycle { configuration.annualCycle = annualCycle }
    configuration.retention = values["gallring"].flatMap { Retention($0, &reader) }
    return configuration
  }

  private static func readPeriod(_ node: Node, _ reader: inout NodeReader) -> String? {
    guard let text = reader.text(node, of: "period") else { return nil }
    guard text.count <= 20, text.first != "-",
      text.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }),
      CalendarSpan(text)?.isReported ?? false
    else {
      reader.fail(
        node,
        "Här står ”\(text.quotable)”, men period ska vara ett år, en del av det eller ett läsår: "
          + "2025, 2025-H1, 2025-T2, 2025-K3, 2025-M08 eller 2024-25.")
      return nil
    }
    return text
  }

  private static func readSmallestGroup(_ node: Node, _ reader: inout NodeReader) -> Int? {
    if let number = node.scalar.flatMap({ Int($0.string) }), (1...100).contains(number) {
      return number
    }
    reader.fail(node, "minsta grupp ska vara ett heltal från 1 till 100.")
    return nil
  }

  private static func readDay(_ node: Node, _ reader: inout NodeReader) -> String? {
    guard let text = reader.text(node, of: "sista dag") else { return nil }
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard text.utf8.count == 10, parts.count == 3,
      let day = CivilDate(year: parts[0], month: parts[1], day: parts[2])
    else {
      reader.fail(node, "sista dag ska vara ett datum som 2026-01-31.")
      return nil
    }
    return day.description
  }
}

/// What a control that does not agree does to the outputs.
enum BrokenControl: String, CaseIterable {
  case show = "visa"
  case stop = "stoppa"
}

/// The occasions as the configuration names them.
enum OccasionName: String, CaseIterable {
  case annualAccounts = "bokslut"
  case interimAccounts = "delårsbokslut"
  case quarter = "kvartal"

  var occasion: ReportingOccasion {
    switch self {
    case .annualAccounts: .annualAccounts
    case .interimAccounts: .interimAccounts
    case .quarter: .quarter
    }
  }
}

/// The formats of workbooks as the configuration names them.
enum WorkbookFormatName: String, CaseIterable {
  case xlsx
  case ods

  var format: SpreadsheetFormat { self == .ods ? .ods : .xlsx }
}
