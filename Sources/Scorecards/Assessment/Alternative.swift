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
  /// First every single change, with the outcome nearest to the real one; then, for a better colour
  /// that no single change gives, the least changes that give it together.
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
  private func possibleChanges(of goal: Goal, served service: GoalService?) -> [PossibleChange] {
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
    func possibility(
      from now: Fulfilment?, _ change: (Fulfilment) -> Alternative.Change
    ) -> PossibleChange {
      let others: [Fulfilment] = [.notMet, .partlyMet, .met].filter { $0 != now }
      return PossibleChange(changes: others.map(change), best: now == .met ? nil : change(.met))
    }
    if lowerGoals != nil {
      possibilities += (service?.goals ?? []).enumerated().map { position, goal in
        possibility(from: goal.final.fulfilment) { .lowerGoal(position, $0) }
      }
    }
    possibilities.append(possibility(from: goal.assessment?.value) { .assessment($0) })
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
      service.goals[position].final = Judgement(fulfilment, .nothingToJudge).weighing(weight)
      service.goals[position].outlook = Outlook(fulfilment)
    }
    return service
  }
}
