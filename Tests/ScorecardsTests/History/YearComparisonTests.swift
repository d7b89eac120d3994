import Findings
import FoundationEssentials
import Scorecards
import Testing

@Suite("Beside the year before")
struct YearComparisonTests {
  static func organisation(_ codes: [String]) throws -> Organisation {
    try Organisation(codes.map { OrganisationalUnit($0) })
  }

  static func goal(
    _ number: String, _ text: String, _ fulfilment: Fulfilment = .met, outcome: Decimal? = nil,
    name: String = "Andel"
  ) -> Goal {
    var goal = Goal(number, computed: fulfilment, assessed: fulfilment)
    goal.text.value = text
    goal.indicators[0].name.value = name
    if let outcome { goal.indicators[0].outcome = sourced(.measured(Quantity(outcome))) }
    return goal
  }

  static func submission(_ unit: String, _ goals: [Goal], outcome: Decimal = 0) -> Submission {
    var submission = Submission(
      unit, goals, economy: [EconomyLine(.net, budget: 0, outcome: outcome)])
    submission.file = "\(unit).xlsx"
    return submission
  }

  static func year(
    _ period: String, _ units: [String], _ submissions: [Submission],
    after earlier: [Consolidation] = [], _ successions: Successions = Successions()
  ) throws -> Consolidation {
    Consolidation(
      of: try organisation(units), submissions, under: .guideline, period: period,
      on: .annualAccounts, after: earlier, successions)
  }

  @Test(
    "A goal of the same text is the same goal, whatever its number; another text is not guessed")
  func goals() throws {
    let before = try Self.year(
      "2024", ["K"],
      [
        Self.submission(
          "K",
          [
            Self.goal("K1", "Trygga elever 2024.", .notMet, outcome: 5),
            Self.goal("K2", "Nöjda brukare", .met), Self.goal("K3", "Ekonomi i balans"),
          ])
      ])
    let now = try Self.year(
      "2025", ["K"],
      [
        Self.submission(
          "K",
          [
            Self.goal("K2", "Trygga  ELEVER", .met, outcome: 12),
            Self.goal("K3", "Budget i balans"), Self.goal("K9", "Något nytt"),
          ])
      ], after: [before])
    let comparison = try #require(now.comparison)
    func change(_ position: Int) -> YearComparison.GoalChange? {
      comparison.goals[GoalReference(unit: "K", position: position)]
    }
    #expect(comparison.period == "2024")
    #expect(change(0)?.link == .same)
    #expect(change(0)?.earlier?.goal.number.value == "K1")
    #expect(change(0)?.steps == 2)
    #expect(change(1)?.link == .uncertain("K3"))
    #expect(change(1)?.earlier == nil)
    #expect(change(2)?.link == .unknown)
    #expect(comparison.ended.map(\.goal.goal.number.value) == ["K2", "K3"])
    #expect(now.root.findings.filter { $0.code == .goalWithoutPast }.map(\.found) == ["K3", "K9"])
    // The indicator knows its result of the year before, with its cell.
    let indicator = try #require(now.root.assessed?.goals[0].goal.indicators[0])
    #expect(indicator.earlierOutcomes.map(\.outcome.value.number) == [5])
  }

