import FoundationEssentials
import Findings

/// What would have given a goal another colour.
///
/// Every alternative is found by trying it: with its changes the policy gives its fulfilment.
public struct Alternative: Hashable, Sendable {
  /// Something that might have been otherwise.
  public enum Change: Hashable, Sendable {
    /// The outcome of the indicator at this place in the goal, from 0.
    case outcome(indicator: Int, Quantity)
    /// The manager's assessment.
    case assessment(Fulfilment)
    /// An analysis had been written.
    case analysis
  }

  /// What all would have been otherwise, as little as possible.
  public let changes: [Change]

  /// What the goal would have become.
  public let fulfilment: Fulfilment

  /// Creates an alternative.
  public init(changes: [Change], fulfilment: Fulfilment) {
    self.changes = changes
    self.fulfilment = fulfilment
  }
}

extension FulfilmentPolicy {
  /// What would have given a goal another colour.
  ///
  /// First every single change, with the outcome nearest to the real one; then, for a better colour
  /// that no single change gives, the least changes that give it together.
  ///
  /// - Parameter service: The goals that serve it, as in the assessment.
  public func alternatives(
    of goal: Goal, on occasion: ReportingOccasion, served service: GoalService? = nil
  ) -> [Alternative] {
    func fulfilment(with changes: [Alternative.Change]) -> Fulfilment {
      assess(goal.changed(by: changes), on: occasion, served: service).final.fulfilment
    }
    let now = fulfilment(with: [])
    let possibilities = possibleChanges(of: goal)
    var found: [Alternative] = []
    for possibility in possibilities {
      var seen: Set<Fulfilment> = [now]
      for change in possibility.changes {
        let result = fulfilment(with: [change])
        if seen.insert(result).inserted {
          found.append(Alternative(changes: [change], fulfilment: result))
        }
      }
    }

    let upwards: [Fulfilment] = [.notMet, .partlyMet, .met]
    let better = upwards.drop { $0.step ?? 0 <= now.step ?? -1 }
    for wanted in better where !found.contains(where: { $0.fulfilment == wanted }) {
      if let changes = least(of: possibilities, giving: wanted, fulfilment) {
        found.append(Alternative(changes: changes, fulfilment: wanted))
      }
    }
    return found
  }

  /// The best change of each kind, without those that are not needed.
  private func least(
    of possibilities: [PossibleChange], giving wanted: Fulfilment,
    _ fulfilment: ([Alternative.Change]) -> Fulfilment
  ) -> [Alternative.Change]? {
    var changes = possibilities.compactMap(\.best)
    guard fulfilment(changes) == wanted else { return nil }
    for change in changes {
      let fewer = changes.filter { $0 != change }
      if fulfilment(fewer) == wanted { changes = fewer }
    }
    return changes
  }

  /// The changes worth trying: those of each indicator, then of the manager's words.
  private func possibleChanges(of goal: Goal) -> [PossibleChange] {
    var possibilities = goal.indicators.enumerated().map { position, indicator in
      let rule = rule(for: indicator)
      let outcomes = rule.outcomesWorthTrying(for: indicator)
      let best =
        indicator.outcome.flatMap { rule.gives(.met, $0.value, for: indicator) } == true
        ? nil : outcomes.first { rule.gives(.met, .measured($0), for: indicator) }
      return PossibleChange(
        changes: outcomes.map { .outcome(indicator: position, $0) },
        best: best.map { .outcome(indicator: position, $0) })
    }
    let assessments: [Fulfilment] = [.notMet, .partlyMet, .met]
    possibilities.append(
      PossibleChange(
        changes: assessments.filter { $0 != goal.assessment?.value }.map { .assessment($0) },
        best: goal.assessment?.value == .met ? nil : .assessment(.met)))
    if !goal.hasAnalysis {
      possibilities.append(PossibleChange(changes: [.analysis], best: .analysis))
    }
    return possibilities
  }
}

/// One thing that might have been otherwise, and in which ways.
private struct PossibleChange {
  /// The ways, the nearest to what is real first.
  let changes: [Alternative.Change]

  /// The way that goes farthest for the better; `nil` when it is as good as it can be.
  let best: Alternative.Change?
}

/// What would have given a whole scorecard another fulfilment.
public struct WholeAlternative: Hashable, Sendable {
  /// The goals that would have been otherwise, by their places in the scorecard.
  public let goals: [Int]

  /// What each of them would have been.
  public let goalFulfilment: Fulfilment

  /// What the whole would have become.
  public let fulfilment: Fulfilment
}

