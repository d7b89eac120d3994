/// A place in the scorecard that a template may have a value for.
///
/// The raw value is how mapping files name it: the group, a point, and the name within the group.
public enum Field: String, Hashable, Sendable, CaseIterable {
  // The scorecard.
  case unit = "enhet"
  case period = "period"
  case vision = "vision"

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
  case indicatorPreviousOutcome = "indikator.föregående utfall"
  case indicatorMeasuredAt = "indikator.mätt"
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

  /// What a value belongs to.
  enum Group: String, CaseIterable {
    case scorecard = ""
    case goal = "mål"
    case indicator = "indikator"
    case activity = "aktivitet"
    case economy = "ekonomi"
  }

  /// What the value belongs to.
  var group: Group {
    Group(rawValue: String(rawValue.prefix { $0 != "." })).flatMap { group in
      rawValue.contains(".") ? group : nil
    } ?? .scorecard
  }

  /// The name within the group.
  var name: String {
    rawValue.firstIndex(of: ".").map { String(rawValue[rawValue.index(after: $0)...]) } ?? rawValue
  }

  /// The fields of a group.
  static func fields(of group: Group) -> [Field] {
    allCases.filter { $0.group == group }
  }

  /// What people call the value, for findings.
  var title: String {
    switch self {
    case .unit: "enhetens namn"
    case .period: "perioden"
    case .vision: "visionen"
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
    case .indicatorOutcome, .economyOutcome: "utfallet"
    case .indicatorPreviousOutcome, .economyPreviousOutcome: "föregående utfall"
    case .indicatorMeasuredAt: "när det mättes"
    case .indicatorOrigin: "källan"
    case .indicatorKoladaID: "Kolada-id"
    case .activityText: "aktiviteten"
    case .activityStart: "startdatumet"
    case .activityEnd: "slutdatumet"
    case .activityStatus: "aktivitetens status"
    case .economyLine: "posten"
    case .economyBudget: "budgeten"
    case .economyVariance: "avvikelsen"
    case .economyForecast: "prognosen"
    }
  }
}
