/// A place in the scorecard that a template may have a value for.
///
/// The raw value is how mapping files name it: the group, a point, and the name within the group.
public enum Field: String, Hashable, Sendable, CaseIterable {
  // The scorecard.
  case unit = "enhet"
  case period = "period"
  case vision = "vision"
  case planTrends = "omvärldsanalys"
  case planSituation = "nulägesanalys"
  case planEconomy = "ekonomiska förutsättningar"
  case planImprovements = "förbättringsområden"

  // A goal.
  case goalNumber = "mål.nummer"
  case goalArea = "mål.område"
  case goalText = "mål.text"
  case goalParent = "mål.överordnat"
  case goalResponsible = "mål.ansvarig"
  case goalDue = "mål.slutdatum"
  case goalAssessment = "mål.bedömning"
  case goalAnalysis = "mål.analys"

  // An indicator.
  case indicatorName = "indikator.namn"
  case indicatorMeasure = "indikator.mått"
  case indicatorDirection = "indikator.riktning"
  case indicatorBaseline = "indikator.ingångsvärde"
  case indicatorTarget = "indikator.målvärde"
  case indicatorOutcome = "indikator.utfall"
  case indicatorOutcomeWomen = "indikator.utfall kvinnor"
  case indicatorOutcomeMen = "indikator.utfall män"
  case indicatorPreviousOutcome = "indikator.föregående utfall"
  case indicatorMeasuredAt = "indikator.mätt"
  case indicatorRespondents = "indikator.antal svar"
  case indicatorOrigin = "indikator.källa"
  case indicatorKoladaID = "indikator.kolada-id"

  // An activity.
  case activityText = "aktivitet.text"
  case activityResponsible = "aktivitet.ansvarig"
  case activityStart = "aktivitet.start"
  case activityEnd = "aktivitet.slut"
  case activityStatus = "aktivitet.status"

  // A line of the economy.
  case economyLine = "ekonomi.post"
  case economyBudget = "ekonomi.budget"
  case economyOutcome = "ekonomi.utfall"
  case economyVariance = "ekonomi.avvikelse"
  case economyForecast = "ekonomi.prognos"
  case economyPreviousOutcome = "ekonomi.föregående utfall"

  // An investment project.
  case investmentProject = "investering.projekt"
  case investmentBudget = "investering.budget"
  case investmentOutcome = "investering.utfall"
  case investmentForecast = "investering.prognos"
  case investmentPreviousOutcome = "investering.föregående utfall"
  case investmentDecidedTotal = "investering.beslutad totalutgift"
  case investmentAccumulated = "investering.ackumulerat utfall"

  /// What a value belongs to.
  enum Group: String, CaseIterable {
    case scorecard = ""
    case goal = "mål"
    case indicator = "indikator"
    case activity = "aktivitet"
    case economy = "ekonomi"
    case investment = "investering"

    /// The field by which rows of the group are known; `nil` for the scorecard, which has no rows.
    var rowKey: Field? {
      switch self {
      case .scorecard: nil
      case .goal: .goalText
      case .indicator: .indicatorName
      case .activity: .activityText
      case .economy: .economyLine
      case .investment: .investmentProject
      }
    }
  }

  /// What the value belongs to.
  var group: Group { Self.groups[self] ?? .scorecard }

  /// The group of every field that has one in its name.
  private static let groups: [Field: Group] = Dictionary(
    uniqueKeysWithValues: allCases.compactMap { field in
      let parts = field.rawValue.split(separator: ".", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      return Group(rawValue: String(parts[0])).map { (field, $0) }
    })

  /// The name within the group.
  var name: String {
    rawValue.firstIndex(of: ".").map { String(rawValue[rawValue.index(after: $0)...]) } ?? rawValue
  }

  /// The fields of a group.
  static func fields(of group: Group) -> [Field] {
    fieldsByGroup[group] ?? []
  }

  private static let fieldsByGroup = Dictionary(grouping: allCases, by: \.group)

  /// What people call the value, for findings.
  var title: String {
    switch self {
    case .unit: "enhetens namn"
    case .period: "perioden"
    case .vision: "visionen"
    case .planTrends: "omvärldsanalysen"
    case .planSituation: "nulägesanalysen"
    case .planEconomy: "de ekonomiska förutsättningarna"
    case .planImprovements: "förbättringsområdena"
    case .goalNumber: "målets nummer"
    case .goalArea: "målområdet"
    case .goalText: "målet"
    case .goalParent: "det överordnade målet"
    case .goalResponsible, .activityResponsible: "ansvarig"
    case .goalDue: "målets slutdatum"
    case .goalAssessment: "bedömningen"
    case .goalAnalysis: "analysen"
    case .indicatorName: "indikatorn"
    case .indicatorMeasure: "indikatorns mått"
    case .indicatorDirection: "riktningen"
    case .indicatorBaseline: "ingångsvärdet"
    case .indicatorTarget: "målvärdet"
    case .indicatorOutcomeWomen: "utfallet för kvinnor"
    case .indicatorOutcomeMen: "utfallet för män"
    case .indicatorOutcome, .economyOutcome, .investmentOutcome: "utfallet"
    case .indicatorPreviousOutcome, .economyPreviousOutcome, .investmentPreviousOutcome:
      "föregående utfall"
    case .indicatorMeasuredAt: "när det mättes"
    case .indicatorRespondents: "antal svar"
    case .indicatorOrigin: "källan"
    case .indicatorKoladaID: "Kolada-id"
    case .activityText: "aktiviteten"
    case .activityStart: "startdatumet"
    case .activityEnd: "slutdatumet"
    case .activityStatus: "aktivitetens status"
    case .economyLine: "posten"
    case .economyBudget, .investmentBudget: "budgeten"
    case .economyVariance: "avvikelsen"
    case .economyForecast, .investmentForecast: "prognosen"
    case .investmentProject: "projektet"
    case .investmentDecidedTotal: "den beslutade totalutgiften"
    case .investmentAccumulated: "det ackumulerade utfallet"
    }
  }
}
