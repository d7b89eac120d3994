internal import Findings

/// A part of a scorecard that a municipality may demand of the units of a level.
///
/// The guideline gives each level its parts; what they are is for the municipality to say.
public enum ScorecardPart: String, Hashable, Sendable, CaseIterable {
  /// The vision.
  case vision = "vision"
  /// At least one goal in each of the four areas.
  case goalsInEveryArea = "mål i alla områden"
  /// Who answers for each goal.
  case responsible = "ansvarig"
  /// At least one indicator for each goal.
  case indicators = "indikatorer"
  /// At least one activity for each goal.
  case activities = "aktiviteter"
  /// The manager's assessment of each goal.
  case assessment = "bedömning"
  /// The written analysis of each goal.
  case analysis = "analys"
  /// Some line of the economy.
  case economy = "ekonomi"
  /// Some investment project.
  case investments = "investeringar"
  /// Trend- och omvärldsanalys.
  case trends = "omvärldsanalys"
  /// Nulägesanalys.
  case situation = "nulägesanalys"
  /// Ekonomiska förutsättningar.
  case economicConditions = "ekonomiska förutsättningar"
  /// Prioriterade förbättringsområden.
  case improvementAreas = "förbättringsområden"
}

extension Level {
  /// What a scorecard of the level lacks of what it must hold.
  ///
  /// - Parameter file: The file that it was handed in as.
  func findings(ofPartsMissingIn scorecard: Scorecard, file: String) -> [Finding] {
    ScorecardPart.allCases.filter(requiredParts.contains).flatMap { part in
      part.lacks(in: scorecard, file: file).map { what, source in
        Finding(.scorecardPartMissing, at: source, found: what, expected: name)
      }
    }
  }
}

extension ScorecardPart {
  /// What is missing, and where.
  fileprivate func lacks(in scorecard: Scorecard, file: String) -> [(what: String, Source)] {
    func whole(_ isThere: Bool, _ what: String) -> [(what: String, Source)] {
      isThere ? [] : [(what, Source(file: file))]
    }
    func eachGoal(_ what: String, _ isThere: (Goal) -> Bool) -> [(what: String, Source)] {
      scorecard.goals.filter { !isThere($0) }
        .map { ("\(what) målet \($0.number.value)", $0.number.source) }
    }
    switch self {
    case .vision: return whole(scorecard.vision != nil, "Visionen")
    case .goalsInEveryArea:
      let areas = Set(scorecard.goals.compactMap(\.area?.value))
      return FocusArea.allCases.filter { !areas.contains($0) }.flatMap {
        whole(false, "Mål i området \($0.swedishName)")
      }
    case .responsible: return eachGoal("Ansvarig för") { $0.responsible != nil }
    case .indicators: return eachGoal("Indikator till") { !$0.indicators.isEmpty }
    case .activities: return eachGoal("Aktivitet till") { !$0.activities.isEmpty }
    case .assessment: return eachGoal("Bedömning av") { $0.assessment != nil }
    case .analysis: return eachGoal("Analys av", \.hasAnalysis)
    case .economy: return whole(!scorecard.economy.isEmpty, "Ekonomin")
    case .investments: return whole(!scorecard.investments.isEmpty, "Investeringarna")
    case .trends: return whole(scorecard.plan.trends != nil, "Omvärldsanalysen")
    case .situation: return whole(scorecard.plan.situation != nil, "Nulägesanalysen")
    case .economicConditions:
      return whole(scorecard.plan.economicConditions != nil, "De ekonomiska förutsättningarna")
    case .improvementAreas:
      return whole(scorecard.plan.improvementAreas != nil, "Förbättringsområdena")
    }
  }
}
