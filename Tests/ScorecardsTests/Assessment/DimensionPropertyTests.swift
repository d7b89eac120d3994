import FoundationEssentials
import Testing

@testable import Scorecards

/// What holds whatever the days, weights, changes and levels are: 10,000 trials each, from fixed seeds.
@Suite("Properties of days, weights, changes and levels")
struct DimensionPropertyTests {
  private static let trials = 10_000

  /// Policies that differ in how days are judged, and how weighed goals become one.
  static let policies: [FulfilmentPolicy] = {
    guard let days = try? Bands.percent(met: 0, partlyMet: -30),
      let half = try? Bands.percent(met: 50, partlyMet: 25),
      let points = try? Bands.percent(met: 75, partlyMet: 40)
    else { return [] }
    let dates: [IndicatorRule?] = [nil, .thresholds(days, .difference)]
    let goals: [Aggregation.Rule] = [.allSomeNone, .worst, .best, .majority, .shareMet(half)]
    let scorecards: [Aggregation.Rule] = [.shareMet(half), .meanOfPoints(points)]
    return dates.flatMap { dates in
      goals.flatMap { goal in
        scorecards.map { scorecard in
          var policy = FulfilmentPolicy(
            name: "prov", indicators: .condition, goals: Aggregation(goal),
            weighing: Weighing(.computedStands),
            scorecards: Aggregation(scorecard, notMeasured: .excluded))
          policy.dates = dates
          policy.lowerGoals = LowerGoals(
            .insteadOfIndicators, Aggregation(scorecard, notMeasured: .excluded))
          return policy
        }
      }
    }
  }()

  @Test("There are 20 policies")
  func number() {
    #expect(Self.policies.count == 20)
  }

  // MARK: Days

  @Test("A day nearer to what the target asks for never gives a worse colour")
  func monotoneDays() {
    var generator = SeededGenerator(seed: 21)
    for trial in 0..<Self.trials {
      let policy = Self.policies[trial % Self.policies.count]
      let bound = Quantity(Self.day(using: &generator))
      let isDeadline = Bool.random(using: &generator)
      let outcomes = [Self.day(using: &generator), Self.day(using: &generator)].sorted()
      let colours = (isDeadline ? outcomes.reversed() : outcomes).map { outcome in
        policy.judge(
          Indicator(
            isDeadline ? .atMost(bound) : .atLeast(bound), .measured(Quantity(outcome))), in: nil)
      }
      #expect(colours[0].fulfilment.place <= colours[1].fulfilment.place)
    }
  }

  @Test("Days early and late are what counting from day to day gives")
  func daysApart() {
    var generator = SeededGenerator(seed: 22)
    for _ in 0..<Self.trials {
      let first = Self.day(using: &generator)
      let later = Self.day(using: &generator)
      let late = Distance.difference.value(
        of: Quantity(later).number, target: .atMost(Quantity(first)), start: nil)
      #expect(late == Decimal(Self.daysCounted(from: later, to: first)))
      #expect(Quantity(later).day == later)
    }
  }

  @Test("A day that was not reported never gives a better colour")
  func unmeasuredDay() {
    var generator = SeededGenerator(seed: 23)
    for trial in 0..<Self.trials {
      let policy = Self.policies[trial % Self.policies.count]
      let goal = Self.goal("K1", using: &generator)
      var larger = goal
      larger.indicators.append(
        Indicator(.atMost(Quantity(Self.day(using: &generator))), .missing(.notMeasured)))
      let before = PolicyPropertyTests.assess([goal], policy).goals[0].computed.fulfilment
      let after = PolicyPropertyTests.assess([larger], policy).goals[0].computed.fulfilment
      #expect(after.rank <= before.rank, "\(policy)")
    }
  }

  // MARK: Weights

