public import Scorecards

/// What a template is filled with before it is sent out.
///
///     var content = TemplateContent(period: "2026")
///     content.unit = organisation.unit(named: "Solgläntan")
///     content.scorecard = lastYear.carriedOver(to: "2026")
public struct TemplateContent: Sendable {
  /// The period that is to be reported.
  public var period: String

  /// The unit that the template is for; `nil` leaves the name to the sender.
  public var unit: OrganisationalUnit?

  /// The units above it, from the nearest to the municipality.
  public var ancestors: [OrganisationalUnit] = []

  /// The levels of the organisation, for templates with a line for each.
  public var levels = Level.guideline

  /// The unit's goals, indicators and figures; `nil` leaves the rows empty.
  public var scorecard: Scorecard?

  /// Creates the content of an empty template.
  public init(period: String) {
    self.period = period
  }

  /// The goals that there are; none for an empty template.
  var goals: [Goal] { scorecard?.goals ?? [] }

  /// The goal's number without the unit's code before it, as it may stand on a tab.
  func shortNumber(of goal: Goal) -> String {
    let number = goal.number.value
    guard let code = scorecard?.unit, number.lowercased().hasPrefix(code.lowercased()) else {
      return number
    }
    let rest = number.dropFirst(code.count).drop { $0 == "." || $0 == "-" }
    return rest.isEmpty ? number : String(rest)
  }
}

extension Scorecard {
  /// The scorecard that the unit begins a later period with.
  ///
  /// The goals, indicators and targets stay, outcomes become those of the year before, and what is
  /// to be told of the new period is empty. Activities that are done or cancelled are left out.
  public func carriedOver(to period: String) -> Scorecard {
    var scorecard = self
    scorecard.period = period
    for position in scorecard.goals.indices { scorecard.goals[position].carryOver() }
    scorecard.economy = economy.filter { $0.kind != .net }.map { line in
      var next = EconomyLine(kind: line.kind)
      next.previousOutcome = line.outcome
      return next
    }
    scorecard.investments = investments.map { line in
      var next = InvestmentLine(project: line.project)
      next.decidedTotal = line.decidedTotal
      next.previousOutcome = line.outcome
      return next
    }
    return scorecard
  }
}

extension Goal {
  fileprivate mutating func carryOver() {
    due = nil
    assessment = nil
    analysis = nil
    activities.removeAll { $0.status?.value == .done || $0.status?.value == .cancelled }
    for position in indicators.indices {
      indicators[position].previousOutcome = indicators[position].outcome
      indicators[position].outcome = nil
      indicators[position].breakdown = []
      indicators[position].targetStart = nil
      indicators[position].measuredAt = nil
      indicators[position].respondents = nil
      indicators[position].earlierOutcomes = []
    }
  }
}
