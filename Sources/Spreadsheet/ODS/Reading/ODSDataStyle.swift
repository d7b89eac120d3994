/// A data style: how numbers, dates and times become text (ODF 1.3 Part 3, 16.29).
struct ODSDataStyle: Sendable {
  /// The section of a number format that the style stands for.
  private(set) var code = ""

  /// The styles that take its place, each under a condition such as `value()>=0`.
  private var maps: [(condition: String, style: String)] = []

  /// Reads a data style.
  ///
  /// - Returns: `nil` when the element that starts here is none.
  init?(_ part: inout PartReader) throws(SpreadsheetError) {
    let element = part.name
    guard Self.elements.contains(element) else { return nil }
    let overflows = part["number:truncate-on-overflow"] == "false"
    let isEnglish = part["number:language"] == "en"
    var writer = NumberFormatWriter(
      allowsPoint: element == "number:date-style" || element == "number:time-style",
      isPercentage: element == "number:percentage-style")
    var color: String?
    let style = part.depth
    while try part.nextChild(of: style) {
      let isLong = part["number:style"] == "long"
      switch part.name {
      case "number:text": writer.literal(try part.textToEnd())
      case "number:currency-symbol": writer.literal(try part.textToEnd())
      case "number:number": writer.append(try Self.number(&part))
      case "number:scientific-number": writer.append(Self.scientific(part))
      case "number:fraction": writer.append(Self.fraction(part))
      case "number:boolean": writer.append("General")
      case "number:text-content": writer.append("@")
      case "number:year": writer.append(isLong ? "yyyy" : "yy")
      case "number:month" where part.boolean("number:textual") == true:
        writer.moment(isLong ? "mmmm" : "mmm", isEnglish: isEnglish)
      case "number:month": writer.append(isLong ? "mm" : "m")
      case "number:day": writer.append(isLong ? "dd" : "d")
      case "number:day-of-week": writer.moment(isLong ? "dddd" : "ddd", isEnglish: isEnglish)
      case "number:hours": writer.clock(isLong ? "hh" : "h", overflows: overflows)
      case "number:minutes": writer.clock(isLong ? "mm" : "m", overflows: overflows)
      case "number:seconds":
        writer.clock(isLong ? "ss" : "s", overflows: overflows)
        let decimals = Self.count(part, "number:decimal-places") ?? 0
        if decimals > 0 { writer.append("." + String(repeating: "0", count: decimals)) }
      case "number:am-pm": writer.append("AM/PM")
      case "style:text-properties": color = part["fo:color"].flatMap(Self.colorName)
      case "style:map":
        if let condition = part["style:condition"], let name = part["style:apply-style-name"] {
          maps.append((condition, name))
        }
      default: break
      }
    }
    code = (color.map { "[\($0)]" } ?? "") + writer.code
  }

  private static let elements: Set<String> = [
    "number:number-style", "number:currency-style", "number:percentage-style",
    "number:date-style", "number:time-style", "number:boolean-style", "number:text-style",
  ]

  /// The number format with all its sections.
  func numberFormat(_ find: (String) -> ODSDataStyle?) -> String {
    let sections = maps.prefix(3).compactMap { map -> (condition: String, code: String)? in
      guard let style = find(map.style) else { return nil }
      return (map.condition.replacing("value()", with: "").filter { $0 != " " }, style.code)
    }
    let main = code.isEmpty ? "General" : code
    guard !sections.isEmpty else { return main }
    // The conditions that sections have by their place are left out.
    let conditions = sections.map(\.condition)
    let isUsual = conditions == [">=0"] || conditions == [">0", "<0"]
    return sections.map { isUsual ? $0.code : "[\($0.condition)]\($0.code)" }
      .joined(separator: ";") + ";" + main
  }

  // MARK: Numbers

