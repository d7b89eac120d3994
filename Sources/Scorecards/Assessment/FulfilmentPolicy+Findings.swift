internal import Findings

extension FulfilmentPolicy {
  /// What a person should know of an assessed goal.
  func findings(of assessed: AssessedGoal, on occasion: ReportingOccasion) -> [Finding] {
    let goal = assessed.goal
    let rule = rule(for: occasion)
    let number = goal.number.value
    var findings: [Finding] = []

    if goal.indicators.isEmpty {
      findings.append(Finding(.goalWithoutIndicator, at: goal.number.source, found: number))
    }
    if goal.assessment == nil, let code = Self.assessmentCodes[rule.assessment] {
      findings.append(Finding(code, at: goal.number.source, found: number))
    }
    if !goal.hasAnalysis, let code = Self.analysisCodes[rule.analysis] {
      findings.append(
        Finding(code, at: goal.analysis?.source ?? goal.number.source, found: number))
    }
    if let assessment = goal.assessment, assessment.value != assessed.computed.fulfilment {
      let difference =
        "beräknad \(assessed.computed.fulfilment.swedishColor), "
        + "bedömd \(assessment.value.swedishColor)"
      findings.append(
        Finding(.assessmentDiffers, at: assessment.source, found: number, expected: difference))
    }
    return findings
  }

  private static let assessmentCodes: [OccasionRule.Requirement: FindingCode] = [
    .required: .assessmentMissing, .expected: .assessmentExpected,
  ]

  private static let analysisCodes: [OccasionRule.Requirement: FindingCode] = [
    .required: .analysisMissing, .expected: .analysisExpected,
  ]
}
