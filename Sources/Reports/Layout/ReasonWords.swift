internal import Findings
internal import FoundationEssentials
internal import Scorecards

/// Reasons for a fulfilment in Swedish sentences.
extension Reason {
  /// The reason as a sentence.
  ///
  /// - Parameters:
  ///   - parts: What was counted together, such as `indikator`.
  ///   - words: What the colours are called.
  func swedish(_ parts: CountedNoun, _ words: FulfilmentVocabulary) -> String {
    switch self {
    case .reached(let outcome, let target):
      "Utfallet \(outcome.swedishText) uppfyller målvärdet (\(target.swedish.lowercasedFirst))."
    case .notReached(let outcome, let target):
      "Utfallet \(outcome.swedishText) når inte målvärdet (\(target.swedish.lowercasedFirst))."
    case .inBand(let band, let value, let exact, let distance, let outcome, let target):
      "Utfallet \(outcome.swedishText) mot målvärdet (\(target.swedish.lowercasedFirst)) ger "
        + (target.isDay
          ? target.swedish(daysToSpare: value)
          : distance.swedish(exact, countedAs: value, in: band))
        + ": \(band.swedish(words))\(target.isDay && band.hasEdge ? " dagar" : "")."
        + (target.isToBePassed && !band.holds(value)
          ? " Målvärdet ska passeras, och det gör utfallet inte." : "")
    case .noOutcome(let reason): "Utfall saknas: \(reason.word.lowercasedFirst)."
    case .inOwnBand(let band, let outcome):
      "Utfallet \(outcome.swedishText) mot indikatorns egna trösklar: \(band.swedish(words))."
    case .trend(let found, let outcome): "Utfallet \(outcome.swedishText): \(found.swedish)."
    case .noPreviousOutcome: "Tidigare utfall att jämföra med saknas."
    case .noTarget: "Målvärde saknas eller kan inte tolkas."
    case .nothingToJudge: "Det finns \(parts.none) att bedöma efter."
    case .counted(let counts, let counted, let rule, let value):
      ([parts.counted(counts.total) + ": " + words.counted(counts)]
        + counted.swedish(replacing: counts, words)
        + rule.swedish(counted, value, words)).map { $0 + "." }.joined(separator: " ")
    case .tooManyNotMeasured(let counts, let limit):
      "\(parts.counted(counts.total)): \(words.counted(counts)). Fler än \(limit.swedishText) % är ej mätta."
    case .withLowerGoals(.insteadOfIndicators, let reason):
      "Underliggande mål räknas. " + reason.swedish(.goals, words)
    case .withLowerGoals(.besideIndicators, let reason):
      "Indikatorer och underliggande mål räknas. " + reason.swedish(.parts, words)
    case .tooFewServe(let share, let limit):
      "\(share.rounded(toDecimals: 1, while: { $0 < limit }).swedishText) % av enheterna närmast under har mål som bidrar; "
        + "policyn kräver \(limit.swedishText) %."
    case .leftToManager: "Policyn lämnar bedömningen till chefen."
    case .weighed(let computed, let assessed, _, _) where computed == assessed:
      "Beräknad och bedömd \(words.word(computed))."
    case .weighed(let computed, let assessed, let rule, let reason):
      "Beräknad \(words.word(computed)) och bedömd \(words.word(assessed)). "
        + rule.swedish(because: reason, words)
    case .notAssessed: "Bedömning saknas, så den beräknade färgen gäller."
    case .assessmentWithoutAnalysis(_, let assessed):
      "Bedömningen \(words.word(assessed)) saknar analys, så den beräknade färgen gäller."
    case .notUsed(let fulfilment, _, let reason):
      reason.swedish(parts, words)
        + " Policyn använder inte \(words.word(fulfilment)) vid det här tillfället."
    }
  }
}

extension Outlook {
  /// `Avgjord`, or between which colours it still lies and what it waits for.
  func swedish(_ words: FulfilmentVocabulary) -> String {
    guard !isDecided else { return "Avgjord" }
    let outcomes = awaited.count {
      if case .outcome = $0 { true } else { false }
    }
    let lowerGoals = awaited.count {
      if case .lowerGoal = $0 { true } else { false }
    }
    let scorecards = awaited.count {
      if case .scorecard = $0 { true } else { false }
    }
    let waits = [
      outcomes > 0 ? "\(outcomes) utfall" : nil,
      awaited.contains(.assessment) ? "bedömning" : nil,
      awaited.contains(.analysis) ? "analys" : nil,
      lowerGoals > 0 ? "\(lowerGoals) underliggande mål" : nil,
      scorecards > 0 ? "\(scorecards) styrkort" : nil,
    ].compactMap(\.self)
    let reason = waits.isEmpty ? "" : "; väntar på " + waits.joined(separator: " och ")
    return "Öppen: \(words.word(worst)) till \(words.word(best))\(reason)"
  }
}

