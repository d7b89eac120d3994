import Spreadsheet

/// A point in time as exactly as people give it.
enum CalendarTime: Hashable {
  case day(CivilDate)
  case month(year: Int, Int)
  case week(year: Int?, Int)
  case quarter(year: Int?, Int)
  /// A third of a year.
  case tertial(year: Int?, Int)
  case autumnTerm(year: Int)
  case springTerm(year: Int)
  case schoolYear(start: Int)
  case year(Int)
  /// `löpande`, `hela året`: no point in time, and meant so.
  case ongoing(String)

  /// The time as text: ISO 8601 where that has a form for it.
  var text: String {
    switch self {
    case .day(let date): date.description
    case .month(let year, let month): "\(year)-\(twoDigits(month))"
    case .week(let year, let week): joined(year, "W\(twoDigits(week))")
    case .quarter(let year, let quarter): joined(year, "Q\(quarter)")
    case .tertial(let year, let tertial): joined(year, "T\(tertial)")
    case .autumnTerm(let year): "HT \(year)"
    case .springTerm(let year): "VT \(year)"
    case .schoolYear(let start): "läsåret \(start)/\(twoDigits((start + 1) % 100))"
    case .year(let year): "\(year)"
    case .ongoing(let words): words
    }
  }

  /// Reads a text such as `31/12 2025`, `dec 2025`, `vecka 40` or `HT25`.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - assumedYear: The year of weeks, quarters and tertials that name none.
  /// - Returns: `nil` when the text is no time, or no day that there is.
  init?(_ text: String, assumedYear: Int?) {
    var rest = Substring(text.comparable)
    _ = rest.removePrefix(anyOf: ["senast den ", "senast ", "den ", "klart ", "klar ", "år "])
    let parts = TimeParts(rest)
    if let day = CivilDate(parts) {
      self = .day(day)
    } else if let time = Self.month(parts) ?? Self.partOfYear(parts, assumedYear: assumedYear)
      ?? Self.term(parts) ?? Self.schoolYear(parts)
    {
      self = time
    } else if Self.ongoingWords.contains(String(rest)) {
      self = .ongoing(String(rest))
    } else {
      return nil
    }
  }

  private static let ongoingWords: Set<String> = [
    "löpande", "löpande under året", "tills vidare", "tillsvidare", "hela året", "årligen",
    "kontinuerligt", "under året", "under hela året",
  ]

  private static func month(_ parts: TimeParts) -> CalendarTime? {
    let numbers = parts.numbers
    switch parts.shape {
    case "w Y", "Y w":
      return monthNumber(parts.words[0]).map { .month(year: numbers[0], $0) }
    case "Y-n" where (1...12).contains(numbers[1]):
      return .month(year: numbers[0], numbers[1])
    case "n/Y" where (1...12).contains(numbers[0]):
      return .month(year: numbers[1], numbers[0])
    case "Y" where (1900...2200).contains(numbers[0]):
      return .year(numbers[0])
    default:
      return nil
    }
  }

  private static func partOfYear(_ parts: TimeParts, assumedYear: Int?) -> CalendarTime? {
    let (part, year): (Int, Int?)
    switch parts.shape {
    case "w n", "w.n": (part, year) = (parts.numbers[0], assumedYear)
    case "w n Y", "w n-Y", "w n/Y": (part, year) = (parts.numbers[0], parts.numbers[1])
    case "Y w n", "Y-w n": (part, year) = (parts.numbers[1], parts.numbers[0])
    default: return nil
    }
    switch parts.words[0] {
    case "vecka", "v", "w": return (1...53).contains(part) ? .week(year: year, part) : nil
    case "kvartal", "kv", "q", "k": return (1...4).contains(part) ? .quarter(year: year, part) : nil
    case "tertial", "t": return (1...3).contains(part) ? .tertial(year: year, part) : nil
    default: return nil
    }
  }

  private static func term(_ parts: TimeParts) -> CalendarTime? {
    guard ["w n", "w Y", "w-n", "w-Y"].contains(parts.shape), let year = fullYear(parts.numbers[0])
    else { return nil }
    switch parts.words[0] {
    case "ht", "höstterminen", "hösten", "höst": return .autumnTerm(year: year)
    case "vt", "vårterminen", "våren", "vår": return .springTerm(year: year)
    default: return nil
    }
  }

  private static func schoolYear(_ parts: TimeParts) -> CalendarTime? {
    switch parts.shape {
    case "Y/n", "Y/Y", "Y-Y": break
    case "w Y/n", "w Y/Y", "w Y-Y":
      guard ["läsår", "läsåret", "lå"].contains(parts.words[0]) else { return nil }
    default: return nil
    }
    return fullYear(parts.numbers[1]) == parts.numbers[0] + 1
      ? .schoolYear(start: parts.numbers[0]) : nil
  }

  private func joined(_ year: Int?, _ part: String) -> String {
    if let year { "\(year)-\(part)" } else { part }
  }

  private func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}

/// The year that two digits stand for, from 2000 to 2099; four stand for themselves.
private func fullYear(_ year: Int) -> Int? {
  switch year {
  case 0...99: 2000 + year
  case 1900...2200: year
  default: nil
  }
}

/// The number of a month by its name or the first letters of it.
private func monthNumber(_ name: String) -> Int? {
  let names = [
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
    "oktober", "november", "december",
  ]
  guard name.count >= 3 else { return nil }
  if let index = names.firstIndex(where: { $0.hasPrefix(name) }) { return index + 1 }
  return ["sept": 9, "okt": 10][name]
}

/// A text about time, taken apart into numbers, words and the shape that they make.
private struct TimeParts {
  /// The parts in order: `Y` four digits, `n` one or two, `D` eight, `?` others, `w` a word, signs
  /// as they are, and a blank between parts that no sign parts.
  private(set) var shape = ""
  private(set) var numbers: [Int] = []
  private(set) var words: [String] = []

  init(_ text: Substring) {
    var rest = text
    while let first = rest.first {
      if first.isASCII, first.isNumber {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        rest = rest[digits.endIndex...]
        numbers.append(Int(digits.prefix(9)) ?? 0)
        append([1: "n", 2: "n", 4: "Y", 8: "D"][digits.count] ?? "?")
      } else if first.isLetter {
        let word = rest.prefix(while: \.isLetter)
        rest = rest[word.endIndex...]
        if rest.first == "." { rest.removeFirst() }
        words.append(String(word))
        append("w")
      } else {
        if first != " " { shape.append(first) }
        rest.removeFirst()
      }
    }
  }

  private mutating func append(_ part: Character) {
    if let last = shape.last, last.isLetter { shape.append(" ") }
    shape.append(part)
  }
}

extension CivilDate {
  /// The day that a text means: `2025-12-31`, `31/12 2025`, `31 dec 2025`, `31.12.2025`.
  fileprivate init?(_ parts: TimeParts) {
    let numbers = parts.numbers
    switch parts.shape {
    case "Y-n-n", "Y/n/n", "Y.n.n":
      self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    case "D":
      self.init(year: numbers[0] / 10000, month: numbers[0] / 100 % 100, day: numbers[0] % 100)
    case "n/n Y", "n/n-Y", "n/n/Y", "n.n.Y", "n.n Y":
      self.init(year: numbers[2], month: numbers[1], day: numbers[0])
    case "n/n-n":
      self.init(year: 2000 + numbers[2], month: numbers[1], day: numbers[0])
    case "n w Y":
      guard let month = monthNumber(parts.words[0]) else { return nil }
      self.init(year: numbers[1], month: month, day: numbers[0])
    default:
      return nil
    }
  }
}
