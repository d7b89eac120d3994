/// A text in a template, as a mapping gives it: `Utfall {år}`, `Mål *`.
///
/// `{år}` stands for the year of the period, `{föregående år}` for the year before, `{period}` for
/// the period itself, and `*` for any text. Case, blanks, dashes and a colon at the end make no
/// difference.
struct TextPattern: Hashable, Sendable {
  /// The text as the mapping gives it.
  let text: String

  /// The words in braces that a pattern may hold.
  static let placeholders = ["{år}", "{föregående år}", "{period}"]

  /// Whether a text fits in a period; `nil` lets every period fit.
  func matches(_ candidate: String, in period: Period?) -> Bool {
    matcher(in: period).matches(candidate.comparable)
  }

  /// What finds the pattern in many texts; `nil` lets every period fit.
  func matcher(in period: Period?) -> TextMatcher {
    TextMatcher(pattern: expanded(in: period))
  }

  /// The part of a text that stands for the `*`; the whole text when the pattern has none.
  func wildcardPart(of text: String, in period: Period) -> String {
    let plain = text.plainSigns
    let pattern = shown(in: period)
    guard let star = pattern.firstIndex(of: "*") else { return plain }
    let before = pattern[..<star].count
    let after = pattern[pattern.index(after: star)...].count
    guard before + after <= plain.count else { return plain }
    return String(plain.dropFirst(before).dropLast(after)).trimmingBlanks
  }

  /// The text with the period filled in, for people to read.
  func shown(in period: Period?) -> String {
    guard let period else { return text }
    return filled(text, with: period)
  }

  private func expanded(in period: Period?) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text.comparableKeepingWildcard }
    if let period { return filled(text, with: period).comparableKeepingWildcard }
    return text.comparableKeepingWildcard
      .replacing("{år}", with: "####")
      .replacing("{föregående år}", with: "####")
      .replacing("{period}", with: "*")
  }

  private func filled(_ text: String, with period: Period) -> String {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
    return text.replacing("{år}", with: period.year.map(String.init) ?? period.text)
      .replacing("{föregående år}", with: period.year.map { String($0 - 1) } ?? "{föregående år}")
      .replacing("{period}", with: period.text)
  }
}

/// A pattern whose period is filled in, ready to be compared with many texts.
struct TextMatcher: Hashable, Sendable {
  /// What the text begins with: all of it where the pattern has no wildcard.
  private let beginning: String

  /// The pattern from its first wildcard on.
  private let rest: [Character]

  fileprivate init(pattern: String) {
    let wildcard = pattern.firstIndex { $0 == "*" || $0 == "#" } ?? pattern.endIndex
    beginning = String(pattern[..<wildcard])
    rest = Array(pattern[wildcard...])
  }

  /// Whether a text that is already made comparable fits.
  func matches(_ comparable: String) -> Bool {
    guard !rest.isEmpty else {
      return beginning == comparable || beginning.differsByPoint(from: comparable)
    }
    guard comparable.hasPrefix(beginning) else { return false }
    return fits(rest[...], Array(comparable.dropFirst(beginning.count))[...])
  }
}

extension String {
  /// The comparable text; a `*` at the end is a wildcard, not a mark.
  fileprivate var comparableKeepingWildcard: String {
    guard hasSuffix("*") else { return comparable }
    return dropLast().lowercased().plainSigns + (hasSuffix(" *") ? " *" : "*")
  }
}

extension String {
  /// Whether two texts are the same but for a point after the last word: `nr` and `nr.`.
  fileprivate func differsByPoint(from other: String) -> Bool {
    let (short, long) = utf8.count < other.utf8.count ? (self, other) : (other, self)
    return long.utf8.count == short.utf8.count + 1 && long.utf8.last == UInt8(ascii: ".")
      && long.hasPrefix(short) && short.last?.isLetter ?? false
  }
}

/// Whether a text fits a pattern where `*` is any text and `#` a digit.
private func fits(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
  var (pattern, text) = (pattern, text)
  var retry: (pattern: ArraySlice<Character>, text: ArraySlice<Character>)?
  while !text.isEmpty {
    if pattern.first == "*" {
      pattern = pattern.dropFirst()
      retry = (pattern, text.dropFirst())
    } else if let wanted = pattern.first, let found = text.first,
      wanted == found || (wanted == "#" && found.isNumber)
    {
      (pattern, text) = (pattern.dropFirst(), text.dropFirst())
    } else if let last = retry {
      (pattern, text) = last
      retry = (last.pattern, last.text.dropFirst())
    } else {
      return false
    }
  }
  return pattern.allSatisfy { $0 == "*" }
}

/// The period that is reported, such as `2025`.
struct Period: Hashable, Sendable {
  /// The period as the configuration names it.
  let text: String

  /// The year that it starts with; `nil` when it starts with none.
  let year: Int?

  init(_ text: String) {
    self.text = text
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    year = digits.count == 4 ? Int(digits) : nil
  }
}
