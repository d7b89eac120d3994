import FoundationEssentials
import Testing

@testable import Scorecards

/// Targets that are days, worked out by hand from a calendar.
@Suite("Days as targets")
struct DayTargetTests {
  private static func day(_ text: String) throws -> Quantity {
    Quantity(try #require(CalendarDay(text)))
  }

  @Test(
    "A day is early enough or not, down to the day itself",
    arguments: [
      ("senast", "2025-06-30", true), ("senast", "2025-07-01", false),
      ("före", "2025-06-29", true), ("före", "2025-06-30", false),
      ("tidigast", "2025-06-30", true), ("tidigast", "2025-06-29", false),
      ("efter", "2025-07-01", true), ("efter", "2025-06-30", false),
      ("den", "2025-06-30", true), ("den", "2025-06-29", false),
      ("mellan", "2025-06-30", true), ("mellan", "2025-08-31", true),
      ("mellan", "2025-09-01", false),
    ])
  func condition(word: String, outcome: String, isReached: Bool) throws {
    let bound = try Self.day("2025-06-30")
    let targets: [String: Target] = [
      "senast": .atMost(bound), "före": .lessThan(bound), "tidigast": .atLeast(bound),
      "efter": .moreThan(bound), "den": .exactly(bound),
      "mellan": .between(bound, try Self.day("2025-08-31")),
    ]
    let indicator = Indicator(targets[word], .measured(try Self.day(outcome)))
    let expected: Fulfilment = isReached ? .met : .notMet
    #expect(FulfilmentPolicy.guideline.judge(indicator, in: nil).fulfilment == expected)
  }

  /// 2024 was a leap year: 30 days from 30 January 2024 is 29 February.
  @Test(
    "Classes by days late, at the edges",
    arguments: [
      ("2024-01-31", "2024-01-30", "met", 1), ("2024-01-31", "2024-01-31", "met", 0),
      ("2024-01-31", "2024-02-01", "partlyMet", -1), ("2024-01-30", "2024-02-29", "partlyMet", -30),
      ("2024-01-30", "2024-03-01", "notMet", -31), ("2025-01-30", "2025-03-01", "partlyMet", -30),
      ("2025-12-31", "2026-01-31", "notMet", -31),
    ])
  func classes(deadline: String, outcome: String, colour: String, days: Int) throws {
    var policy = FulfilmentPolicy.guideline
    policy.dates = .thresholds(try .percent(met: 0, partlyMet: -30), .difference)
    let judgement = policy.judge(
      Indicator(.atMost(try Self.day(deadline)), .measured(try Self.day(outcome))), in: nil)
    #expect(judgement.fulfilment.rawValue == colour)
    guard case .inBand(_, let value, _, _, _, _) = judgement.reason else {
      Issue.record("\(judgement.reason)")
      return
    }
    #expect(value == Decimal(days))
  }

  @Test("A rule for shares of the target leaves days to the target; a number is no day")
  func otherRules() throws {
    var policy = FulfilmentPolicy.guideline
    policy.indicators = .thresholds(try .percent(met: 100, partlyMet: 90), .shareOfTarget)
    let deadline = Target.atMost(try Self.day("2025-06-30"))
    let late = policy.judge(
      Indicator(deadline, .measured(try Self.day("2025-07-01"))), in: nil)
    #expect(late.fulfilment == .notMet && late.share == nil)
    let number = policy.judge(Indicator(deadline, .measured(Quantity(80))), in: nil)
    #expect(number.reason == .noOutcome(.notUnderstood))
  }

  @Test("The trend of days: earlier is better, and numbers of other years are left out")
  func trend() throws {
    var indicator = Indicator(
      .atMost(try Self.day("2025-06-30")), .measured(try Self.day("2025-06-20")))
    indicator.earlierOutcomes = [
      EarlierOutcome(period: "2023", outcome: sourced(try Self.day("2025-07-10"))),
      EarlierOutcome(period: "2024", outcome: sourced(Quantity(80))),
    ]
    let found = TrendRule(.previousMeasurement, deadBand: 5).trend(of: indicator, in: nil)
    #expect(found?.trend == .improved)
    #expect(found?.change == -20 && found?.isInDays == true)
    let percent = TrendRule(.previousMeasurement, deadBand: 50, deadBandIsPercent: true)
    #expect(percent.trend(of: indicator, in: nil)?.trend == .improved)
  }

  @Test("What would have given another colour is a day")
  func alternative() throws {
    var goal = Goal("K1", assessed: nil)
    goal.indicators = [
      Indicator(.lessThan(try Self.day("2025-07-01")), .measured(try Self.day("2025-08-15")))
    ]
    let found = FulfilmentPolicy.guideline.alternatives(of: goal, on: .quarter)
    #expect(
      found.first
        == Alternative(
          changes: [.outcome(indicator: 0, try Self.day("2025-06-30"))], fulfilment: .met))
  }
}
