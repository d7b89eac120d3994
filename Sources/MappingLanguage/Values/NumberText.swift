import FoundationEssentials

/// A number as people write it, taken apart.
///
///     NumberText("ca 1 234,5 tkr")   // 1234.5, "tkr", approximate
struct NumberText: Hashable {
  /// The number as it stands, before any measure is taken into account.
  var number: Decimal

  /// Whether a percent sign or the word follows.
  var isPercent = false

  /// The word before or after the number, such as `dagar` or `index`, as it is compared.
  var measure: String?

  /// Whether the number is said to be rough: `ca`, `≈`.
  var isApproximate = false

  /// Reads a text.
  ///
  /// - Returns: `nil` when the text is no number, holds more than a number and its measure, or can
  ///   be read in two ways, as `1.234` can.
  init?(_ text: String) {
    var rest = Substring(text.plainSigns.lowercased()).withoutFootnotes
    isApproximate = rest.removePrefix(anyOf: Self.approximations)
    measure = rest.removeLeadingWord()
    let isNegative = rest.removePrefix(anyOf: ["-"])
    if !isNegative { _ = rest.removePrefix(anyOf: ["+"]) }
    guard let magnitude = rest.removeNumber() else { return nil }
    number = isNegative ? -magnitude : magnitude

    let suffix = rest.trimmed
    guard !suffix.isEmpty else { return }
    if Self.percentWords.contains(String(suffix)) {
      isPercent = true
    } else if let word = Self.measureWord(suffix), measure == nil {
      measure = word
    } else {
      return nil
    }
  }

  private static let approximations = [
    "ca.", "ca ", "c:a", "cirka", "omkring", "ungefär", "drygt", "knappt", "runt", "≈", "~",
  ]
  private static let percentWords: Set<String> = ["%", "procent", "pct"]

  /// The text after a number, when it may be a measure: `dagar`, `kr/km`, `:-`.
  private static func measureWord(_ text: Substring) -> String? {
    if text == ":-" { return "kr" }
    guard let first = text.first, first.isLetter || first == "%", text.count <= 40,
      !text.contains(where: { "=<>≤≥;()".contains($0) }),
      !["av ", "och ", "eller ", "till "].contains(where: text.hasPrefix)
    else { return nil }
    return String(text).comparable
  }
}

extension Substring {
  /// The text without footnote marks at its end: `85 %*`, `85 1)`, `85¹`.
  fileprivate var withoutFootnotes: Substring {
    var rest = trimmed
    while let last = rest.last {
      if last == "*" || "¹²³⁴⁵⁶⁷⁸⁹⁰".contains(last) {
        rest = rest.dropLast().trimmed
      } else if let start = footnoteStart(of: rest) {
        rest = rest[..<start].trimmed
      } else {
        break
      }
    }
    return rest
  }

  /// The text without blanks at its ends.
  var trimmed: Substring {
    var rest = drop { $0 == " " }
    while rest.last == " " { rest.removeLast() }
    return rest
  }

  /// Takes one of the prefixes, and blanks after it, from the front.
  ///
  /// - Returns: Whether there was one.
  mutating func removePrefix(anyOf prefixes: [String]) -> Bool {
    guard let prefix = prefixes.first(where: hasPrefix) else { return false }
    self = dropFirst(prefix.count).trimmed
    return true
  }

  /// Takes a word that stands before a number from the front: `index 41`.
  fileprivate mutating func removeLeadingWord() -> String? {
    let word = prefix { $0.isLetter || $0 == "-" }
    guard let first = word.first, first.isLetter else { return nil }
    let after = self[word.endIndex...]
    guard after.first == " ", after.trimmed.first.map({ $0.isNumber || $0 == "-" }) == true else {
      return nil
    }
    self = after.trimmed
    return String(word)
  }

  /// Takes a number without sign from the front, with its groups and decimals.
  ///
  /// - Returns: `nil`, and the text as it was, when none is there or it is ambiguous.
  fileprivate mutating func removeNumber() -> Decimal? {
    var groups: [Substring] = []
    var separators: [Character] = []
    var rest = self
    while true {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty else { return nil }
      groups.append(digits)
      rest = rest[digits.endIndex...]
      guard let separator = rest.first, " .,'".contains(separator),
        rest.dropFirst().first.map({ $0.isASCII && $0.isNumber }) == true
      else { break }
      separators.append(separator)
      rest = rest.dropFirst()
    }
    guard let text = plainDecimal(groups: groups, separators: separators), text.count <= 30,
      let number = Decimal(string: text)
    else { return nil }
    self = rest
    return number
  }
}

/// Puts groups of digits together to a number with a decimal point.
///
/// A lone comma is a decimal comma; a lone point before three digits may group or divide, and is
/// refused.
private func plainDecimal(groups: [Substring], separators: [Character]) -> String? {
  guard let last = separators.last else { return groups.first.map(String.init) }
  let grouping = separators.dropLast()
  let lastDivides =
    (last == "," || last == ".") && !grouping.contains(last)
    && !(separators.count == 1 && last == "." && looksGrouped(groups))
  if separators.count == 1, last == ".", !lastDivides { return nil }
  let whole = lastDivides ? groups.dropLast() : groups[...]
  let separatorsOfWhole = lastDivides ? grouping : separators[...]
  guard Set(separatorsOfWhole).count <= 1 else { return nil }
  if whole.count > 1 {
    guard let first = whole.first, first.count <= 3, whole.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
  }
  return whole.joined() + (lastDivides ? "." + (groups.last ?? "") : "")
}

private func looksGrouped(_ groups: [Substring]) -> Bool {
  groups.count == 2 && groups[1].count == 3 && groups[0].count <= 3 && groups[0].first != "0"
}
