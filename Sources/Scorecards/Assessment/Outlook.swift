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
    /// The written analysis without which the manager's assessment does not count.
    case analysis
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

  /// What it can become; not all between the worst and the best need be possible.
  let possible: Set<Possibility>

  /// The least share of the targets or parts that can still be reached, in percent; `nil` where the
  /// policy measures none.
  public private(set) var leastShare: Decimal?

  /// The greatest share, likewise.
  public private(set) var greatestShare: Decimal?

  /// Whether nothing that is awaited can change the fulfilment.
  public var isDecided: Bool { worst == best }

  /// What is known already.
  init(_ judgement: Judgement, share: Decimal? = nil) {
    self.init([Possibility(judgement)], awaited: [], shares: share.map { [$0] } ?? [])
  }

  /// What it can become, of which the worst and the best are the ends.
  init(_ possible: Set<Possibility>, awaited: [Awaited], shares: [Decimal] = []) {
    self.possible = possible
    worst = OutlookEnd.worst.farthest(of: possible.map(\.fulfilment))
    best = OutlookEnd.best.farthest(of: possible.map(\.fulfilment))
    self.awaited = awaited
    leastShare = shares.min()
    greatestShare = shares.max()
  }
}

/// Something that a fulfilment can become.
struct Possibility: Hashable {
  let fulfilment: Fulfilment

  /// Why nothing is measured; `nil` for what is.
  let cause: NotMeasuredCause?

  init(_ judgement: Judgement) {
    fulfilment = judgement.fulfilment
    cause = judgement.cause
  }
}

/// One end of what is still possible.
enum OutlookEnd: CaseIterable {
  case worst, best

  var fulfilment: Fulfilment { self == .worst ? .notMet : .met }

  /// The fulfilment that lies farthest towards this end, where what is not measured lies right above
  /// another.
  func farthest(
    of fulfilments: some Collection<Fulfilment>, notMeasuredAbove lower: Fulfilment = .notMet
  ) -> Fulfilment {
    let upwards: [Fulfilment] = [.notMet, .partlyMet, .met].flatMap {
      $0 == lower ? [$0, .notMeasured] : [$0]
    }
    let order = self == .worst ? upwards : upwards.reversed()
    return order.first { fulfilments.contains($0) } ?? .notMeasured
  }
}

/// A way in which all that is awaited may turn out.
///
/// What is awaited may come to be measured, at its worst or at its best, or be told not to have been.
/// Which of these is worse or better depends on the policy, so that all are tried.
private struct Turn {
  enum NotMeasured: Hashable {
    /// Everything that can be is measured.
    case nothing
    /// Only what would be worse, or better, if it were measured is not; left out of a mean, it may be
    /// better than what is partly met.
    case whereFarther(above: Fulfilment)
    /// Nothing is measured that need not be.
    case everything
  }

  let end: OutlookEnd
  let notMeasured: NotMeasured

  /// Why what is not measured is not, where there is a choice.
  let cause: NotMeasuredCause

  /// All ways in which what is not measured is so for these causes.
  static func all(_ causes: [NotMeasuredCause]) -> [Turn] {
    OutlookEnd.allCases.flatMap { end in
      causes.flatMap { cause in
        [
          NotMeasured.nothing, .whereFarther(above: .notMet), .whereFarther(above: .partlyMet),
          .everything,
        ].map { Turn(end: end, notMeasured: $0, cause: cause) }
      }
    }
  }

  /// What becomes of something that can be measured, and then is this at its end.
  func judgement(measured: Judgement) -> Judgement {
    let black = Judgement(.notMeasured, .nothingToJudge, cause: cause)
    switch notMeasured {
    case .nothing: return measured
    case .everything: return black
    case .whereFarther(let lower):
      let farthest = end.farthest(
        of: [measured.fulfilment, .notMeasured], notMeasuredAbove: lower)
      return farthest == .notMeasured ? black : measured
    }
  }

