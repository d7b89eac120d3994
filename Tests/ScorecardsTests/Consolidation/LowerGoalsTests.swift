import FoundationEssentials
import Scorecards
import Testing

@Suite("Goals that serve the municipality's")
struct LowerGoalsTests {
  static func policy(_ rule: Aggregation.Rule, coverage: Decimal? = nil) -> FulfilmentPolicy {
    var policy = FulfilmentPolicy.guideline
    policy.weighing = Weighing(.computedStands)
    policy.occasions = [:]
    policy.lowerGoals = LowerGoals(
      .insteadOfIndicators, Aggregation(rule, notMeasured: .excluded), leastCoverage: coverage)
    return policy
  }

  static func top(
    _ submissions: [Submission], under policy: FulfilmentPolicy
  ) throws -> AssessedGoal {
    let units = ["K", "A", "B", "C"].map { OrganisationalUnit($0) }
    let consolidation = Consolidation(
      of: try Organisation(units), [Submission("K", [Goal("K1", assessed: nil)])] + submissions,
      under: policy, period: "2025", on: .annualAccounts)
    return try #require(consolidation.root.assessed?.goals.first)
  }

  static func submission(_ unit: String, _ fulfilments: [Fulfilment]) -> Submission {
    Submission(
      unit,
      fulfilments.enumerated().map { position, fulfilment in
        Goal("\(unit)\(position)", parent: "K1", computed: fulfilment, assessed: nil)
      })
  }

  @Test("An awaited committee leaves the goal open, and is named")
  func open() throws {
    let goal = try Self.top(
      [Self.submission("A", [.met]), Self.submission("B", [.met])], under: Self.policy(.allSomeNone)
    )
    #expect(goal.computed.fulfilment == .met)
    #expect(goal.outlook.worst == .partlyMet)
    #expect(goal.outlook.best == .met)
    #expect(goal.outlook.awaited == [.scorecard(unit: "C")])
  }

  @Test("Too few committees with a goal that serves it leave no colour, until they are there")
  func coverage() throws {
    let policy = Self.policy(.allSomeNone, coverage: 50)
    let goal = try Self.top(
      [Self.submission("A", [.met]), Self.submission("B", [])], under: policy)
    #expect(goal.computed.reason == .tooFewServe(share: Decimal(100) / 3, limit: 50))
    #expect(goal.outlook.best == .met)
    let all = Self.submission("C", [.met])
    let covered = try Self.top(
      [Self.submission("A", [.met]), Self.submission("B", []), all], under: policy)
    #expect(covered.computed.fulfilment == .met)
    #expect(covered.outlook.isDecided)
  }

