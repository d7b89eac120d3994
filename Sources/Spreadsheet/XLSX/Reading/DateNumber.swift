/// Numbers that stand for days and times (ECMA-376 Part 1, 18.17.4).
enum DateNumber {
  private static let millisecondsPerDay = 86_400_000

  /// The moment or length of time that a number stands for.
  ///
  /// - Returns: The number itself where there is no such moment: before the first day of the date
  ///   system, after the year 9999, and on 29 February 1900, which never was.
  static func value(
    _ number: Double, shownAs kind: NumberFormat.Kind, in system: DateSystem
  ) -> CellValue {
    StoredRow().value(content(number, shownAs: kind, in: system))
  }

  /// The same, as it is stored in a row.
  @inline(__always)
  static func content(
    _ number: Double, shownAs kind: NumberFormat.Kind, in system: DateSystem
  ) -> StoredCell.Content {
    kind.isMoment ? moment(number, shownAs: kind, in: system) : .number(number)
  }

  private static func moment(
    _ number: Double, shownAs kind: NumberFormat.Kind, in system: DateSystem
  ) -> StoredCell.Content {
    guard number.isFinite, abs(number) < 3_000_000 else { return .number(number) }
    let milliseconds = Int((number * Double(millisecondsPerDay)).rounded())
    if kind == .duration { return .duration(milliseconds) }
    guard milliseconds >= 0 else { return .number(number) }
    let (day, time) = milliseconds.quotientAndRemainder(dividingBy: millisecondsPerDay)
    if day == 0, kind == .time || system == .from1900 {
      return .duration(time)
    }
    guard let date = date(day, in: system) else { return .number(number) }
    if time == 0, kind == .date { return .date(date) }
    return .dateTime(CivilDateTime(date: date, millisecondOfDay: time))
  }

  /// The day with a number.
  private static func date(_ day: Int, in system: DateSystem) -> CivilDate? {
    switch system {
    case .from1904: CivilDate(daysSince1970: day - 24_107)
    case .from1900:
      // Number 60 is 29 February 1900; the numbers before it lie one day later than those after it.
      day == 60 ? nil : CivilDate(daysSince1970: day - (day < 60 ? 25_568 : 25_569))
    }
  }
}

extension NumberFormat.Kind {
  /// Whether numbers are shown as days, times, or lengths of time.
  fileprivate var isMoment: Bool {
    switch self {
    case .date, .dateTime, .time, .duration: true
    case .general, .number, .percent, .text: false
    }
  }
}