/// A noun that things are counted by.
struct CountedNoun {
  let one: String
  let several: String
  let none: String

  static let indicators = CountedNoun(
    one: "indikator", several: "indikatorer", none: "ingen indikator")
  static let parts = CountedNoun(one: "del", several: "delar", none: "ingenting")
  static let goals = CountedNoun(one: "mål", several: "mål", none: "inget mål")

  func counted(_ count: Int) -> String { "\(count) \(count == 1 ? one : several)" }
}

extension FulfilmentCounts {
  /// How those count that are not measured, where they do not count as they are.
  fileprivate func swedish(
    replacing found: FulfilmentCounts, _ words: FulfilmentVocabulary
  ) -> [String] {
    func black(_ count: Int, countsAs manner: Fulfilment?) -> String? {
      guard count > 0 else { return nil }
      let word = count == 1 ? words.word : words.plural
      return "\(count) \(word(.notMeasured)) räknas \(manner.map { "som \(word($0))" } ?? "inte")"
    }
    guard total > self[.notMeasured] else { return [] }
    return [
      black(found.total - total, countsAs: nil),
      black(self[.partlyMet] - found[.partlyMet], countsAs: .partlyMet),
      black(self[.notMet] - found[.notMet], countsAs: .notMet),
    ].compactMap(\.self)
  }
}

extension Aggregation.Rule {
  /// Which rule gave the colour, and how.
  fileprivate func swedish(
    _ counts: FulfilmentCounts, _ value: Decimal?, _ words: FulfilmentVocabulary
  ) -> [String] {
    switch self {
    case .countsOnly: return ["Policyn räknar bara antal och ger ingen samlad färg"]
    case .leftToManager: return []
    case _ where counts.total == counts[.notMeasured]: return ["Inget är mätt"]
    case .shareMet(let bands):
      return [bands.swedish("Andel \(words.plural(.met))", value, unit: " %", words)]
    case .meanOfPoints(let bands):
      return [bands.swedish("Medelpoäng", value, unit: " av 100", words)]
    case .meanOfShares(let bands):
      return [bands.swedish("Måluppfyllnad i medeltal", value, unit: " %", words)]
    case .allSomeNone, .worst, .best, .majority:
      return counts.total == 1 ? [] : [swedish(counts, words)]
    }
  }

  private func swedish(_ counts: FulfilmentCounts, _ words: FulfilmentVocabulary) -> String {
    let (green, yellow) = (words.plural(.met), words.plural(.partlyMet))
    let reachedInPart = counts[.met] + counts[.partlyMet]
    switch self {
    case .worst: return "Den sämsta avgör"
    case .best: return "Den bästa avgör"
    case .majority where counts[.met] * 2 > counts.total: return "Fler än hälften är \(green)"
    case .majority where reachedInPart * 2 > counts.total:
      return "Fler än hälften är \(green) eller \(yellow)"
    case .majority where counts[.notMeasured] * 2 >= counts.total:
      return "Minst hälften är \(words.plural(.notMeasured))"
    case .majority: return "Högst hälften är \(green) eller \(yellow)"
    case _ where counts[.met] == counts.total: return "Helt: alla är \(green)"
    case _ where reachedInPart == 0: return "Inte: inga är \(green) eller \(yellow)"
    case _ where counts[.met] == 0: return "Delvis: inga är \(green), men det finns \(yellow)"
    default: return "Delvis: varken alla eller inga är \(green)"
    }
  }
}

extension Bands {
  /// `Andel gröna 50 %: gul från 40 till under 75`: so few decimals that the value is still seen to
  /// lie in its own band.
  fileprivate func swedish(
    _ name: String, _ value: Decimal?, unit: String, _ words: FulfilmentVocabulary
  ) -> String {
    guard let value else { return name }
    let band = band(at: value)
    let shown = value.rounded(toDecimals: 1, while: band.holds).swedishText
    return "\(name) \(shown)\(unit): \(band.swedish(words))"
  }
}

