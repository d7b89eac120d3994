import FoundationEssentials
import Scorecards
import Spreadsheet

/// What a row, a block or a form of a template is filled with.
struct TemplateRecord {
  var goal: Goal?
  var indicator: Indicator?
  var activity: Activity?
  var line: EconomyLine?
  var investment: InvestmentLine?

  /// The area of the goals in the rows below, for a row that names it and nothing else.
  var area: FocusArea?

  /// Whether the goal's own fields stand in this row, or in one above it.
  var showsGoal = true

  /// Whether there is nothing to fill in.
  var isEmpty: Bool { goal == nil && indicator == nil && activity == nil && line == nil }
}

/// A value and the number format that it is shown in.
struct TemplateValue {
  var value: CellValue
  var numberFormat = "General"

  /// What stands in a text file, which has no number formats; `nil` is the value itself.
  private var textFileValue: CellValue?

  init(_ value: CellValue, numberFormat: String = "General") {
    self.value = value
    self.numberFormat = numberFormat
  }

  init?(_ text: String?) {
    guard let text, !text.isEmpty else { return nil }
    self.init(.text(text))
  }

  /// A whole number where the text is one, so that programs do not warn of it.
  init(year text: String) {
    self.init(Int(text).map { .number(Double($0)) } ?? .text(text))
  }

  /// A day where the text is one; otherwise the text.
  init?(time text: String?) {
    guard let text else { return nil }
    if let day = CivilDate(iso: text) {
      self.init(.date(day), numberFormat: "yyyy-mm-dd")
    } else {
      self.init(.text(text))
    }
  }

  init(_ quantity: Quantity) {
    if let day = quantity.day, let date = CivilDate(iso: day.description) {
      self.init(.date(date), numberFormat: "yyyy-mm-dd")
    } else if quantity.isPercent {
      self.init(
        .number((quantity.number / 100).double),
        numberFormat: Self.format(decimals: quantity.number.decimals) + "%")
      textFileValue = .text(quantity.swedishText)
    } else {
      self.init(.number(quantity.number.double))
    }
  }

  init?(_ measurement: Measurement?) {
    switch measurement {
    case .measured(let quantity): self.init(quantity)
    case .missing(let reason): self.init(reason.mark)
    case nil: return nil
    }
  }

  /// The value as it stands in a text file.
  var inTextFile: TemplateValue { TemplateValue(textFileValue ?? value) }

  /// An amount in thousands of kronor, as the template writes it.
  init?(_ amount: Decimal?, _ kind: EconomyLine.Kind, _ form: EconomyForm) {
    self.init(amount, isReversed: form.isReversed(kind), form)
  }

  /// Expenditure on investments in thousands of kronor, as the template writes it.
  init?(expenditure amount: Decimal?, _ form: EconomyForm) {
    self.init(amount, isReversed: form.investments == .positive, form)
  }

  private init?(_ amount: Decimal?, isReversed: Bool, _ form: EconomyForm) {
    guard let amount else { return nil }
    let written = (isReversed ? -amount : amount) * 1000 / form.unit.kronor
    let format = "#,##" + Self.format(decimals: written.decimals)
    self.init(.number(written.double), numberFormat: "\(format);-\(format)")
  }

  private static func format(decimals: Int) -> String {
    decimals == 0 ? "0" : "0." + String(repeating: "0", count: decimals)
  }
}

extension TemplateRecord {
  /// What stands at a field; `nil` when there is nothing to fill in.
  func value(of field: Field, economy form: EconomyForm) -> TemplateValue? {
    switch field.group {
    case .scorecard: nil
    case .goal: goal.flatMap { showsGoal ? Self.value(of: field, in: $0) : nil }
    case .indicator: indicator.flatMap { Self.value(of: field, in: $0) }
    case .activity: activity.flatMap { Self.value(of: field, in: $0) }
    case .economy: line.flatMap { Self.value(of: field, in: $0, form) }
    case .investment: investment.flatMap { Self.value(of: field, in: $0, form) }
    }
  }

