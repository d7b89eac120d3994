/// Dates and times as ISO 8601 writes them, as far as files hold them.
enum ISODateText {
  /// The value of text such as `2025-12-31`, `2025-12-31T08:30:00.5Z`, `08:30` or
  /// `T08:30`.
  ///
  /// A time zone is not kept: cells have none.
  static func value(_ text: String, shownAs kind: NumberFormat.Kind) -> CellValue? {
    let time = text.hasPrefix("T") ? text.dropFirst() : text[...]
    if let time = millisecondsOfDay(time) { return .duration(.milliseconds(time)) }
    guard let moment = moment(text) else { return nil }
    if moment.millisecondOfDay == 0, kind != .dateTime, text.utf8.count <= 10 || kind == .date {
      return .date(moment.date)
    }
    return .dateTime(moment)
  }

  /// The moment that text such as `2025-12-31T08:30:00Z` or `2025-12-31` stands for.
  static func moment(_ text: String) -> CivilDateTime? {
    let parts = text.split(maxSplits: 1) { $0 == "T" || $0 == "t" || $0 == " " }
    guard let day = parts.first else { return nil }
    let numbers = day.split(separator: "-", omittingEmptySubsequences: false)
    guard numbers.count == 3, let year = number(numbers[0], length: 4...4),
      let month = number(numbers[1], length: 1...2), let day = number(numbers[2], length: 1...2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    guard parts.count == 2 else { return CivilDateTime(date: date, millisecondOfDay: 0) }
    return millisecondsOfDay(parts[1]).map { CivilDateTime(date: date, millisecondOfDay: $0) }
  }

  /// The milliseconds since midnight that text such as `08:30:00.125Z` stands for.
  static func millisecondsOfDay(_ text: Substring) -> Int? {
    let zone = text.firstIndex { $0 == "Z" || $0 == "z" || $0 == "+" || $0 == "-" }
    let parts = text[..<(zone ?? text.endIndex)]
      .split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hours = number(parts[0], length: 1...2),
      let minutes = number(parts[1], length: 1...2), hours < 24, minutes < 60
    else { return nil }
    var milliseconds = (hours * 60 + minutes) * 60_000
    if parts.count == 3 {
      guard let seconds = Double(decimal: String(parts[2])), (0..<60).contains(seconds) else {
        return nil
      }
      milliseconds += min(59_999, Int((seconds * 1000).rounded()))
    }
    return milliseconds
  }

  private static func number(_ text: Substring, length: ClosedRange<Int>) -> Int? {
    guard length.contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int(text)
  }
}
