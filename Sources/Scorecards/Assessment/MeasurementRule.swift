internal import FoundationEssentials

/// Which measurements belong to a report.
public struct MeasurementRule: Hashable, Sendable {
  /// How many months old a measurement may be at the end of the period; `nil` sets no limit.
  ///
  /// For a unit that plans by läsår, the age is counted from the end of the läsår that ended last.
  public var greatestAge: Int?

  /// Whether what was measured after the period counts.
  public var countsAfterPeriod = true

  /// Creates a rule that sets no limits.
  public init() {}
}

/// The time that a scorecard reports, as far as its period is a time at all.
public struct ReportedTime: Hashable, Sendable {
  /// The period.
  public let period: CalendarSpan

  /// The unit's own planning year.
  public let planningYear: OrganisationalUnit.PlanningYear

  /// Creates the time of a period such as `2025`; `nil` when the period is not a time.
  public init?(_ period: String, of planningYear: OrganisationalUnit.PlanningYear = .calendarYear) {
    guard let span = CalendarSpan(period) else { return nil }
    self.period = span
    self.planningYear = planningYear
  }

  /// The last day of what is reported.
  public var lastDay: CalendarDay { period.last }

  /// The day from which the age of measurements is counted.
  var ageCountedFrom: CalendarDay {
    planningYear == .schoolYear ? min(period.last, period.latestSchoolYear.last) : period.last
  }
}

extension FulfilmentPolicy {
  /// Why a measurement does not belong to the report; `nil` when it does, or nobody says when it was
  /// made.
  func exclusion(of indicator: Indicator, at time: ReportedTime?) -> MissingReason? {
    guard let time, indicator.outcome?.value.quantity != nil,
      let measured = indicator.measuredAt.flatMap({ CalendarSpan($0.value) })
    else { return nil }
    if !measurements.countsAfterPeriod, measured.first > time.lastDay { return .afterPeriod }
    if let age = measurements.greatestAge,
      measured.last < time.ageCountedFrom.adding(months: -age)
    {
      return .tooOld
    }
    return nil
  }

  /// The indicator as it counts: what does not belong to the report is missing.
  func counted(_ indicator: Indicator, at time: ReportedTime?) -> Indicator {
    guard let reason = exclusion(of: indicator, at: time) else { return indicator }
    var indicator = indicator
    indicator.outcome = indicator.outcome?.map { _ in .missing(reason) }
    return indicator
  }
}
