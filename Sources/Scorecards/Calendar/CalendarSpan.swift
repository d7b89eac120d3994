/// A stretch of days that people have a name for: a quarter, a tertial, half a year, a year, a
/// läsår, or a single day.
///
///     CalendarSpan("2025-K2")?.last       // 2025-06-30
///     CalendarSpan("2024-25")?.first      // 2024-07-01, a läsår
///     CalendarSpan("2025-T1")?.yearBefore.name   // "2024-T1"
public struct CalendarSpan: Hashable, Sendable {
  /// What kind of stretch it is.
  public enum Kind: Hashable, Sendable {
    /// A calendar year.
    case year
    /// Half a year, 1 or 2.
    case half(Int)
    /// A third of a year, 1 to 3.
    case tertial(Int)
    /// A quarter, 1 to 4.
    case quarter(Int)
    /// The months from January up to this one, as a delårsbokslut reports them.
    case monthsUpTo(Int)
    /// A läsår: from July of one year to June of the next.
    case schoolYear
    /// A single month, week, term or day, or several; it is no period that is reported.
    case other
  }

  /// What kind of stretch it is.
  public let kind: Kind

  /// The first day.
  public let first: CalendarDay

  /// The last day.
  public let last: CalendarDay

  /// The text that it was read from.
  public let name: String

  /// Reads a name.
  ///
  /// Periods that are reported: `2025`, `2025-H1`, `2025-T2`, `2025-K3`, `2025-M08` (January to
  /// August), and `2024-25`, `2024-2025` or `läsår-2024-25` for a läsår. Times of measuring are read
  /// too: `2025-10`, `2025-W40`, `2025-10-15`, `HT 2025`, `VT 2025`, `läsåret 2024/25`, `2025-Q3`.
  ///
  /// - Returns: `nil` for any other text.
  public init?(_ text: String) {
    let plain = text.lowercased().filter { !$0.isWhitespace }.replacing("/", with: "-")
    if let day = CalendarDay(plain) {
      self.init(text, .other, day, day)
      return
    }
    for prefix in ["läsåret-", "läsåret", "läsår-", "läsår", "lå-", "lå"]
    where plain.hasPrefix(prefix) {
      guard let year = Self.schoolYear(plain.dropFirst(prefix.count)) else { return nil }
      self.init(text, schoolYear: year)
      return
    }
    for (prefix, months) in [("ht", 7...12), ("vt", 1...6)] where plain.hasPrefix(prefix) {
      guard let year = Self.year(plain.dropFirst(prefix.count)) else { return nil }
      self.init(text, .other, year, months)
      return
    }
    if let year = Self.year(plain[...]) {
      self.init(text, .year, year, 1...12)
    } else if let year = Self.schoolYear(plain[...]) {
      self.init(text, schoolYear: year)
    } else {
      self.init(text, part: plain)
    }
  }

  /// Whether it is a period that scorecards report, and not only a time of measuring.
  public var isReported: Bool { kind != .other }

  /// The same stretch a year earlier.
  public var yearBefore: CalendarSpan { shifted(byYears: -1) }

  /// Whether another stretch has the same days.
  public func isSameTime(as other: CalendarSpan) -> Bool {
    first == other.first && last == other.last
  }

  /// Whether a whole other stretch lies within this one.
  public func contains(_ other: CalendarSpan) -> Bool { first <= other.first && other.last <= last }

  /// The läsår that ended last, at the end of this stretch or before.
  public var latestSchoolYear: CalendarSpan {
    let end = last.month >= 7 || (last.month == 6 && last.day == 30) ? last.year : last.year - 1
    return CalendarSpan("läsåret \(end - 1)/\(end)", schoolYear: end - 1)
  }

  // MARK: Parts of a year

  private init(_ name: String, _ kind: Kind, _ first: CalendarDay, _ last: CalendarDay) {
    self.name = name
    self.kind = kind
    self.first = first
    self.last = last
  }

  private init(_ name: String, _ kind: Kind, _ year: Int, _ months: ClosedRange<Int>) {
    self.init(
      name, kind, CalendarDay(clampedYear: year, months.lowerBound, 1),
      CalendarDay(clampedYear: year, months.upperBound, 31))
  }

  private init(_ name: String, schoolYear year: Int) {
    self.init(
      name, .schoolYear, CalendarDay(clampedYear: year, 7, 1),
      CalendarDay(clampedYear: year + 1, 6, 30))
  }

  /// A part of a year such as `2025-k2`, `2025-w40` or `2025-10`.
  private init?(_ name: String, part text: String) {
    let parts = text.split(separator: "-", maxSplits: 1)
    guard parts.count == 2, let year = Self.year(parts[0]) else { return nil }
    let letters = parts[1].prefix(while: \.isLetter)
    guard let number = Int(parts[1].dropFirst(letters.count)), (1...53).contains(number) else {
      return nil
    }
    switch letters {
    case "k",
      "q" where number <= 4, "kv" where number <= 4:
      guard number <= 4 else { return nil }
      self.init(name, .quarter(number), year, number * 3 - 2...number * 3)
    case "t" where number <= 3:
      self.init(name, .tertial(number), year, number * 4 - 3...number * 4)
    case "h" where number <= 2:
      self.init(name, .half(number), year, number * 6 - 5...number * 6)
    case "m" where number <= 12:
      self.init(name, .monthsUpTo(number), year, 1...number)
    case "" where number <= 12 && parts[1].utf8.count == 2:
      self.init(name, .other, year, number...number)
    case "w":
      guard let week = CalendarDay.week(number, of: year) else { return nil }
      self.init(name, .other, week.monday, week.sunday)
    default:
      return nil
    }
  }

  private func shifted(byYears years: Int) -> CalendarSpan {
    let name: String
    let year = first.year + years
    let end = year + 1
    switch kind {
    case .schoolYear where self.name.hasSuffix("\(first.year)-\(first.year + 1)"):
      name = self.name.dropLast(9) + "\(year)-\(end)"
    case .schoolYear:
      let separator = self.name.contains("/") ? "/" : "-"
      let short = end % 100 < 10 ? "0\(end % 100)" : "\(end % 100)"
      name = self.name.prefix { !$0.isNumber } + "\(year)\(separator)\(short)"
    default:
      name = self.name.replacing("\(first.year)", with: "\(year)")
    }
    return CalendarSpan(
      name, kind, first.adding(months: years * 12),
      // The end of February differs between years.
      CalendarDay(
        clampedYear: last.year + years, last.month,
        last.month == 2 && last.day >= 28 ? 31 : last.day))
  }

  private static func year(_ text: Substring) -> Int? {
    guard text.utf8.count == 4, let year = Int(text), (1900...2200).contains(year) else {
      return nil
    }
    return year
  }

  /// The year that a läsår such as `2024-25` starts in.
  private static func schoolYear(_ text: Substring) -> Int? {
    let parts = text.split(separator: "-")
    guard parts.count == 2, let start = year(parts[0]), let end = Int(parts[1]),
      parts[1].utf8.count == 2 || parts[1].utf8.count == 4,
      end == start + 1 || parts[1].utf8.count == 2 && end == (start + 1) % 100
    else { return nil }
    return start
  }
}
