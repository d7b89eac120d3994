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
  /// What it was in the same period of the year before; `nil` when the archive does not hold it.
  public let yearBefore: String?
  /// The goal that it serves, or why there is none.
  public let serves: String
  /// The goals that serve it, each with its colour.
  public let servedBy: [String]
  /// What can be told of each letter of SMART; advice, never a colour.
  public let advice: [String]

  init?(of reference: GoalReference, in consolidation: Consolidation) {
    guard let assessed = consolidation[reference], let unit = consolidation[reference.unit]
    else { return nil }
    let goal = assessed.goal
    let policy = consolidation.policy
    let words = policy.vocabulary
    let service = consolidation.service(of: reference)
    self.unit = unit.unit.code
    unitName = unit.unit.name
    number = goal.number.value
    text = goal.text.value
    color = words.word(assessed.final.fulfilment)
    outlook = assessed.outlook.swedish(words)
    awaited = assessed.outlook.awaited.map { $0.swedish(of: goal, in: consolidation) }
    advice = goal.smartAdvice.map { $0.swedish(in: goal) }
    steps = Self.steps(of: assessed, served: service, policy, consolidation.occasion)
    alternatives =
      policy.alternatives(
        of: goal, on: consolidation.occasion,
        at: unit.assessed?.time, served: service
      )
      .map { $0.swedish(of: goal, served: service, words) }
    yearBefore = consolidation.comparison.flatMap { comparison in
      comparison.goals[reference].map { $0.swedish(of: goal, in: comparison.period, words) }
    }
    serves = Self.parent(of: reference, in: consolidation)
    servedBy = consolidation.chain.goals(serving: reference).compactMap { servant in
      consolidation[servant].map { $0.swedish(words) }
    }
  }

  private static func parent(
    of reference: GoalReference, in consolidation: Consolidation
  ) -> String {
    let link = consolidation.chain.link(of: reference)
    guard case .linked(let parent) = link, let goal = consolidation[parent] else {
      return link.word
    }
    return goal.swedish(consolidation.policy.vocabulary)
  }

  // MARK: Steps

  private static func steps(
    of assessed: AssessedGoal, served service: GoalService?, _ policy: FulfilmentPolicy,
    _ occasion: ReportingOccasion
  ) -> [Explanation.Step] {
    let goal = assessed.goal
    let words = policy.vocabulary
    let indicators = assessed.indicators.map { step(of: $0, weight: $0.judgement.weight, words) }
    let lower = (service?.goals ?? []).map {
      step(of: $0, counting: policy.lowerGoals?.color, words)
    }
    let computed = Explanation.Step(
      title: "Beräknad", color: words.word(assessed.computed.fulfilment),
      reason: assessed.computed.reason.swedish(.indicators, words), figures: [])
    let manager = Explanation.Step(
      title: "Bedömd av chefen", color: assessed.assessed.map(words.word),
      reason: goal.assessment == nil ? "Bedömning saknas." : "",
      figures: [
        figure("Bedömning", goal.assessment) { words.word($0) },
        figure("Analys", goal.analysis) { $0.isEmpty ? "saknas" : "finns" },
      ].compactMap(\.self))
    let final = Explanation.Step(
      title: occasion == .annualAccounts ? "Slutlig" : "Prognos",
      color: words.word(assessed.final.fulfilment),
      reason: assessed.final.reason.swedish(.indicators, words), figures: [])
    let activities = Explanation.Step(
      title: "Aktiviteter, som stöd och inte som färg", color: nil,
      reason: assessed.activities.swedish + ".",
      figures: zip(goal.activities, assessed.activities.statuses).map { activity, status in
        Explanation.Figure("Aktivitet", activity.text) {
          "\($0): \(status?.swedishName.lowercasedFirst ?? "läge saknas")"
        }
      })
    return indicators + lower + [computed] + (goal.activities.isEmpty ? [] : [activities])
      + [manager, final]
  }

  /// A goal that serves the goal, with the colour of it that counts.
  private static func step(
    of lower: AssessedGoal, counting color: LowerGoals.Color?, _ words: FulfilmentVocabulary
  ) -> Explanation.Step {
    let title = "Underliggande mål \(lower.goal.number.value)\(lower.final.weight.asWeight)"
    let text = Explanation.Figure("Mål", lower.goal.text) { $0 }
    guard color == .assessed else {
      return Explanation.Step(
        title: title, color: words.word(lower.final.fulfilment), reason: lower.reason(in: words),
        figures: [text])
    }
    return Explanation.Step(
      title: title, color: words.word(lower.assessed ?? .notMeasured),
      reason: lower.assessed == nil ? "Bedömning saknas." : "Chefens bedömning räknas.",
      figures: [text, figure("Bedömning", lower.goal.assessment) { words.word($0) }]
        .compactMap(\.self))
  }

  private static func step(
    of assessed: AssessedIndicator, weight: Decimal, _ words: FulfilmentVocabulary
  ) -> Explanation.Step {
    let indicator = assessed.indicator
    return Explanation.Step(
      title: "Indikator: \(indicator.name.value)"
        + weight.asWeight,
      color: words.word(assessed.judgement.fulfilment),
      reason: assessed.judgement.reason.swedish(.indicators, words)
        + (assessed.trend.map { " Trend: \($0.swedish)." } ?? ""),
      figures: [
        figure("Ingångsvärde", indicator.baseline.filled) { $0.swedish },
        figure("Förra utfallet", indicator.previousOutcome.filled) { $0.swedish },
        figure("Målvärde som förändring", indicator.targetChange) {
          $0.swedishText.lowercasedFirst
        },
        figure("Räknat från \(indicator.targetStart?.period ?? "")", indicator.targetStart?.outcome)
        {
          $0.swedishText
        },
        figure("Målvärde", indicator.target) { $0.swedish },
        figure("Utfall", indicator.outcome) { $0.swedish },
        figure("Mätt", indicator.measuredAt) { $0 },
      ].compactMap(\.self)
        + indicator.breakdown.filter { $0.outcome.value != .missing(.blank) }.map { part in
          Explanation.Figure("Utfall, \(part.part.swedishName.lowercasedFirst)", part.outcome) {
            $0.swedish
          }
        }
        + indicator.periodOutcomes.filter { $0.outcome.value != .missing(.blank) }.map { column in
          Explanation.Figure("Utfall \(column.period)", column.outcome) { $0.swedish }
        })
  }

  private static func figure<Value>(
    _ name: String, _ value: Sourced<Value>?, _ words: (Value) -> String
  ) -> Explanation.Figure? {
    value.map { Explanation.Figure(name, $0, words) }
  }
}

