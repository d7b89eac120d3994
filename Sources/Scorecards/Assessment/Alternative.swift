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
    /// The goal at this place among those that serve it.
    case lowerGoal(Int, Fulfilment)
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
  /// First every single change, with the outcome nearest to the real one; then, for a better or a worse
  /// colour that no single change gives, the least changes that give it together.
  ///
  /// - Parameters:
  ///   - time: The time that is reported, as in the assessment.
  ///   - service: The goals that serve it, as in the assessment.
  public func alternatives(
    of goal: Goal, on occasion: ReportingOccasion, at time: ReportedTime? = nil,
    served service: GoalService? = nil
  ) -> [Alternative] {
    func fulfilment(with changes: [Alternative.Change]) -> Fulfilment {
      assess(
        goal.changed(by: changes), on: occasion, at: time, served: service?.changed(by: changes)
      ).final.fulfilment
    }
    let now = fulfilment(with: [])
    let possibilities = possibleChanges(of: goal, served: service)
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

    for wanted in [Fulfilment.partlyMet, .met, .notMet]
    where wanted != now && !found.contains(where: { $0.fulfilment == wanted }) {
      let isBetter = wanted.step ?? 0 > now.step ?? 0
      let changes = possibilities.compactMap { isBetter ? $0.best : $0.worst }
      if let changes = least(of: changes, giving: wanted, fulfilment) {
        found.append(Alternative(changes: changes, fulfilment: wanted))
      }
    }
    return found
  }

  /// The changes without those that are not needed; `nil` when all together do not give what is wanted.
  private func least(
    of all: [Alternative.Change], giving wanted: Fulfilment,
    _ fulfilment: ([Alternative.Change]) -> Fulfilment
  ) -> [Alternative.Change]? {
    var changes = all
    guard fulfilment(changes) == wanted else { return nil }
    for change in changes {
      let fewer = changes.filter { $0 != change }
      if fulfilment(fewer) == wanted { changes = fewer }
    }
    return changes
  }

  /// The changes worth trying: those of each indicator, then of the manager's words.
  private func possibleChanges(of goal: Goal, served service: GoalService?) -> [PossibleChange] {
    var possibilities = goal.indicators.enumerated().map { position, indicator in
      let rule = rule(for: indicator)
      let outcomes = rule.outcomesWorthTrying(for: indicator)
      func change(to fulfilment: Fulfilment) -> Alternative.Change? {
        guard indicator.outcome.map({ rule.gives(fulfilment, $0.value, for: indicator) }) != true
        else { return nil }
        return outcomes.first { rule.gives(fulfilment, .measured($0), for: indicator) }
          .map { .outcome(indicator: position, $0) }
      }
      return PossibleChange(
        changes: outcomes.map { .outcome(indicator: position, $0) },
        best: change(to: .met), worst: change(to: .notMet))
    }
    func possibility(
      from now: Fulfilment?, _ change: (Fulfilment) -> Alternative.Change
    ) -> PossibleChange {
      let others: [Fulfilment] = [.notMet, .partlyMet, .met].filter { $0 != now }
      return PossibleChange(
        changes: others.map(change), best: now == .met ? nil : change(.met),
        worst: now == .notMet ? nil : change(.notMet))
    }
    if let lowerGoals {
      possibilities += (service?.goals ?? []).enumerated().map { position, goal in
        possibility(from: lowerGoals.judgement(of: goal).fulfilment) { .lowerGoal(position, $0) }
      }
    }
    possibilities.append(possibility(from: goal.assessment?.value) { .assessment($0) })
    if !goal.hasAnalysis {
      possibilities.append(PossibleChange(changes: [.analysis], best: .analysis, worst: .analysis))
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

  /// The way that goes farthest for the worse; `nil` when it is as bad as it can be.
  let worst: Alternative.Change?
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
      case .outcome, .lowerGoal: break
      case .assessment(let fulfilment):
        goal.assessment = Sourced(fulfilment, from: goal.assessment?.source ?? number.source)
      case .analysis:
        goal.analysis = Sourced("…", from: goal.analysis?.source ?? number.source)
      }
    }
    return goal
  }
}

extension GoalService {
  /// The goals as they would have been.
  fileprivate func changed(by changes: [Alternative.Change]) -> GoalService {
    var service = self
    for case .lowerGoal(let position, let fulfilment) in changes {
      let weight = service.goals[position].final.weight
      let judgement = Judgement(fulfilment, .nothingToJudge).weighing(weight)
      service.goals[position].final = judgement
      service.goals[position].outlook = Outlook(judgement)
      service.goals[position].goal.assessment = Sourced(
        fulfilment, from: service.goals[position].goal.number.source)
    }
    return service
  }
}