  @Test("A goal of weight three is three such goals")
  func weightsAreCopies() {
    var generator = SeededGenerator(seed: 24)
    for trial in 0..<Self.trials {
      var policy = Self.policies[trial % Self.policies.count]
      let goals = (1...Int.random(in: 1...4, using: &generator)).map {
        Self.goal("K\($0)", using: &generator)
      }
      let copies = (1...3).map { copy in
        var goal = goals[0]
        goal.number = sourced("Kopia \(copy)")
        goal.text = sourced("Kopian \(copy)")
        return goal
      }
      let alike = PolicyPropertyTests.assess(copies + goals.dropFirst(), policy).overall
      policy.namedGoals = [NamedGoal("k 1", weight: 3)]
      let weighed = PolicyPropertyTests.assess(goals, policy).overall
      #expect(weighed.fulfilment == alike.fulfilment)
      #expect(weighed.share == alike.share)
    }
  }

  @Test("The more a green goal weighs, the better; the more a red one does, the worse")
  func monotoneWeights() {
    var generator = SeededGenerator(seed: 25)
    for trial in 0..<Self.trials {
      var policy = Self.policies[trial % Self.policies.count]
      let goals = (1...4).map { Self.goal("K\($0)", using: &generator) }
      let weights = [1, Decimal(Int.random(in: 2...9, using: &generator))]
      let assessed = weights.map { weight in
        policy.namedGoals = [NamedGoal("Målet K2", weight: weight)]
        return PolicyPropertyTests.assess(goals, policy)
      }
      let (before, after) = (assessed[0].overall.fulfilment, assessed[1].overall.fulfilment)
      switch assessed[0].goals[1].final.fulfilment {
      case .met: #expect(after.place >= before.place)
      case .notMet: #expect(after.place <= before.place)
      case .notMeasured: #expect(after == before)
      case .partlyMet: break
      }
    }
  }

  @Test("The order of weighed goals changes nothing")
  func order() {
    var generator = SeededGenerator(seed: 26)
    for trial in 0..<Self.trials {
      var policy = Self.policies[trial % Self.policies.count]
      policy.namedGoals = [NamedGoal("K1", weight: 3), NamedGoal("K3", weight: 2)]
      let goals = (1...4).map { Self.goal("K\($0)", using: &generator) }
      let one = PolicyPropertyTests.assess(goals, policy)
      let other = PolicyPropertyTests.assess(goals.shuffled(using: &generator), policy)
      #expect(one.overall == other.overall)
    }
  }

  // MARK: Changes

  @Test("A target that is a change gives the colour of the number that it means")
  func changes() throws {
    var generator = SeededGenerator(seed: 27)
    let organisation = try Organisation([OrganisationalUnit("K")])
    for trial in 0..<Self.trials {
      var policy = Self.policies[trial % Self.policies.count]
      policy.lowerGoals = nil
      let start = Decimal(Int.random(in: 1...400, using: &generator))
      let percent = Decimal(Int.random(in: 1...50, using: &generator))
      let outcome = Measurement.measured(
        Quantity(Decimal(Int.random(in: 0...600, using: &generator))))
      let increases = Bool.random(using: &generator)
      func municipality(
        _ period: String, _ indicator: Indicator, after earlier: [Consolidation] = []
      ) -> Consolidation {
        var goal = Goal("K1", assessed: nil)
        goal.indicators = [indicator]
        var submission = Submission("K", [goal])
        submission.scorecard?.period = period
        return Consolidation(
          of: organisation, [submission], under: policy, period: period, on: .annualAccounts,
          after: earlier)
      }
      let before = municipality("2023", Indicator(nil, .measured(Quantity(start))))
      var change = Indicator(nil, outcome)
      change.targetChange = sourced(
        TargetChange(increases: increases, by: .percentOfStart(percent), from: .year(2023)))
      let bound = Quantity(start + (increases ? start : -start) * percent / 100)
      let number = Indicator(increases ? .atLeast(bound) : .atMost(bound), outcome)
      let found = municipality("2025", change, after: [before]).root.assessed?.goals[0]
      let plain = municipality("2025", number).root.assessed?.goals[0]
      #expect(found?.computed == plain?.computed)
      #expect(found?.indicators[0].indicator.targetStart?.period == "2023")
    }
  }

  // MARK: Levels