  /// What becomes of something that can become any of these.
  func judgement(of possible: Set<Possibility>) -> Judgement {
    let measured = Set(possible.map(\.fulfilment)).subtracting([.notMeasured])
    let causes = possible.compactMap(\.cause)
    let black = Judgement(
      .notMeasured, .nothingToJudge,
      cause: causes.contains(cause)
        ? cause : NotMeasuredCause.allCases.first(where: causes.contains))
    guard !measured.isEmpty else { return black }
    let farthest: Fulfilment =
      switch notMeasured {
      case _ where causes.isEmpty: end.farthest(of: measured)
      case .nothing: end.farthest(of: measured)
      case .everything: .notMeasured
      case .whereFarther(let lower):
        end.farthest(of: measured.union([.notMeasured]), notMeasuredAbove: lower)
      }
    return farthest == .notMeasured ? black : Judgement(farthest, .nothingToJudge)
  }
}

extension FulfilmentPolicy {
  /// What a scorecard that has not come can become.
  func outlook(ofAwaited unit: String, on occasion: ReportingOccasion) -> Outlook {
    let possible = [Fulfilment.notMet, .notMeasured, .met].map {
      Possibility(used(Judgement($0, .nothingToJudge), on: occasion))
    }
    return Outlook(Set(possible), awaited: [.scorecard(unit: unit)])
  }

  /// What a goal can still become, in whatever way all that is awaited turns out.
  func outlook(
    of goal: Goal, _ indicators: [AssessedIndicator], served service: GoalService?,
    computed: Judgement, final: Judgement, on occasion: ReportingOccasion, at time: ReportedTime?
  ) -> Outlook {
    let weighing = weighing(served: service)
    let words = awaitedWords(of: goal, weighing, on: occasion)
    let awaited = awaitedOutcomes(indicators) + words + awaited(service)
    guard !awaited.isEmpty else { return Outlook(final, share: computed.share) }

    var assessments = [(goal.assessment?.value, goal.hasAnalysis)]
    if words == [.assessment] {
      assessments += [.notMet, .notMeasured, .met].flatMap { [($0, true), ($0, goal.hasAnalysis)] }
    }
    if words == [.analysis] { assessments.append((goal.assessment?.value, true)) }

    var shares: [Decimal] = []
    var possible: Set<Possibility> = []
    for turn in turns {
      let parts = indicators.map { part in
        guard part.isAwaited else { return part.judgement }
        let extreme = rule(for: part.indicator).extreme(
          turn.end, for: part.indicator, in: time?.period)
        return turn.judgement(measured: extreme).weighing(weight(of: part.indicator))
      }
      for (service, lower) in services(service, in: turn, on: occasion) {
        let computed = compute(parts, served: service, by: lower)
        if let share = computed.share { shares.append(share) }
        for (assessed, hasAnalysis) in assessments {
          let weighed = weighing.weigh(
            computed: computed, assessed: assessed, hasAnalysis: hasAnalysis)
          possible.insert(Possibility(used(weighed, on: occasion)))
        }
      }
    }
    return Outlook(possible, awaited: awaited, shares: shares)
  }

  /// What a scorecard can still become, by what its goals can.
  func outlook(
    of goals: [AssessedGoal], overall: Judgement, on occasion: ReportingOccasion
  ) -> Outlook {
    let awaited = goals.indices.filter { !goals[$0].outlook.awaited.isEmpty }
    guard !awaited.isEmpty else { return Outlook(overall) }
    let possible = turns.map { turn in
      let parts = goals.map { goal in
        goal.outlook.isDecided
          ? goal.final
          : turn.judgement(of: goal.outlook.possible).weighing(goal.final.weight)
      }
      return Possibility(together(parts, on: occasion))
    }
    return Outlook(Set(possible), awaited: awaited.map { .goal($0) })
  }

  private var turns: [Turn] {
    let aggregations = [goals, scorecards, lowerGoals?.aggregation].compactMap(\.self)
    return Turn.all(
      aggregations.allSatisfy(\.exceptions.isEmpty) ? [.notMeasured] : NotMeasuredCause.allCases)
  }

  /// The outcomes that may still come, where the indicators count at all.
  private func awaitedOutcomes(_ indicators: [AssessedIndicator]) -> [Outlook.Awaited] {
    indicators.indices.filter { indicators[$0].isAwaited }.map { .outcome(indicator: $0) }
  }

