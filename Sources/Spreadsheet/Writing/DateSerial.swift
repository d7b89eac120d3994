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