  @Test("Declared successions are followed: units that were joined, renamed goals and indicators")
  func successions() throws {
    let before = try Self.year(
      "2024", ["K", "A", "B"],
      [
        Self.submission("A", [Self.goal("A1", "Trygghet", .met, name: "Trygga")], outcome: -10),
        Self.submission("B", [Self.goal("B1", "Läsning", .notMet)], outcome: -20),
      ])
    var successions = Successions()
    successions.units = [Successions.Unit(now: "C", before: ["A", "B"])]
    successions.goals = [Successions.Name(now: "C1", before: "A1")]
    successions.indicators = [
      Successions.Name(now: "Andel trygga", before: "Trygga", goal: "C1", period: "2024")
    ]
    let submission = Self.submission(
      "C",
      [
        Self.goal("C1", "Alla är trygga", .met, name: "Andel trygga"),
        Self.goal("C2", "Läsning", .met),
      ], outcome: -25)
    let now = try Self.year("2025", ["K", "C"], [submission], after: [before], successions)
    let comparison = try #require(now.comparison)
    let first = comparison.goals[GoalReference(unit: "C", position: 0)]
    let second = comparison.goals[GoalReference(unit: "C", position: 1)]
    #expect(first?.link == .declared)
    #expect(first?.indicators.first??.indicator.name.value == "Trygga")
    #expect(second?.earlier?.goal.number.value == "B1")
    #expect(second?.steps == 2)
    #expect(comparison.units["C"]?.economy?.net.outcome == -30)
    #expect(now["C"]?.economy.total.net.previousOutcome == -30)
    #expect(comparison.ended.isEmpty)
    #expect(comparison.endedUnits.isEmpty)

    // Undeclared, nothing is followed.
    let alone = try #require(
      try Self.year("2025", ["K", "C"], [submission], after: [before]).comparison)
    #expect(alone.goals.values.allSatisfy { $0.earlier == nil })
    #expect(alone.endedUnits.map(\.code) == ["A", "B"])
    #expect(alone.units["C"]?.link == .unknown)
  }

  @Test("A succession of another period is not followed")
  func otherPeriod() throws {
    let before = try Self.year(
      "2024", ["K"], [Self.submission("K", [Self.goal("K1", "Trygghet")])])
    var successions = Successions()
    successions.goals = [Successions.Name(now: "K1", before: "K1", period: "2023")]
    let now = try Self.year(
      "2025", ["K"], [Self.submission("K", [Self.goal("K1", "Annat")])], after: [before],
      successions)
    #expect(now.comparison?.goals.values.first?.link == .uncertain("K1"))
  }

  @Test("What the template says of the year before is held against the archive")
  func differing() throws {
    let before = try Self.year(
      "2024", ["K"],
      [Self.submission("K", [Self.goal("K1", "Trygghet", outcome: 70)], outcome: -30)])
    var goal = Self.goal("K1", "Trygghet", outcome: 75)
    goal.indicators[0].previousOutcome = sourced(.measured(Quantity(71)))
    var submission = Self.submission("K", [goal])
    submission.scorecard?.economy[0].previousOutcome = sourced(-30, "E9")
    let now = try Self.year("2025", ["K"], [submission], after: [before])
    let differing = now.root.findings.filter { $0.code == .pastDiffers }
    #expect(differing.map(\.found) == ["71"])
    #expect(differing.map(\.expected) == ["70"])
  }

  @Test("A declared indicator goes before one that took over its Kolada id")
  func declaredBeforeIdentity() throws {
    var former = Self.goal("K1", "Trygghet", outcome: 5, name: "Trygga elever")
    former.indicators.append(Indicator(nil, .measured(Quantity(7)), name: "Otrygga elever"))
    former.indicators[1].koladaID = sourced("N15030")
    let before = try Self.year("2024", ["K"], [Self.submission("K", [former])])
    var goal = Self.goal("K1", "Trygghet", name: "Andel trygga")
    goal.indicators[0].koladaID = sourced("N15030")
    var successions = Successions()
    successions.indicators = [Successions.Name(now: "Andel trygga", before: "Trygga elever")]
    let now = try Self.year(
      "2025", ["K"], [Self.submission("K", [goal])], after: [before], successions)
    let change = now.comparison?.goals[GoalReference(unit: "K", position: 0)]
    #expect(change?.indicators.first??.indicator.name.value == "Trygga elever")
  }

  @Test("A declared goal that was not there is told as such, and not replaced by one of its number")
  func declaredInVain() throws {
    let before = try Self.year(
      "2024", ["K"], [Self.submission("K", [Self.goal("K1", "Trygghet")])])
    var successions = Successions()
    successions.goals = [Successions.Name(now: "K1", before: "K7")]
    let now = try Self.year(
      "2025", ["K"], [Self.submission("K", [Self.goal("K1", "Läsning")])], after: [before],
      successions)
    let change = now.comparison?.goals[GoalReference(unit: "K", position: 0)]
    #expect(change?.link == .declared)
    #expect(change?.earlier == nil)
    let finding = now.root.findings.first { $0.code == .goalWithoutPast }
    #expect(finding?.expected == "2024. Det mål som anges under ändringar fanns inte då.")
  }

  @Test("Only the same period of the year before is compared with; others give trends")
  func periods() throws {
    let quarter = try Self.year(
      "2025-K1", ["K"], [Self.submission("K", [Self.goal("K1", "Trygghet", outcome: 70)])])
    let now = try Self.year(
      "2025-K2", ["K"], [Self.submission("K", [Self.goal("K1", "Trygghet", outcome: 75)])],
      after: [quarter])
    #expect(now.comparison == nil)
    #expect(
      now.root.assessed?.goals[0].goal.indicators[0].earlierOutcomes.map(\.period) == ["2025-K1"])
  }
}

