import Findings
import FoundationEssentials
import Testing

@testable import Scorecards

/// Targets that are changes, worked out by hand.
@Suite("Changes as targets")
struct TargetChangeTests {
  @Test(
    "A change means a number, once it is known what it is counted from",
    arguments: [
      (true, .percentOfStart(5), 80, false, .atLeast(Quantity(84))),
      (false, .percentOfStart(35), 100, false, .atMost(Quantity(65))),
      // A loss of 200 is to grow by a tenth: towards more, whatever its sign.
      (true, .percentOfStart(10), -200, false, .atLeast(Quantity(-180))),
      (true, .percentagePoints(2), 80, true, .atLeast(Quantity(82, isPercent: true))),
      (false, .ownUnit(3), 12, false, .atMost(Quantity(9))),
      (true, nil, 50, false, .moreThan(Quantity(50))),
      (false, nil, 50, true, .lessThan(Quantity(50, isPercent: true))),
      (true, .percentOfStart(5), 80, true, nil), (true, .percentagePoints(2), 80, false, nil),
      (true, .ownUnit(2), 80, true, nil),
    ] as [(Bool, TargetChange.Amount?, Decimal, Bool, Target?)])
  func target(
    increases: Bool, amount: TargetChange.Amount?, start: Decimal, isPercent: Bool,
    expected: Target?
  ) {
    let change = TargetChange(increases: increases, by: amount)
    #expect(change.target(from: Quantity(start, isPercent: isPercent)) == expected)
  }

  @Test(
    "What it is counted from is looked for in the archive, and nowhere else",
    arguments: [
      (.year(2023), 84), (.previousOutcome, 105), (nil, 105), (.year(2022), nil),
      (.baseline, nil),
    ] as [(TargetChange.Origin?, Decimal?)])
  func archive(origin: TargetChange.Origin?, bound: Decimal?) {
    var indicator = Indicator(nil, .measured(Quantity(90)))
    indicator.targetChange = sourced(
      TargetChange(increases: true, by: .percentOfStart(5), from: origin))
    indicator.earlierOutcomes = [
      EarlierOutcome(period: "2023", outcome: sourced(Quantity(80))),
      EarlierOutcome(period: "2024-K4", outcome: sourced(Quantity(70))),
      EarlierOutcome(period: "2024", outcome: sourced(Quantity(100))),
    ]
    let counted = indicator.countingTarget(in: CalendarSpan("2025"))
    #expect(counted.target?.value == bound.map { .atLeast(Quantity($0)) })
  }

  @Test("A change that cannot be counted is an error, and one that was is told with its year")
  func findings() {
    var goal = Goal("K1", assessed: nil)
    goal.indicators = [Indicator(nil, .measured(Quantity(90)))]
    goal.indicators[0].targetChange = sourced(
      TargetChange(increases: true, by: .percentOfStart(5), from: .year(2023)))
    func findings(_ goal: Goal) -> [String] {
      PolicyPropertyTests.assess([goal], .guideline).findings.filter {
        [.targetComputed, .targetStartUnknown].contains($0.code)
      }.map { "\($0.code.rawValue) \($0.expected ?? "")" }
    }
    #expect(findings(goal) == ["V17 "])
    goal.indicators[0].earlierOutcomes = [
      EarlierOutcome(period: "2023", outcome: sourced(Quantity(80)))
    ]
    goal.indicators[0] = goal.indicators[0].countingTarget(in: CalendarSpan("2025"))
    #expect(findings(goal) == ["V13 minst 84, räknat från 80 för 2023"])
  }

  @Test("Results of earlier periods stand in the order of time, and the template's own go before")
  func recalling() {
    var indicator = Indicator(nil, nil)
    for (period, value) in [("2024", 7), ("2022", 5), ("2023", 6), ("2024", 9), ("2021-K1", 1)] {
      indicator.recall(
        EarlierOutcome(period: period, outcome: sourced(Quantity(Decimal(value)))))
    }
    #expect(indicator.earlierOutcomes.map(\.period) == ["2021-K1", "2022", "2023", "2024"])
    #expect(indicator.earlierOutcomes.last?.outcome.value.number == 7)
  }
}
