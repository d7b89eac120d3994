/// The council's rules for fulfilment, as a value: the same figures always give the same colour.
///
///     let assessed = FulfilmentPolicy.guideline.assess(scorecard, on: .annualAccounts)
///     assessed.goals[0].final.fulfilment   // .partlyMet
///     assessed.goals[0].final.reason       // why
public struct FulfilmentPolicy: Hashable, Sendable {
  /// The name that every output prints, such as `perstorp`.
  public var name: String

  /// Who adopted the rules; `nil` when nobody has.
  public var adoptedBy: String?

  /// When they were adopted, as ISO 8601.
  public var adoptedOn: String?

  /// Where the rules are published; `nil` when they are not.
  public var source: String?

  /// What the published rules leave open, each with how these rules settle it.
  public var leftOpen: [String] = []

  /// The words, marks and colours of everything that is printed.
  public var vocabulary = FulfilmentVocabulary.guideline

  /// Which measurements belong to a report.
  public var measurements = MeasurementRule()

  /// How the trend of indicators is found; `nil` when none is.
  public var trend: TrendRule?

  /// Indicators: outcome against target.
  public var indicators: IndicatorRule

  /// Indicators that have a rule or a weight of their own.
  public var namedIndicators: [NamedIndicator] = []

  /// Indicators whose outcome is a day: days before or after the target; `nil` lets the target decide
  /// alone.
  public var dates: IndicatorRule?

  /// Goals that count for more or less than others.
  public var namedGoals: [NamedGoal] = []

  /// Goals: the indicators together give the computed fulfilment.
  public var goals: Aggregation

  /// Goals above the lowest level: how the goals that serve them count; `nil` when they do not.
  public var lowerGoals: LowerGoals?

  /// Goals: the computed fulfilment and the assessment give the final one.
  public var weighing: Weighing

  /// Scorecards: the goals together.
  public var scorecards: Aggregation

  /// What is asked for on each occasion.
  public var occasions: [ReportingOccasion: OccasionRule]

  /// Creates rules for goals that are followed up as the guideline says.
  public init(
    name: String, indicators: IndicatorRule, goals: Aggregation, weighing: Weighing,
    scorecards: Aggregation
  ) {
    self.name = name
    self.indicators = indicators
    self.goals = goals
    self.weighing = weighing
    self.scorecards = scorecards
    occasions = [
      .annualAccounts: OccasionRule(assessment: .required, analysis: .required),
      .interimAccounts: OccasionRule(assessment: .required, analysis: .expected),
      .quarter: OccasionRule(assessment: .optional, analysis: .expected),
    ]
  }

  /// Perstorp's guideline KS 2019/90.
  ///
  /// The guideline gives one model for indicators, goals and the whole, and no numbers. An indicator
  /// is met or not; several are helt (all), delvis (some) or inte (none); not measured is a class
  /// of its own.
  public static let guideline: FulfilmentPolicy = {
    let model = Aggregation(.allSomeNone)
    var policy = FulfilmentPolicy(
      name: "perstorp", indicators: .condition, goals: model, weighing: Weighing(.together(model)),
      scorecards: model)
    policy.adoptedBy = "Kommunfullmäktige"
    policy.adoptedOn = "2019-08-28"
    policy.source = "Perstorps kommun, Riktlinjer för mål- och resultatstyrning, KS 2019/90"
    return policy
  }()

  /// What is asked for on an occasion.
  public func rule(for occasion: ReportingOccasion) -> OccasionRule {
    occasions[occasion] ?? OccasionRule(assessment: .optional, analysis: .optional)
  }

  /// Assesses a scorecard: computed, assessed and final fulfilment of each goal, and the whole.
  ///
  /// - Parameters:
  ///   - planningYear: How the unit plans.
  ///   - service: The goals that serve a goal, by its place in the scorecard.
  public func assess(
    _ scorecard: Scorecard, on occasion: ReportingOccasion,
    of planningYear: OrganisationalUnit.PlanningYear = .calendarYear,
    served service: [Int: GoalService] = [:]
  ) -> AssessedScorecard {
    let time = ReportedTime(scorecard.period, of: planningYear)
    let goals = scorecard.goals.enumerated().map { position, goal in
      assess(goal, on: occasion, at: time, served: service[position])
    }
    var areas: [FocusArea: Judgement] = [:]
    for area in FocusArea.allCases {
      let inArea = goals.filter { $0.goal.area?.value == area }
      if !inArea.isEmpty { areas[area] = together(inArea.map(\.final), on: occasion) }
    }
    let overall = together(goals.map(\.final), on: occasion)
    return AssessedScorecard(
      scorecard: scorecard, goals: goals, overall: overall, areas: areas,
      outlook: outlook(of: goals, overall: overall, on: occasion),
      findings: goals.flatMap { findings(of: $0, on: occasion, at: time) }, time: time)
  }

  /// Assesses a goal.
  func assess(
    _ goal: Goal, on occasion: ReportingOccasion, at time: ReportedTime?,
    served service: GoalService?
  ) -> AssessedGoal {
    let indicators = goal.indicators.map { indicator in
      let counted = counted(indicator, at: time)
      return AssessedIndicator(
        indicator: indicator, judgement: judge(counted, in: time?.period),
        trend: trend?.trend(of: counted, in: time?.period))
    }
    let computed = compute(
      indicators.map(\.judgement), served: service,
      by: lowerGoals.map { rule in service?.goals.map(rule.judgement) ?? [] } ?? [])
    let weighed = weighing(served: service).weigh(
      computed: computed, assessed: goal.assessment?.value, hasAnalysis: goal.hasAnalysis)
    let final = used(weighed, on: occasion).weighing(weight(of: goal))
    return AssessedGoal(
      goal: goal, indicators: indicators, computed: computed, final: final,
      outlook: outlook(
        of: goal, indicators, served: service, computed: computed, final: final, on: occasion,
        at: time),
      activities: ActivityProgress(of: goal.activities, on: time?.lastDay))
  }

  /// The goals of a scorecard, or of an area of it, as one.
  ///
  /// Where they have no colour together, there is none that the occasion could exchange.
  func together(_ goals: [Judgement], on occasion: ReportingOccasion) -> Judgement {
    let whole = scorecards.judge(goals)
    return scorecards.rule.givesColour ? used(whole, on: occasion) : whole
  }

  /// The judgement as it is used on an occasion.
  func used(_ judgement: Judgement, on occasion: ReportingOccasion) -> Judgement {
    let rule = rule(for: occasion)
    func not(_ fulfilment: Fulfilment, but used: Fulfilment) -> Judgement {
      Judgement(used, .notUsed(fulfilment, on: occasion, because: judgement.reason))
    }
    return switch judgement.fulfilment {
    case .partlyMet where !rule.usesPartlyMet: not(.partlyMet, but: .notMet)
    case .notMeasured where !rule.usesNotMeasured: not(.notMeasured, but: .partlyMet)
    case .met, .partlyMet, .notMet, .notMeasured: judgement
    }
  }
}

extension Goal {
  /// Whether the manager has written why the goal was or was not met.
  var hasAnalysis: Bool { analysis?.value.contains { !$0.isWhitespace } ?? false }
}
