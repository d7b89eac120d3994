internal import Findings

extension FulfilmentPolicy {
  /// What a person should know of an assessed goal.
  func findings(
    of assessed: AssessedGoal, on occasion: ReportingOccasion, at time: ReportedTime?
  ) -> [Finding] {
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
        "beräknad \(vocabulary[assessed.computed.fulfilment].word), "
        + "bedömd \(vocabulary[assessment.value].word)"
      findings.append(
        Finding(.assessmentDiffers, at: assessment.source, found: number, expected: difference))
    }
    let lacks = goal.smartAdvice.compactMap { advice in
      advice.lack.map { "\($0.swedish(in: goal)) (\(advice.letter.swedishWord.lowercased()))" }
    }
    if !lacks.isEmpty {
      let advice = lacks.joined(separator: "; ")
      findings.append(
        Finding(.smartAdvice, at: goal.text.source, found: number, expected: advice))
    }
    return findings + goal.indicators.compactMap(targetFinding)
      + goal.indicators.compactMap { finding(of: $0, at: time) }
  }

  /// What there is to say of a target that is a change: what it was counted from, or that it was not.
  private func targetFinding(of indicator: Indicator) -> Finding? {
    guard let change = indicator.targetChange else { return nil }
    let words = change.value.swedishText.lowercasedFirst
    if let target = indicator.target?.value, let start = indicator.targetStart {
      return Finding(
        .targetComputed, at: change.source, found: words,
        expected: "\(target.swedishText.lowercasedFirst), räknat från "
          + "\(start.outcome.value.swedishText) för \(start.period)")
    }
    return indicator.target == nil
      ? Finding(.targetStartUnknown, at: change.source, found: words) : nil
  }

  /// What there is to say of when an indicator was measured.
  private func finding(of indicator: Indicator, at time: ReportedTime?) -> Finding? {
    guard let measured = indicator.measuredAt, let time,
      let span = CalendarSpan(measured.value)
    else { return nil }
    switch exclusion(of: indicator, at: time) {
    case .tooOld:
      return Finding(
        .measurementTooOld, at: measured.source, found: measured.value,
        expected: measurements.greatestAge.map { "\($0) månader" })
    case nil where span.first <= time.lastDay: return nil
    case nil:
      return Finding(
        .measurementAfterPeriod, at: measured.source, found: measured.value,
        expected: "Den räknas ändå")
    default:
      return Finding(
        .measurementAfterPeriod, at: measured.source, found: measured.value,
        expected: "Den räknas inte")
    }
  }

  private static let assessmentCodes: [OccasionRule.Requirement: FindingCode] = [
    .required: .assessmentMissing, .expected: .assessmentExpected,
  ]

  private static let analysisCodes: [OccasionRule.Requirement: FindingCode] = [
    .required: .analysisMissing, .expected: .analysisExpected,
  ]
}
