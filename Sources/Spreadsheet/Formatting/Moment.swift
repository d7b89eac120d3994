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

  /// Creates the moment or length of time that a number of days stands for.
  ///
  /// - Returns: `nil` before day 0, 30 December 1899, and after the year 9999.
  init?(days: Double, isLength: Bool) {
    guard (0..<2_958_466).contains(days) else { return nil }
    let length = Int((days * 86_400_000).rounded())
    let (day, time) = length.quotientAndRemainder(dividingBy: 86_400_000)
    if isLength || day == 0 {
      self.init(.milliseconds(length))
      return
    }
    guard let date = CivilDate(daysSince1970: day - 25_569) else { return nil }
    self.init(date: date, milliseconds: time)
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