extension Decimal {
  /// The number with as few decimals as something still holds for it, but no fewer than given.
  fileprivate func rounded(
    toDecimals fewest: Int, while holds: (Decimal) -> Bool
  ) -> Decimal {
    let candidates = (fewest...10).map { rounded(toDecimals: $0) }
    return candidates.first(where: holds) ?? rounded(toDecimals: fewest)
  }
}

extension Weighing.Rule {
  fileprivate func swedish(because reason: Reason?, _ words: FulfilmentVocabulary) -> String {
    switch self {
    case .together:
      switch reason {
      case .counted(_, let counted, let rule, let value) where counted.total > 1:
        (["Båda räknas"] + rule.swedish(counted, value, words)).map { $0 + "." }
          .joined(separator: " ")
      case .tooManyNotMeasured(_, let limit): "Fler än \(limit.swedishText) % är ej mätta."
      default:
        "\(words.word(.notMeasured).uppercasedFirst) räknas inte, så den andra färgen gäller."
      }
    case .assessmentReplaces: "Bedömningen gäller."
    case .assessmentMayLower: "Bedömningen får bara sänka."
    case .assessmentMayMoveOneStep: "Bedömningen får flytta ett steg."
    case .computedStands: "Den beräknade gäller."
    }
  }
}

extension Distance {
  /// What was measured and, where rounding or a cap made it another, what it counts as.
  fileprivate func swedish(
    _ exact: Decimal, countedAs value: Decimal, in band: Band
  ) -> String {
    guard exact == value else {
      // So many decimals that the difference shows.
      let shown = exact.rounded(toDecimals: 1, while: { $0 != value })
      return "\(swedish(shown.swedishText)), som räknas som \(value.swedishText)"
        + (isShare ? " %" : "")
    }
    return swedish(value.rounded(toDecimals: 1, while: band.holds).swedishText)
  }

  private func swedish(_ number: String) -> String {
    switch self {
    case .shareOfTarget: "\(number) % av målvärdet"
    case .progressFromBaseline: "\(number) % av vägen från ingångsvärdet"
    case .difference: "skillnaden \(number)"
    case .changeFromPrevious: "förändringen \(number) sedan förra mätningen"
    }
  }
}

extension Target {
  /// How many days an outcome has to spare, or how many it lies on the wrong side.
  fileprivate func swedish(daysToSpare days: Decimal) -> String {
    let count = "\(days.magnitude.swedishText) \(days.magnitude == 1 ? "dag" : "dagar")"
    guard days < 0 else { return "\(count) till godo" }
    return switch self {
    case .atMost, .lessThan: "\(count) för sent"
    case .atLeast, .moreThan: "\(count) för tidigt"
    case .exactly, .between: "\(count) ifrån"
    }
  }
}

extension Band {
  fileprivate var hasEdge: Bool { from != nil || to != nil }

  fileprivate func swedish(_ words: FulfilmentVocabulary) -> String {
    let start = from.map { ($0.isIncluded ? "från " : "över ") + $0.value.swedishText }
    let end = to.map { edge in
      let word =
        from == nil
        ? edge.isIncluded ? "högst " : "under "
        : edge.isIncluded ? "till och med " : "till under "
      return word + edge.value.swedishText
    }
    return ([words.word(fulfilment)] + [start, end].compactMap(\.self)).joined(separator: " ")
  }
}

extension TrendFinding {
  /// `förbättrat med 3,5 sedan förra mätningen`.
  var swedish: String {
    let amount =
      change.magnitude.rounded(toDecimals: 2).swedishText
      + (isInDays ? change.magnitude == 1 ? " dag" : " dagar" : "")
    let sign = change < 0 ? "−" : "+"
    return switch basis {
    case .regression:
      "\(trend.word), \(sign)\(amount) per år enligt en linje genom \(count) mätningar"
    case .previousMeasurement: "\(trend.word), \(sign)\(amount) sedan förra mätningen"
    case .yearBefore: "\(trend.word), \(sign)\(amount) sedan samma period förra året"
    case .baseline: "\(trend.word), \(sign)\(amount) sedan ingångsvärdet"
    }
  }
}

extension Trend {
  /// The trend in a word, in lower case.
  var word: String {
    switch self {
    case .improved: "förbättrat"
    case .unchanged: "oförändrat"
    case .worsened: "försämrat"
    }
  }

  /// The arrow that stands for it: up is better, whichever way the figure goes.
  var arrow: String {
    switch self {
    case .improved: "↗"
    case .unchanged: "→"
    case .worsened: "↘"
    }
  }
}
