public import FoundationEssentials

/// What a policy says of one indicator by name, where it differs from all others.
public struct NamedIndicator: Hashable, Sendable {
  /// The indicator's name, or its id in Kolada.
  public let name: String

  /// Its own rule; `nil` when the rule of all indicators holds.
  public let rule: IndicatorRule?

  /// How much it counts for beside the others of its goal, which count for 1.
  public let weight: Decimal

  /// Creates what a policy says of an indicator.
  public init(_ name: String, rule: IndicatorRule? = nil, weight: Decimal = 1) {
    self.name = name
    self.rule = rule
    self.weight = weight
  }

  /// Whether an indicator is meant, ignoring case and blanks.
  func means(_ indicator: Indicator) -> Bool {
    let name = name.foldedName
    return name == indicator.name.value.foldedName
      || name == indicator.koladaID.map { $0.value.foldedName }
  }
}

extension Indicator {
  /// Whether the outcome is to be a day.
  var isDated: Bool { target?.value.isDay ?? false }
}

extension FulfilmentPolicy {
  /// The rule that holds for an indicator.
  public func rule(for indicator: Indicator) -> IndicatorRule {
    named(indicator)?.rule ?? (indicator.isDated ? dates : nil) ?? indicators
  }

  /// How much an indicator counts for beside the others of its goal.
  public func weight(of indicator: Indicator) -> Decimal { named(indicator)?.weight ?? 1 }

  func judge(_ indicator: Indicator, in period: CalendarSpan?) -> Judgement {
    rule(for: indicator).judge(indicator, in: period).weighing(weight(of: indicator))
  }

  private func named(_ indicator: Indicator) -> NamedIndicator? {
    namedIndicators.first { $0.means(indicator) }
  }
}
