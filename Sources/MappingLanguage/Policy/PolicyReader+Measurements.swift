import FoundationEssentials
import Scorecards
import Yams

extension PolicyReader {
  private enum TrendWord: String, CaseIterable {
    case previousMeasurement = "förra mätningen"
    case yearBefore = "samma period förra året"
    case baseline = "ingångsvärdet"
    case regression = "linjär regression"

    var basis: TrendRule.Basis {
      switch self {
      case .previousMeasurement: .previousMeasurement
      case .yearBefore: .yearBefore
      case .baseline: .baseline
      case .regression: .regression
      }
    }
  }

  private enum AfterWord: String, CaseIterable {
    case counts = "räknas"
    case doesNotCount = "räknas inte"
  }

  /// Reads how the trend is found.
  mutating func trend(_ node: Node) -> TrendRule? {
    guard
      let values = nodes.mapping(
        node, of: "”trend”", keys: ["jämförs med", "oförändrat inom"], required: ["jämförs med"]),
      let word: TrendWord = values["jämförs med"]
        .flatMap({ nodes.choice($0, of: "”jämförs med”") })
    else { return nil }
    var rule = TrendRule(word.basis)
    if let node = values["oförändrat inom"] {
      guard let text = node.scalar?.string, let number = NumberText(text), number.number >= 0,
        number.isPercent || number.measure == nil
      else {
        nodes.fail(node, "”oförändrat inom” ska vara ett tal, till exempel 0,5 eller 2 %.")
        return nil
      }
      rule.deadBand = number.number
      rule.deadBandIsPercent = number.isPercent
    }
    return rule
  }

  /// Reads which measurements belong to a report.
  mutating func measurements(_ node: Node) -> MeasurementRule {
    var rule = MeasurementRule()
    guard
      let values = nodes.mapping(
        node, of: "”mätningar”", keys: ["högst så gamla", "efter perioden"])
    else { return rule }
    rule.greatestAge = values["högst så gamla"].flatMap { months($0) }
    if let word: AfterWord = values["efter perioden"]
      .flatMap({ nodes.choice($0, of: "”efter perioden”") })
    {
      rule.countsAfterPeriod = word == .counts
    }
    return rule
  }

  private mutating func months(_ node: Node) -> Int? {
    let parts = (node.scalar?.string ?? "").split(separator: " ")
    if parts.count == 2, let number = Int(parts[0]) {
      let months = parts[1].hasPrefix("månad") ? number : parts[1] == "år" ? number * 12 : 0
      if (1...240).contains(months), number <= 240 { return months }
    }
    nodes.fail(node, "”högst så gamla” ska vara till exempel 12 månader eller 2 år.")
    return nil
  }
}
