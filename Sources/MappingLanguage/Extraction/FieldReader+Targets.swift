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
    var previousOutcome: Quantity?
  }

  /// Reads a target; `nil` when there is none or it was not understood.
  mutating func target(_ value: FoundValue?, in context: TargetContext) -> Sourced<Target>? {
    guard let value, isReadable(value), vocabulary.missing[value.text.comparable] == nil,
      let target = targetValue(value, in: context)
    else { return nil }
    return Sourced(target, from: value.source)
  }

  private mutating func targetValue(_ value: FoundValue, in context: TargetContext) -> Target? {
    if case .cell(let cell) = value.content {
      switch cell.value {
      case .text: break
      case .boolean(let isTrue): return .exactly(Quantity(isTrue ? 1 : 0))
      default:
        return quantity(value, measure: context.measure)
          .flatMap { bareTarget($0, value, context) }
      }
    }
    guard let text = TargetText(value.text, comparisons: vocabulary.comparisons) else {
      report(.targetNotUnderstood, value)
      return nil
    }
    switch text {
    case .answer(let isTrue):
      return .exactly(Quantity(isTrue ? 1 : 0))
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
    case .change(let increases, let amount, let origin):
      return change(increases: increases, by: amount, from: origin, value, context)
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
    guard let comparison = value.rule.bareTarget else {
      report(.targetWithoutDirection, value)
      return nil
    }
    return comparison.target(quantity)
  }

  // MARK: Changes

  private mutating func change(
    increases: Bool, by amount: NumberText?, from origin: TargetText.Origin?, _ value: FoundValue,
    _ context: TargetContext
  ) -> Target? {
    guard let start = start(of: origin, context),
      let goal = goal(from: start, by: amount, increases: increases, context)
    else {
      report(.targetNotUnderstood, value)
      return nil
    }
    let target: Target =
      switch (amount == nil, increases) {
      case (true, true): .moreThan(goal)
      case (true, false): .lessThan(goal)
      case (false, true): .atLeast(goal)
      case (false, false): .atMost(goal)
      }
    report(.targetComputed, value, expected: "\(target.word) \(goal.swedishText)")
    return target
  }

  /// The value that a change counts from; `nil` when the row has none, or two that could be meant.
  private func start(of origin: TargetText.Origin?, _ context: TargetContext) -> Quantity? {
    switch origin {
    case .baseline: context.baseline
    case .previousOutcome: context.previousOutcome
    case .year(let year):
      period.year == year + 1 ? context.previousOutcome : nil
    case nil:
      context.baseline == nil
        ? context.previousOutcome
        : context.previousOutcome == nil ? context.baseline : nil
    }
  }

  private func goal(
    from start: Quantity, by amount: NumberText?, increases: Bool, _ context: TargetContext
  ) -> Quantity? {
    guard let amount else { return start }
    let sign: Decimal = increases ? 1 : -1
    if amount.isPercent {
      // Five per cent of a percentage, or five percentage points? The text does not say.
      guard !start.isPercent else { return nil }
      return Quantity(start.number + sign * start.number * amount.number / 100)
    }
    if amount.measure.flatMap(Measure.init) == .other("procentenheter") {
      return start.isPercent ? Quantity(start.number + sign * amount.number, isPercent: true) : nil
    }
    guard !start.isPercent, let difference = amount.quantity(measuredIn: context.measure) else {
      return nil
    }
    return Quantity(start.number + sign * difference.number)
  }
}

extension Comparison {
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

extension Target {
  /// The word that people use for the condition.
  fileprivate var word: String {
    switch self {
    case .atLeast: "minst"
    case .moreThan: "över"
    case .atMost: "högst"
    case .lessThan: "under"
    case .exactly: "exakt"
    case .between: "mellan"
    }
  }
}
