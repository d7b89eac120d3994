import Findings
import FoundationEssentials
import Scorecards
import Testing

@Suite("The submission that a source stands in")
struct SourceNumberTests {
  @Test("Every source of a scorecard gets it, whatever the field")
  func all() throws {
    let sources = Self.sources(in: Self.full.standing(inSubmission: 7))
    // One for each sourced field of the types, each filled below.
    #expect(sources.count == 45)
    #expect(sources.allSatisfy { $0.submission == 7 })
    #expect(Self.sources(in: Self.full).allSatisfy { $0.submission == nil })
  }

  @Test("Two cells with the same name stay apart, and are ordered by it last")
  func order() {
    var one = Source(file: "a.csv", sheet: "CSV", cell: "B2")
    var other = one
    (one.submission, other.submission) = (2, 1)
    #expect(one != other)
    #expect(other < one)
    #expect(one.description == other.description)
    other.cell = "B3"
    #expect(one < other)
  }

  /// What is somewhere in a value, found by reflection.
  private static func sources(in value: Any) -> [Source] {
    if let source = value as? Source { return [source] }
    return Mirror(reflecting: value).children.flatMap { sources(in: $0.value) }
  }

  private static let full: Scorecard = {
    let earlier = EarlierOutcome(period: "2023", outcome: sourced(Quantity(1)))
    var indicator = Indicator(.atLeast(Quantity(10)), .measured(Quantity(10)), baseline: 8)
    indicator.unitOfMeasure = sourced("%")
    indicator.targetChange = sourced(TargetChange(increases: true))
    indicator.targetStart = earlier
    indicator.previousOutcome = sourced(.measured(Quantity(9)))
    indicator.measuredAt = sourced("HT 2025")
    indicator.respondents = sourced(12)
    indicator.periodOutcomes = [
      PeriodOutcome(period: "2025-K1", outcome: sourced(.measured(Quantity(9))))
    ]
    indicator.breakdown = [PartOutcome(.women, outcome: sourced(.measured(Quantity(9))))]
    indicator.earlierOutcomes = [earlier]
    indicator.origin = sourced("Kolada")
    indicator.koladaID = sourced("N15030")

    var activity = Activity(text: sourced("Möte"))
    activity.responsible = sourced("Rektor")
    activity.start = sourced("2025-01-01")
    activity.end = sourced("2025-12-31")
    activity.status = sourced(.done)

    var goal = Goal("BUN.1", parent: "K.1")
    goal.area = sourced(.operations)
    goal.responsible = sourced("Rektor")
    goal.due = sourced("2025-12-31")
    goal.indicators = [indicator]
    goal.activities = [activity]

    var line = EconomyLine(.net, budget: -1, outcome: -1, variance: 0, previous: -1)
    line.forecast = sourced(-1)

    var project = InvestmentLine(project: sourced("Skola"))
    project.budget = sourced(-1)
    project.outcome = sourced(-1)
    project.forecast = sourced(-1)
    project.previousOutcome = sourced(-1)
    project.decidedTotal = sourced(-1)
    project.accumulated = sourced(-1)

    var scorecard = Scorecard(unit: "BUN", period: "2025")
    scorecard.vision = sourced("Vision")
    scorecard.goals = [goal]
    scorecard.economy = [line]
    scorecard.investments = [project]
    scorecard.plan.trends = sourced("Trender")
    scorecard.plan.situation = sourced("Nuläge")
    scorecard.plan.economicConditions = sourced("Ekonomi")
    scorecard.plan.improvementAreas = sourced("Att förbättra")
    return scorecard
  }()
}
