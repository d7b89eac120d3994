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
    let isLocalDate =
      part.boolean("number:automatic-order") == true && part["number:format-source"] == "language"
    var builder = ODSFormatBuilder(
      allowsPoint: element == "number:date-style" || element == "number:time-style",
      isPercentage: element == "number:percentage-style")
    var color: String?
    let style = part.depth
    while try part.nextChild(of: style) {
      let isLong = part["number:style"] == "long"
      switch part.name {
      case "number:text": builder.literal(try part.textToEnd())
      case "number:currency-symbol": builder.literal(try part.textToEnd())
      case "number:number": builder.append(try Self.number(&part))
      case "number:scientific-number": builder.append(Self.scientific(part))
      case "number:fraction": builder.append(Self.fraction(part))
      case "number:boolean": builder.append("General")
      case "number:text-content": builder.append("@")
      case "number:year" where isLocalDate, "number:day" where isLocalDate,
        "number:month" where isLocalDate && part.boolean("number:textual") != true:
        builder.localDate()
      case "number:year": builder.append(isLong ? "yyyy" : "yy")
      case "number:month" where part.boolean("number:textual") == true:
        builder.moment(isLong ? "mmmm" : "mmm", isEnglish: isEnglish)
      case "number:month": builder.append(isLong ? "mm" : "m")
      case "number:day": builder.append(isLong ? "dd" : "d")
      case "number:day-of-week": builder.moment(isLong ? "dddd" : "ddd", isEnglish: isEnglish)
      case "number:hours": builder.clock(isLong ? "hh" : "h", overflows: overflows)
      case "number:minutes": builder.clock(isLong ? "mm" : "m", overflows: overflows)
      case "number:seconds":
        builder.clock(isLong ? "ss" : "s", overflows: overflows)
        let decimals = Self.count(part, "number:decimal-places") ?? 0
        if decimals > 0 { builder.append("." + String(repeating: "0", count: decimals)) }
      case "number:am-pm": builder.append("AM/PM")
      case "style:text-properties": color = part["fo:color"].flatMap(Self.colorName)
      case "style:map":
        if let condition = part["style:condition"], let name = part["style:apply-style-name"] {
          maps.append((condition, name))
        }
      default: break
      }
    }
    code = (color.map { "[\($0)]" } ?? "") + builder.code
  }

  private static let elements: Set<String> = [
    "number:number-style", "number:currency-style", "number:percentage-style",
    "number:date-style", "number:time-style", "number:boolean-style", "number:text-style",
  ]

  private var isText: Bool { code.contains("@") }

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
    let isForNumbers = conditions.count == 1 && conditions[0].hasPrefix("<=1.79769") && isText
    let isUsual =
      [[">=0"], [">0", "<0"], [">0", "<0", "=0"]].contains(conditions) || isForNumbers
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
    let sign = part.boolean("number:forced-exponent-sign") == false ? "E-" : "E+"
    // Exponents in steps, such as those of thousands, have as many places before the point.
    let places = max(integers, count(part, "number:exponent-interval") ?? 1)
    return whole(integers, of: places, isGrouped: part.boolean("number:grouping") ?? false)
      + self.decimals(decimals, required: required) + sign + String(repeating: "0", count: exponent)
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
    _ integers: Int, of places: Int = 1, isGrouped: Bool, embedded: [Int: String] = [:]
  ) -> String {
    let places = max(integers, places, isGrouped ? 4 : 1, min(embedded.keys.max() ?? 0, 30) + 1)
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
