/// A day in the Gregorian calendar, without a time zone.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// The year, the month and the day, each above the next; cells are many, and dates small.
  private let packed: UInt32

  /// The year, from 1.
  public var year: Int { Int(packed >> 9) }

  /// The month, 1 to 12.
  public var month: Int { Int(packed >> 5 & 0xf) }

  /// The day of the month, 1 to 31.
  public var day: Int { Int(packed & 0x1f) }

  /// Creates a date.
  ///
  /// - Returns: `nil` when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    packed = UInt32(year << 9 | month << 5 | day)
  }

  /// Creates the date that stands in a text in the form of ISO 8601, such as `2025-12-31`.
  ///
  /// - Returns: `nil` when the text is anything else.
  public init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.count == 3, text.utf8.allSatisfy({ $0 < 0x3A }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Creates the date that lies a number of days after 1970-01-01.
  ///
  /// - Returns: `nil` outside the years 1 to 9999.
  public init?(daysSince1970 days: Int) {
    // Howard Hinnant's civil_from_days: the year starts in March, in eras of 400 years.
    guard (-719_162...2_932_896).contains(days) else { return nil }
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// The number of days from 1970-01-01 to this date; negative before it.
  public var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The number of days in a month.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Orders dates by time.
  public static func < (left: Self, right: Self) -> Bool {
    left.packed < right.packed
  }
}

extension CivilDate: CustomStringConvertible {
  /// The date as ISO 8601 has it, such as `2025-12-31`.
  public var description: String {
    String(padded: year, to: 4) + "-" + String(padded: month, to: 2) + "-"
      + String(padded: day, to: 2)
  }
}

/// A day and a time of day, without a time zone.
public struct CivilDateTime: Hashable, Comparable, Sendable {
  /// The day.
  public var date: CivilDate

  private var milliseconds: UInt32

  /// The milliseconds since midnight, 0 to 86,399,999.
  public var millisecondOfDay: Int {
    get { Int(milliseconds) }
    set { milliseconds = Self.checked(newValue) }
  }

  /// Creates a date and time.
  ///
  /// - Precondition: The time lies within the day.
  public init(date: CivilDate, millisecondOfDay: Int) {
    self.date = date
    milliseconds = Self.checked(millisecondOfDay)
  }

  private static func checked(_ milliseconds: Int) -> UInt32 {
    precondition((0..<86_400_000).contains(milliseconds), "a day has 86,400,000 milliseconds")
    return UInt32(milliseconds)
  }

  /// Orders by time.
  public static func < (left: Self, right: Self) -> Bool {
    (left.date, left.milliseconds) < (right.date, right.milliseconds)
  }
}

extension CivilDateTime: CustomStringConvertible {
  /// The date and time as ISO 8601 has it, such as `2025-12-31T08:30:00`.
  public var description: String {
    let seconds = millisecondOfDay / 1000
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60]
      .map { String(padded: $0, to: 2) }.joined(separator: ":")
    let milliseconds = millisecondOfDay % 1000
    return "\(date)T\(clock)" + (milliseconds == 0 ? "" : "." + String(padded: milliseconds, to: 3))
  }
}

extension String {
  /// A number with leading zeros.
  init(padded number: Int, to width: Int) {
    let digits = String(number)
    self.init(repeating: "0", count: Swift.max(0, width - digits.utf8.count))
    append(digits)
  }
}
