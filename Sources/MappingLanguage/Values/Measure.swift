import FoundationEssentials
import Scorecards

/// What a number counts: hundredths, money, or something else.
enum Measure: Hashable {
  case percent
  /// Money, and how many kronor one unit is.
  case money(kronor: Decimal)
  /// Things that are counted: `antal`, `st`.
  case count
  /// Yes or no.
  case yesOrNo
  /// A day.
  case day
  /// Anything else, by the first of the words that mean the same.
  case other(String)

  /// Reads the word that stands for a measure, such as `%`, `Tkr` or `dagar`.
  ///
  /// - Returns: `nil` when the text is empty.
  init?(_ text: String) {
    let word = text.comparable.trimmingParentheses
    guard !word.isEmpty, word != "-" else { return nil }
    if Self.percentWords.contains(word) {
      self = .percent
    } else if let kronor = Self.moneyWords[word] {
      self = .money(kronor: kronor)
    } else if Self.countWords.contains(word) {
      self = .count
    } else if ["ja/nej", "ja eller nej", "j/n", "ja, nej"].contains(word) {
      self = .yesOrNo
    } else if ["datum", "date"].contains(word) {
      self = .day
    } else {
      self = .other(Self.synonyms[word] ?? word)
    }
  }

  /// Whether a number without any given measure may stand with this word: `4,2 poäng`.
  var isWellKnown: Bool {
    switch self {
    case .percent, .money, .count: true
    case .yesOrNo, .day: false
    case .other(let word): Self.synonyms[word] != nil
    }
  }

  private static let percentWords: Set<String> = [
    "%", "procent", "andel", "andel %", "andel (%", "andel i %", "andel, %", "i %", "i procent",
    "andel i procent", "pct",
  ]

  private static let moneyWords: [String: Decimal] = [
    "kr": 1, "kronor": 1, "sek": 1, "tkr": 1000, "kkr": 1000, "tusen kronor": 1000, "tsek": 1000,
    "mnkr": 1_000_000, "mkr": 1_000_000, "milj kr": 1_000_000, "milj. kr": 1_000_000,
    "miljoner kronor": 1_000_000, "miljoner kr": 1_000_000, "msek": 1_000_000,
    "mdkr": 1_000_000_000, "miljarder kronor": 1_000_000_000,
  ]

  private static let countWords: Set<String> = [
    "antal", "st", "st.", "styck", "stycken", "antal st",
  ]

  private static let synonyms: [String: String] = {
    let groups = [
      ["dagar", "dag", "dygn"], ["veckor", "vecka"], ["månader", "månad", "mån"], ["år"],
      ["timmar", "timme", "tim", "h"], ["minuter", "minut", "min"], ["sekunder", "sekund"],
      ["poäng", "p"], ["index", "nki", "nmi", "nri", "hme", "totalindex", "enheter"],
      ["procentenheter", "procentenhet", "%-enheter"], ["personer", "person", "pers"],
      ["ton"], ["kg", "kilo", "kilogram"], ["gram", "g"], ["km", "kilometer"],
      ["m", "meter"], ["m2", "m²", "kvm", "kvadratmeter"], ["kwh"], ["mwh"], ["gwh"],
      ["liter", "l"],
      ["skala 1-5"], ["skala 1-10"], ["kvot"], ["grader", "grad"], ["gånger", "gång"],
      ["barn"], ["elever", "elev"], ["brukare"], ["medarbetare"], ["ärenden", "ärende"],
    ]
    var words: [String: String] = [:]
    for group in groups {
      for word in group { words[word] = group[0] }
    }
    return words
  }()
}

extension NumberText {
  /// The quantity that the number is in a row with a given measure.
  ///
  /// A bare number takes the row's measure. Money is converted to it. A number whose own measure
  /// is another than the row's is no quantity of that row.
  ///
  /// - Parameter rowMeasure: The row's measure; `nil` when the template has none. Money is then
  ///   counted in thousands of kronor.
  func quantity(measuredIn rowMeasure: Measure?) -> Quantity? {
    if isPercent {
      return rowMeasure == nil || rowMeasure == .percent ? Quantity(number, isPercent: true) : nil
    }
    guard let own = measure.flatMap(Measure.init) else {
      return Quantity(number, isPercent: rowMeasure == .percent)
    }
    switch (own, rowMeasure) {
    case (.percent, .percent), (.percent, nil):
      return Quantity(number, isPercent: true)
    case (.money(let kronor), .money(let rowKronor)):
      return Quantity(number * kronor / rowKronor)
    case (.money(let kronor), nil):
      return Quantity(number * kronor / 1000)
    case (_, nil):
      return own.isWellKnown ? Quantity(number) : nil
    case (.other(let word), .count):
      return word.contains(" ") ? nil : Quantity(number)
    case (_, .other(let word)) where word.isRatio(of: measure ?? ""):
      return Quantity(number)
    default:
      return own == rowMeasure ? Quantity(number, isPercent: own == .percent) : nil
    }
  }
}

extension String {
  /// Whether the measure is something per something else: `kr/km`, `kWh per kvadratmeter`.
  fileprivate func isRatio(of measure: String) -> Bool {
    hasPrefix(measure + "/") || hasPrefix(measure + " per ")
  }

  /// The text without parentheses around it: `(tkr)`.
  fileprivate var trimmingParentheses: String {
    guard hasPrefix("("), hasSuffix(")") else { return self }
    return String(dropFirst().dropLast())
  }
}
