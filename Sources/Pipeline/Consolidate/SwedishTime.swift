/// A moment by the clocks in Sweden, whatever zone the machine keeps and knows.
///
/// Summer time begins and ends at 01:00 UTC on the last Sunday of March and of October (directive
/// 2000/84/EC).
struct SwedishTime {
  /// Seconds since 1970 as if the Swedish clock were UTC.
  private let local: Int

  init(secondsSince1970 seconds: Int) {
    let year = Self.civil(days: Self.floor(seconds, 86_400)).year
    let isSummer =
      seconds >= Self.lastSunday(of: 3, year: year) * 86_400 + 3_600
      && seconds < Self.lastSunday(of: 10, year: year) * 86_400 + 3_600
    local = seconds + (isSummer ? 7_200 : 3_600)
  }

  /// The day as ISO 8601; before so many hours it counts as the day before.
  func day(beforeHourCountsAsYesterday hour: Int = 0) -> String {
    let date = Self.civil(days: Self.floor(local - hour * 3_600, 86_400))
    return Self.padded(date.year, 4) + "-" + Self.padded(date.month, 2) + "-"
      + Self.padded(date.day, 2)
  }

  /// The last Sunday of a month of 31 days, in days since 1970.
  private static func lastSunday(of month: Int, year: Int) -> Int {
    let last = days(year: year, month: month, day: 31)
    // 1970-01-04 was a Sunday.
    return last - ((last - 3) % 7 + 7) % 7
  }

  /// Days since 1970 of a day of the Gregorian calendar (years begin in March here, so that the leap
  /// day is the last).
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month > 2 ? year : year - 1
    let era = floor(year, 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = floor(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func floor(_ number: Int, _ divisor: Int) -> Int {
    number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
