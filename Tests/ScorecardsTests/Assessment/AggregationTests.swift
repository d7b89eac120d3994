import FoundationEssentials
import Scorecards
import Testing

/// Fulfilments in short: G met, Y partly met, R not met, B not measured.
func fulfilments(_ letters: String) -> [Fulfilment] {
  letters.compactMap { ["G": .met, "Y": .partlyMet, "R": .notMet, "B": .notMeasured][$0] }
}

/// What a rule makes of goals with these final fulfilments, through the public assessment.
func aggregated(_ parts: [Fulfilment], _ aggregation: Aggregation) -> Judgement {
  var policy = FulfilmentPolicy.guideline
  policy.weighing = Weighing(.assessmentReplaces)
  policy.scorecards = aggregation
  var scorecard = Scorecard(unit: "K", period: "2025")
  scorecard.goals = parts.map { Goal("K1", assessed: $0) }
  return policy.assess(scorecard, on: .annualAccounts).overall
}

@Suite("Several fulfilments become one")
struct AggregationTests {
  @Test(
    "The guideline's model: all, some, none",
    arguments: [
      ("", "B"), ("G", "G"), ("R", "R"), ("B", "B"), ("Y", "Y"), ("GG", "G"), ("GR", "Y"),
      ("GB", "Y"), ("RB", "R"), ("RR", "R"), ("YR", "Y"), ("YB", "Y"), ("BB", "B"), ("GYRB", "Y"),
    ])
  func guideline(parts: String, expected: String) {
    let judgement = aggregated(fulfilments(parts), Aggregation(.allSomeNone))
    #expect([judgement.fulfilment] == fulfilments(expected))
  }

  @Test(
    "Other rules, with what is not measured as a class of its own",
    arguments: try [
      (.worst, "GY", "Y"), (.worst, "GB", "B"), (.worst, "RB", "R"), (.worst, "GG", "G"),
      (.worst, "BB", "B"), (.worst, "YB", "B"),
      (.best, "GR", "G"), (.best, "YR", "Y"), (.best, "RB", "R"), (.best, "BB", "B"),
      (.majority, "GGR", "G"), (.majority, "GR", "R"), (.majority, "GYR", "Y"),
      (.majority, "GGB", "G"), (.majority, "GB", "B"), (.majority, "GRR", "R"),
      (.shareMet(Bands.percent(met: 75, partlyMet: 50)), "GGGR", "G"),
      (.shareMet(Bands.percent(met: 75, partlyMet: 50)), "GGBB", "Y"),
      (.shareMet(Bands.percent(met: 75, partlyMet: 50)), "GYYR", "R"),
      (.meanOfPoints(Bands.percent(met: 90, partlyMet: 50)), "GGGY", "Y"),
      (.meanOfPoints(Bands.percent(met: 90, partlyMet: 50)), "GR", "Y"),
      (.meanOfPoints(Bands.percent(met: 90, partlyMet: 50)), "GRR", "R"),
      (.meanOfPoints(Bands.percent(met: 90, partlyMet: 50)), "GGB", "Y"),
      (.leftToManager, "GG", "B"),
    ] as [(Aggregation.Rule, String, String)])
  func rules(rule: Aggregation.Rule, parts: String, expected: String) {
    let judgement = aggregated(fulfilments(parts), Aggregation(rule))
    #expect([judgement.fulfilment] == fulfilments(expected))
  }

  @Test(
    "What is not measured counts as the policy says",
    arguments: [
      (.excluded, "GB", "G"), (.excluded, "RB", "R"), (.excluded, "BB", "B"),
      (.ownClass, "GB", "Y"), (.asPartlyMet, "GB", "Y"), (.asPartlyMet, "RB", "Y"),
      // Vårgårda 2023: one symbol for "partly met" and "cannot be measured".
      (.asPartlyMet, "BB", "Y"), (.asNotMet, "GB", "Y"), (.asNotMet, "BB", "R"),
    ] as [(Aggregation.NotMeasured, String, String)])
  func notMeasured(rule: Aggregation.NotMeasured, parts: String, expected: String) {
    let judgement = aggregated(
      fulfilments(parts), Aggregation(.allSomeNone, notMeasured: rule))
    #expect([judgement.fulfilment] == fulfilments(expected))
  }

  @Test(
    "Above the limit of what is not measured, nothing is told",
    arguments: [("GGB", "G"), ("GBB", "B"), ("GB", "G")])
  func limit(parts: String, expected: String) {
    let rule = Aggregation(.allSomeNone, notMeasured: .excluded, limit: 50)
    #expect([aggregated(fulfilments(parts), rule).fulfilment] == fulfilments(expected))
  }

  @Test("The mean of shares is worked out by hand: (95 + 110) / 2 = 102.5; capped 97.5")
  func meanOfShares() throws {
    let bands = try Bands.percent(met: 100, partlyMet: 80)
    var policy = FulfilmentPolicy.guideline
    policy.goals = Aggregation(.meanOfShares(bands))
    var goal = Goal("K1")
    goal.indicators = [
      Indicator(.atLeast(Quantity(100)), .measured(Quantity(95))),
      Indicator(.atLeast(Quantity(10)), .measured(Quantity(11))),
    ]
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = [goal]

    policy.indicators = .thresholds(bands, .shareOfTarget)
    let open = try #require(policy.assess(scorecard, on: .annualAccounts).goals.first?.computed)
    #expect(open.share == (try decimal("102.5")))
    #expect(open.fulfilment == .met)

    policy.indicators = .thresholds(bands, .shareOfTarget, cap: 100)
    let capped = try #require(policy.assess(scorecard, on: .annualAccounts).goals.first?.computed)
    #expect(capped.share == (try decimal("97.5")))
    #expect(capped.fulfilment == .partlyMet)
  }

