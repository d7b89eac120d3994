public import Findings
import FoundationEssentials
import Scorecards
import Spreadsheet

/// A value that a cell is filled with, and what it comes from.
struct FillValue {
  /// What the cell gets.
  enum Content {
    case text(String)
    case count(Int)
    case date(CivilDate)
    case amount(Decimal)
    case quantity(Quantity)
  }

  var content: Content

  /// The figures and texts that it is made of.
  var terms: [FilledCell.Term] = []

  /// What the cell gets; percentages are fractions where its format shows percent.
  func cellValue(inFormat format: String) -> CellValue {
    switch content {
    case .text(let text): .text(text)
    case .count(let count): .number(Double(count))
    case .date(let date): .date(date)
    case .amount(let amount): .number(amount.double)
    case .quantity(let quantity):
      .number(
        (quantity.isPercent && format.contains("%") ? quantity.number / 100 : quantity.number)
          .double)
    }
  }
}

/// A cell of finance's own workbook that was filled.
public struct FilledCell: Hashable, Sendable {
  /// A figure or text that the cell's value is made of.
  public struct Term: Hashable, Sendable {
    /// What it is, such as `BUN-FSK, kostnader, utfall`.
    public let what: String

    /// The value as people write it.
    public let value: String

    /// The cell that it stands in; `nil` for what the rules and not a template say.
    public let source: Source?
  }

  /// The sheet.
  public let sheet: String

  /// The cell, such as `C7`.
  public let cell: String

  /// What it was filled with, as the fill mapping names it.
  public let field: String

  /// The unit that it is about.
  public let unit: String

  /// What its value is made of.
  public let terms: [Term]
}

/// What a form or a row of a table is about.
struct FillSubject {
  let unit: ConsolidatedUnit
  var goal: AssessedGoal?
  var indicator: AssessedIndicator?
  var investment: InvestmentLine?
}

/// Looks up the values of fields.
struct FillValues {
  let facts: FillFacts
  let form: EconomyForm
  let isOwn: Bool

  private var consolidation: Consolidation { facts.consolidation }

  /// The value; `nil` where nothing is known.
  func value(of field: FillField, for subject: FillSubject) -> FillValue? {
    switch field {
    case .fact(let fact): value(of: fact, subject.unit)
    case .count(let count): value(of: count, subject.unit)
    case .goal(let goal): subject.goal.flatMap { value(of: goal, $0) }
    case .indicator(let indicator): subject.indicator.flatMap { value(of: indicator, $0) }
    case .economy(let kind, let figure): value(of: kind, figure, subject.unit.unit.code)
    case .investment(let figure): subject.investment.flatMap { value(of: figure, $0) }
    }
  }

  private func value(of fact: FillField.Fact, _ unit: ConsolidatedUnit) -> FillValue? {
    let organisation = consolidation.organisation
    switch fact {
    case .municipality: return text(facts.municipality)
    case .period: return text(consolidation.period)
    case .year: return Period(consolidation.period).year.map { FillValue(content: .count($0)) }
    case .occasion:
      let name = OccasionName.allCases.first { $0.occasion == consolidation.occasion }
      return text((name?.rawValue ?? "").uppercasedFirst)
    case .lastDay: return date(facts.lastDay)
    case .policy: return text(consolidation.policy.name)
    case .policyDate: return date(consolidation.policy.adoptedOn)
    case .run: return text(facts.runID)
    case .unit: return text(unit.unit.name)
    case .code: return text(unit.unit.code)
    case .level: return text(unit.unit.level.name)
    case .committee:
      let path = [unit.unit] + organisation.ancestors(of: unit.unit.code)
      return text((path.count > 1 ? path[path.count - 2] : unit.unit).name)
    case .received: return FillValue(content: .count(unit.received))
    case .expected: return FillValue(content: .count(unit.expected))
    case .missing: return FillValue(content: .count(unit.notSubmitted.count))
    }
  }

  private func text(_ text: String) -> FillValue { FillValue(content: .text(text)) }

  private func date(_ text: String?) -> FillValue? {
    guard let text else { return nil }
    return CivilDate(iso: text).map { FillValue(content: .date($0)) } ?? self.text(text)
  }

  private func value(of count: FillField.Count, _ unit: ConsolidatedUnit) -> FillValue {
    let counts = unit.counts + unit.countsBelow
    let words = consolidation.policy.vocabulary
    let goals = consolidation.subtree(of: unit.unit.code).flatMap { $0.assessed?.goals ?? [] }
      .filter { count.fulfilment == nil || $0.final.fulfilment == count.fulfilment }
    return FillValue(
      content: .count(count.fulfilment.map { counts[$0] } ?? counts.total),
      terms: goals.map { goal in
        FilledCell.Term(
          what: "Mål \(goal.goal.number.value)", value: words[goal.final.fulfilment].word,
          source: goal.goal.number.source)
      })
  }

  // MARK: Goals

  private func value(of field: FillField.Goal, _ goal: AssessedGoal) -> FillValue? {
    let words = consolidation.policy.vocabulary
    func word(_ fulfilment: Fulfilment?) -> FillValue? {
      fulfilment.map {
        FillValue(
          content: .text(words[$0].word.uppercasedFirst),
          terms: terms(goal.goal.assessment, "Bedömning") { words[$0].word }
            + goal.indicators.flatMap { indicator in
              terms(indicator.indicator.outcome, indicator.indicator.name.value) { $0.shown }
            })
      }
    }
    switch field {
    case .number: return text(goal.goal.number, "Målnummer")
    case .text: return text(goal.goal.text, "Mål")
    case .area: return text(goal.goal.area?.map(\.swedishName), "Målområde")
    case .analysis: return text(goal.goal.analysis, "Analys")
    case .assessment:
      return text(goal.goal.assessment?.map { words[$0].word.uppercasedFirst }, "Bedömning")
    case .computed: return word(goal.computed.fulfilment)
    case .final: return word(goal.final.fulfilment)
    }
  }