  /// What the manager has yet to write: the assessment, or the analysis without which it does not
  /// count.
  private func awaitedWords(
    of goal: Goal, _ weighing: Weighing, on occasion: ReportingOccasion
  ) -> [Outlook.Awaited] {
    let rule = rule(for: occasion)
    guard goal.assessment != nil else { return rule.assessment == .optional ? [] : [.assessment] }
    return weighing.requiresAnalysis && !goal.hasAnalysis && rule.analysis != .optional
      ? [.analysis] : []
  }

  /// More goals than a scorecard has.
  private static let veryManyGoals = 100

  private func awaited(_ service: GoalService?) -> [Outlook.Awaited] {
    guard let lowerGoals, let service else { return [] }
    return service.goals.filter { !lowerGoals.outlook(of: $0).isDecided }.map {
      .lowerGoal($0.goal.number.value)
    }
      + (service.awaitedUnits + service.awaitedUnitsFurtherDown).map { .scorecard(unit: $0) }
  }

  /// The goals that may serve a goal in the end, each as it can become.
  ///
  /// An awaited unit may bring no goal, one, or very many.
  private func services(
    _ service: GoalService?, in turn: Turn, on occasion: ReportingOccasion
  ) -> [(GoalService?, [Judgement])] {
    guard let lowerGoals, let service else { return [(nil, [])] }
    let known = service.goals.map { goal in
      let outlook = lowerGoals.outlook(of: goal)
      return outlook.isDecided
        ? lowerGoals.judgement(of: goal)
        : turn.judgement(of: outlook.possible).weighing(goal.final.weight)
    }
    var complete = service
    complete.servingUnits += service.awaitedUnits.count
    let brought = turn.judgement(measured: Judgement(turn.end.fulfilment, .nothingToJudge))
    let goal = (lowerGoals.color == .final ? used(brought, on: occasion) : brought)
      .weighing(greatestGoalWeight)
    func bringing(_ count: Int) -> [Judgement] { known + Array(repeating: goal, count: count) }
    return [(service, known)]
      + [1, Self.veryManyGoals].flatMap { count in
        [
          (complete, bringing(count * service.awaitedUnits.count)),
          (service, bringing(count * service.awaitedUnitsFurtherDown.count)),
        ]
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
  fileprivate func extreme(
    _ end: OutlookEnd, for indicator: Indicator, in period: CalendarSpan?
  ) -> Judgement {
    switch self {
    case .condition, .leftToManager: return Judgement(end.fulfilment, .nothingToJudge)
    case .ownThresholds(let bands):
      let band = end == .best ? bands.best : bands.worst
      return Judgement(band.fulfilment, .nothingToJudge)
    case .trend(let rule):
      return Judgement(rule.extreme(end, for: indicator, in: period), .nothingToJudge)
    case .thresholds(let bands, let distance, _, let cap):
      guard let target = indicator.target?.value else {
        return Judgement(end.fulfilment, .nothingToJudge)
      }
      let start = distance.start(of: indicator)
      guard distance.value(of: target.nearestBound(to: 0), target: target, start: start) != nil
      else { return Judgement(end.fulfilment, .nothingToJudge) }
      let value =
        end == .best ? distance.greatest(for: target, start: start, cap: cap) : distance.least
      let band = value.map { bands.band(at: $0) } ?? (end == .best ? bands.best : bands.worst)
      return Judgement(band.fulfilment, .nothingToJudge, share: distance.isShare ? value : nil)
    }
  }
}

extension TrendRule {
  /// The worst or the best colour that a trend can have.
  ///
  /// What lies within an interval already, or hardly outside it, cannot come nearer.
  fileprivate func extreme(
    _ end: OutlookEnd, for indicator: Indicator, in period: CalendarSpan?
  ) -> Fulfilment {
    guard end == .best, let target = indicator.target?.value, target.direction == .towards,
      let kind = target.bounds.first
    else { return end.fulfilment }
    // A line through values of a few months may rise so steeply that far away is the best.
    let far: Decimal = 1_000_000_000
    let colours = (target.bounds.map(\.number) + [-far, far]).compactMap { outcome in
      var measured = indicator
      measured.outcome = Sourced(.measured(kind.with(outcome)), from: indicator.name.source)
      return trend(of: measured, in: period)?.trend.fulfilment
    }
    return end.farthest(of: colours)
  }
}