  @Test("In any organisation the counts add up to the goals, and scorecards to those expected")
  func levels() throws {
    var generator = SeededGenerator(seed: 28)
    for trial in 0..<Self.trials {
      var policy = Self.policies[trial % Self.policies.count]
      policy.lowerGoals?.levels = ["kommun", "nivå 2"]
      let units = Self.organisation(using: &generator)
      let organisation = try Organisation(units)
      var submissions: [Submission] = []
      for unit in units where unit.submits && Int.random(in: 0...3, using: &generator) > 0 {
        let parents = units.filter { $0.level.depth < unit.level.depth }.map { "\($0.code)x1" }
        submissions.append(
          Submission(
            unit.code,
            (1...Int.random(in: 1...2, using: &generator)).map { number in
              var goal = Self.goal("\(unit.code)x\(number)", using: &generator)
              goal.parent = parents.randomElement(using: &generator).map { sourced($0) }
              return goal
            }))
      }
      let root = Consolidation(
        of: organisation, submissions, under: policy, period: "2025", on: .annualAccounts
      ).root
      let goals = submissions.compactMap(\.scorecard).flatMap(\.goals).count
      #expect((root.counts + root.countsBelow).total == goals)
      #expect(root.expected == units.count(where: \.submits))
      #expect(root.received == submissions.count)
    }
  }

  // MARK: Decided or not

