internal import FoundationEssentials

/// What a fulfilment can still become while something is awaited.
///
///     goal.outlook.isDecided   // false
///     goal.outlook.worst       // .partlyMet
///     goal.outlook.awaited     // [.assessment]
public struct Outlook: Hashable, Sendable {
  /// Something that a decision waits for.
  public enum Awaited: Hashable, Sendable {
    /// The outcome of the indicator at this place in the goal, from 0.
    case outcome(indicator: Int)
    /// The manager's assessment of the goal.
    case assessment
    /// The goal at this place in the scorecard, from 0.
    case goal(Int)
  }

  /// What it is when all that is awaited turns out for the worst.
  public let worst: Fulfilment

  /// What it is when all that is awaited turns out for the best.
  public let best: Fulfilment

  /// What is awaited; an outcome that was not measured, and never will be, is not.
  public let awaited: [Awaited]

  /// Whether nothing that is awaited can change the fulfilment.
  public var isDecided: Bool { worst == best }

  /// What is known already.
  init(_ fulfilment: Fulfilment) {
    worst = fulfilment
    best = fulfilment
    awaited = []
  }

  init(worst: Fulfilment, best: Fulfilment, awaited: [Awaited]) {
    self.worst = worst
    self.best = best
    self.awaited = awaited
  }
}

extension FulfilmentPolicy {
  /// What a goal can still become: every awaited outcome and assessment at its worst and its best.
  func outlook(
    of goal: Goal, _ indicators: [AssessedIndicator], final: Judgement,
    on occasion: ReportingOccasion
  ) -> Outlook {
    var awaited = indicators.indices.filter { indicators[$0].isAwaited }
      .map { Outlook.Awaited.outcome(indicator: $0) }
    let awaitsAssessment =
      goal.assessment == nil && rule(for: occasion).assessment != .optional
    if awaitsAssessment { awaited.append(.assessment) }
    guard !awaited.isEmpty else { return Outlook(final.fulfilment) }

    func outcome(at end: IndicatorRule.End, _ assessed: Fulfilment) -> Fulfilment {
      let computed = goals.judge(
        indicators.map {
          $0.isAwaited ? self.indicators.extreme(end, for: $0.indicator) : $0.judgement
        })
      let weighed = weighing.weigh(
        computed: computed, assessed: awaitsAssessment ? assessed : goal.assessment?.value,
        hasAnalysis: awaitsAssessment || goal.hasAnalysis)
      return used(weighed, on: occasion).fulfilment
    }
    return Outlook(
      worst: outcome(at: .worst, .notMet), best: outcome(at: .best, .met), awaited: awaited)
  }

  /// What a scorecard can still become, by what its goals can.
  func outlook(
    of goals: [AssessedGoal], overall: Judgement, on occasion: ReportingOccasion
  ) -> Outlook {
    let awaited = goals.indices.filter { !goals[$0].outlook.awaited.isEmpty }
    guard !awaited.isEmpty else { return Outlook(overall.fulfilment) }
    func together(_ fulfilments: [Fulfilment]) -> Fulfilment {
      let parts = fulfilments.map { Judgement($0, .nothingToJudge) }
      return used(scorecards.judge(parts), on: occasion).fulfilment
    }
    return Outlook(
      worst: together(goals.map(\.outlook.worst)), best: together(goals.map(\.outlook.best)),
      awaited: awaited.map { .goal($0) })
  }
}

extension AssessedIndicator {
  /// Whether an outcome may still come: the cell is empty, or could not be understood.
  fileprivate var isAwaited: Bool {
    switch judgement.reason {
    case .noOutcome(.blank), .noOutcome(.notUnderstood): true
    default: false
    }
  }
}

extension IndicatorRule {
  fileprivate enum End {
    case worst, best
  }

  /// The judgement of the worst or of the best outcome that an indicator can have.
  fileprivate func extreme(_ end: End, for indicator: Indicator) -> Judgement {
    guard case .thresholds(let bands, let distance, _, let cap) = self,
      let target = indicator.target?.value,
      distance.value(
        of: target.nearestBound(to: 0), target: target,
        baseline: indicator.baseline?.value.quantity?.number) != nil
    else {
      return Judgement(end == .best ? .met : .notMet, .nothingToJudge)
    }
    let value = end == .best ? distance.greatest(for: target, cap: cap) : distance.least
    let band =
      value.map { bands.band(at: $0) } ?? (end == .best ? bands.highest : bands.lowest)
    return Judgement(
      band.fulfilment, .nothingToJudge, share: distance == .difference ? nil : value)
  }
}
