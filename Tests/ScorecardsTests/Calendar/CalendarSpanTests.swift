import Scorecards
import Testing

@Suite("Stretches of the calendar")
struct CalendarSpanTests {
  @Test(
    "A name is read with its first and last day, and has the same stretch a year earlier",
    arguments: [
      ("2025", "2025-01-01", "2025-12-31", "2024"),
      ("2025-K1", "2025-01-01", "2025-03-31", "2024-K1"),
      ("2025-K4", "2025-10-01", "2025-12-31", "2024-K4"),
      ("2025-Q3", "2025-07-01", "2025-09-30", "2024-Q3"),
      ("2025-T2", "2025-05-01", "2025-08-31", "2024-T2"),
      ("2025-H1", "2025-01-01", "2025-06-30", "2024-H1"),
      ("2025-M08", "2025-01-01", "2025-08-31", "2024-M08"),
      ("2025-M02", "2025-01-01", "2025-02-28", "2024-M02"),
      ("2024-25", "2024-07-01", "2025-06-30", "2023-24"),
      ("2024-2025", "2024-07-01", "2025-06-30", "2023-2024"),
      ("läsår-2024-25", "2024-07-01", "2025-06-30", "läsår-2023-24"),
      ("läsåret 2024/25", "2024-07-01", "2025-06-30", "läsåret 2023/24"),
      ("1999-00", "1999-07-01", "2000-06-30", "1998-99"),
      ("HT 2025", "2025-07-01", "2025-12-31", "HT 2024"),
      ("VT 2025", "2025-01-01", "2025-06-30", "VT 2024"),
      ("2025-10", "2025-10-01", "2025-10-31", "2024-10"),
      ("2025-10-15", "2025-10-15", "2025-10-15", "2024-10-15"),
    ] as [(String, String, String, String)])
  func names(name: String, first: String, last: String, before: String) throws {
    let span = try #require(CalendarSpan(name))
    #expect(span.first.description == first)
    #expect(span.last.description == last)
    #expect(span.yearBefore.name == before)
    let read = try #require(CalendarSpan(before))
    #expect(span.yearBefore.first == read.first && span.yearBefore.last == read.last)
  }

  /// From the tables of ISO 8601 weeks: 4 January always lies in week 1.
  @Test(
    "A week begins on the Monday of ISO 8601",
    arguments: [
      ("2025-W01", "2024-12-30", "2025-01-05"), ("2020-W53", "2020-12-28", "2021-01-03"),
      ("2026-W01", "2025-12-29", "2026-01-04"), ("2025-W40", "2025-09-29", "2025-10-05"),
      ("2023-W01", "2023-01-02", "2023-01-08"),
    ])
  func weeks(name: String, first: String, last: String) throws {
    let span = try #require(CalendarSpan(name))
    #expect(span.first.description == first && span.last.description == last)
  }

  @Test(
    "What is no time is not read",
    arguments: [
      "", "prov", "2025-K5", "2025-T4", "2025-H3", "2025-M13", "2025-13", "2025-02-30", "2024-26",
      "2025-W54", "20255", "år 2025", "2025-K", "-2025", "löpande", "2025-99999999999999999999",
    ])
  func others(name: String) {
    #expect(CalendarSpan(name) == nil)
  }

  @Test(
    "The läsår that ended last is the one that a report at the end of the period tells of",
    arguments: [
      ("2025", "2025-06-30"), ("2025-K1", "2024-06-30"), ("2025-H1", "2025-06-30"),
      ("2025-T2", "2025-06-30"), ("2024-25", "2025-06-30"),
    ])
  func schoolYear(period: String, end: String) throws {
    #expect(try #require(CalendarSpan(period)).latestSchoolYear.last.description == end)
  }

  @Test(
    "Months are added to the same day, or to the last of a shorter month",
    arguments: [
      ("2025-01-31", 1, "2025-02-28"), ("2024-02-29", 12, "2025-02-28"),
      ("2025-12-31", -12, "2024-12-31"), ("2025-03-15", -3, "2024-12-15"),
    ])
  func months(day: String, months: Int, result: String) throws {
    #expect(try #require(CalendarDay(day)).adding(months: months).description == result)
  }
}

@Suite("The annual cycle")
struct AnnualCycleTests {
  static func cycle(_ edit: (inout AnnualCycle.Step) -> Void) throws -> AnnualCycle {
    var step = AnnualCycle.Step(
      what: "Trendanalys", from: try #require(AnnualCycle.DayOfYear("10-01")),
      until: try #require(AnnualCycle.DayOfYear("11-30")))
    edit(&step)
    return AnnualCycle(steps: [step])
  }

  @Test(
    "A step is due in every month that it touches, and in no other",
    arguments: [
      ("2025-09-30", false), ("2025-10-01", true), ("2025-10-31", true), ("2025-11-30", true),
      ("2025-12-01", false),
    ])
  func due(day: String, isDue: Bool) throws {
    let tasks = try Self.cycle { _ in }.due(on: try #require(CalendarDay(day)))
    #expect(tasks.count == (isDue ? 1 : 0))
  }

  @Test("A step over the turn of the year ends in the next")
  func overNewYear() throws {
    let cycle = try Self.cycle {
      $0.from = AnnualCycle.DayOfYear("12-15") ?? $0.from
      $0.until = AnnualCycle.DayOfYear("01-31") ?? $0.until
    }
    let tasks = cycle.due(on: try #require(CalendarDay("2026-01-05")))
    #expect(tasks.map(\.until.description) == ["2026-01-31"])
  }

  @Test(
    "What is watched is late from the day after its last, until somebody says that it was done",
    arguments: [
      ("2025-11-30", nil, false), ("2025-12-01", nil, true), ("2026-11-30", nil, false),
      ("2025-12-01", "2025-11-12", false), ("2025-12-01", "2024-11-12", true),
    ] as [(String, String?, Bool)])
  func late(day: String, done: String?, isLate: Bool) throws {
    let cycle = try Self.cycle { $0.done = [done.flatMap { CalendarDay($0) }].compactMap(\.self) }
    let late = cycle.late(on: try #require(CalendarDay(day))) { _ in false }
    // A year later the step is due again, and what was missed then is past.
    #expect(late.contains { $0.until.year == 2025 } == isLate)
  }

  @Test(
    "A step over the turn of the year that nobody did is late for a year, and no later year's makes up",
    arguments: [
      ([], true), (["2024-12-10"], false), (["2025-02-10"], false), (["2025-10-05"], true),
    ] as [([String], Bool)])
  func lateOverNewYear(done: [String], isLate: Bool) throws {
    let cycle = try Self.cycle {
      $0.until = AnnualCycle.DayOfYear("01-31") ?? $0.until
      $0.done = done.compactMap { CalendarDay($0) }
    }
    let late = cycle.late(on: try #require(CalendarDay("2026-01-15"))) { _ in false }
    #expect(late.map(\.until.description) == (isLate ? ["2025-01-31"] : []))
  }

  @Test("A step that waits for scorecards is late while some of its period are missing")
  func period() throws {
    let cycle = try Self.cycle { $0.period = "{år}-K3" }
    let day = try #require(CalendarDay("2025-12-01"))
    #expect(cycle.late(on: day) { $0 != "2025-K3" }.map(\.period) == ["2025-K3"])
    #expect(cycle.late(on: day) { _ in true } == [])
    let unwatched = try Self.cycle { _ in }
    #expect(unwatched.late(on: day) { _ in false } == [])
  }
}
