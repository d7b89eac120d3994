import FoundationEssentials
import Scorecards
import Yams

extension PolicyReader {
  /// Refuses thresholds that no value can reach.
  ///
  /// - Parameter range: The values that there are.
  mutating func check(_ bands: Bands?, within range: ClosedRange<Decimal>, at node: Node?) {
    guard let bands else { return }
    for band in [bands.lowest] + bands.higher where !band.meets(range) {
      nodes.fail(
        node,
        "\(band.fulfilment.mappingWord.capitalized) kan aldrig bli aktuell: värdet ligger mellan "
          + "\(range.lowerBound.swedishText) och \(range.upperBound.swedishText).")
    }
  }

  /// Refuses goals that can be nothing but black, whatever happens.
  ///
  /// - Parameter weighingNode: Where the weighing stands.
  mutating func check(goals: Aggregation?, weighing: Weighing?, at weighingNode: Node?) {
    guard let goals, let weighing, !goals.rule.givesColour else { return }
    let isAlwaysBlack =
      switch weighing.rule {
      case .computedStands, .assessmentMayLower: true
      case .together(let aggregation): !aggregation.rule.givesColour
      case .assessmentReplaces, .assessmentMayMoveOneStep: false
      }
    guard isAlwaysBlack else { return }
    nodes.fail(
      weighingNode,
      "Alla mål blir svarta: regeln för ”mål” ger ingen beräknad färg, och den här regeln kan inte "
        + "ge någon utan. Skriv ”chefens gäller”, eller en annan regel för ”mål”.")
  }

  /// Refuses an occasion on which black counts as yellow and yellow is not used either.
  mutating func check(_ rule: OccasionRule, at node: Node?) {
    guard !rule.usesPartlyMet, !rule.usesNotMeasured else { return }
    nodes.fail(
      node,
      "Svart räknas som gult där svart inte används, så gul och svart kan inte båda vara nej.")
  }
}

extension Aggregation.Rule {
  /// Whether several parts have a colour together.
  fileprivate var givesColour: Bool {
    switch self {
    case .countsOnly, .leftToManager: false
    case .allSomeNone, .worst, .best, .majority, .shareMet, .meanOfPoints, .meanOfShares: true
    }
  }
}

extension Band {
  /// Whether some value of a range lies in the band.
  fileprivate func meets(_ range: ClosedRange<Decimal>) -> Bool {
    let startsInTime = from.map {
      $0.isIncluded ? $0.value <= range.upperBound : $0.value < range.upperBound
    }
    let endsLate = to.map {
      $0.isIncluded ? $0.value >= range.lowerBound : $0.value > range.lowerBound
    }
    return (startsInTime ?? true) && (endsLate ?? true)
  }
}
