/// Årshjul: what is done in the planning and the follow-up, and when in the year.
///
///     cycle.due(on: today)    // what is to be done this month
///     cycle.late(on: today) { period in isComplete(period) }
public struct AnnualCycle: Hashable, Sendable {
  /// Something that comes back every year.
  public struct Step: Hashable, Sendable {
    /// What is done, such as `Uppföljning kvartal 1`.
    public var what: String

    /// Who does it; `nil` when it is not said.
    public var who: String?

    /// The day of the year from which it is done.
    public var from: DayOfYear

    /// The last day of the year on which it is done; before ``from`` it lies in the next year.
    public var until: DayOfYear

    /// The period whose scorecards are then to be in, with `{år}` and `{föregående år}` for the year
    /// of ``from``; `nil` when none are.
    public var period: String?

    /// The days on which it was done; `nil` when nobody keeps a watch on it.
    public var done: [CalendarDay]?

    /// Creates a step.
    public init(what: String, from: DayOfYear, until: DayOfYear) {
      self.what = what
      self.from = from
      self.until = until
    }
  }

  /// A day that comes back every year.
  public struct DayOfYear: Hashable, Sendable {
    /// The month, from 1.
    public let month: Int

    /// The day of the month, from 1.
    public let day: Int

    /// Reads a day such as `04-15`; `nil` when no year has it.
    public init?(_ text: String) {
      guard let day = CalendarDay("2024-\(text)") else { return nil }
      month = day.month
      self.day = day.day
    }

    func day(in year: Int) -> CalendarDay { CalendarDay(clampedYear: year, month, day) }
  }

  /// A step in one year.
  public struct Task: Hashable, Sendable {
    /// The step.
    public let step: Step

    /// The first day.
    public let from: CalendarDay

    /// The last day.
    public let until: CalendarDay

    /// The period whose scorecards are to be in; `nil` when none are.
    public let period: String?
  }

  /// The steps, in the order of the file.
  public var steps: [Step]

  /// Creates a cycle.
  public init(steps: [Step] = []) {
    self.steps = steps
  }

  /// What is done in the month of a day, by its last day.
  public func due(on day: CalendarDay) -> [Task] {
    let first = CalendarDay(clampedYear: day.year, day.month, 1)
    let last = CalendarDay(clampedYear: day.year, day.month, 31)
    return tasks(around: day).filter { $0.from <= last && $0.until >= first }
  }

  /// What should have been done in the last twelve months, and was not.
  ///
  /// - Parameter isComplete: Whether all scorecards of a period are in.
  public func late(on day: CalendarDay, isComplete: (String) -> Bool) -> [Task] {
    tasks(around: day).filter { task in
      guard task.until < day, task.until > day.adding(months: -12) else { return false }
      let next = task.from.adding(months: 12)
      let wasDone =
        task.step.done?.contains { $0 >= task.from && $0 < next && $0 <= day } ?? false
      if let period = task.period { return !wasDone && !isComplete(period) }
      return task.step.done != nil && !wasDone
    }
  }

  /// The steps that start in the year of a day or in the two before, by their last days.
  private func tasks(around day: CalendarDay) -> [Task] {
    steps.enumerated().flatMap { position, step in
      (day.year - 2...day.year).map { (position, Self.task(step, startingIn: $0)) }
    }.sorted { ($0.1.until, $0.0) < ($1.1.until, $1.0) }.map(\.1)
  }

  private static func task(_ step: Step, startingIn year: Int) -> Task {
    let from = step.from.day(in: year)
    let sameYear = step.until.day(in: year)
    return Task(
      step: step, from: from, until: sameYear < from ? step.until.day(in: year + 1) : sameYear,
      period: step.period?.replacing("{år}", with: String(year))
        .replacing("{föregående år}", with: String(year - 1)))
  }
}