  private func value(
    of field: FillField.Indicator, _ assessed: AssessedIndicator
  ) -> FillValue? {
    let indicator = assessed.indicator
    switch field {
    case .name: return text(indicator.name, "Indikator")
    case .measure: return text(indicator.unitOfMeasure, "Mått")
    case .target: return text(indicator.target?.map(\.swedishText), "Målvärde")
    case .outcome: return measurement(indicator.outcome, "Utfall")
    case .previousOutcome: return measurement(indicator.previousOutcome, "Föregående utfall")
    case .fulfilment:
      let word = consolidation.policy.vocabulary[assessed.judgement.fulfilment].word
      return FillValue(
        content: .text(word.uppercasedFirst),
        terms: terms(indicator.outcome, "Utfall") { $0.shown }
          + terms(indicator.target, "Målvärde") { $0.swedishText })
    }
  }

  private func text(_ text: Sourced<String>?, _ what: String) -> FillValue? {
    text.map { FillValue(content: .text($0.value), terms: terms($0, what) { $0 }) }
  }

  private func measurement(_ outcome: Sourced<Measurement>?, _ what: String) -> FillValue? {
    guard let outcome, let quantity = outcome.value.quantity else { return nil }
    return FillValue(content: .quantity(quantity), terms: terms(outcome, what) { $0.shown })
  }

  private func terms<Value>(
    _ value: Sourced<Value>?, _ what: String, _ shown: (Value) -> String
  ) -> [FilledCell.Term] {
    value.map { [FilledCell.Term(what: what, value: shown($0.value), source: $0.source)] } ?? []
  }

  // MARK: Money

  private func value(
    of kind: EconomyLine.Kind, _ figure: FillField.Figure, _ unit: String
  ) -> FillValue? {
    guard let found = consolidation[unit],
      let statement = isOwn ? found.economy.own : found.economy.total
    else { return nil }
    let figures = statement[kind]
    func terms(_ column: EconomyTerm.Column, _ factor: Int = 1) -> [EconomyTerm] {
      consolidation.economyTerms(of: kind, column, unit: unit, isOwn: isOwn, factor: factor)
    }
    let (amount, parts): (Decimal?, [EconomyTerm]) =
      switch figure {
      case .budget: (figures.budget, terms(.budget))
      case .outcome: (figures.outcome, terms(.outcome))
      case .forecast: (figures.forecast, terms(.forecast))
      case .previousOutcome: (figures.previousOutcome, terms(.previousOutcome))
      case .variance: (figures.variance, terms(.outcome) + terms(.budget, -1))
      case .forecastVariance: (figures.forecastVariance, terms(.forecast) + terms(.budget, -1))
      }
    guard let amount else { return nil }
    let isVariance = figure == .variance || figure == .forecastVariance
    let isReversed = isVariance ? form.reversesVariance(kind) : form.isReversed(kind)
    return FillValue(
      content: .amount(form.written(amount, reversed: isReversed)),
      terms: parts.map { term in
        FilledCell.Term(
          what: "\(term.unit.code), \(term.kind.swedishName.lowercased()), \(term.column.rawValue)",
          value: (term.factor < 0 ? "minus " : "") + term.amount.swedishText + " tkr",
          source: term.source)
      })
  }

  private func value(
    of field: FillField.Investment, _ line: InvestmentLine
  ) -> FillValue? {
    switch field {
    case .project: return text(line.project, "Projekt")
    case .budget: return expenditure(line.budget, "Budget")
    case .outcome: return expenditure(line.outcome, "Utfall")
    case .forecast: return expenditure(line.forecast, "Prognos")
    case .previousOutcome: return expenditure(line.previousOutcome, "Föregående utfall")
    case .decidedTotal: return expenditure(line.decidedTotal, "Beslutad totalutgift")
    case .accumulated: return expenditure(line.accumulated, "Ackumulerat utfall")
    case .variance:
      guard let outcome = line.outcome, let budget = line.budget else { return nil }
      return FillValue(
        content: .amount(
          form.written(
            outcome.value - budget.value, reversed: form.reversesInvestmentVariance)),
        terms: terms(outcome, "Utfall") { $0.swedishText + " tkr" }
          + terms(budget, "minus budget") { $0.swedishText + " tkr" })
    }
  }

  private func expenditure(_ amount: Sourced<Decimal>?, _ what: String) -> FillValue? {
    amount.map {
      FillValue(
        content: .amount(form.written($0.value, reversed: form.investments == .positive)),
        terms: terms($0, what) { $0.swedishText + " tkr" })
    }
  }
}

extension EconomyForm {
  /// An amount in thousands of kronor as the workbook writes it.
  fileprivate func written(_ amount: Decimal, reversed: Bool) -> Decimal {
    (reversed ? -amount : amount) * 1000 / unit.kronor
  }
}

extension Measurement {
  /// The figure as people write it; a dash where there is none.
  fileprivate var shown: String { quantity?.swedishText ?? "–" }
}
