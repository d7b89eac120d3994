/// Reads number formats, and looks at each letter once.
struct NumberFormatParser {
  private var rest: Substring
  private var pieces: [NumberFormatSection.Piece] = []
  private var condition: NumberFormatCondition?
  private var isEnglish = false
  private var systemFormat: String?
  private var color: Color?
  private var hasDigits = false

  /// The parts of a format.
  static func sections(of code: String) -> [NumberFormatSection] {
    var parser = NumberFormatParser(rest: Substring(code))
    var sections = [parser.section()]
    // More than four parts have no meaning.
    while sections.count < 4, parser.rest.popFirst() != nil { sections.append(parser.section()) }
    return sections
  }

  private init(rest: Substring) {
    self.rest = rest
  }

  /// Reads a part, up to its semicolon.
  private mutating func section() -> NumberFormatSection {
    pieces = []
    condition = nil
    isEnglish = false
    systemFormat = nil
    color = nil
    hasDigits = false
    while let character = rest.first, character != ";" {
      rest.removeFirst()
      read(character)
    }
    if let systemFormat { return Self.sections(of: systemFormat)[0] }
    return NumberFormatSection(pieces, condition: condition, isEnglish: isEnglish, color: color)
  }

  private mutating func read(_ character: Character) {
    switch character {
    case "\"":
      literal(String(rest.prefix { $0 != "\"" }))
      rest = rest.drop { $0 != "\"" }.dropFirst()
    case "\\":
      if let next = rest.popFirst() { literal(String(next)) }
    case "_":
      // Room as wide as the next character.
      rest = rest.dropFirst()
      literal(" ")
    case "*":
      // The next character fills the width of the column.
      rest = rest.dropFirst()
    case "[":
      let content = rest.prefix { $0 != "]" && $0 != ";" }
      rest = rest.dropFirst(content.count)
      if rest.first == "]" { rest.removeFirst() }
      bracket(content)
    case "0": digit(.zero)
    case "#": digit(.none)
    case "?": digit(.blank)
    case ".": pieces.append(.point)
    case ",": pieces.append(.comma)
    case "%": pieces.append(.percent)
    case "/": pieces.append(.slash)
    case "@": pieces.append(.text)
    default: letter(character)
    }
  }

  private mutating func letter(_ character: Character) {
    switch character {
    case "G", "g":
      // The word General, or the name of an era, which Swedish dates have not.
      if takes("eneral") { pieces.append(.general) }
    case "E", "e":
      if hasDigits, rest.first == "+" || rest.first == "-" {
        pieces.append(.exponent(showsPlus: rest.removeFirst() == "+"))
      } else {
        // The year of an era, which for Swedish dates is the year.
        moment(.year, letters: 4 + run(of: character))
      }
    case "A", "a":
      if takes("m/pm") {
        moment(.halfOfDay, letters: 2)
      } else if takes("/p") {
        moment(.halfOfDay, letters: 1)
      } else {
        literal(String(character))
      }
    case "Y", "y": moment(.year, letters: 1 + run(of: character))
    case "M", "m": moment(.month, letters: 1 + run(of: character))
    case "D", "d": moment(.day, letters: 1 + run(of: character))
    case "H", "h": moment(.hour, letters: 1 + run(of: character))
    case "S", "s": moment(.second, letters: 1 + run(of: character))
    default: literal(String(character))
    }
  }

  /// Reads what stands in brackets: a condition, a currency with locale, elapsed time, or a colour.
  private mutating func bracket(_ content: Substring) {
    switch content.first {
    case "$":
      let fields = content.dropFirst().split(separator: "-", omittingEmptySubsequences: false)
      if let currency = fields.first, !currency.isEmpty { literal(String(currency)) }
      // The lowest ten bits of a locale are its language; 9 is English.
      if fields.count > 1, let locale = UInt32(fields[fields.count - 1], radix: 16) {
        isEnglish = locale & 0x3FF == 9
        systemFormat = Self.systemFormats[locale & 0xFFFF]
      }
    case "<", ">", "=":
      let sign = content.prefix { "<>=".contains($0) }
      if let comparison = NumberFormatCondition.Comparison(rawValue: String(sign)),
        let limit = Double(content.dropFirst(sign.count).filter { $0 != " " })
      {
        condition = NumberFormatCondition(comparison: comparison, limit: limit)
      }
    default:
      color = Self.colors[content.lowercased()] ?? color
      elapsed(content)
    }
  }

  /// What stands for the long day and the time of the system's settings, whatever else is written.
  private static let systemFormats: [UInt32: String] = [
    0xF800: "\"den \"d mmmm yyyy", 0xF400: "hh:mm:ss",
  ]

  /// The colours that have names (ECMA-376 Part 1, 18.8.31).
  private static let colors: [String: Color] = [
    "black": .black, "white": .white, "red": Color(red: 255, green: 0, blue: 0),
    "green": Color(red: 0, green: 255, blue: 0), "blue": Color(red: 0, green: 0, blue: 255),
    "yellow": Color(red: 255, green: 255, blue: 0), "cyan": Color(red: 0, green: 255, blue: 255),
    "magenta": Color(red: 255, green: 0, blue: 255),
  ]

  private mutating func elapsed(_ content: Substring) {
    let letters = content.lowercased()
    guard let first = letters.first, letters.allSatisfy({ $0 == first }) else { return }
    switch first {
    case "h": moment(.allHours, letters: letters.count)
    case "m": moment(.allMinutes, letters: letters.count)
    case "s": moment(.allSeconds, letters: letters.count)
    default: break
    }
  }

  // MARK: Pieces

  private mutating func literal(_ text: String) {
    if case .literal(var longer)? = pieces.last {
      pieces.removeLast()
      longer += text
      pieces.append(.literal(longer))
    } else if !text.isEmpty {
      pieces.append(.literal(text))
    }
  }

  private mutating func digit(_ placeholder: NumberFormatSection.Placeholder) {
    hasDigits = true
    pieces.append(.digit(placeholder))
  }

  private mutating func moment(_ part: NumberFormatSection.MomentPart, letters: Int) {
    pieces.append(.moment(part, letters: letters))
  }

  /// Takes the letters that follow and are the same but for their case.
  private mutating func run(of letter: Character) -> Int {
    let lower = letter.lowercased()
    let count = rest.prefix { $0.lowercased() == lower }.count
    rest = rest.dropFirst(count)
    return count
  }

  /// Takes a word if it follows, whatever its case.
  private mutating func takes(_ word: String) -> Bool {
    guard rest.prefix(word.count).lowercased() == word else { return false }
    rest = rest.dropFirst(word.count)
    return true
  }
}
