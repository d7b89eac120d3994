/// What a cell says of its value (ODF 1.3 Part 3, 19.389).
struct ODSCellContent {
  /// The type that the value has; `nil` where the cell names none.
  private let type: String?

  /// The value as its type writes it.
  let written: String?

  /// Whether LibreOffice says that the cell holds an error.
  private let isMarkedAsError: Bool

  private let hasFormula: Bool

  init(_ part: borrowing PartReader, hasFormula: Bool) {
    let type = part["office:value-type"]
    isMarkedAsError = part["calcext:value-type"] == "error"
    self.type = type
    self.hasFormula = hasFormula
    written =
      switch type {
      case "float", "percentage", "currency": part["office:value"]
      case "date": part["office:date-value"]
      case "time": part["office:time-value"]
      case "boolean": part["office:boolean-value"]
      case "string": part["office:string-value"]
      default: nil
      }
  }

  /// The value; `nil` when it does not fit its type.
  ///
  /// - Parameters:
  ///   - text: What the cell shows.
  ///   - format: The number format of the cell.
  func value(showing text: String, format: @autoclosure () -> String) -> CellValue? {
    if isMarkedAsError { return .error(ODSErrorText.canonical(text)) }
    if hasFormula || isNumeric, let error = ODSErrorText(text) { return .error(error.text) }
    switch type {
    case nil, "void", "string":
      let string = written.flatMap { $0.isEmpty ? nil : $0 } ?? text
      if !string.isEmpty { return .text(string) }
      return hasFormula && type != "string" ? .notCalculated : .empty
    case "float", "percentage", "currency":
      return Double(decimal: (written ?? text).trimmingBlanks()).map { .number($0) }
    case "boolean":
      switch (written ?? text).lowercased() {
      case "true": return .boolean(true)
      case "false": return .boolean(false)
      default: return nil
      }
    case "date":
      guard let written, let moment = ISODateText.moment(written) else { return nil }
      let isDay =
        moment.millisecondOfDay == 0
        && (written.utf8.count <= 10 || NumberFormat(format()).kind == .date)
      return isDay ? .date(moment.date) : .dateTime(moment)
    case "time":
      return written.flatMap(ODSDurationText.milliseconds).map { .duration(.milliseconds($0)) }
    default: return nil
    }
  }

  /// Whether the value is a percentage.
  var isPercentage: Bool { type == "percentage" }

  private var isNumeric: Bool {
    switch type {
    case "float", "percentage", "currency", "date", "time", "boolean": true
    default: false
    }
  }
}

/// Errors, for which OpenDocument has no type: programs show them and store a number or an empty
/// text beside them.
struct ODSErrorText {
  /// The error by the name that files use for it.
  let text: String

  /// Recognises an error; `nil` when the text is anything else.
  init?(_ shown: String) {
    let bytes = shown.utf8
    guard (4...20).contains(bytes.count) else { return nil }
    if let number = ["Err:", "Fel:"].first(where: { shown.hasPrefix($0) })
      .map({ shown.dropFirst($0.count) })
    {
      guard number.utf8.count == 3, number.utf8.allSatisfy({ (48...57).contains($0) }) else {
        return nil
      }
      text = "Err:" + number
      return
    }
    guard bytes.first == UInt8(ascii: "#"), Self.isKnown(shown) else { return nil }
    text = Self.canonical(shown)
  }

  private static func isKnown(_ shown: String) -> Bool {
    names[shown] != nil || names.values.contains(shown)
  }

  /// The name of an error that a program shows in its own language.
  static func canonical(_ shown: String) -> String {
    names[shown] ?? (shown.isEmpty ? "#N/A" : shown)
  }

  /// The errors of Swedish and German programs, by their names in files.
  private static let names = [
    "#DIVISION/0!": "#DIV/0!", "#VÄRDEFEL!": "#VALUE!", "#REFERENS!": "#REF!", "#NAMN?": "#NAME?",
    "#OGILTIGT!": "#NUM!", "#SAKNAS!": "#N/A", "#SKÄRNING!": "#NULL!", "#VÄRDE!": "#VALUE!",
    "#WERT!": "#VALUE!", "#BEZUG!": "#REF!", "#ZAHL!": "#NUM!", "#NV": "#N/A",
  ]
}

/// Lengths of time as XML Schema has them, such as `PT30H01M30.5S` or `-P1DT2H`.
enum ODSDurationText {
  /// The length in milliseconds; `nil` when the text is none, or counts months or years, which have
  /// no set length.
  static func milliseconds(_ text: String) -> Int? {
    var rest = text.trimmingBlanks()[...]
    var isNegative = false
    if rest.first == "-" {
      isNegative = true
      rest.removeFirst()
    }
    guard rest.popFirst() == "P", !rest.isEmpty else { return nil }
    var total = 0.0
    var isTime = false
    while let next = rest.first {
      if next == "T", !isTime {
        isTime = true
        rest.removeFirst()
        continue
      }
      let digits = rest.prefix { $0.isNumber || $0 == "." || $0 == "," || $0 == "-" }
      rest = rest.dropFirst(digits.count)
      guard let number = Double(decimal: String(digits.map { $0 == "," ? "." : $0 })),
        let unit = rest.popFirst()
      else { return nil }
      switch (unit, isTime) {
      case ("D", false): total += number * 86_400_000
      case ("H", true): total += number * 3_600_000
      case ("M", true): total += number * 60_000
      case ("S", true): total += number * 1000
      case ("Y", false) where number == 0, ("M", false) where number == 0: break
      default: return nil
      }
    }
    // A quarter of a million years, within which milliseconds are exact.
    guard abs(total) < 9e15 else { return nil }
    return Int((isNegative ? -total : total).rounded())
  }
}
