/// A section of a number format, cut into its parts (ECMA-376 Part 1, 18.8.31).
struct ODSNumberFormat: Hashable, Sendable {
  /// A part of a section.
  enum Part: Hashable, Sendable {
    /// Text that is shown as it is.
    case literal(String)
    /// Digits of a number.
    case number(NumberPattern)
    /// As the program shows numbers without a format.
    case general
    /// The text of the cell.
    case text
    /// A part of a date or time: the letter `y`, `m`, `d`, `h` or `s`, and how often it stands.
    case moment(Character, Int)
    /// Minutes, which have the letter of months: how often it stands.
    case minutes(Int)
    /// Seconds with decimals: how often the letter stands, and how many decimals.
    case fractionalSeconds(Int, decimals: Int)
    /// Before or after noon.
    case halfOfDay
    /// A length of time in whole hours, minutes or seconds: `[h]`.
    case elapsed(Character, Int)
  }

  /// How digits are laid out.
  struct NumberPattern: Hashable, Sendable {
    var integerDigits = 0
    var decimals = 0
    var requiredDecimals = 0
    var isGrouped = false
    /// How many times the number is divided by a thousand.
    var thousands = 0
    /// The least digits of the exponent; `nil` without exponent.
    var exponentDigits: Int?
    /// The least digits above the fraction line; `nil` without fraction.
    var numeratorDigits: Int?
    /// The least digits below the fraction line.
    var denominatorDigits = 0
  }

  /// The parts in their order.
  var parts: [Part] = []

  /// The colour of the letters.
  var color: Color?

  /// The numbers that the section is for, such as `>=100`.
  var condition: String?

  /// Whether the number is shown in hundredths.
  var isPercentage = false

  /// The sections of a number format.
  static func sections(of format: String) -> [ODSNumberFormat] {
    var sections: [ODSNumberFormat] = []
    var rest = Substring(format)
    repeat { sections.append(ODSNumberFormat(&rest)) } while !rest.isEmpty
    return sections
  }

  /// Whether the section shows a date or a time.
  var isMoment: Bool {
    parts.contains { part in
      switch part {
      case .moment, .minutes, .fractionalSeconds, .halfOfDay, .elapsed: true
      default: false
      }
    }
  }