extension FulfilmentPolicy {
  /// The fewest goals, taken in order, that would have made the whole better if they had been met,
  /// and worse if they had not been.
  public func alternatives(
    ofWhole assessed: AssessedScorecard, on occasion: ReportingOccasion
  ) -> [WholeAlternative] {
    [Fulfilment.met, .notMet].compactMap { wanted in
      func whole(with changed: [Int]) -> Fulfilment {
        let parts = assessed.goals.enumerated().map { position, goal in
          changed.contains(position) ? Judgement(wanted, .nothingToJudge) : goal.final
        }
        return used(scorecards.judge(parts), on: occasion).fulfilment
      }
      var goals = assessed.goals.indices.filter { assessed.goals[$0].final.fulfilment != wanted }
      let result = whole(with: goals)
      guard result != assessed.overall.fulfilment else { return nil }
      for goal in goals.reversed() {
        let fewer = goals.filter { $0 != goal }
        if whole(with: fewer) == result { goals = fewer }
      }
      return WholeAlternative(goals: goals, goalFulfilment: wanted, fulfilment: result)
    }
  }
}

extension IndicatorRule {
  /// Outcomes at and beside every threshold, the nearest to the real one first.
  fileprivate func outcomesWorthTrying(for indicator: Indicator) -> [Quantity] {
    guard let target = indicator.target?.value ?? ownTarget else { return [] }
    let real = indicator.outcome?.value.quantity
    let decimals = min(max(target.bounds.map(\.decimals).max() ?? 0, real?.number.decimals ?? 0), 6)
    let step = Decimal(sign: .plus, exponent: -decimals, significand: 1)
    let thresholds = thresholds(for: indicator, target).map { $0.rounded(toDecimals: decimals) }
    let outcomes = Set(thresholds.flatMap { [$0 - step, $0, $0 + step] })
      .subtracting(real.map { [$0.number] } ?? [])
    let near = real?.number ?? target.bounds.first ?? 0
    let isPercent = real?.isPercent ?? target.isPercent
    return outcomes.sorted { (($0 - near).magnitude, $0) < (($1 - near).magnitude, $1) }
      .map { Quantity($0, isPercent: isPercent) }
  }

  /// Whether an outcome would give an indicator this fulfilment.
  fileprivate func gives(
    _ fulfilment: Fulfilment, _ outcome: Measurement, for indicator: Indicator
  ) -> Bool {
    var changed = indicator
    let source = indicator.outcome?.source ?? indicator.name.source
    changed.outcome = Sourced(outcome, from: source)
    return judge(changed).fulfilment == fulfilment
  }

  /// The outcomes at which the fulfilment may change.
  private func thresholds(for indicator: Indicator, _ target: Target) -> [Decimal] {
    switch self {
    case .condition: return target.bounds
    case .ownThresholds(let bands): return bands.edges
    case .thresholds(let bands, let distance, _, _):
      let start = distance.start(of: indicator)
      return target.bounds
        + bands.edges.flatMap { edge in
          target.bounds.compactMap { distance.outcome(at: edge, bound: $0, target, start: start) }
        }
    }
  }

  /// Thresholds of an indicator's own stand in for a target that is missing.
  private var ownTarget: Target? {
    guard case .ownThresholds(let bands) = self else { return nil }
    return bands.edges.first.map { .exactly(Quantity($0)) }
  }
}

extension Distance {
  /// The outcome at which the distance has a value; `nil` where there is none.
  fileprivate func outcome(
    at value: Decimal, bound: Decimal, _ target: Target, start: Decimal?
  ) -> Decimal? {
    let outcome: Decimal?
    switch (self, target.direction) {
    case (.shareOfTarget, .up): outcome = bound * value / 100
    case (.shareOfTarget, .down): outcome = value > 0 ? bound * 100 / value : nil
    case (.shareOfTarget, .towards): outcome = bound - bound * (100 - value) / 100
    case (.difference, .down): outcome = bound - value
    case (.difference, _): outcome = bound + value
    case (.progressFromBaseline, _): outcome = start.map { $0 + (bound - $0) * value / 100 }
    case (.changeFromPrevious, .down): outcome = start.map { $0 - value }
    case (.changeFromPrevious, _): outcome = start.map { $0 + value }
    }
    return outcome.flatMap { $0.isNaN ? nil : $0 }
  }
}

extension Target {
  /// The numbers that it names.
  fileprivate var bounds: [Decimal] {
    switch self {
    case .atLeast(let bound), .moreThan(let bound), .atMost(let bound), .lessThan(let bound),
      .exactly(let bound):
      [bound.number]
    case .between(let low, let high): [low.number, high.number]
    }
  }

  fileprivate var isPercent: Bool {
    switch self {
    case .atLeast(let bound), .moreThan(let bound), .atMost(let bound), .lessThan(let bound),
      .exactly(let bound), .between(let bound, _):
      bound.isPercent
    }
  }
}

extension Goal {
  /// The goal as it would have been.
  public func changed(by changes: [Alternative.Change]) -> Goal {
    var goal = self
    for change in changes {
      switch change {
      case .outcome(let position, let outcome) where goal.indicators.indices.contains(position):
        let source = goal.indicators[position].outcome?.source ?? number.source
        goal.indicators[position].outcome = Sourced(.measured(outcome), from: source)
      case .outcome: break
      case .assessment(let fulfilment):
        goal.assessment = Sourced(fulfilment, from: goal.assessment?.source ?? number.source)
      case .analysis:
        goal.analysis = Sourced("…", from: goal.analysis?.source ?? number.source)
      }
    }
    return goal
  }
}