@Suite("How far a level is decided")
struct StandingTests {
  @Test("A level whose scorecards are all there and final is decided")
  func decided() throws {
    let consolidation = Consolidation(
      of: try YearComparisonTests.organisation(["K", "A"]),
      [Submission("K", [Goal("K1")]), Submission("A", [Goal("A1", computed: .notMet)])],
      under: .guideline, period: "2025", on: .annualAccounts)
    #expect(consolidation.root.standing.isDecided)
    #expect(consolidation.root.standing.goals == 2)
    #expect(consolidation.root.standing.leastMet == 1)
    #expect(consolidation.root.standing.greatestMet == 1)
  }

  @Test("An awaited scorecard leaves its unit open from red to green, and the levels above with it")
  func awaited() throws {
    let consolidation = Consolidation(
      of: try YearComparisonTests.organisation(["K", "A", "B"]),
      [Submission("K", [Goal("K1")]), Submission("A", [Goal("A1", assessed: nil)])],
      under: .guideline, period: "2025", on: .annualAccounts)
    let missing = try #require(consolidation["B"]?.standing)
    #expect(missing.own?.worst == .notMet && missing.own?.best == .met)
    #expect(missing.goals == 0)
    let top = consolidation.root.standing
    #expect(!top.isDecided)
    #expect(top.awaited == ["B"])
    #expect(top.open == 1)
    #expect(top.leastMet == 1 && top.greatestMet == 2)
  }

  @Test("Filled in at random, no level leaves its interval of goals that are met, in 500 cases")
  func random() throws {
    var generator = SeededGenerator(seed: 11)
    let organisation = try YearComparisonTests.organisation(["K", "A", "A-1", "B"])
    for _ in 1...50 {
      var submissions = organisation.units.map { unit in
        Submission(
          unit.code,
          (1...2).map { number in
            var goal = Goal(
              "\(unit.code).\(number)", assessed: Bool.random(using: &generator) ? .met : nil)
            if Bool.random(using: &generator) {
              goal.indicators.append(Indicator(.atLeast(Quantity(10)), .missing(.blank)))
            }
            return goal
          })
      }
      func standing() -> Standing {
        Consolidation(
          of: organisation, submissions, under: .guideline, period: "2025", on: .annualAccounts
        ).root.standing
      }
      let open = standing()
      for _ in 1...10 {
        let kept = submissions
        for position in submissions.indices {
          let goals = submissions[position].scorecard?.goals ?? []
          submissions[position].scorecard?.goals = goals.map {
            Self.filled($0, using: &generator)
          }
        }
        let filled = standing()
        #expect(filled.isDecided)
        #expect((open.leastMet...open.greatestMet).contains(filled.leastMet))
        submissions = kept
      }
    }
  }

  private static func filled(_ goal: Goal, using generator: inout SeededGenerator) -> Goal {
    var filled = goal
    for place in filled.indicators.indices
    where filled.indicators[place].outcome?.value == .missing(.blank) {
      filled.indicators[place].outcome = sourced(
        .measured(Quantity(Bool.random(using: &generator) ? 10 : 9)))
    }
    if filled.assessment == nil {
      filled.assessment = sourced(Bool.random(using: &generator) ? .met : .notMet)
    }
    return filled
  }
}
