import Findings
import FoundationEssentials
import Scorecards
import Testing

@Suite("Which measurements belong to a report")
struct MeasurementRuleTests {
  private static func assess(
    measured: String, period: String = "2025",
    _ planningYear: OrganisationalUnit.PlanningYear = .calendarYear,
    _ edit: (inout MeasurementRule) -> Void = { $0.greatestAge = 12 }
  ) throws -> (judgement: Judgement, findings: [Finding]) {
    var policy = FulfilmentPolicy.guideline
    edit(&policy.measurements)
    var goal = Goal("K1", computed: .met)
    goal.indicators[0].measuredAt = sourced(measured)
    var scorecard = Scorecard(unit: "K", period: period)
    scorecard.goals = [goal]
    let assessed = policy.assess(scorecard, on: .annualAccounts, of: planningYear)
    return (try #require(assessed.goals.first?.indicators.first?.judgement), assessed.findings)
  }

  @Test(
    "A measurement may be as old as the policy says, counted from the end of the period",
    arguments: [
      ("2025-06-01", "2025", true), ("2024-12-31", "2025", true), ("2024-12-30", "2025", false),
      ("2024-12", "2025", true), ("2024-Q3", "2025", false), ("2024", "2025", true),
      ("HT 2024", "2025", true), ("VT 2024", "2025", false), ("2024-03-31", "2025-K1", true),
      ("2024-03-30", "2025-K1", false), ("löpande", "2025", true),
    ])
  func age(measured: String, period: String, counts: Bool) throws {
    let (judgement, findings) = try Self.assess(measured: measured, period: period)
    #expect(judgement.fulfilment == (counts ? .met : .notMeasured))
    if !counts { #expect(judgement.reason == .noOutcome(.tooOld)) }
    #expect(findings.contains { $0.code == .measurementTooOld } == !counts)
  }

  @Test(
    "For a unit that plans by läsår the age is counted from the end of the läsår",
    arguments: [("2024-06-30", true), ("2024-06-29", false), ("HT 2024", true)])
  func schoolYear(measured: String, counts: Bool) throws {
    let judgement = try Self.assess(measured: measured, .schoolYear).judgement
    #expect(judgement.fulfilment == (counts ? .met : .notMeasured))
  }

  @Test("What was measured after the period is remarked on, and counts unless the policy says no")
  func afterPeriod() throws {
    let counted = try Self.assess(measured: "2026-01-10")
    #expect(counted.judgement.fulfilment == .met)
    #expect(counted.findings.contains { $0.code == .measurementAfterPeriod })
    let left = try Self.assess(measured: "2026-01-10") { $0.countsAfterPeriod = false }
    #expect(left.judgement.reason == .noOutcome(.afterPeriod))
    #expect(left.findings.contains { $0.code == .measurementAfterPeriod })
  }

  @Test("Without a rule, however old a measurement is, it counts")
  func noRule() throws {
    #expect(try Self.assess(measured: "2010") { _ in }.judgement.fulfilment == .met)
  }
}

@Suite("Activities as evidence")
struct ActivityProgressTests {
  private static func activity(_ status: Activity.Status?, end: String? = nil) -> Activity {
    var activity = Activity(text: sourced("Något"))
    activity.status = status.map { sourced($0) }
    activity.end = end.map { sourced($0) }
    return activity
  }

  @Test(
    "An activity whose end has passed is delayed, unless it is done or cancelled",
    arguments: [
      (.inProgress, "2025-10-31", .delayed), (.notStarted, "2025-Q2", .delayed),
      (nil, "2025-12-31", .delayed), (.inProgress, "2026-01-01", .inProgress),
      (.done, "2025-10-31", .done), (.cancelled, "2025-10-31", .cancelled),
      (.inProgress, "löpande", .inProgress), (.delayed, nil, .delayed), (nil, nil, nil),
    ] as [(Activity.Status?, String?, Activity.Status?)])
  func delayed(stated: Activity.Status?, end: String?, status: Activity.Status?) {
    let day = CalendarDay("2025-12-31")
    let progress = ActivityProgress(of: [Self.activity(stated, end: end)], on: day)
    #expect(progress.statuses == [status])
  }

  @Test("The share that is done is of those that are not cancelled")
  func share() {
    let statuses: [Activity.Status] = [.done, .done, .inProgress, .cancelled]
    let progress = ActivityProgress(of: statuses.map { Self.activity($0) }, on: nil)
    #expect(progress.shareDone == Decimal(200) / 3)
    #expect(ActivityProgress(of: [Self.activity(.cancelled)], on: nil).shareDone == nil)
    #expect(ActivityProgress(of: [], on: nil).shareDone == nil)
  }
}
