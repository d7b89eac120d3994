import FoundationEssentials
import Scorecards
import Spreadsheet

/// How an outcome is to lie to a number: `minst`, `över`, `högst`, `under`, `exakt`.
enum Comparison: String, Hashable, Sendable, CaseIterable {
  case atLeast = "minst"
  case moreThan = "över"
  case atMost = "högst"
  case lessThan = "under"
  case exactly = "exakt"
}

/// A target as people write it, taken apart; what it means also depends on its row.
enum TargetText: Hashable {
  /// `minst 85 %`, `≤ 12`, or a bare number.
  case number(NumberText, Comparison?)
  /// `80–90 %`, both included.
  case interval(NumberText, NumberText)
  /// `öka med 5 %`, `minska jämfört med 2023`.
  case change(increases: Bool, by: NumberText?, from: TargetChange.Origin?)
  /// `senast 2025-06-30`, `före juni 2025`, or a bare day.
  case time(CalendarSpan, Comparison?)
  /// `mellan 2025-05-01 och 2025-06-30`, both included.
  case timeInterval(CalendarSpan, CalendarSpan)
  /// Yes or no.
  case answer(Bool)

  /// Reads a text, with the words that stand for comparisons.
  ///
  /// - Parameter assumedYear: The year of weeks, quarters and tertials that name none.
  /// - Returns: `nil` when the text is not understood in full.
  init?(_ text: String, comparisons: [String: Comparison], assumedYear: Int? = nil) {
    let plain = text.plainSigns.lowercased()
    if plain == "ja" || plain == "nej" {
      self = .answer(plain == "ja")
    } else if let time = Self.time(plain, comparisons: comparisons, assumedYear) {
      self = time
    } else if let interval = Self.interval(plain) {
      self = interval
    } else if let change = Self.change(plain) {
      self = change
    } else if let number = Self.comparison(plain, comparisons: comparisons) {
      self = number
    } else {
      return nil
    }
  }

  private static func comparison(_ text: String, comparisons: [String: Comparison]) -> TargetText? {
    for (suffix, comparison) in suffixes where text.hasSuffix(suffix) {
      if let number = number(text.dropLast(suffix.count)) {
        return .number(number, comparison)
      }
    }
    if let bare = NumberText(text), bare.measure.map({ comparisons[$0] == nil }) ?? true {
      return .number(bare, nil)
    }
    let byLength = comparisons.sorted { ($1.key.count, $0.key) < ($0.key.count, $1.key) }
    for (word, comparison) in byLength where text.hasPrefix(word) {
      let rest = text.dropFirst(word.count)
      let isWhole = rest.first == " " || word.last?.isLetter == false
      if isWhole, let number = number(rest) { return .number(number, comparison) }
    }
    return nil
  }

  /// A number beside words that ask for one, where it may be a word itself: `minst två nya e-tjänster`.
  ///
  /// A word counts things, unless a measure follows it. So many of something, as `minst två av tre`
  /// and `minst två procent av alla`, is not understood.
  private static func number(_ text: Substring) -> NumberText? {
    if let number = NumberText(String(text)) { return number }
    let parts = text.trimmed.split(separator: " ", maxSplits: 1)
    guard let first = parts.first, let place = numberWords.firstIndex(of: String(first)) else {
      return nil
    }
    let number = max(place, 1)
    guard let counted = parts.dropFirst().first else { return NumberText("\(number)") }
    if Measure(String(counted))?.isWellKnown ?? false { return NumberText("\(number) \(counted)") }
    let word = counted.prefix { $0 != " " }
    let isPart = word == "av" || Measure(String(word))?.isWellKnown ?? false
    return isPart ? nil : NumberText("\(number) st")
  }

  /// The words for 1 (in both genders) to 12.
  private static let numberWords = [
    "en", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
  ]

  private static let suffixes: [(String, Comparison)] = [
    ("eller mer", .atLeast), ("eller högre", .atLeast), ("eller fler", .atLeast),
    ("eller över", .atLeast), ("eller bättre", .atLeast), ("eller mindre", .atMost),
    ("eller lägre", .atMost), ("eller färre", .atMost), ("eller under", .atMost),
  ]

