extension DateSystem {
  /// The number that stands for a day (ECMA-376 Part 1, 18.17.4.1).
  ///
  /// - Returns: `nil` before the first day of the date system.
  func serial(of date: CivilDate) -> Int? {
    switch self {
    case .from1904:
      let serial = date.daysSince1970 + 24_107
      return serial >= 0 ? serial : nil
    case .from1900:
      // Number 60 is 29 February 1900, a day that never was: the numbers before it lie one closer.
      let serial = date.daysSince1970 + 25_569
      let corrected = serial > 60 ? serial : serial - 1
      return corrected >= 1 ? corrected : nil
    }
  }

  /// The number that stands for a day and a time of day.
  func serial(of moment: CivilDateTime) -> Double? {
    serial(of: moment.date).map { Double($0) + Double(moment.millisecondOfDay) / 86_400_000 }
  }
}

extension Duration {
  /// The length in days, as date numbers count it.
  var days: Double {
    let (seconds, attoseconds) = components
    return (Double(seconds) + Double(attoseconds) / 1e18) / 86_400
  }
}

extension CellStyle {
  /// The number format with which the value keeps its type: a date needs a date format.
  func numberFormat(keeping value: CellValue) -> String {
    let fallback: String
    switch value {
    case .date: fallback = "yyyy-mm-dd"
    case .dateTime(let moment):
      fallback =
        switch moment.millisecondOfDay {
        case let time where !time.isMultiple(of: 1000): "yyyy-mm-dd hh:mm:ss.000"
        case let time where !time.isMultiple(of: 60_000): "yyyy-mm-dd hh:mm:ss"
        default: "yyyy-mm-dd hh:mm"
        }
    case .duration: fallback = "[h]:mm:ss"
    default: return numberFormat
    }
    return Self.showsTime(numberFormat) ? numberFormat : fallback
  }

  /// Whether a number format shows a date or a time: it has one of the letters d, m, y, h, s outside
  /// quotes, escapes and conditions (ECMA-376 Part 1, 18.8.31).
  private static func showsTime(_ format: String) -> Bool {
    var rest = Substring(format)
    while let character = rest.popFirst() {
      switch character {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inner = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inner.count + 1)
        if !inner.isEmpty, inner.allSatisfy({ "hHmMsS".contains($0) }) { return true }
      case "d", "D", "m", "M", "y", "Y", "h", "H", "s", "S": return true
      default: continue
      }
    }
    return false
  }
}
