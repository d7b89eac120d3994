/// Puts together a section of a number format.
struct ODSFormatBuilder {
  private(set) var code = ""

  /// Whether points and commas stand for themselves.
  let allowsPoint: Bool
  let isPercentage: Bool

  private var hasClock = false

  /// How long the section is up to the date that has the order of the locale.
  private var lengthWithDate: Int?

  init(allowsPoint: Bool, isPercentage: Bool) {
    self.allowsPoint = allowsPoint
    self.isPercentage = isPercentage
  }

  mutating func append(_ piece: String) {
    code += piece
  }

  /// Adds a name of a month or a day.
  mutating func moment(_ piece: String, isEnglish: Bool) {
    if isEnglish, !code.hasPrefix("[$-409]") { code = "[$-409]" + code }
    code += piece
  }

  /// Adds a part of a date that has the order and the separators of the locale.
  ///
  /// For Swedish that is 2025-12-31, whatever parts the file has and whatever stands between them.
  mutating func localDate() {
    if let lengthWithDate {
      code = String(code.prefix(lengthWithDate))
    } else {
      code += "yyyy-mm-dd"
      lengthWithDate = code.count
    }
  }

  /// Adds a part of a time; the first of them counts on past the day where it may.
  mutating func clock(_ piece: String, overflows: Bool) {
    code += overflows && !hasClock ? "[\(piece)]" : piece
    hasClock = true
  }

  /// Adds text that stands for itself, quoted where it would mean something.
  mutating func literal(_ text: String) {
    var rest = text[...]
    while !rest.isEmpty {
      let plain = rest.prefix(while: isPlain)
      code += plain
      rest = rest.dropFirst(plain.count)
      let quoted = rest.prefix { !isPlain($0) }
      for (index, piece) in quoted.split(separator: "\"", omittingEmptySubsequences: false)
        .enumerated()
      {
        if index > 0 { code += "\\\"" }
        if !piece.isEmpty { code += "\"\(piece)\"" }
      }
      rest = rest.dropFirst(quoted.count)
    }
  }

  private func isPlain(_ character: Character) -> Bool {
    switch character {
    case " ", "-", "+", "(", ")", ":", "\u{A0}": true
    case ".", ",": allowsPoint
    case "%": isPercentage
    default: false
    }
  }
}
