import XML

/// The styles of a document by numbers, as rows store them.
struct ODSStoredStyles: Sendable {
  /// What every row shares: each style, and behind it the same for percentages.
  let shared: SharedContent

  private var numbers: [String: Int] = [:]
  private var shortNames = WordTable()
  private var kinds: [NumberFormat.Kind] = []
  private var plain: [Bool] = []
  private var ruled: [Bool] = []

  init(_ styles: ODSStyles) {
    var all: [CellStyle] = []
    for (name, style) in [(nil, styles.plain)] + styles.named {
      let rules = !styles.rules(of: name).isEmpty
      if let name {
        numbers[name] = all.count
        shortNames.add(name, all.count)
      }
      var percentage = style
      if style.numberFormat == "General" { percentage.numberFormat = "0.00%" }
      for style in [style, percentage] {
        all.append(style)
        kinds.append(NumberFormat(style.numberFormat).kind)
        plain.append(style == styles.plain)
        ruled.append(rules)
      }
    }
    shared = SharedContent(texts: [], styles: all)
  }

  /// The number of a style; that of the plain style where there is none of the name.
  func number(of name: String?) -> Int { name.flatMap { numbers[$0] } ?? 0 }

  /// The number of a style by its name as it is written; `nil` for a long one.
  @inline(__always)
  func number(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Int? {
    guard (1...8).contains(name.count) else { return nil }
    return shortNames[Token(bytes.word(at: name.lowerBound), count: name.count).word] ?? 0
  }

  /// The same style for percentages: they are shown as such even where it does not say so.
  static func percentage(_ number: Int) -> Int { number | 1 }

  func style(_ number: Int) -> CellStyle { shared.styles[number] }

  /// What the number format of a style shows.
  func kind(_ number: Int) -> NumberFormat.Kind { kinds[number] }

  /// Whether cells look as those that name no style.
  func isPlain(_ number: Int) -> Bool { plain[number] }

  /// Whether rules change how cells of a style look.
  func hasRules(_ number: Int) -> Bool { ruled[number] }
}

/// Numbers by names of at most eight bytes.
struct WordTable: Sendable {
  /// Each at the first free place from where its hash points; at most half of them are taken.
  private var places = [(word: UInt64, number: Int)](repeating: (0, -1), count: 16)
  private var count = 0

  mutating func add(_ name: String, _ number: Int) {
    let bytes = Array(name.utf8)
    guard (1...8).contains(bytes.count) else { return }
    let word = bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    if 2 * count >= places.count {
      let old = places
      places = Array(repeating: (0, -1), count: 2 * places.count)
      for entry in old where entry.number >= 0 { places[place(of: entry.word)] = entry }
    }
    let place = place(of: word)
    if places[place].number < 0 { count += 1 }
    places[place] = (word, number)
  }

  @inline(__always)
  subscript(word: UInt64) -> Int? {
    let entry = places[place(of: word)]
    return entry.number < 0 ? nil : entry.number
  }

  @inline(__always)
  private func place(of word: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: word &* 0x9E37_79B9_7F4A_7C15 &>> 40) & (places.count - 1)
    while places[place].number >= 0, places[place].word != word {
      place = (place + 1) & (places.count - 1)
    }
    return place
  }
}
