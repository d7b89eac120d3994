internal import Findings

extension Scorecard {
  /// The scorecard, where each source tells which submission of its period it stands in.
  public func standing(inSubmission number: Int?) -> Scorecard {
    var scorecard = self
    scorecard.vision?.source.submission = number
    for position in goals.indices { scorecard.goals[position].stand(inSubmission: number) }
    for position in economy.indices { scorecard.economy[position].stand(inSubmission: number) }
    for position in investments.indices {
      scorecard.investments[position].stand(inSubmission: number)
    }
    scorecard.plan.stand(inSubmission: number)
    return scorecard
  }
}

extension Goal {
  fileprivate mutating func stand(inSubmission submission: Int?) {
    number.source.submission = submission
    text.source.submission = submission
    area?.source.submission = submission
    parent?.source.submission = submission
    responsible?.source.submission = submission
    due?.source.submission = submission
    assessment?.source.submission = submission
    analysis?.source.submission = submission
    for position in indicators.indices { indicators[position].stand(inSubmission: submission) }
    for position in activities.indices { activities[position].stand(inSubmission: submission) }
  }
}

extension Indicator {
  fileprivate mutating func stand(inSubmission submission: Int?) {
    name.source.submission = submission
    unitOfMeasure?.source.submission = submission
    baseline?.source.submission = submission
    target?.source.submission = submission
    targetChange?.source.submission = submission
    targetStart?.outcome.source.submission = submission
    outcome?.source.submission = submission
    previousOutcome?.source.submission = submission
    measuredAt?.source.submission = submission
    respondents?.source.submission = submission
    origin?.source.submission = submission
    koladaID?.source.submission = submission
    for position in periodOutcomes.indices {
      periodOutcomes[position].outcome.source.submission = submission
    }
    for position in breakdown.indices {
      breakdown[position].outcome.source.submission = submission
    }
    for position in earlierOutcomes.indices {
      earlierOutcomes[position].outcome.source.submission = submission
    }
  }
}

extension Activity {
  fileprivate mutating func stand(inSubmission submission: Int?) {
    text.source.submission = submission
    responsible?.source.submission = submission
    start?.source.submission = submission
    end?.source.submission = submission
    status?.source.submission = submission
  }
}

extension EconomyLine {
  fileprivate mutating func stand(inSubmission submission: Int?) {
    budget?.source.submission = submission
    outcome?.source.submission = submission
    variance?.source.submission = submission
    forecast?.source.submission = submission
    previousOutcome?.source.submission = submission
  }
}

extension InvestmentLine {
  fileprivate mutating func stand(inSubmission submission: Int?) {
    project.source.submission = submission
    budget?.source.submission = submission
    outcome?.source.submission = submission
    forecast?.source.submission = submission
    previousOutcome?.source.submission = submission
    decidedTotal?.source.submission = submission
    accumulated?.source.submission = submission
  }
}

extension PlanTexts {
  fileprivate mutating func stand(inSubmission submission: Int?) {
    trends?.source.submission = submission
    situation?.source.submission = submission
    economicConditions?.source.submission = submission
    improvementAreas?.source.submission = submission
  }
}
