import Spreadsheet

/// A cell as a line of JSON.
///
/// Rows and columns count from 0, dates and durations are ISO 8601, numbers are the shortest
/// decimal that gives the same value.
struct CellLine {
  let text: String

  init(_ cell: Cell, at address: CellAddress, sheet: Int, named name: String, comment: String?) {
    let (type, value) = Self.typed(cell.value)
    var fields = [
      ("sheet", String(sheet)), ("name", JSONText.string(name)),
      ("row", String(address.row)), ("column", String(address.column)),
      ("ref", JSONText.string(address.text)), ("type", JSONText.string(type)), ("value", value),
    ]
    if let formula = cell.formula { fields.append(("formula", JSONText.string(formula))) }
    if cell.style.numberFormat != "General" {
      fields.append(("format", JSONText.string(cell.style.numberFormat)))
    }
    if let fill = cell.style.fill { fields.append(("fill", JSONText.string(fill.hex))) }
    if let comment { fields.append(("comment", JSONText.string(comment))) }
    text = "{" + fields.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
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
