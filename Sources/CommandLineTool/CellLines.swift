import Spreadsheet

/// Writes cells as lines of JSON.
///
/// Rows and columns count from 0, dates and durations are ISO 8601, numbers are the shortest
/// decimal that gives the same value.
struct CellLines {
  private let start: String
  private var formats: [String: NumberFormat] = [:]

  init(sheet: Int, named name: String) {
    start = "{\"sheet\":\(sheet),\"name\":\(JSONText.string(name)),\"row\":"
  }

  /// The line of a cell, without a line break.
  mutating func line(of cell: Cell, at address: CellAddress, comment: Comment?) -> String {
    let (type, value) = Self.typed(cell.value)
    var line = start
    line += "\(address.row),\"column\":\(address.column),\"ref\":\"\(address.text)\""
    line += ",\"type\":\"\(type)\",\"value\":\(value)"
    func add(_ name: String, _ text: String) {
      line += ",\"\(name)\":\(JSONText.string(text))"
    }
    if let formula = cell.formula { add("formula", formula) }
    let format = cell.style.numberFormat
    if format != "General" { add("format", format) }
    let shown = displayText(of: cell, format)
    let hasValue = cell.value != .empty && cell.value != .notCalculated
    if hasValue, JSONText.string(shown) != value, shown != value { add("text", shown) }
    if let fill = cell.style.fill { add("fill", fill.hex) }
    if let comment { add("comment", comment.text) }
    return line + "}"
  }

  /// What a program shows; each format is read one time.
  private mutating func displayText(of cell: Cell, _ code: String) -> String {
    if let format = formats[code] { return format.text(for: cell.value) }
    let format = NumberFormat(code)
    formats[code] = format
    return format.text(for: cell.value)
  }

  /// The type's letter and the value in JSON.
  ///
  /// A formula without a result has the value null.
  private static func typed(_ value: CellValue) -> (type: String, value: String) {
    switch value {
    case .empty, .notCalculated: ("n", "null")
    case .number(let number): ("n", JSONText.number(number))
    case .text(let text): ("s", JSONText.string(text))
    case .boolean(let isTrue): ("b", isTrue ? "true" : "false")
    case .date(let date): ("d", JSONText.string(date.description))
    case .dateTime(let dateTime): ("d", JSONText.string(dateTime.description))
    case .duration(let duration): ("t", JSONText.string(duration.iso8601))
    case .error(let error): ("e", JSONText.string(error))
    }
  }
}

/// Texts and numbers as JSON writes them, for the one output that is too long for an encoder.
enum JSONText {
  static func string(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5c }) { return "\"\(text)\"" }
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }

  static func number(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    let text = String(number)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Duration {
  /// The length of time as ISO 8601 has it, in hours, minutes and seconds: `PT26H30M0S`.
  var iso8601: String {
    let milliseconds = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    let length = milliseconds.magnitude
    let fraction = length % 1000
    var seconds = String(length / 1000 % 60)
    if fraction > 0 {
      let digits = String(fraction + 1000).dropFirst()
      seconds += "." + String(digits.reversed().drop { $0 == "0" }.reversed())
    }
    return (milliseconds < 0 ? "-" : "")
      + "PT\(length / 3_600_000)H\(length / 60_000 % 60)M\(seconds)S"
  }
}
