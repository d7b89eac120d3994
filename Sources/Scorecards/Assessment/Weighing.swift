/// How the computed fulfilment and the manager's assessment become the final one.
public struct Weighing: Hashable, Sendable {
  /// The rule.
  public enum Rule: Hashable, Sendable {
    /// The two are aggregated like any others; the guideline's own model.
    case together(Aggregation)
    /// The assessment stands.
    case assessmentReplaces
    /// The assessment stands where it is worse. What is not measured stays so.
    case assessmentMayLower
    /// The assessment moves the computed fulfilment one step at most.
    ///
    /// What is not measured has no steps: then the assessment stands.
    case assessmentMayMoveOneStep
    /// The computed fulfilment stands.
    case computedStands
  }

  /// The rule.
  public var rule: Rule

  /// Whether an assessment without a written analysis is left out.
  public var requiresAnalysis = false

  /// Creates a rule that takes assessments with and without analysis.
  public init(_ rule: Rule, requiresAnalysis: Bool = false) {
    self.rule = rule
    self.requiresAnalysis = requiresAnalysis
  }

  /// Weighs both.
  func weigh(computed: Judgement, assessed: Fulfilment?, hasAnalysis: Bool) -> Judgement {
    guard let assessed else {
      return Judgement(
        computed.fulfilment, .notAssessed(computed: computed.fulfilment), cause: computed.cause)
    }
    guard hasAnalysis || !requiresAnalysis else {
      return Judgement(
        computed.fulfilment,
        .assessmentWithoutAnalysis(computed: computed.fulfilment, assessed: assessed),
        cause: computed.cause)
    }
    var together: Judgement?
    if case .together(let aggregation) = rule {
      together = aggregation.judge([computed, Judgement(assessed, .nothingToJudge)])
    }
    return Judgement(
      together?.fulfilment ?? conclude(computed: computed, assessed: assessed),
      .weighed(
        computed: computed.fulfilment, assessed: assessed, rule: rule, because: together?.reason),
      cause: computed.cause)
  }

  private func conclude(computed: Judgement, assessed: Fulfilment) -> Fulfilment {
    switch rule {
    case .assessmentReplaces:
      return assessed
    case .assessmentMayLower:
      guard let step = computed.fulfilment.step else { return computed.fulfilment }
      return (assessed.step ?? -1) < step ? assessed : computed.fulfilment
    case .assessmentMayMoveOneStep:
      guard let step = computed.fulfilment.step else { return assessed }
      let wanted = assessed.step ?? step
      let reached = min(max(wanted, step - 1), step + 1)
      return Fulfilment.allCases.first { $0.step == reached } ?? computed.fulfilment
    case .computedStands, .together:
      return computed.fulfilment
    }
  }
}
