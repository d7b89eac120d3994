import Findings
import FoundationEssentials
import Scorecards

extension FieldReader {
  /// Reads an indicator with its figures; `nil` when the entry names none.
  mutating func indicator(_ entry: Entry) -> Indicator? {
    guard let name = text(entry[.indicatorName]) else { return nil }
    var indicator = Indicator(name: name)
    indicator.unitOfMeasure = text(entry[.indicatorMeasure])
    let measure = indicator.unitOfMeasure.flatMap { Measure($0.value) }
    indicator.baseline = measurement(entry[.indicatorBaseline], measure: measure)
    indicator.previousOutcome = measurement(entry[.indicatorPreviousOutcome], measure: measure)
    indicator.target = target(
      entry[.indicatorTarget],
      in: TargetContext(
        measure: measure, direction: direction(entry[.indicatorDirection]),
        baseline: indicator.baseline?.value.quantity,
        previousOutcome: indicator.previousOutcome?.value.quantity))
    indicator.outcome = measurement(
      entry[.indicatorOutcome], measure: measure,
      allowsAnswers: entry[.indicatorTarget].map { $0.text.isAnswer } ?? false)
    indicator.measuredAt = time(entry[.indicatorMeasuredAt])
    indicator.respondents = respondents(entry[.indicatorRespondents])
    indicator.origin = text(entry[.indicatorOrigin])
    indicator.koladaID = koladaID(entry[.indicatorKoladaID])
    doubtPercentages(of: indicator)
    return indicator
  }

  /// Reads how many people a figure is of; what is none is a finding.
  private mutating func respondents(_ value: FoundValue?) -> Sourced<Decimal>? {
    guard let value, isReadable(value), vocabulary.missing[value.text.comparable] == nil,
      let quantity = quantity(value, measure: nil)
    else { return nil }
    return Sourced(quantity.number, from: value.source)
  }

  private mutating func direction(_ value: FoundValue?) -> Vocabulary.Direction? {
    guard let value, vocabulary.missing[value.text.comparable] == nil else { return nil }
    return word(value, in: vocabulary.directions, expected: "högre, lägre eller exakt")?.value
  }

  /// Warns of a percentage that lies a hundred times from the target, as 0.85 does from 85 %.
  private mutating func doubtPercentages(of indicator: Indicator) {
    guard let target = indicator.target?.value.anchor, target.isPercent, target.number > 0 else {
      return
    }
    for result in [indicator.baseline, indicator.previousOutcome, indicator.outcome] {
      guard let result, let quantity = result.value.quantity, quantity.isPercent,
        quantity.number > 0
      else { continue }
      let ratio = quantity.number / target.number
      let isHundredth = ratio * 500 > 1 && ratio * 20 < 1
      let isHundredfold = ratio > 20 && ratio < 500
      if isHundredth || isHundredfold {
        findings.append(
          Finding(
            .percentDoubtful, at: result.source, found: quantity.number.swedishText,
            expected: quantity.swedishText))
      }
    }
  }
}

extension Target {
  /// The number that an outcome is compared with; the lower end of an interval.
  fileprivate var anchor: Quantity {
    switch self {
    case .atLeast(let quantity), .moreThan(let quantity), .atMost(let quantity),
      .lessThan(let quantity), .exactly(let quantity), .between(let quantity, _):
      quantity
    }
  }
}

extension String {
  /// Whether the text is yes or no.
  fileprivate var isAnswer: Bool { ["ja", "nej"].contains(comparable) }
}
