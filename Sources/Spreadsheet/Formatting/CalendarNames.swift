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