  private static func value(of field: Field, in goal: Goal) -> TemplateValue? {
    switch field {
    case .goalNumber: TemplateValue(goal.number.value)
    case .goalArea: TemplateValue(goal.area?.value.swedishName)
    case .goalText: TemplateValue(goal.text.value)
    case .goalParent: TemplateValue(goal.parent?.value)
    case .goalResponsible: TemplateValue(goal.responsible?.value)
    case .goalDue: TemplateValue(time: goal.due?.value)
    case .goalAssessment: TemplateValue(goal.assessment?.value.templateWord)
    case .goalAnalysis: TemplateValue(goal.analysis?.value)
    default: nil
    }
  }

  private static func value(of field: Field, in indicator: Indicator) -> TemplateValue? {
    switch field {
    case .indicatorName: TemplateValue(indicator.name.value)
    case .indicatorMeasure: TemplateValue(indicator.unitOfMeasure?.value)
    case .indicatorDirection: TemplateValue(indicator.templateDirection?.rawValue)
    case .indicatorBaseline: TemplateValue(indicator.baseline?.value)
    case .indicatorTarget:
      TemplateValue(
        indicator.targetChange?.value.swedishText ?? indicator.target?.value.swedishText)
    case .indicatorOutcome: TemplateValue(indicator.outcome?.value)
    case .indicatorOutcomeWomen: TemplateValue(indicator.outcome(of: .women))
    case .indicatorOutcomeMen: TemplateValue(indicator.outcome(of: .men))
    case .indicatorPreviousOutcome: TemplateValue(indicator.previousOutcome?.value)
    case .indicatorMeasuredAt: TemplateValue(time: indicator.measuredAt?.value)
    case .indicatorRespondents:
      indicator.respondents.map { TemplateValue(.number($0.value.double)) }
    case .indicatorOrigin: TemplateValue(indicator.origin?.value)
    case .indicatorKoladaID: TemplateValue(indicator.koladaID?.value)
    default: nil
    }
  }

  private static func value(of field: Field, in activity: Activity) -> TemplateValue? {
    switch field {
    case .activityText: TemplateValue(activity.text.value)
    case .activityResponsible: TemplateValue(activity.responsible?.value)
    case .activityStart: TemplateValue(time: activity.start?.value)
    case .activityEnd: TemplateValue(time: activity.end?.value)
    case .activityStatus: TemplateValue(activity.status?.value.swedishName)
    default: nil
    }
  }

  private static func value(
    of field: Field, in line: InvestmentLine, _ form: EconomyForm
  ) -> TemplateValue? {
    func amount(_ amount: Sourced<Decimal>?) -> TemplateValue? {
      TemplateValue(expenditure: amount?.value, form)
    }
    return switch field {
    case .investmentProject: TemplateValue(line.project.value)
    case .investmentBudget: amount(line.budget)
    case .investmentOutcome: amount(line.outcome)
    case .investmentForecast: amount(line.forecast)
    case .investmentPreviousOutcome: amount(line.previousOutcome)
    case .investmentDecidedTotal: amount(line.decidedTotal)
    case .investmentAccumulated: amount(line.accumulated)
    default: nil
    }
  }

  private static func value(
    of field: Field, in line: EconomyLine, _ form: EconomyForm
  ) -> TemplateValue? {
    switch field {
    case .economyLine: TemplateValue(line.kind.swedishName)
    case .economyBudget: TemplateValue(line.budget?.value, line.kind, form)
    case .economyOutcome: TemplateValue(line.outcome?.value, line.kind, form)
    case .economyForecast: TemplateValue(line.forecast?.value, line.kind, form)
    case .economyPreviousOutcome: TemplateValue(line.previousOutcome?.value, line.kind, form)
    default: nil
    }
  }
}

extension Indicator {
  /// Which way the indicator is to go, where its target says.
  fileprivate var templateDirection: Vocabulary.Direction? {
    targetChange.map { $0.value.increases ? .higher : .lower } ?? target?.value.direction
  }

  /// The result for a part of those who are counted; `nil` when there is none.
  fileprivate func outcome(of part: PartOutcome.Part) -> Measurement? {
    breakdown.first { $0.part == part }?.outcome.value
  }
}