  @Test(
    "Filled in at random, no goal of days and weights leaves its interval; both ends are reached")
  func randomFilling() throws {
    var generator = SeededGenerator(seed: 29)
    let units = ["K", "A", "B", "C"].map { OrganisationalUnit($0) }
    let organisation = try Organisation(units)
    var trials = 0
    for round in 0..<100 {
      var policy = Self.policies[round % Self.policies.count]
      policy.namedGoals = [NamedGoal("A1", weight: 3), NamedGoal("Tung", weight: 5)]
      func top(_ submissions: [Submission]) throws -> AssessedGoal {
        try #require(
          Consolidation(
            of: organisation, [Submission("K", [Goal("K1", assessed: nil)])] + submissions,
            under: policy, period: "2025", on: .annualAccounts
          ).root.assessed?.goals.first)
      }
      // A has not told a day, B is known, and C has not handed in.
      let deadline = Self.day(using: &generator)
      func committee(_ unit: String, _ outcome: Measurement) -> Submission {
        var goal = Goal("\(unit)1", parent: "K1", assessed: nil)
        goal.indicators = [Indicator(.atMost(Quantity(deadline)), outcome)]
        return Submission(unit, [goal])
      }
      let known = committee("B", .measured(Quantity(Self.day(using: &generator))))
      let outlook = try top([committee("A", .missing(.blank)), known]).outlook
      let interval =
        try #require(outlook.worst.order)...(try #require(outlook.best.order))
      var reached: Set<Int> = []
      for trial in 1...100 {
        trials += 1
        let isExtreme = trial <= 4
        let isGood = isExtreme ? trial.isMultiple(of: 2) : Bool.random(using: &generator)
        let outcome = isExtreme ? (isGood ? 1 : 9999) : 0
        let day =
          outcome == 0
          ? Self.day(using: &generator) : try #require(CalendarDay(year: outcome, month: 1, day: 1))
        let count = isExtreme ? (trial <= 2 ? 0 : 40) : Int.random(in: 0...5, using: &generator)
        let more = (0..<count).map { place in
          let isMet = isExtreme ? isGood : Bool.random(using: &generator)
          var goal = Goal(
            "C\(place + 1)", parent: "K1", computed: isMet ? .met : .notMet, assessed: nil)
          if isExtreme || Bool.random(using: &generator) { goal.text = sourced("Tung") }
          return goal
        }
        let filled = try top([
          committee("A", .measured(Quantity(day))), known, Submission("C", more),
        ])
        let order = try #require(filled.final.fulfilment.order)
        #expect(interval.contains(order), "\(policy) \(outlook)")
        reached.insert(order)
      }
      #expect(reached.contains(interval.lowerBound), "\(policy) \(outlook) \(reached)")
      #expect(reached.contains(interval.upperBound), "\(policy) \(outlook) \(reached)")
    }
    #expect(trials == Self.trials)
  }

  @Test("Every alternative of a goal with days gives the colour that it says, for 1,000 goals")
  func alternatives() {
    var generator = SeededGenerator(seed: 30)
    var found = 0
    for trial in 0..<1000 {
      let policy = Self.policies[trial % Self.policies.count]
      let goal = Self.goal("K1", using: &generator)
      for alternative in policy.alternatives(of: goal, on: .annualAccounts) {
        found += 1
        let changed = PolicyPropertyTests.assess(
          [goal.changed(by: alternative.changes)], policy)
        #expect(changed.goals[0].final.fulfilment == alternative.fulfilment)
      }
    }
    #expect(found > 1000)
  }

  // MARK: At random

  private static func day(using generator: inout SeededGenerator) -> CalendarDay {
    CalendarDay(clampedYear: 2025, Int.random(in: 1...12, using: &generator), 1)
      .adding(months: Int.random(in: -18...18, using: &generator))
  }

  /// Days from one to another, counted a month at a time.
  private static func daysCounted(from first: CalendarDay, to last: CalendarDay) -> Int {
    guard first <= last else { return -daysCounted(from: last, to: first) }
    var days = 0
    var month = first
    while month < last {
      let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      let isLeapDay = month.month == 2 && month.year.isMultiple(of: 4)
      days += lengths[month.month - 1] + (isLeapDay ? 1 : 0)
      month = month.adding(months: 1)
    }
    return days
  }

  private static func goal(_ number: String, using generator: inout SeededGenerator) -> Goal {
    var goal = Goal(number, assessed: nil)
    goal.indicators = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
      if Bool.random(using: &generator) {
        return .giving([.met, .notMet, .notMeasured].randomElement(using: &generator) ?? .met)
      }
      let bound = Quantity(day(using: &generator))
      let later = Quantity(CalendarDay(clampedYear: 2030, 1, 1))
      let targets: [Target] = [
        .atMost(bound), .lessThan(bound), .atLeast(bound), .moreThan(bound), .exactly(bound),
        .between(bound, later),
      ]
      return Indicator(
        targets.randomElement(using: &generator), .measured(Quantity(day(using: &generator))))
    }
    return goal
  }

  /// A municipality of two to six levels, where some have no goals of their own and some lie beside
  /// another.
  private static func organisation(
    using generator: inout SeededGenerator
  ) -> [OrganisationalUnit] {
    let depth = Int.random(in: 1...5, using: &generator)
    var levels = [Level(depth: 0, name: "kommun", pluralName: "kommunen")]
    for place in 1...depth {
      var level = Level(depth: place, name: "nivå \(place + 1)", pluralName: "nivåer")
      level.hasGoals = Int.random(in: 0...3, using: &generator) > 0
      levels.append(level)
    }
    levels.append(
      Level(depth: 1, place: levels.count, name: "bolag", pluralName: "bolag"))
    var units = [OrganisationalUnit(code: "K", name: "K", level: levels[0], parent: nil)]
    for number in 1...Int.random(in: 1...6, using: &generator) {
      let level = levels.dropFirst().randomElement(using: &generator) ?? levels[1]
      let above = units.filter { $0.level.depth < level.depth }
      var unit = OrganisationalUnit(
        code: "U\(number)", name: "U\(number)", level: level,
        parent: above.randomElement(using: &generator)?.code)
      unit.submits = level.hasGoals
      units.append(unit)
    }
    return units
  }
}

extension Fulfilment {
  /// The place from the worst to the best, where what is not measured is better than red.
  fileprivate var place: Int {
    [.notMet, .notMeasured, .partlyMet, .met].firstIndex(of: self) ?? 0
  }

  /// The place from the worst to the best; what is not measured is not better than anything.
  fileprivate var rank: Int { [.notMeasured, .notMet, .partlyMet, .met].firstIndex(of: self) ?? 0 }

  fileprivate var order: Int? {
    [.notMet, .notMeasured, .partlyMet, .met].firstIndex(of: self)
  }
}
