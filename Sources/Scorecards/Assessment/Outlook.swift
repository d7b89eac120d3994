public import FoundationEssentials

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
    /// A goal that serves this one and is open itself, by its number.
    case lowerGoal(String)
    /// The scorecard of the unit with this code, which may have goals that serve this one.
    case scorecard(unit: String)
  }

  /// What it is when all that is awaited turns out for the worst.
  public let worst: Fulfilment

  /// What it is when all that is awaited turns out for the best.
  public let best: Fulfilment

  /// What is awaited; an outcome that was not measured, and never will be, is not.
  public let awaited: [Awaited]

  /// The least share of the targets or parts that can still be reached, in percent; `nil` where the
  /// policy measures none.
  public private(set) var leastShare: Decimal?

  /// The greatest share, likewise.
  public private(set) var greatestShare: Decimal?

  /// Whether nothing that is awaited can change the fulfilment.
  public var isDecided: Bool { worst == best }

  /// What is known already.
  init(_ fulfilment: Fulfilment, share: Decimal? = nil) {
    self.init(worst: fulfilment, best: fulfilment, awaited: [], shares: share.map { [$0] } ?? [])
  }

  init(worst: Fulfilment, best: Fulfilment, awaited: [Awaited], shares: [Decimal] = []) {
    self.worst = worst
    self.best = best
    self.awaited = awaited
    leastShare = shares.min()
    greatestShare = shares.max()
  }
}

/// One end of what is still possible.
enum OutlookEnd {
  case worst, best

  var fulfilment: Fulfilment { self == .worst ? .notMet : .met }

  func of(_ outlook: Outlook) -> Fulfilment { self == .worst ? outlook.worst : outlook.best }

  /// The fulfilment that lies farthest towards this end.
  func extreme(of fulfilments: [Fulfilment]) -> Fulfilment? {
    let upwards: [Fulfilment] = [.notMet, .notMeasured, .partlyMet, .met]
    return (self == .worst ? upwards : upwards.reversed()).first { fulfilments.contains($0) }
  }
}

extension FulfilmentPolicy {
  /// What a scorecard that has not come can become.
  func outlook(ofAwaited unit: String, on occasion: ReportingOccasion) -> Outlook {
    let ends = [Fulfilment.notMet, .met].map {
      used(Judgement($0, .nothingToJudge), on: occasion).fulfilment
    }
    return Outlook(worst: ends[0], best: ends[1], awaited: [.scorecard(unit: unit)])
  }

  /// What a goal can still become: all that is awaited at its worst and at its best.
  func outlook(
    of goal: Goal, _ indicators: [AssessedIndicator], served service: GoalService?,
    computed: Judgement, final: Judgement, on occasion: ReportingOccasion
  ) -> Outlook {
    let awaitsAssessment =
      goal.assessment == nil && rule(for: occasion).assessment != .optional
    let awaited =
      awaitedOutcomes(indicators) + (awaitsAssessment ? [.assessment] : []) + awaited(service)
    guard !awaited.isEmpty else { return Outlook(final.fulfilment, share: computed.share) }

    var shares: [Decimal] = []
    func fulfilment(at end: OutlookEnd) -> Fulfilment {
      let measured = indicators.map {
        $0.isAwaited
          ? rule(for: $0.indicator).extreme(end, for: $0.indicator)
            .weighing(weight(of: $0.indicator)) : $0.judgement
      }
      let possible = services(service, at: end).map { service, lower in
        let computed = compute(measured, served: service, by: lower)
        if let share = computed.share { shares.append(share) }
        let weighed = weighing(served: service).weigh(
          computed: computed, assessed: awaitsAssessment ? end.fulfilment : goal.assessment?.value,
          hasAnalysis: awaitsAssessment || goal.hasAnalysis)
        return used(weighed, on: occasion).fulfilment
      }
      return end.extreme(of: possible) ?? final.fulfilment
    }
    let (worst, best) = (fulfilment(at: .worst), fulfilment(at: .best))
    return Outlook(worst: worst, best: best, awaited: awaited, shares: shares)
  }

