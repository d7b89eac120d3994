public import Findings

/// A scorecard with the fulfilment of each goal and of the whole.
public struct AssessedScorecard: Hashable, Sendable {
  /// The scorecard as it was submitted.
  public let scorecard: Scorecard

  /// The goals, in the order of the scorecard.
  public let goals: [AssessedGoal]

  /// The whole: all goals together.
  public let overall: Judgement

  /// The goals of each area together; an area without goals is not there.
  public let areas: [FocusArea: Judgement]

  /// What the whole can still become.
  public let outlook: Outlook

  /// What a person should know of the assessment.
  public let findings: [Finding]

  /// The time that it reports; `nil` when its period is not a time.
  public let time: ReportedTime?

  /// How many goals there are of each final fulfilment.
  public var counts: FulfilmentCounts { FulfilmentCounts(goals.map(\.final.fulfilment)) }
}

/// A goal with its three fulfilments.
public struct AssessedGoal: Hashable, Sendable {
  /// The goal as it was submitted.
  public internal(set) var goal: Goal

  /// The indicators, in the order of the goal.
  public let indicators: [AssessedIndicator]

  /// What the indicators give together.
  public let computed: Judgement

  /// What both give together.
  public internal(set) var final: Judgement

  /// What the final fulfilment can still become.
  public internal(set) var outlook: Outlook

  /// How far the activities had come at the end of the period.
  public let activities: ActivityProgress

  /// What the manager says; `nil` when nothing is said.
  public var assessed: Fulfilment? { goal.assessment?.value }
}

/// An indicator with its fulfilment.
public struct AssessedIndicator: Hashable, Sendable {
  /// The indicator as it was submitted.
  public let indicator: Indicator

  /// The fulfilment.
  public let judgement: Judgement

  /// Whether it goes the right way; `nil` where the policy has no trend, or too little is known.
  public let trend: TrendFinding?
}