  private static func interval(_ text: String) -> TargetText? {
    var rest = Substring(text)
    let isWorded = rest.removePrefix(anyOf: ["mellan ", "från "])
    for divider in isWorded ? [" och ", " till ", "-"] : ["-", " till "] {
      guard let range = rest.dropFirst().firstRange(of: divider) else { continue }
      guard let low = NumberText(String(rest[..<range.lowerBound])),
        let high = NumberText(String(rest[range.upperBound...])), low.number < high.number
      else { continue }
      return .interval(low, high)
    }
    return nil
  }

  // MARK: Time

  /// A day alone, or any time after a word that only stands before one.
  private static func time(
    _ text: String, comparisons: [String: Comparison], _ assumedYear: Int?
  ) -> TargetText? {
    func day(_ text: Substring) -> CalendarSpan? {
      guard case .day(let date) = CalendarTime(String(text), assumedYear: nil) else { return nil }
      return CalendarSpan(date.description)
    }
    var rest = Substring(text)
    if let bare = day(rest), !timeWords.contains(where: { rest.hasPrefix($0.word) }) {
      return .time(bare, nil)
    }
    for (word, comparison) in timeWords where rest.hasPrefix(word) {
      let time = CalendarTime(String(rest.dropFirst(word.count)), assumedYear: assumedYear)
      if let span = time.flatMap({ CalendarSpan($0.text) }) { return .time(span, comparison) }
    }
    for (word, comparison) in comparisons where rest.hasPrefix(word) {
      if let span = day(rest.dropFirst(word.count).trimmed) { return .time(span, comparison) }
    }
    if rest.removePrefix(anyOf: ["mellan ", "från "]),
      let divider = [" och ", " till "].lazy.compactMap({ rest.firstRange(of: $0) }).first,
      let first = day(rest[..<divider.lowerBound].trimmed),
      let last = day(rest[divider.upperBound...].trimmed), first.last < last.first
    {
      return .timeInterval(first, last)
    }
    return nil
  }

  /// Words before a time that is to be kept, the longest first.
  private static let timeWords: [(word: String, comparison: Comparison)] = [
    ("klart senast ", .atMost), ("klar senast ", .atMost), ("färdigt senast ", .atMost),
    ("färdig senast ", .atMost), ("senast ", .atMost), ("till och med ", .atMost),
    ("t.o.m. ", .atMost), ("tom ", .atMost), ("från och med ", .atLeast), ("fr.o.m. ", .atLeast),
    ("tidigast ", .atLeast), ("innan ", .lessThan), ("före ", .lessThan), ("efter ", .moreThan),
    ("den ", .exactly),
  ]

  private static func change(_ text: String) -> TargetText? {
    var rest = Substring(text)
    _ = rest.removePrefix(anyOf: ["ska ", "skall "])
    let increases: Bool
    if rest.removePrefix(anyOf: ["ökning", "ökat", "ökar", "ökas", "öka", "höjas", "höja"]) {
      increases = true
    } else if rest.removePrefix(anyOf: [
      "minskning", "minskat", "minskar", "minskas", "minska", "sänkas", "sänka",
    ]) {
      increases = false
    } else {
      return nil
    }
    _ = rest.removePrefix(anyOf: ["med minst ", "med "])
    var origin: TargetChange.Origin?
    for word in [
      "i jämförelse med ", "jämfört med ", "jmf med ", "jfr med ", "jfr ", "mot ", "från ",
      "sedan ",
    ] {
      guard let range = rest.firstRange(of: word) else { continue }
      guard let found = TargetChange.Origin(rest[range.upperBound...].trimmed) else { return nil }
      origin = found
      rest = rest[..<range.lowerBound].trimmed
      break
    }
    if rest.isEmpty { return .change(increases: increases, by: nil, from: origin) }
    guard let amount = number(rest), amount.number > 0 else { return nil }
    return .change(increases: increases, by: amount, from: origin)
  }
}

extension TargetChange.Origin {
  fileprivate init?(_ text: Substring) {
    switch text {
    case "föregående år", "förra året", "fjolåret", "året innan": self = .previousOutcome
    case "ingångsvärdet", "ingångsvärde", "startvärdet", "utgångsvärdet", "nuläget", "basåret":
      self = .baseline
    default:
      guard let year = Int(text), (1900...2200).contains(year) else { return nil }
      self = .year(year)
    }
  }
}