  private init(_ rest: inout Substring) {
    while let character = rest.popFirst() {
      switch character {
      case ";":
        finish()
        return
      case "\"":
        add(literal: String(rest.prefix { $0 != "\"" }))
        rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\":
        if let next = rest.popFirst() { add(literal: String(next)) }
      case "_":
        if rest.popFirst() != nil { add(literal: " ") }
      case "*": rest = rest.dropFirst()
      case "[":
        let inner = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inner.count + 1)
        take(bracketed: inner)
      case "0", "#", "?", ".":
        takeNumber(startingWith: character, from: &rest)
      case "%":
        isPercentage = true
        add(literal: "%")
      case "@": parts.append(.text)
      case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S":
        let letter = Character(character.lowercased())
        let count = rest.prefix { $0.lowercased() == String(letter) }.count
        rest = rest.dropFirst(count)
        parts.append(.moment(letter, count + 1))
      case "A", "a":
        takeHalfOfDay(startingWith: character, from: &rest)
      case "G", "g":
        if rest.lowercased().hasPrefix("eneral") {
          rest = rest.dropFirst("eneral".count)
          parts.append(.general)
        } else {
          add(literal: String(character))
        }
      default: add(literal: String(character))
      }
    }
    finish()
  }

  private mutating func add(literal: String) {
    guard !literal.isEmpty else { return }
    if case .literal(let before)? = parts.last {
      parts[parts.count - 1] = .literal(before + literal)
    } else {
      parts.append(.literal(literal))
    }
  }

  private mutating func take(bracketed inner: Substring) {
    if let first = inner.first, "<>=".contains(first) {
      condition = String(inner)
    } else if inner.first == "$" {
      // A currency sign and the number of a locale: `$kr-41D`.
      add(literal: String(inner.dropFirst().prefix { $0 != "-" }))
    } else if let letter = inner.first, "hmsHMS".contains(letter),
      inner.allSatisfy({ $0 == letter })
    {
      parts.append(.elapsed(Character(letter.lowercased()), inner.count))
    } else {
      color = Self.colors[inner.lowercased()] ?? color
    }
  }

  private mutating func takeHalfOfDay(startingWith first: Character, from rest: inout Substring) {
    for ending in ["m/pm", "/p"] where rest.lowercased().hasPrefix(ending) {
      rest = rest.dropFirst(ending.count)
      parts.append(.halfOfDay)
      return
    }
    add(literal: String(first))
  }

  private mutating func takeNumber(startingWith first: Character, from rest: inout Substring) {
    if first == ".", case .moment("s", let count)? = parts.last {
      let digits = rest.prefix { $0 == "0" }.count
      rest = rest.dropFirst(digits)
      parts[parts.count - 1] = .fractionalSeconds(count, decimals: digits)
      return
    }
    var pattern = NumberPattern()
    var isAfterPoint = first == "."
    if first == "0" { pattern.integerDigits = 1 }
    while let character = rest.first {
      switch character {
      case "0" where isAfterPoint:
        pattern.decimals += 1
        pattern.requiredDecimals = pattern.decimals
      case "#" where isAfterPoint, "?" where isAfterPoint: pattern.decimals += 1
      case "0": pattern.integerDigits += 1
      case "#", "?": break
      case "." where !isAfterPoint: isAfterPoint = true
      case ",":
        let next = rest.dropFirst().first
        if let next, "0#?".contains(next), !isAfterPoint {
          pattern.isGrouped = true
        } else {
          pattern.thousands += 1
        }
      case "E" where rest.dropFirst().first == "+" || rest.dropFirst().first == "-":
        rest = rest.dropFirst(2)
        let digits = rest.prefix { "0#?".contains($0) }
        rest = rest.dropFirst(digits.count)
        pattern.exponentDigits = digits.count { $0 == "0" }
        continue
      case " " where Self.startsFraction(rest.dropFirst()), "/":
        takeFraction(from: &rest, into: &pattern)
        continue
      default:
        parts.append(.number(pattern))
        return
      }
      rest = rest.dropFirst()
    }
    parts.append(.number(pattern))
  }

  private static func startsFraction(_ rest: Substring) -> Bool {
    let numerator = rest.prefix { "0#?".contains($0) }
    return !numerator.isEmpty && rest.dropFirst(numerator.count).first == "/"
  }

  private func takeFraction(from rest: inout Substring, into pattern: inout NumberPattern) {
    let numerator = rest.prefix { $0 != "/" }.filter { "0#?".contains($0) }
    rest = rest.drop { $0 != "/" }.dropFirst()
    let denominator = rest.prefix { "0#?123456789".contains($0) }
    rest = rest.dropFirst(denominator.count)
    pattern.numeratorDigits = max(1, numerator.count)
    pattern.denominatorDigits = max(1, denominator.count)
  }

  /// Tells minutes from months: minutes stand beside hours or seconds.
  private mutating func finish() {
    let positions = parts.indices.filter { position in
      switch parts[position] {
      case .moment, .fractionalSeconds, .elapsed: true
      default: false
      }
    }
    for (order, position) in positions.enumerated() {
      guard case .moment("m", let count) = parts[position], count <= 2 else { continue }
      let isAfterHours = order > 0 && parts[positions[order - 1]].isTime("h")
      let isBeforeSeconds =
        order + 1 < positions.count && parts[positions[order + 1]].isTime("s")
      if isAfterHours || isBeforeSeconds { parts[position] = .minutes(count) }
    }
  }

  private static let colors: [String: Color] = [
    "black": .black, "white": .white, "red": Color(red: 255, green: 0, blue: 0),
    "green": Color(red: 0, green: 255, blue: 0), "blue": Color(red: 0, green: 0, blue: 255),
    "yellow": Color(red: 255, green: 255, blue: 0), "cyan": Color(red: 0, green: 255, blue: 255),
    "magenta": Color(red: 255, green: 0, blue: 255),
  ]
}

extension ODSNumberFormat.Part {
  fileprivate func isTime(_ letter: Character) -> Bool {
    switch self {
    case .moment(letter, _), .elapsed(letter, _): true
    case .fractionalSeconds: letter == "s"
    default: false
    }
  }
}