  private static func number(_ part: inout PartReader) throws(SpreadsheetError) -> String {
    let decimals = count(part, "number:decimal-places")
    let integers = count(part, "number:min-integer-digits") ?? 0
    let isGrouped = part.boolean("number:grouping") ?? false
    let required =
      part["number:decimal-replacement"] == ""
      ? 0 : min(count(part, "number:min-decimal-places") ?? decimals ?? 0, decimals ?? 0)
    let factor = part.double("number:display-factor") ?? 1
    let element = part.depth
    var embedded: [Int: String] = [:]
    while try part.nextChild(of: element) {
      guard part.name == "number:embedded-text", let place = count(part, "number:position") else {
        continue
      }
      embedded[place] = try part.textToEnd()
    }
    if decimals == nil, integers <= 1, !isGrouped, embedded.isEmpty, factor == 1 {
      return "General"
    }
    var code = whole(integers, isGrouped: isGrouped, embedded: embedded)
    code += self.decimals(decimals ?? 0, required: required)
    for power in 1...5 where factor == [1e3, 1e6, 1e9, 1e12, 1e15][power - 1] {
      code += String(repeating: ",", count: power)
    }
    return code
  }

  private static func scientific(_ part: borrowing PartReader) -> String {
    let decimals = count(part, "number:decimal-places") ?? 0
    let required = min(count(part, "number:min-decimal-places") ?? decimals, decimals)
    let exponent = max(1, count(part, "number:min-exponent-digits") ?? 2)
    let integers = count(part, "number:min-integer-digits") ?? 1
    return whole(integers, isGrouped: part.boolean("number:grouping") ?? false)
      + self.decimals(decimals, required: required) + "E+" + String(repeating: "0", count: exponent)
  }

  private static func fraction(_ part: borrowing PartReader) -> String {
    let numerator = max(1, count(part, "number:min-numerator-digits") ?? 1)
    let denominator =
      part.integer("number:denominator-value").map { String($0) }
      ?? String(repeating: "?", count: max(1, count(part, "number:min-denominator-digits") ?? 1))
    // Without the attribute, there are no whole numbers beside the fraction.
    let whole = count(part, "number:min-integer-digits").map { $0 == 0 ? "# " : "0 " } ?? ""
    return whole + String(repeating: "?", count: numerator) + "/" + denominator
  }

  /// The places before the decimal point.
  private static func whole(
    _ integers: Int, isGrouped: Bool, embedded: [Int: String] = [:]
  ) -> String {
    let last = min(embedded.keys.max() ?? 0, 30)
    let places = max(integers, isGrouped ? 4 : 1, last + 1)
    return (0..<places).reversed().reduce(into: "") { code, place in
      code += place < integers ? "0" : "#"
      if isGrouped, place > 0, place.isMultiple(of: 3) { code += "," }
      if place > 0, let text = embedded[place] { code += "\"\(text.filter { $0 != "\"" })\"" }
    }
  }

  private static func decimals(_ count: Int, required: Int) -> String {
    guard count > 0 else { return "" }
    return "." + String(repeating: "0", count: required)
      + String(repeating: "#", count: count - required)
  }

  /// A count of digits; no program shows more than thirty.
  private static func count(_ part: borrowing PartReader, _ name: String) -> Int? {
    part.integer(name).map { min(30, max(0, $0)) }
  }

  private static func colorName(_ text: String) -> String? {
    switch text.lowercased() {
    case "#ff0000": "Red"
    case "#0000ff": "Blue"
    case "#00ff00": "Green"
    case "#ffff00": "Yellow"
    case "#00ffff": "Cyan"
    case "#ff00ff": "Magenta"
    case "#ffffff": "White"
    case "#000000": "Black"
    default: nil
    }
  }
}

/// Puts together a section of a number format.
private struct NumberFormatWriter {
  private(set) var code = ""

  /// Whether points and commas stand for themselves.
  let allowsPoint: Bool
  let isPercentage: Bool

  private var hasClock = false

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
