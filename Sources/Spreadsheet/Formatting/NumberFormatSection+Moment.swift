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