  @Test("Three thirds are a whole: (33,33… + 33,33… + 33,33… + 100) / 4 is exactly 50")
  func thirds() throws {
    let bands = try Bands.percent(met: 50, partlyMet: 25)
    var policy = FulfilmentPolicy.guideline
    policy.indicators = .thresholds(bands, .shareOfTarget)
    policy.goals = Aggregation(.meanOfShares(bands))
    var goal = Goal("K1")
    goal.indicators = [1, 1, 1, 3].map {
      Indicator(.atLeast(Quantity(3)), .measured(Quantity($0)))
    }
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = [goal]
    let computed = policy.assess(scorecard, on: .annualAccounts).goals.first?.computed
    #expect(computed?.share == 50)
    #expect(computed?.fulfilment == .met)
  }

  @Test("A goal is no better than its only indicator, which comes to its target without passing it")
  func notPassed() throws {
    let bands = try Bands.percent(met: 100, partlyMet: 91)
    var policy = FulfilmentPolicy.guideline
    policy.indicators = .thresholds(bands, .shareOfTarget, decimals: 0, cap: 100)
    policy.goals = Aggregation(.meanOfShares(bands))
    policy.goals.decimals = 0
    var goal = Goal("K1")
    goal.indicators = [Indicator(.moreThan(Quantity(80)), .measured(Quantity(80)))]
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = [goal]
    let assessed = policy.assess(scorecard, on: .annualAccounts).goals.first
    #expect(assessed?.indicators.first?.judgement.fulfilment == .partlyMet)
    #expect(assessed?.computed.fulfilment == .partlyMet)
    #expect(assessed?.computed.share == 99)
  }

  @Test("The reason keeps the counts")
  func reason() {
    let parts = fulfilments("GGRB")
    let found = FulfilmentCounts(parts)
    #expect(
      aggregated(parts, Aggregation(.allSomeNone)).reason
        == .counted(found, as: found, rule: .allSomeNone, value: nil))
    let yellow = FulfilmentCounts(fulfilments("GGRY"))
    #expect(
      aggregated(parts, Aggregation(.allSomeNone, notMeasured: .asPartlyMet)).reason
        == .counted(found, as: yellow, rule: .allSomeNone, value: nil))
  }
}

@Suite("Properties of every rule")
struct AggregationPropertyTests {
  static let rules: [Aggregation.Rule] = {
    guard let bands = try? Bands.percent(met: 75, partlyMet: 40) else { return [] }
    return [
      .allSomeNone, .worst, .best, .majority, .shareMet(bands), .meanOfPoints(bands),
      .meanOfShares(bands),
    ]
  }()

  /// All lists of up to four parts.
  static let lists: [[Fulfilment]] = {
    var lists: [[Fulfilment]] = [[]]
    var longest = lists
    for _ in 1...4 {
      longest = longest.flatMap { list in Fulfilment.allCases.map { list + [$0] } }
      lists += longest
    }
    return lists
  }()

  @Test("The order of the parts changes nothing", arguments: rules)
  func order(rule: Aggregation.Rule) {
    for notMeasured in Aggregation.NotMeasured.allCases {
      let aggregation = Aggregation(rule, notMeasured: notMeasured)
      for list in Self.lists {
        #expect(aggregated(list, aggregation) == aggregated(list.reversed(), aggregation))
      }
    }
  }

  @Test("An improved part never worsens the whole", arguments: rules)
  func monotone(rule: Aggregation.Rule) {
    let steps: [Fulfilment] = [.notMet, .partlyMet, .met]
    for notMeasured in Aggregation.NotMeasured.allCases {
      let aggregation = Aggregation(rule, notMeasured: notMeasured)
      for list in Self.lists {
        for (place, part) in list.enumerated() {
          guard let step = steps.firstIndex(of: part), step < 2 else { continue }
          var better = list
          better[place] = steps[step + 1]
          let before = aggregated(list, aggregation).fulfilment
          let after = aggregated(better, aggregation).fulfilment
          // What is not measured is neither better nor worse.
          guard let first = steps.firstIndex(of: before), let second = steps.firstIndex(of: after)
          else { continue }
          #expect(first <= second, "\(list) → \(better)")
        }
      }
    }
  }

  @Test("A part that is not measured never makes the whole better", arguments: rules)
  func unmeasuredPart(rule: Aggregation.Rule) {
    let steps: [Fulfilment] = [.notMet, .partlyMet, .met]
    for notMeasured in [Aggregation.NotMeasured.excluded, .ownClass, .asNotMet] {
      let aggregation = Aggregation(rule, notMeasured: notMeasured)
      for list in Self.lists where !list.isEmpty {
        let before = aggregated(list, aggregation).fulfilment
        let after = aggregated(list + [.notMeasured], aggregation).fulfilment
        guard let first = steps.firstIndex(of: before), let second = steps.firstIndex(of: after)
        else { continue }
        #expect(second <= first, "\(list)")
      }
    }
  }
}
