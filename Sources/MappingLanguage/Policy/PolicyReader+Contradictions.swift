import FoundationEssentials
import Scorecards
import Yams

extension PolicyReader {
  /// Refuses thresholds that no value can reach.
  ///
  /// - Parameters:
  ///   - range: The values that there are; `nil` when there are all.
  ///   - decimals: How many decimals they are rounded to; `nil` when they are not.
  mutating func check(
    _ bands: Bands?, within range: ClosedRange<Decimal>?, _ decimals: Int? = nil, at node: Node?
  ) {
    guard let bands else { return }
    for band in [bands.lowest] + bands.higher {
      let never = "\(band.fulfilment.mappingWord.capitalized) kan aldrig bli aktuell: värdet "
      if let range, !band.meets(range) {
        nodes.fail(
          node,
          never
            + "ligger mellan \(range.lowerBound.swedishText) och \(range.upperBound.swedishText)."
        )
      } else if let decimals, !band.holdsSomeValue(withDecimals: decimals) {
        nodes.fail(
          node,
          never + "avrundas till \(decimals == 0 ? "hela tal" : "\(decimals) decimaler").")
      }
    }
  }

  /// Refuses a mean of shares that no parts can reach.
  ///
  /// - Parameter greatest: The greatest share that a part can have.
  mutating func check(_ aggregation: Aggregation?, ofSharesUpTo greatest: Decimal, at node: Node?) {
    guard case .meanOfShares(let bands) = aggregation?.rule else { return }
    check(bands, within: 0...greatest, at: node)
  }

  /// Refuses goals that can be nothing but black, whatever happens.
  ///
  /// - Parameters:
  ///   - subject: What the goals are called in the file.
  ///   - countsIndicators: Whether any indicator counts among the parts.
  ///   - weighingNode: Where the weighing stands.
  mutating func check(
    _ goals: Aggregation?, of subject: String, countsIndicators: Bool = true,
    weighing: Weighing?, at weighingNode: Node?
  ) {
    guard let goals, let weighing, !goals.rule.givesColour || !countsIndicators else { return }
    let isAlwaysBlack =
      switch weighing.rule {
      case .computedStands, .assessmentMayLower: true
      case .together(let aggregation): !aggregation.rule.givesColour
      case .assessmentReplaces, .assessmentMayMoveOneStep: false
      }
    guard isAlwaysBlack else { return }
    let reason =
      goals.rule.givesColour ? "inga indikatorer räknas" : "regeln för \(subject) ger ingen färg"
    nodes.fail(
      weighingNode,
      "Alla mål blir svarta: \(reason), och den slutliga bedömningen kan inte ge någon utan. "
        + "Skriv ”chefens gäller”, eller \(goals.rule.givesColour ? "låt indikatorer räknas" : "en annan regel för \(subject)")."
    )
  }

  /// Refuses an occasion on which black counts as yellow and yellow is not used either.
  mutating func check(_ rule: OccasionRule, at node: Node?) {
    guard !rule.usesPartlyMet, !rule.usesNotMeasured else { return }
    nodes.fail(
      node,
      "Svart räknas som gult där svart inte används, så gul och svart kan inte båda vara nej.")
  }
}

extension IndicatorRule {
  /// The greatest share of a target, in percent, that an indicator can count for.
  var greatestShare: Decimal {
    guard case .thresholds(_, let distance, _, let cap) = self, distance.isShare else { return 100 }
    return cap ?? 1000
  }
}

extension Band {
  /// Whether some value with so many decimals lies in the band.
  fileprivate func holdsSomeValue(withDecimals decimals: Int) -> Bool {
    guard let from else { return true }
    let step = Decimal(sign: .plus, exponent: -decimals, significand: 1)
    let nearest = from.value.rounded(toDecimals: decimals)
    return [nearest - step, nearest, nearest + step].contains(where: holds)
  }

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