  /// What a scorecard can still become, by what its goals can.
  func outlook(
    of goals: [AssessedGoal], overall: Judgement, on occasion: ReportingOccasion
  ) -> Outlook {
    let awaited = goals.indices.filter { !goals[$0].outlook.awaited.isEmpty }
    guard !awaited.isEmpty else { return Outlook(overall.fulfilment) }
    func together(_ end: OutlookEnd) -> Fulfilment {
      let parts = goals.map {
        Judgement(end.of($0.outlook), .nothingToJudge).weighing($0.final.weight)
      }
      return used(scorecards.judge(parts), on: occasion).fulfilment
    }
    return Outlook(
      worst: together(.worst), best: together(.best),
      awaited: awaited.map { .goal($0) })
  }

  /// The outcomes that may still come, where the indicators count at all.
  private func awaitedOutcomes(_ indicators: [AssessedIndicator]) -> [Outlook.Awaited] {
    indicators.indices.filter { indicators[$0].isAwaited }.map { .outcome(indicator: $0) }
  }

  /// More goals than a scorecard has.
  private static let veryManyGoals = 100

  private func awaited(_ service: GoalService?) -> [Outlook.Awaited] {
    guard let lowerGoals, let service else { return [] }
    return service.goals.filter { !lowerGoals.outlook(of: $0).isDecided }.map {
      .lowerGoal($0.goal.number.value)
    }
      + service.awaitedUnits.map { .scorecard(unit: $0) }
  }

  /// The goals that may serve a goal in the end, each at one end of what it can become.
  ///
  /// An awaited unit may bring no goal, one, or very many.
  private func services(
    _ service: GoalService?, at end: OutlookEnd
  ) -> [(GoalService?, [Judgement])] {
    guard let lowerGoals, let service else { return [(nil, [])] }
    let known = service.goals.map {
      Judgement(end.of(lowerGoals.outlook(of: $0)), .nothingToJudge).weighing($0.final.weight)
    }
    guard !service.awaitedUnits.isEmpty else { return [(service, known)] }
    var complete = service
    complete.servingUnits += service.awaitedUnits.count
    return [(service, known)]
      + [1, Self.veryManyGoals].map { count in
        let goal = Judgement(end.fulfilment, .nothingToJudge).weighing(greatestGoalWeight)
        let more = Array(repeating: goal, count: count * service.awaitedUnits.count)
        return (complete, known + more)
      }
  }
}

extension AssessedIndicator {
  /// Whether an outcome may still come: the cell is empty, or could not be understood.
  var isAwaited: Bool {
    switch judgement.reason {
    case .noOutcome(.blank), .noOutcome(.notUnderstood): true
    default: false
    }
  }
}

extension IndicatorRule {
  /// The judgement of the worst or of the best outcome that an indicator can have.
  fileprivate func extreme(_ end: OutlookEnd, for indicator: Indicator) -> Judgement {
    if case .ownThresholds(let bands) = self {
      let band = end == .best ? bands.best : bands.worst
      return Judgement(band.fulfilment, .nothingToJudge)
    }
    guard case .thresholds(let bands, let distance, _, let cap) = self,
      let target = indicator.target?.value
    else { return Judgement(end.fulfilment, .nothingToJudge) }
    let start = distance.start(of: indicator)
    guard distance.value(of: target.nearestBound(to: 0), target: target, start: start) != nil
    else { return Judgement(end.fulfilment, .nothingToJudge) }
    let value =
      end == .best ? distance.greatest(for: target, start: start, cap: cap) : distance.least
    let band = value.map { bands.band(at: $0) } ?? (end == .best ? bands.best : bands.worst)
    return Judgement(band.fulfilment, .nothingToJudge, share: distance.isShare ? value : nil)
  }
}
