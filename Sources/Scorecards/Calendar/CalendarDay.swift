/// A day of the Gregorian calendar.
///
///     CalendarDay("2025-06-30")?.adding(months: -12)   // 2024-06-30
public struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The year, from 1 to 9999.
  public let year: Int

  /// The month, from 1.
  public let month: Int

  /// The day of the month, from 1.
  public let day: Int

  /// Creates a day; `nil` when the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, in: year)).contains(day)
    else { return nil }
    self.init(checkedYear: year, month, day)
  }

  /// Reads a day in the form of ISO 8601, such as `2025-06-30`.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.count == 3, parts[0].utf8.count == 4,
      parts[1].utf8.count == 2, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Creates a day of a month that is known to be there; a day past its end is its last.
  init(clampedYear year: Int, _ month: Int, _ day: Int) {
    let year = min(max(year, 1), 9999)
    let month = min(max(month, 1), 12)
    self.init(
      checkedYear: year, month, min(max(day, 1), Self.length(ofMonth: month, in: year)))
  }

  private init(checkedYear year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// ISO 8601.
  public var description: String {
    func padded(_ number: Int, _ length: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, length - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The same day of another month; the last of it where it is shorter.
  public func adding(months: Int) -> CalendarDay {
    let count = year * 12 + month - 1 + min(max(months, -120_000), 120_000)
    return CalendarDay(clampedYear: count / 12, count % 12 + 1, day)
  }

  /// Orders by time.
  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// The Monday of a week of ISO 8601, and the Sunday that ends it; `nil` for no such week.
  static func week(_ week: Int, of year: Int) -> (monday: CalendarDay, sunday: CalendarDay)? {
    guard (1...53).contains(week), (2...9998).contains(year) else { return nil }
    // The fourth of January always lies in the first week.
    let fourth = CalendarDay(clampedYear: year, 1, 4).number
    let monday = fourth - (fourth + 5) % 7 + (week - 1) * 7
    return (CalendarDay(number: monday), CalendarDay(number: monday + 6))
  }

  /// Days since the first of January of the year 1, a Monday, which is 2.
  var number: Int {
    let before = year - 1
    let leap = before / 4 - before / 100 + before / 400
    return before * 365 + leap + 1
      + (1..<month).map { Self.length(ofMonth: $0, in: year) }.reduce(0, +) + day
  }

  init(number: Int) {
    var day = CalendarDay(clampedYear: number / 366 + 1, 1, 1)
    while CalendarDay(clampedYear: day.year + 1, 1, 1).number <= number {
      day = CalendarDay(clampedYear: day.year + 1, 1, 1)
    }
    while day.month < 12, CalendarDay(clampedYear: day.year, day.month + 1, 1).number <= number {
      day = CalendarDay(clampedYear: day.year, day.month + 1, 1)
    }
    self.init(clampedYear: day.year, day.month, number - day.number + 1)
  }

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
