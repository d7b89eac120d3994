import Scorecards
import Spreadsheet

extension Field {
  /// What may be chosen at the field; `nil` when anything may be written.
  var choices: [String]? {
    switch self {
    case .goalArea: FocusArea.allCases.map(\.swedishName)
    case .goalAssessment: Fulfilment.allCases.map(\.templateWord)
    case .indicatorDirection: Vocabulary.Direction.allCases.map(\.rawValue)
    case .activityStatus: Activity.Status.allCases.map(\.swedishName)
    default: nil
    }
  }

  /// The width of a column for the field, in characters.
  var width: Double {
    switch self {
    case .goalText, .goalAnalysis, .activityText, .vision, .planTrends, .planSituation,
      .planEconomy, .planImprovements:
      48
    case .indicatorName, .investmentProject: 38
    case .unit, .goalResponsible, .activityResponsible, .indicatorOrigin, .goalParent: 22
    case .goalArea, .economyLine: 20
    case .goalNumber, .goalDue, .goalAssessment, .indicatorMeasure, .indicatorDirection,
      .indicatorBaseline, .indicatorOutcome, .indicatorOutcomeWomen, .indicatorOutcomeMen,
      .indicatorPreviousOutcome, .indicatorMeasuredAt,
      .indicatorRespondents, .indicatorKoladaID, .investmentBudget, .investmentOutcome,
      .investmentForecast, .investmentPreviousOutcome, .investmentDecidedTotal,
      .investmentAccumulated,
      .activityStart, .activityEnd, .activityStatus, .economyBudget, .economyOutcome,
      .economyVariance, .economyForecast, .economyPreviousOutcome, .period:
      14
    case .indicatorTarget: 18
    }
  }

  /// How the field is filled in, for the sender; `nil` when its name says enough.
  var guidance: String? {
    switch self {
    case .unit: "Enhetens namn eller kod, så som den står i registret."
    case .goalNumber: "Samma nummer som indikatorer och aktiviteter hänvisar till."
    case .goalArea: "Välj ett av de fyra målområdena i listan."
    case .goalText: "Ett mål som går att mäta och har en tid."
    case .goalParent: "Numret på målet i nivån ovanför som det här målet bidrar till."
    case .goalAssessment:
      "Din bedömning: Grön uppfylls helt, Gul delvis, Röd inte, Svart mätning är inte genomförd."
    case .goalAnalysis: "Varför blev det så, och vad gör ni åt det? Behövs alltid i bokslutet."
    case .goalDue, .activityStart, .activityEnd, .indicatorMeasuredAt:
      "Till exempel {år}-12-31, dec {år} eller kvartal 3."
    case .indicatorMeasure: "Vad talen räknar: %, antal, index, tkr, dagar …"
    case .indicatorDirection:
      "Åt vilket håll det är bra att utfallet går: högre, lägre eller exakt."
    case .indicatorTarget:
      "Skriv med ord åt vilket håll: Minst 85 %, Högst 12, Över 7,5, Under 5 %, 80–90 % eller Senast {år}-06-30."
    case .indicatorOutcome, .indicatorOutcomeWomen, .indicatorOutcomeMen,
      .indicatorPreviousOutcome, .indicatorBaseline:
      "Talet som mättes. Finns inget: skriv ej mätt, ny metod, ej aktuellt eller sekretess – aldrig 0."
    case .indicatorRespondents: "Hur många som har svarat, när talet gäller personer."
    case .planTrends: "Vad som händer runt om verksamheten, och vad det betyder för den."
    case .planSituation: "Hur det går i dag: styrkor, brister och förutsättningar."
    case .planEconomy: "Ramar, investeringar och vad som kan ändra dem."
    case .planImprovements: "Det som ska bli bättre först."
    case .indicatorOrigin: "Var talet kommer ifrån: enkät, system, statistik."
    case .indicatorKoladaID: "En bokstav och fem siffror, till exempel N15030."
    case .activityStatus: "Välj i listan hur långt aktiviteten har kommit."
    case .period, .vision, .goalResponsible, .indicatorName, .activityText, .activityResponsible,
      .economyLine, .economyBudget, .economyOutcome, .economyVariance, .economyForecast,
      .economyPreviousOutcome, .investmentProject, .investmentBudget, .investmentOutcome,
      .investmentForecast, .investmentPreviousOutcome, .investmentDecidedTotal,
      .investmentAccumulated:
      nil
    }
  }

  /// The rule for cells of the field: a list to choose from, and how it is filled in.
  func validation(of ranges: [CellRange]) -> DataValidation? {
    guard let choices, !ranges.isEmpty else { return nil }
    var validation = DataValidation(ranges: ranges, rule: .list(choices))
    validation.prompt = guidance
    validation.errorMessage = "Välj ett av orden i listan: \(choices.joined(separator: ", "))."
    return validation
  }
}

extension EconomyForm {
  /// In which unit and with which signs amounts are written, for the sender.
  var guidance: String {
    "Belopp skrivs i \(unit.rawValue). Intäkter skrivs utan minustecken och kostnader \(costs.words). "
      + "Skriv bara det som enheten själv ansvarar för: underordnade enheter lämnar sitt, och räknas ihop."
  }

  /// The same for investments.
  var investmentGuidance: String {
    "Belopp skrivs i \(unit.rawValue). Utgifter skrivs \(investments.words)."
  }
}

extension EconomyForm.CostSign {
  fileprivate var words: String { self == .positive ? "utan minustecken" : "med minustecken" }
}