  @Test("The least that would have changed the colour may be a goal that serves it")
  func alternatives() throws {
    let policy = Self.policy(.allSomeNone)
    let units = ["K", "A", "B"].map { OrganisationalUnit($0) }
    let consolidation = Consolidation(
      of: try Organisation(units),
      [
        Submission("K", [Goal("K1", assessed: nil)]), Self.submission("A", [.met]),
        Self.submission("B", [.notMet]),
      ], under: policy, period: "2025", on: .annualAccounts)
    let reference = GoalReference(unit: "K", position: 0)
    let alternatives = policy.alternatives(
      of: try #require(consolidation[reference]).goal, on: .annualAccounts,
      served: consolidation.service(of: reference))
    #expect(
      alternatives == [
        Alternative(changes: [.lowerGoal(0, .notMet)], fulfilment: .notMet),
        Alternative(changes: [.lowerGoal(1, .met)], fulfilment: .met),
      ])
  }

  @Test(
    "Where the managers' assessments of lower goals count, they are what might have been otherwise")
  func assessedAlternatives() throws {
    var policy = Self.policy(.allSomeNone)
    policy.lowerGoals?.color = .assessed
    // The indicator of the lower goal is met, and its manager says that the goal is not.
    let lower = Goal("A0", parent: "K1", computed: .met, assessed: .notMet)
    let units = ["K", "A"].map { OrganisationalUnit($0) }
    let consolidation = Consolidation(
      of: try Organisation(units),
      [Submission("K", [Goal("K1", assessed: nil)]), Submission("A", [lower])],
      under: policy, period: "2025", on: .annualAccounts)
    let reference = GoalReference(unit: "K", position: 0)
    let goal = try #require(consolidation[reference])
    #expect(goal.final.fulfilment == .notMet)
    #expect(
      policy.alternatives(
        of: goal.goal, on: .annualAccounts, served: consolidation.service(of: reference)) == [
          Alternative(changes: [.lowerGoal(0, .partlyMet)], fulfilment: .partlyMet),
          Alternative(changes: [.lowerGoal(0, .met)], fulfilment: .met),
        ])
  }

  @Test("A unit further down is awaited too, since its goals may serve the municipality's directly")
  func furtherDown() throws {
    let policy = Self.policy(.allSomeNone)
    let units = ["K", "A", "A-1"].map { OrganisationalUnit($0) }
    func top(_ submissions: [Submission]) throws -> AssessedGoal {
      let consolidation = Consolidation(
        of: try Organisation(units),
        [Submission("K", [Goal("K1", assessed: nil)]), Self.submission("A", [.met])] + submissions,
        under: policy, period: "2025", on: .annualAccounts)
      return try #require(consolidation.root.assessed?.goals.first)
    }
    let open = try top([])
    #expect(open.outlook.awaited == [.scorecard(unit: "A-1")])
    #expect(open.outlook.worst == .partlyMet)
    #expect(open.outlook.best == .met)
    let red = try top([Self.submission("A-1", [.notMet])])
    #expect(red.final.fulfilment == .partlyMet)
    #expect(red.outlook.isDecided)
  }

  @Test("Whatever an awaited committee hands in, 3,000 times, the goal stays in its interval")
  func randomFilling() throws {
    var generator = SeededGenerator(seed: 6)
    let points = try Bands.percent(met: 75, partlyMet: 40)
    let colours: [Fulfilment] = [.met, .partlyMet, .notMet]
    let rules: [Aggregation.Rule] = [
      .allSomeNone, .worst, .best, .majority, .shareMet(points), .meanOfPoints(points),
    ]
    for rule in rules {
      for _ in 1...5 {
        let known = ["A", "B"].map { unit in
          Self.submission(
            unit,
            (0..<Int.random(in: 1...3, using: &generator)).map { _ in
              colours[Int.random(in: 0..<3, using: &generator)]
            })
        }
        let outlook = try Self.top(known, under: Self.policy(rule)).outlook
        let interval = try #require(outlook.worst.order)...(try #require(outlook.best.order))
        var reached: Set<Int> = []
        for trial in 1...100 {
          let count = trial <= 2 ? 20 : Int.random(in: 0...6, using: &generator)
          let filled = (0..<count).map { _ in
            trial <= 2 ? colours[trial * 2 - 2] : colours[Int.random(in: 0..<3, using: &generator)]
          }
          let goal = try Self.top(known + [Self.submission("C", filled)], under: Self.policy(rule))
          let order = try #require(goal.final.fulfilment.order)
          #expect(interval.contains(order), "\(rule)")
          reached.insert(order)
        }
        #expect(reached.contains(interval.lowerBound), "\(rule) \(outlook)")
        #expect(reached.contains(interval.upperBound), "\(rule) \(outlook)")
      }
    }
  }

  @Test("Goals of any level that is named follow from those that serve them, from the bottom up")
  func levels() throws {
    var policy = Self.policy(.allSomeNone)
    policy.lowerGoals?.levels = ["kommun", "nämnd"]
    let units = ["K", "A", "A-1", "A-2"].map { OrganisationalUnit($0) }
    func goal(_ number: String, _ parent: String?, _ fulfilment: Fulfilment) -> Goal {
      Goal(number, parent: parent, computed: fulfilment, assessed: nil)
    }
    let consolidation = Consolidation(
      of: try Organisation(units),
      [
        Submission("K", [goal("K1", nil, .met)]), Submission("A", [goal("A1", "K1", .met)]),
        Submission("A-1", [goal("A-1.1", "A1", .notMet)]),
        Submission("A-2", [goal("A-2.1", "A1", .notMet)]),
      ], under: policy, period: "2025", on: .annualAccounts)
    // The goals' own indicators are met; what counts are the goals below.
    #expect(consolidation["A"]?.assessed?.goals.first?.computed.fulfilment == .notMet)
    #expect(consolidation.root.assessed?.goals.first?.computed.fulfilment == .notMet)
    #expect(consolidation["A-1"]?.assessed?.goals.first?.computed.fulfilment == .notMet)
  }

  @Test("What counts of a lower goal may be its manager's assessment")
  func assessments() throws {
    var policy = Self.policy(.allSomeNone)
    policy.lowerGoals?.color = .assessed
    var submissions = ["A", "B", "C"].map { Self.submission($0, [.notMet]) }
    for position in submissions.indices {
      submissions[position].scorecard?.goals[0].assessment = sourced(.met)
    }
    #expect(try Self.top(submissions, under: policy).computed.fulfilment == .met)
    submissions[2].scorecard?.goals[0].assessment = nil
    #expect(try Self.top(submissions, under: policy).computed.fulfilment == .met)
    submissions[1].scorecard?.goals[0].assessment = sourced(.notMet)
    #expect(try Self.top(submissions, under: policy).computed.fulfilment == .partlyMet)
  }
}

extension Fulfilment {
  fileprivate var order: Int? { [.notMet, .partlyMet, .met].firstIndex(of: self) }
}
