internal import Findings
internal import FoundationEssentials
internal import Scorecards

/// Why a goal has its colour.
public struct GoalExplanation: Encodable, Sendable {
  /// The unit's code.
  public let unit: String
  /// The unit's name.
  public let unitName: String
  /// The goal's number.
  public let number: String
  /// The goal's text.
  public let text: String
  /// The final colour.
  public let color: String
  /// Whether the colour is decided, or between which it lies and what it waits for.
  public let outlook: String
  /// What the colour waits for, each with its place.
  public let awaited: [String]
  /// The steps towards the colour, from the indicators on.
  public let steps: [Explanation.Step]
  /// What would have given another colour, a sentence each.
  public let alternatives: [String]
  /// The goal that it serves, or why there is none.
  public let serves: String
  /// The goals that serve it, each with its colour.
  public let servedBy: [String]
  /// What the goal lacks to be SMART; advice, never a colour.
  public let advice: [String]

  init?(of reference: GoalReference, in consolidation: Consolidation) {
    guard let assessed = consolidation[reference], let unit = consolidation[reference.unit]
    else { return nil }
    let goal = assessed.goal
    let policy = consolidation.policy
    let service = consolidation.service(of: reference)
    self.unit = unit.unit.code
    unitName = unit.unit.name
    number = goal.number.value
    text = goal.text.value
    color = assessed.final.fulfilment.swedishColor
    outlook = assessed.outlook.swedish
    awaited = assessed.outlook.awaited.map { $0.swedish(of: goal, in: consolidation) }
    advice = goal.smartAdvice.map(\.swedish)
    steps = Self.steps(of: assessed, served: service, policy, consolidation.occasion)
    alternatives =
      policy.alternatives(of: goal, on: consolidation.occasion, served: service)
      .map { $0.swedish(of: goal, served: service) }
    serves = Self.parent(of: reference, in: consolidation)
    servedBy = consolidation.chain.goals(serving: reference).compactMap { servant in
      consolidation[servant].map { $0.swedish }
    }
  }

  private static func parent(
    of reference: GoalReference, in consolidation: Consolidation
  ) -> String {
    let link = consolidation.chain.link(of: reference)
    guard case .linked(let parent) = link, let goal = consolidation[parent] else {
      return link.word
    }
    return goal.swedish
  }

  // MARK: Steps

  private static func steps(
    of assessed: AssessedGoal, served service: GoalService?, _ policy: FulfilmentPolicy,
    _ occasion: ReportingOccasion
  ) -> [Explanation.Step] {
    let goal = assessed.goal
    let indicators = assessed.indicators.map { step(of: $0, weight: $0.judgement.weight) }
    let lower = (service?.goals ?? []).map { lower in
      Explanation.Step(
        title: "Underliggande mål \(lower.goal.number.value)",
        color: lower.final.fulfilment.swedishColor, reason: lower.reasonInWords,
        figures: [Explanation.Figure("Mål", lower.goal.text) { $0 }])
    }
    let computed = Explanation.Step(
      title: "Beräknad", color: assessed.computed.fulfilment.swedishColor,
      reason: assessed.computed.reason.swedish(.indicators), figures: [])
    let manager = Explanation.Step(
      title: "Bedömd av chefen", color: assessed.assessed?.swedishColor,
      reason: goal.assessment == nil ? "Bedömning saknas." : "",
      figures: [
        figure("Bedömning", goal.assessment) { $0.swedishColor },
        figure("Analys", goal.analysis) { $0.isEmpty ? "saknas" : "finns" },
      ].compactMap(\.self))
    let final = Explanation.Step(
      title: occasion == .annualAccounts ? "Slutlig" : "Prognos",
      color: assessed.final.fulfilment.swedishColor,
      reason: assessed.final.reason.swedish(.indicators), figures: [])
    return indicators + lower + [computed, manager, final]
  }

  private static func step(of assessed: AssessedIndicator, weight: Decimal) -> Explanation.Step {
    let indicator = assessed.indicator
    return Explanation.Step(
      title: "Indikator: \(indicator.name.value)"
        + (weight == 1 ? "" : ", vikt \(weight.swedishText)"),
      color: assessed.judgement.fulfilment.swedishColor,
      reason: assessed.judgement.reason.swedish(.indicators),
      figures: [
        figure("Ingångsvärde", indicator.baseline) { $0.swedish },
        figure("Förra utfallet", indicator.previousOutcome) { $0.swedish },
        figure("Målvärde", indicator.target) { $0.swedish },
        figure("Utfall", indicator.outcome) { $0.swedish },
      ].compactMap(\.self))
  }

  private static func figure<Value>(
    _ name: String, _ value: Sourced<Value>?, _ words: (Value) -> String
  ) -> Explanation.Figure? {
    value.map { Explanation.Figure(name, $0, words) }
  }
}

extension AssessedGoal {
  /// The goal's number, text and colour.
  fileprivate var swedish: String {
    "\(goal.number.value) \(goal.text.value) (\(final.fulfilment.swedishColor))"
  }
}

extension Outlook.Awaited {
  fileprivate func swedish(of goal: Goal, in consolidation: Consolidation) -> String {
    switch self {
    case .outcome(let position):
      let indicator = goal.indicators[position]
      let place = indicator.outcome?.source ?? indicator.name.source
      return "utfallet för ”\(indicator.name.value)” [\(place)]"
    case .assessment:
      return "chefens bedömning [\(goal.number.source)]"
    case .goal: return "ett mål"
    case .lowerGoal(let number): return "målet \(number)"
    case .scorecard(let unit):
      return "styrkortet från \(consolidation.organisation[unit]?.name ?? unit)"
    }
  }
}

extension SmartAdvice {
  fileprivate var swedish: String {
    switch self {
    case .vague(let words): "Specifikt: ”\(words)” kan förstås på flera sätt."
    case .notMeasurable: "Mätbart: målet har ingen indikator med målvärde."
    case .nobodyResponsible: "Accepterat: ingen ansvarig är angiven."
    case .withoutTime: "Tidsatt: varken datum eller år är angivet."
    }
  }
}

extension Alternative {
  /// The alternative as a sentence.
  fileprivate func swedish(of goal: Goal, served service: GoalService?) -> String {
    let conditions = changes.map { $0.swedish(of: goal, served: service) }
    return "\(fulfilment.word), om \(conditions.listed("och"))."
  }
}

extension Alternative.Change {
  fileprivate func swedish(of goal: Goal, served service: GoalService?) -> String {
    switch self {
    case .outcome(let position, let outcome):
      let indicator = goal.indicators[position]
      let real = indicator.outcome?.value.swedish.lowercasedFirst ?? Words.missing.lowercasedFirst
      return "utfallet för ”\(indicator.name.value)” hade varit \(outcome.swedish) (nu \(real))"
    case .assessment(let fulfilment):
      return "chefens bedömning hade varit \(fulfilment.swedishColor)"
    case .analysis:
      return "bedömningen hade haft en analys"
    case .lowerGoal(let position, let fulfilment):
      let number = service?.goals[position].goal.number.value ?? ""
      return "\(number) hade varit \(fulfilment.swedishColor)"
    }
  }
}
