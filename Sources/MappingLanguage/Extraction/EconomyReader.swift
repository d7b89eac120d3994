import Findings
import FoundationEssentials
import Scorecards

extension FieldReader {
  /// Reads a line of the economy; `nil` when the entry is none.
  ///
  /// The amounts become thousands of kronor, income positive and costs negative.
  mutating func economyLine(_ entry: Entry, form: EconomyForm) -> EconomyLine? {
    guard let label = entry[.economyLine], label.filledText != nil else {
      if let first = entry.firstFilled(.economy) {
        reportRow(first, .economy, found: "posten saknar namn")
      }
      return nil
    }
    guard let kind = vocabulary.economyLines[label.text.comparable] else {
      reportRow(label, .economy, found: "”\(label.text.quotable)” är ingen av posterna")
      return nil
    }
    var line = EconomyLine(kind: kind)
    line.budget = money(entry[.economyBudget], kind, form)
    line.outcome = money(entry[.economyOutcome], kind, form)
    line.forecast = money(entry[.economyForecast], kind, form)
    line.previousOutcome = money(entry[.economyPreviousOutcome], kind, form)
    line.variance = variance(entry[.economyVariance], kind, form)
    line.roundingUnit = form.roundingUnit(
      of: [line.budget, line.outcome, line.forecast, line.previousOutcome, line.variance]
        .compactMap { $0?.value })
    return line
  }

  private mutating func money(
    _ value: FoundValue?, _ kind: EconomyLine.Kind, _ form: EconomyForm
  ) -> Sourced<Decimal>? {
    guard let value, let amount = amount(value, unit: form.unit) else { return nil }
    let canonical = form.isReversed(kind) ? -amount : amount
    let isDoubtful = kind == .costs ? canonical > 0 : kind == .income ? canonical < 0 : false
    if isDoubtful {
      report(
        .signDoubtful, value,
        expected: form.isReversed(kind) || kind == .income ? "utan minustecken" : "med minustecken")
    }
    return Sourced(canonical, from: value.source)
  }

  private mutating func variance(
    _ value: FoundValue?, _ kind: EconomyLine.Kind, _ form: EconomyForm
  ) -> Sourced<Decimal>? {
    guard let value, let amount = amount(value, unit: form.unit) else { return nil }
    return Sourced(form.reversesVariance(kind) ? -amount : amount, from: value.source)
  }
}

extension FieldReader {
  /// Reads an investment project; `nil` when the entry names none.
  ///
  /// The amounts become thousands of kronor, with expenditure negative.
  mutating func investmentLine(_ entry: Entry, form: EconomyForm) -> InvestmentLine? {
    guard let project = text(entry[.investmentProject]) else {
      if let first = entry.firstFilled(.investment) {
        reportRow(first, .investment, found: "projektet saknar namn")
      }
      return nil
    }
    var line = InvestmentLine(project: project)
    line.budget = expenditure(entry[.investmentBudget], form)
    line.outcome = expenditure(entry[.investmentOutcome], form)
    line.forecast = expenditure(entry[.investmentForecast], form)
    line.previousOutcome = expenditure(entry[.investmentPreviousOutcome], form)
    line.decidedTotal = expenditure(entry[.investmentDecidedTotal], form)
    line.accumulated = expenditure(entry[.investmentAccumulated], form)
    return line
  }

  private mutating func expenditure(
    _ value: FoundValue?, _ form: EconomyForm
  ) -> Sourced<Decimal>? {
    guard let value, let amount = amount(value, unit: form.unit) else { return nil }
    let isReversed = form.investments == .positive
    let canonical = isReversed ? -amount : amount
    if canonical > 0 {
      report(
        .signDoubtful, value, expected: isReversed ? "utan minustecken" : "med minustecken")
    }
    return Sourced(canonical, from: value.source)
  }
}

extension PlanTexts {
  /// Takes what an entry tells, where nothing is told yet.
  mutating func fill(from entry: Entry, _ reader: inout FieldReader) {
    trends = trends ?? reader.text(entry[.planTrends])
    situation = situation ?? reader.text(entry[.planSituation])
    economicConditions = economicConditions ?? reader.text(entry[.planEconomy])
    improvementAreas = improvementAreas ?? reader.text(entry[.planImprovements])
  }
}

extension EconomyForm {
  /// What one unit of the last decimal of some amounts is worth, in tkr; `nil` without amounts.
  fileprivate func roundingUnit(of amounts: [Decimal]) -> Decimal? {
    let written = amounts.map { $0 * 1000 / unit.kronor }
    guard let decimals = written.map(\.decimals).max() else { return nil }
    return Decimal(sign: .plus, exponent: -min(decimals, 3), significand: 1) * unit.kronor / 1000
  }

  /// Whether the template writes the variance of a line with the opposite sign of the canonical one.
  func reversesVariance(_ kind: EconomyLine.Kind) -> Bool {
    switch variance {
    case .plusIsBetter: false
    case .outcomeMinusBudget: isReversed(kind)
    case .budgetMinusOutcome: !isReversed(kind)
    }
  }

  /// Whether the template writes the variance of an investment with the opposite sign of the canonical
  /// one.
  var reversesInvestmentVariance: Bool {
    switch variance {
    case .plusIsBetter: false
    case .outcomeMinusBudget: investments == .positive
    case .budgetMinusOutcome: investments == .negative
    }
  }

  /// Whether the template writes a line with the opposite sign of the canonical one.
  func isReversed(_ kind: EconomyLine.Kind) -> Bool {
    switch kind {
    case .income: false
    case .costs: costs == .positive
    case .net: net == .costsMinusIncome
    }
  }
}

extension Entry {
  /// The first filled value of a group, in the order of the fields.
  func firstFilled(_ group: Field.Group) -> FoundValue? {
    Field.fields(of: group).compactMap { values[$0] }.first(where: \.isOwn)
  }
}
