internal import Scorecards
internal import Spreadsheet

/// What all sheets of a report share: the content, and who may read it.
struct ReportContext: Sendable {
  let consolidation: Consolidation
  let metadata: ReportMetadata

  /// The code of the unit whose workbook it is; `nil` for the merged workbook.
  let reader: String?

  let edition: Edition

  /// What is not published because it is of too few people; `nil` in the house.
  private let smallGroups: SmallGroups?

  private let names: ResponsibleNames

  init(
    _ consolidation: Consolidation, _ metadata: ReportMetadata, reader: String? = nil,
    edition: Edition = .house, smallestGroup: Int = SmallGroups.usualSmallest
  ) {
    smallGroups =
      edition == .published ? SmallGroups(in: consolidation, smallest: smallestGroup) : nil
    self.consolidation = consolidation
    self.metadata = metadata
    self.reader = reader
    self.edition = edition
    names = ResponsibleNames(consolidation.organisation)
  }

  /// The words, marks and colours of the policy.
  var words: FulfilmentVocabulary { consolidation.policy.vocabulary }

  /// `Bokslut 2025`.
  var occasion: String { "\(consolidation.occasion.word) \(consolidation.period)" }

  /// What the final colour is called: in the interim accounts it is a forecast for the year.
  var finalTitle: String {
    consolidation.occasion == .interimAccounts ? "Prognos" : "Slutlig"
  }

  /// Whether the economy is read by its forecast: before the year has ended, where there is one.
  var showsForecast: Bool {
    let total = consolidation.root.economy.total
    return consolidation.occasion != .annualAccounts
      && EconomyLine.Kind.allCases.contains { total[$0].forecast != nil }
  }

  /// What the units' own texts are called: the public is told that they are just that.
  var analysisTitle: String { edition == .house ? "Analys" : "Analys (enhetens egen text)" }

  var period: String { consolidation.period }

  /// The same period of the year before, when the period is a time.
  var previousPeriod: String { CalendarSpan(period)?.yearBefore.name ?? "föregående period" }

  /// The foot of every page.
  var footer: String {
    "\(metadata.municipality) · \(occasion) · Policy \(consolidation.policy.name) · "
      + "Körning \(metadata.runID)"
  }

  /// Whether an indicator's figures are hidden because they are of too few people.
  func hides(indicator: Int, of goal: GoalReference) -> Bool {
    smallGroups?.hides(indicator: indicator, of: goal) ?? false
  }

  /// Who answers for something, as this workbook may show it.
  func responsible(_ text: Sourced<String>?, of unit: String) -> ReportCell {
    .text(text.map { names.shown($0.value, of: unit, to: reader) }).from(text?.source)
  }

  /// Whether a text of a unit may hold the name of a person.
  func mayHoldName(_ text: String, of unit: String) -> Bool {
    names.shown(text, of: unit, to: nil) != text
  }

  /// The unit right below the municipality that a unit belongs to; for the municipality, itself.
  func committee(of unit: OrganisationalUnit) -> OrganisationalUnit {
    let path = [unit] + consolidation.organisation.ancestors(of: unit.code)
    return path.count > 1 ? path[path.count - 2] : unit
  }

  /// What the units right below the municipality are called: `nämnd`, or `nämnd eller bolag`.
  var committeeWord: String {
    "\(ListOfWords(committeeLevels.map(\.name), conjunction: "eller"))"
  }

  /// The same in the plural: `nämnder`, or `nämnder och bolag`.
  var committeesWord: String {
    "\(ListOfWords(committeeLevels.map(\.pluralName), conjunction: "och"))"
  }

  private var committeeLevels: [Level] {
    let root = consolidation.organisation.root
    let levels = Set(consolidation.organisation.children(of: root.code).map(\.level))
    return levels.isEmpty ? [root.level] : levels.sorted()
  }

  func unit(_ code: String) -> OrganisationalUnit? { consolidation.organisation[code] }

  /// The name of a unit; its code where the register has none.
  func name(of code: String) -> String { unit(code)?.name ?? code }

  /// A workbook of sheets in order.
  func workbook(_ title: String, _ sheets: [ReportSheet]) -> TracedWorkbook {
    var workbook = Workbook()
    workbook.sheets = sheets.map { $0.finished(footer: footer) }
    workbook.properties.title = title
    if edition == .house { workbook.properties.creator = metadata.municipality }
    workbook.properties.application = "styrkort"
    workbook.properties.language = "sv-SE"
    return TracedWorkbook(
      workbook,
      sources: Dictionary(
        sheets.map { ($0.name, $0.sources) }, uniquingKeysWith: { first, _ in first }))
  }
}
