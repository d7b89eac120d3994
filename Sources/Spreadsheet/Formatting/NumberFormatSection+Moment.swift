/// A moment or a length of time, as number formats see it.
struct Moment {
  /// The day; `nil` for a time of day or a length of time.
  private(set) var date: CivilDate?

  /// The milliseconds since midnight, or the length of time.
  private(set) var milliseconds: Int

  init(date: CivilDate, milliseconds: Int) {
    self.date = date
    self.milliseconds = milliseconds
  }

  init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    // Longer times than any calendar has are cut off.
    let whole = Int(max(-1 << 52, min(1 << 52, seconds)))
    milliseconds = whole * 1000 + Int((Double(attoseconds) / 1e15).rounded())
  }

  /// The moment rounded to decimals of a second; it may become the next day.
  func rounded(toDecimals decimals: Int) -> Moment {
    guard decimals < 3 else { return self }
    let unit = decimals == 2 ? 10 : decimals == 1 ? 100 : 1000
    var moment = self
    let half = milliseconds >= 0 ? unit / 2 : -unit / 2
    moment.milliseconds = (milliseconds + half) / unit * unit
    if let date, moment.milliseconds >= 86_400_000,
      let next = CivilDate(daysSince1970: date.daysSince1970 + 1)
    {
      moment.date = next
      moment.milliseconds -= 86_400_000
    }
    return moment
  }
}

extension Moment: CustomStringConvertible {
  /// The moment as Swedish programs show it without a format: `2025-12-31 08:30:00`.
  var description: String {
    let section = NumberFormatParser.sections(
      of: date == nil ? "[h]:mm:ss" : milliseconds == 0 ? "yyyy-mm-dd" : "yyyy-mm-dd hh:mm:ss")[0]
    return section.text(for: self)
  }
}

extension NumberFormatSection {
  /// The text for a date or a time.
  func text(for moment: Moment) -> String {
    var moment = moment
    if let decimals = secondDecimals { moment = moment.rounded(toDecimals: decimals) }
    let isNegative = moment.milliseconds < 0
    let time = moment.milliseconds.magnitude
    let hasHalves = pieces.contains { $0.isHalfOfDay }
    let calendar = CalendarNames(isEnglish: isEnglish)

    var text = isNegative ? "-" : ""
    for piece in pieces {
      switch piece {
      case .moment(let part, let letters):
        text += self.text(
          part, letters, date: moment.date, time: Int(time), calendar, hasHalves: hasHalves)
      case .literal(let literal): text += literal
      case .point: text += "."
      case .comma: text += ","
      // The slash stands for the separator of dates, which is a hyphen in Swedish.
      case .slash: text += isEnglish ? "/" : "-"
      case .percent: text += "%"
      case .digit(let placeholder): text += placeholder.filler
      case .exponent, .text, .general: break
      }
    }
    return text
  }

  /// How many decimals of a second are shown; `nil` when seconds are not shown at all.
  private var secondDecimals: Int? {
    var decimals: Int?
    for case .moment(let part, let letters) in pieces {
      switch part {
      case .second, .allSeconds: decimals = decimals ?? 0
      case .fraction: decimals = letters
      default: break
      }
    }
    return decimals
  }

  private func text(
    _ part: MomentPart, _ letters: Int, date: CivilDate?, time: Int, _ calendar: CalendarNames,
    hasHalves: Bool
  ) -> String {
    let seconds = time / 1000
    let hour = seconds / 3600 % 24
    // Day 0 of the serial numbers is 30 December 1899.
    let elapsed = seconds + (date.map { ($0.daysSince1970 + 25_569) * 86_400 } ?? 0)
    // A time of day alone has the day 0 January 1900, a Saturday.
    switch part {
    case .year:
      let year = date?.year ?? 1900
      return letters <= 2 ? String(padded: year % 100, to: 2) : String(padded: year, to: 4)
    case .month: return calendar.month(date?.month ?? 1, letters: letters)
    case .day:
      return letters <= 2
        ? String(padded: date?.day ?? 0, to: letters)
        : calendar.weekday(date?.weekday ?? 6, letters: letters)
    case .hour:
      return String(padded: hasHalves ? (hour + 11) % 12 + 1 : hour, to: min(letters, 2))
    case .minute: return String(padded: seconds / 60 % 60, to: min(letters, 2))
    case .second: return String(padded: seconds % 60, to: min(letters, 2))
    case .fraction:
      let milliseconds = String(padded: time % 1000, to: 3)
      return ","
        + milliseconds.prefix(letters) + String(repeating: "0", count: max(0, letters - 3))
    case .halfOfDay:
      if letters == 1 { return hour < 12 ? "A" : "P" }
      return hour < 12 ? calendar.beforeNoon : calendar.afterNoon
    case .allHours: return String(padded: elapsed / 3600, to: letters)
    case .allMinutes: return String(padded: elapsed / 60, to: letters)
    case .allSeconds: return String(padded: elapsed, to: letters)
    }
  }
}

extension NumberFormatSection.Piece {
  fileprivate var isHalfOfDay: Bool {
    if case .moment(.halfOfDay, _) = self { true } else { false }
  }
}

extension CivilDate {
  /// The day of the week, 0 for Sunday.
  var weekday: Int {
    // 1970-01-01 was a Thursday.
    let day = (daysSince1970 + 4) % 7
    return day < 0 ? day + 7 : day
  }
}

/// The names of months and days.
struct CalendarNames {
  let isEnglish: Bool

  var beforeNoon: String { isEnglish ? "AM" : "fm" }
  var afterNoon: String { isEnglish ? "PM" : "em" }

  /// A month, 1 to 12: as a number, short, in full, or its first letter.
  func month(_ month: Int, letters: Int) -> String {
    guard letters > 2 else { return String(padded: month, to: letters) }
    let name = (isEnglish ? Self.englishMonths : Self.swedishMonths)[month - 1]
    return switch letters {
    case 3: String(name.prefix(3))
    case 5: String(name.prefix(1))
    default: name
    }
  }

  /// A day, 0 for Sunday: short, or in full.
  func weekday(_ day: Int, letters: Int) -> String {
    let name = (isEnglish ? Self.englishDays : Self.swedishDays)[day]
    return letters == 3 ? String(name.prefix(3)) : name
  }

  private static let swedishMonths = [
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
    "oktober", "november", "december",
  ]
  private static let swedishDays = [
    "söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag",
  ]
  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let englishDays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
}