extension Sourced<Measurement>? {
  /// The measurement, unless its cell is empty.
  fileprivate var filled: Sourced<Measurement>? { self?.value == .missing(.blank) ? nil : self }
}

extension Decimal {
  /// The number as a weight, where it is none that goes without saying: `, vikt 2`.
  var asWeight: String { self == 1 ? "" : ", vikt \(swedishText)" }
}

extension AssessedGoal {
  /// The goal's number, text and colour.
  fileprivate func swedish(_ words: FulfilmentVocabulary) -> String {
    "\(goal.number.value) \(goal.text.value) (\(words.word(final.fulfilment)))"
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
    case .analysis:
      return "analysen [\(goal.analysis?.source ?? goal.number.source)]"
    case .goal: return "ett mål"
    case .lowerGoal(let number): return "målet \(number)"
    case .scorecard(let unit):
      return "styrkortet från \(consolidation.organisation[unit]?.name ?? unit)"
    }
  }
}

extension Alternative {
  /// The alternative as a sentence.
  fileprivate func swedish(
    of goal: Goal, served service: GoalService?, _ words: FulfilmentVocabulary
  ) -> String {
    let conditions = changes.map { $0.swedish(of: goal, served: service, words) }
    return "\(words.word(fulfilment).uppercasedFirst), om \(conditions.listed("och"))."
  }
}

extension Alternative.Change {
  fileprivate func swedish(
    of goal: Goal, served service: GoalService?, _ words: FulfilmentVocabulary
  ) -> String {
    switch self {
    case .outcome(let position, let outcome):
      let indicator = goal.indicators[position]
      let real = indicator.outcome?.value.swedish.lowercasedFirst ?? Words.missing.lowercasedFirst
      return "utfallet för ”\(indicator.name.value)” hade varit \(outcome.swedishText) (nu \(real))"
    case .assessment(let fulfilment):
      return "chefens bedömning hade varit \(words.word(fulfilment))"
    case .analysis:
      return "bedömningen hade haft en analys"
    case .lowerGoal(let position, let fulfilment):
      let number = service?.goals[position].goal.number.value ?? ""
      return "\(number) hade varit \(words.word(fulfilment))"
    }
  }
}

extension YearComparison.GoalChange {
  /// What the goal and its indicators were, as a sentence.
  fileprivate func swedish(
    of goal: Goal, in period: String, _ words: FulfilmentVocabulary
  ) -> String {
    guard let earlier else {
      return "\(period): kan inte jämföras. \(link.reasonNotComparable)"
    }
    let outcomes = indicators.compactMap { indicator -> String? in
      guard let indicator, let outcome = indicator.indicator.outcome else { return nil }
      return "\(indicator.indicator.name.value) \(outcome.value.swedish) [\(outcome.source)]"
    }
    let color = words.word(earlier.final.fulfilment)
    let number = earlier.goal.number.value
    return "Färg \(period): \(color)\(number == goal.number.value ? "" : ", då som \(number)"). "
      + (steps == nil ? "\(word)." : "Sedan dess \(word.lowercasedFirst).")
      + (outcomes.isEmpty ? "" : " \(outcomes.joined(separator: "; ")).")
  }
}
