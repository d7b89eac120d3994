import Findings
import FoundationEssentials
import Scorecards
import Spreadsheet

/// How the results of an indicator are written.
struct OutcomeForm {
  var measure: Measure?

  /// Whether yes and no are results.
  var allowsAnswers: Bool

  init(measure: Measure?, allowsAnswers: Bool = false) {
    self.measure = measure
    self.allowsAnswers = allowsAnswers || measure == .yesOrNo
  }
}

extension FieldReader {
  /// Reads a result, in a row with a given measure.
  ///
  /// - Returns: `nil` when the template has no place for it; a missing measurement when the place is
  ///   empty, holds a mark, or is not understood.
  mutating func measurement(
    _ value: FoundValue?, as form: OutcomeForm
  ) -> Sourced<Measurement>? {
    guard let value else { return nil }
    guard isReadable(value) else {
      let reason: MissingReason = value.isBlank ? .blank : .notUnderstood
      return Sourced(.missing(reason), from: value.source)
    }
    if let reason = vocabulary.missing[value.text.comparable] {
      return Sourced(.missing(reason), from: value.source)
    }
    let found =
      form.measure == .day
      ? day(value) : quantity(value, measure: form.measure, allowsAnswers: form.allowsAnswers)
    guard let quantity = found else {
      return Sourced(.missing(.notUnderstood), from: value.source)
    }
    return Sourced(.measured(quantity), from: value.source)
  }

  /// Reads a day, or the last day of a longer time, which is told; what is none is a finding.
  private mutating func day(_ value: FoundValue) -> Quantity? {
    if let day = value.day { return Quantity(day) }
    guard let time = CalendarTime(value.text, assumedYear: period.year),
      let span = CalendarSpan(time.text)
    else {
      report(.notADate, value, expected: value.rule.field.title)
      return nil
    }
    if span.first != span.last { report(.approximate, value, expected: span.last.description) }
    return Quantity(span.last)
  }

  /// Reads a number in a row with a given measure; what is none is a finding.
  mutating func quantity(
    _ value: FoundValue, measure: Measure?, allowsAnswers: Bool = false
  ) -> Quantity? {
    switch value.content {
    case .cell(let cell):
      switch cell.value {
      case .number(let number): return self.quantity(number, in: cell, value, measure: measure)
      case .boolean(let isTrue) where allowsAnswers: return Quantity(isTrue ? 1 : 0)
      case .text(let text): return self.quantity(text, value, measure: measure, allowsAnswers)
      default:
        report(.notANumber, value, expected: value.rule.field.title)
        return nil
      }
    case .text(let text): return self.quantity(text, value, measure: measure, allowsAnswers)
    case .nothing, .crosses: return nil
    }
  }

  private mutating func quantity(
    _ number: Double, in cell: Cell, _ value: FoundValue, measure: Measure?
  ) -> Quantity? {
    guard let exact = Decimal(shortest: number) else {
      report(.notANumber, value, expected: value.rule.field.title)
      return nil
    }
    guard cell.style.numberFormat.showsPercent else {
      return Quantity(exact, isPercent: measure == .percent)
    }
    guard measure == nil || measure == .percent else {
      report(.measureDiffers, value, found: "\((exact * 100).swedishText) %")
      return nil
    }
    return Quantity(exact * 100, isPercent: true)
  }

  private mutating func quantity(
    _ text: String, _ value: FoundValue, measure: Measure?, _ allowsAnswers: Bool
  ) -> Quantity? {
    if allowsAnswers, let answer = ["ja": 1, "nej": 0][text.comparable] {
      return Quantity(Decimal(answer))
    }
    guard let number = NumberText(text) else {
      report(.notANumber, value, expected: value.rule.field.title)
      return nil
    }
    guard let quantity = number.quantity(measuredIn: measure) else {
      report(
        measure == nil ? .notANumber : .measureDiffers, value, expected: value.rule.field.title)
      return nil
    }
    if number.isApproximate { report(.approximate, value, expected: quantity.swedishText) }
    return quantity
  }

  /// Reads an amount of money.
  ///
  /// - Returns: The amount in thousands of kronor with the sign as it stands.
  mutating func amount(_ value: FoundValue?, unit: EconomyForm.Unit) -> Decimal? {
    guard let value, isReadable(value), vocabulary.missing[value.text.comparable] == nil else {
      return nil
    }
    let measure = Measure.money(kronor: unit.kronor)
    guard let quantity = quantity(value, measure: measure) else { return nil }
    return quantity.number * unit.kronor / 1000
  }
}

extension EconomyForm.Unit {
  var kronor: Decimal {
    switch self {
    case .kronor: 1
    case .thousands: 1000
    case .millions: 1_000_000
    }
  }
}

extension String {
  /// Whether a number format shows hundredths: `0 %`, `0.0%`, but not `0"%"`.
  var showsPercent: Bool {
    var isQuoted = false
    var isEscaped = false
    for character in self {
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
      } else if character == "%", !isQuoted {
        return true
      }
    }
    return false
  }
}
