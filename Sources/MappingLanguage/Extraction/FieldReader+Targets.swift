import Findings
import FoundationEssentials
import Scorecards
import Spreadsheet

extension FieldReader {
  /// What a target's meaning depends on, besides its own text.
  struct TargetContext {
    var measure: Measure?
    var direction: Vocabulary.Direction?
    var baseline: Quantity?
    /// The results of the periods that have columns of their own.
    var earlier: [EarlierOutcome] = []
    var previousOutcome: Quantity?
  }

  /// A target, and the change that it was given as.
  struct FoundTarget {
    var target: Target?
    var change: TargetChange?
  }

  /// Reads a target; `nil` when there is none or it was not understood.
  mutating func target(_ value: FoundValue?, in context: TargetContext) -> Sourced<FoundTarget>? {
    guard let value, isReadable(value), vocabulary.missing[value.text.comparable] == nil,
      let target = foundTarget(value, in: context)
    else { return nil }
    return Sourced(target, from: value.source)
  }

  private mutating func foundTarget(
    _ value: FoundValue, in context: TargetContext
  ) -> FoundTarget? {
    guard value.day == nil, let text = targetText(value),
      case .change(let increases, let amount, let origin) = text
    else { return targetValue(value, in: context).map { FoundTarget(target: $0) } }
    return change(increases: increases, by: amount, from: origin, value, context)
  }

  private func targetText(_ value: FoundValue) -> TargetText? {
    TargetText(value.text, comparisons: vocabulary.comparisons, assumedYear: period.year)
  }

  /// Whether a target, as it stands, is a day or another time.
  func isTime(_ value: FoundValue?) -> Bool {
    guard let value else { return false }
    if value.day != nil { return true }
    guard case .cell(let cell) = value.content, case .text = cell.value else { return false }
    return switch targetText(value) {
    case .time, .timeInterval: true
    default: false
    }
  }

  private mutating func targetValue(_ value: FoundValue, in context: TargetContext) -> Target? {
    if let day = value.day { return bareTarget(Quantity(day), value, context) }
    if case .cell(let cell) = value.content {
      switch cell.value {
      case .text: break
      case .boolean(let isTrue): return .exactly(Quantity(isTrue ? 1 : 0))
      default:
        return quantity(value, measure: context.measure)
          .flatMap { bareTarget($0, value, context) }
      }
    }
    guard let text = targetText(value) else {
      report(.targetNotUnderstood, value)
      return nil
    }
    switch text {
    case .answer(let isTrue):
      return .exactly(Quantity(isTrue ? 1 : 0))
    case .time(let span, let comparison):
      return comparison.map { $0.target(span) }
        ?? bareTarget(Quantity(span.last), value, context)
    case .timeInterval(let first, let last):
      return .between(Quantity(first.first), Quantity(last.last))
    case .interval(let low, var high):
      if let measure = low.measure, high.measure == nil { high.measure = measure }
      guard var first = quantity(low, value, context), let second = quantity(high, value, context)
      else { return nil }
      if second.isPercent { first.isPercent = true }
      return .between(first, second)
    case .number(let number, let comparison):
      guard let quantity = quantity(number, value, context) else { return nil }
      if number.isApproximate { report(.approximate, value, expected: quantity.swedishText) }
      return comparison.map { $0.target(quantity) } ?? bareTarget(quantity, value, context)
    case .change:
      return nil
    }
  }

  private mutating func quantity(
    _ number: NumberText, _ value: FoundValue, _ context: TargetContext
  ) -> Quantity? {
    guard let quantity = number.quantity(measuredIn: context.measure) else {
      report(context.measure == nil ? .targetNotUnderstood : .measureDiffers, value)
      return nil
    }
    return quantity
  }

  /// A target that is a number alone: the direction tells its meaning, or else the mapping.
  private mutating func bareTarget(
    _ quantity: Quantity, _ value: FoundValue, _ context: TargetContext
  ) -> Target? {
    switch context.direction {
    case .higher: return .atLeast(quantity)
    case .lower: return .atMost(quantity)
    case .exact: return .exactly(quantity)
    case nil: break
    }
    guard let comparison = quantity.isDay ? value.rule.bareDay : value.rule.bareTarget else {
      report(.targetWithoutDirection, value)
      return nil
    }
    return comparison.target(quantity)
  }

  // MARK: Changes

  /// What a change means in this row.
  ///
  /// Without what it is counted from it stays a change, since the archive may know that.
  private mutating func change(
    increases: Bool, by amount: NumberText?, from origin: TargetChange.Origin?,
    _ value: FoundValue, _ context: TargetContext
  ) -> FoundTarget? {
    guard let change = targetChange(increases: increases, by: amount, from: origin, context) else {
      report(.targetNotUnderstood, value)
      return nil
    }
    guard let start = start(of: origin, context) else { return FoundTarget(change: change) }
    guard let target = change.target(from: start) else {
      report(.targetNotUnderstood, value)
      return nil
    }
    report(.targetComputed, value, expected: target.swedishText.lowercased())
    return FoundTarget(target: target, change: change)
  }

  private func targetChange(
    increases: Bool, by amount: NumberText?, from origin: TargetChange.Origin?,
    _ context: TargetContext
  ) -> TargetChange? {
    var change = TargetChange(increases: increases, from: origin)
    guard let amount else { return change }
    if amount.isPercent {
      // Five per cent of a percentage, or five percentage points? The text does not say.
      guard context.measure != .percent else { return nil }
      change.amount = .percentOfStart(amount.number)
    } else if amount.measure.flatMap(Measure.init) == .other("procentenheter") {
      change.amount = .percentagePoints(amount.number)
    } else {
      guard context.measure != .percent,
        let difference = amount.quantity(measuredIn: context.measure)
      else { return nil }
      change.amount = .ownUnit(difference.number)
    }
    return change
  }

  /// The value that a change counts from; `nil` when the row has none, or two that could be meant.
  private func start(of origin: TargetChange.Origin?, _ context: TargetContext) -> Quantity? {
    switch origin {
    case .baseline: context.baseline
    case .previousOutcome: context.previousOutcome
    case .year(let year):
      context.earlier.first { $0.period == String(year) }?.outcome.value
        ?? (period.year == year + 1 ? context.previousOutcome : nil)
    case nil:
      context.baseline == nil
        ? context.previousOutcome
        : context.previousOutcome == nil ? context.baseline : nil
    }
  }
}

extension Comparison {
  /// The condition that a day lies so to a time: before all of it, at the end of it at the latest.
  func target(_ span: CalendarSpan) -> Target {
    switch self {
    case .atLeast: .atLeast(Quantity(span.first))
    case .moreThan: .moreThan(Quantity(span.last))
    case .atMost: .atMost(Quantity(span.last))
    case .lessThan: .lessThan(Quantity(span.first))
    case .exactly:
      span.first == span.last
        ? .exactly(Quantity(span.first)) : .between(Quantity(span.first), Quantity(span.last))
    }
  }

  /// The condition that an outcome lies so to a quantity.
  func target(_ quantity: Quantity) -> Target {
    switch self {
    case .atLeast: .atLeast(quantity)
    case .moreThan: .moreThan(quantity)
    case .atMost: .atMost(quantity)
    case .lessThan: .lessThan(quantity)
    case .exactly: .exactly(quantity)
    }
  }
}
