import Spreadsheet

/// A moment by the clocks in Sweden, whatever zone the machine keeps and knows.
///
/// Summer time begins and ends at 01:00 UTC on the last Sunday of March and of October (directive
/// 2000/84/EC).
struct SwedishTime {
  /// Seconds since 1970 as if the Swedish clock were UTC.
  private let local: Int

  init(secondsSince1970 seconds: Int) {
    let year = CivilDate(daysSince1970: Self.days(seconds))?.year ?? 1970
    let isSummer =
      seconds >= Self.lastSunday(of: 3, year: year) * 86_400 + 3_600
      && seconds < Self.lastSunday(of: 10, year: year) * 86_400 + 3_600
    local = seconds + (isSummer ? 7_200 : 3_600)
  }

  /// The day as ISO 8601; before so many hours it counts as the day before.
  func day(beforeHourCountsAsYesterday hour: Int = 0) -> String {
    CivilDate(daysSince1970: Self.days(local - hour * 3_600))?.description ?? ""
  }

  /// The last Sunday of a month of 31 days, in days since 1970.
  private static func lastSunday(of month: Int, year: Int) -> Int {
    let last = CivilDate(year: year, month: month, day: 31)?.daysSince1970 ?? 0
    // 1970-01-04 was a Sunday.
    return last - ((last - 3) % 7 + 7) % 7
  }

  /// The whole days in some seconds, down from 0 as well.
  private static func days(_ seconds: Int) -> Int {
    seconds >= 0 ? seconds / 86_400 : -((-seconds + 86_399) / 86_400)
  }
}
