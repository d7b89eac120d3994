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
    let form = OutcomeForm(
      measure: isTime(entry[.indicatorTarget]) ? .day : measure,
      allowsAnswers: entry[.indicatorTarget].map { $0.text.isAnswer } ?? false)
    indicator.baseline = measurement(entry[.indicatorBaseline], as: form)
    indicator.previousOutcome = measurement(entry[.indicatorPreviousOutcome], as: form)
    readPeriods(of: &indicator, entry, as: form)
    let target = target(
      entry[.indicatorTarget],
      in: TargetContext(
        measure: measure, direction: direction(entry[.indicatorDirection]),
        baseline: indicator.baseline?.value.quantity, earlier: indicator.earlierOutcomes,
        previousOutcome: indicator.previousOutcome?.value.quantity))
    indicator.target = target.flatMap { found in
      found.value.target.map { Sourced($0, from: found.source) }
    }
    indicator.targetChange = target.flatMap { found in
      found.value.change.map { Sourced($0, from: found.source) }
    }
    indicator.outcome = indicator.outcome ?? measurement(entry[.indicatorOutcome], as: form)
    for (part, field) in [
      (PartOutcome.Part.women, Field.indicatorOutcomeWomen), (.men, .indicatorOutcomeMen),
    ] {
      if let outcome = measurement(entry[field], as: form) {
        indicator.breakdown.append(PartOutcome(part, outcome: outcome))
      }
    }
    indicator.measuredAt = time(entry[.indicatorMeasuredAt]) ?? indicator.measuredAt
    indicator.respondents = respondents(entry[.indicatorRespondents])
    indicator.origin = text(entry[.indicatorOrigin])
    indicator.koladaID = koladaID(entry[.indicatorKoladaID])
    doubtPercentages(of: indicator)
    if entry.hasOnly(.indicatorName) {
      findings.append(Finding(.indicatorEmpty, at: name.source, found: name.value.quotable))
    }
    return indicator
  }

  /// Reads the results of all periods that have a column, and chooses the one that is reported: of
  /// the period that ends with the reported one, or else of the last one that ended before.
  private mutating func readPeriods(
    of indicator: inout Indicator, _ entry: Entry, as form: OutcomeForm
  ) {
    guard let columns = entry.periods[.indicatorOutcome] else { return }
    indicator.periodOutcomes = columns.compactMap { period, value in
      measurement(value, as: form).map { PeriodOutcome(period: period, outcome: $0) }
    }
    guard let reported = CalendarSpan(period.text) else { return }
    let ended = indicator.periodOutcomes.compactMap { outcome in
      CalendarSpan(outcome.period).flatMap { span in
        span.last <= reported.last ? (span: span, outcome: outcome) : nil
      }
    }.sorted { ($0.span.last, $1.span.first) < ($1.span.last, $0.span.first) }
    guard let chosen = ended.last else {
      indicator.outcome = entry[.indicatorOutcome].map {
        Sourced(.missing(.blank), from: $0.source)
      }
      return
    }
    indicator.outcome = chosen.outcome.outcome
    if chosen.span.last < reported.last {
      indicator.measuredAt = Sourced(chosen.outcome.period, from: chosen.outcome.outcome.source)
    }
    for earlier in ended.dropLast() where earlier.span.last < chosen.span.last {
      guard let quantity = earlier.outcome.outcome.value.quantity else { continue }
      indicator.earlierOutcomes.append(
        EarlierOutcome(
          period: earlier.outcome.period,
          outcome: Sourced(quantity, from: earlier.outcome.outcome.source)))
    }
    if indicator.previousOutcome == nil {
      indicator.previousOutcome =
        ended.first { column in
          [reported.yearBefore, chosen.span.yearBefore].contains {
            column.span.isSameTime(as: $0)
          }
        }?.outcome.outcome
    }
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

extension Entry {
  /// Whether the template has places for more of an indicator than one field, and only that is filled.
  fileprivate func hasOnly(_ field: Field) -> Bool {
    let others = values.filter { $0.key.group == field.group && $0.key != field }
    let columns = periods.values.flatMap { $0 }.map(\.value)
    return !others.isEmpty && !others.values.contains(where: \.isOwn)
      && columns.allSatisfy(\.isBlank)
  }
}
