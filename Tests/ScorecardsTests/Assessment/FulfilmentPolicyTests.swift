import Findings
import Scorecards
import Testing

@Suite("Policies on occasions")
struct FulfilmentPolicyTests {
  static func codes(_ goal: Goal, on occasion: ReportingOccasion) -> [String] {
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = [goal]
    return FulfilmentPolicy.guideline.assess(scorecard, on: occasion).findings.map(\.code.rawValue)
      .filter { $0 != FindingCode.smartAdvice.rawValue }
  }

  @Test(
    "A missing assessment or analysis weighs more in the annual accounts than in a quarter",
    arguments: [
      (.annualAccounts, ["B01", "B02"]), (.interimAccounts, ["B01", "B05"]), (.quarter, ["B05"]),
    ] as [(ReportingOccasion, [String])])
  func requirements(occasion: ReportingOccasion, codes: [String]) {
    #expect(Self.codes(Goal("K1", assessed: nil, analysis: nil), on: occasion) == codes)
    #expect(Self.codes(Goal("K1"), on: occasion) == [])
  }

  @Test("A goal without indicators is remarked on, and computed as not measured")
  func withoutIndicators() throws {
    var goal = Goal("K1")
    goal.indicators = []
    #expect(Self.codes(goal, on: .annualAccounts) == ["K04", "B03"])
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = [goal]
    let assessed = FulfilmentPolicy.guideline.assess(scorecard, on: .annualAccounts)
    #expect(assessed.goals.first?.computed.reason == .nothingToJudge)
  }

  @Test("A difference between computed and assessed is told, with both colours and the cell")
  func difference() throws {
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = [Goal("K1", computed: .notMet, assessed: .met)]
    let finding = try #require(
      FulfilmentPolicy.guideline.assess(scorecard, on: .annualAccounts).findings.first)
    #expect(finding.code == .assessmentDiffers)
    #expect(finding.source.cell == "D4")
    #expect(finding.expected == "beräknad röd, bedömd grön")
  }

  @Test("Luleå 2017: yellow is not used at the end of the year, only during it")
  func coloursPerOccasion() throws {
    var policy = FulfilmentPolicy.guideline
    policy.occasions[.annualAccounts]?.usesPartlyMet = false
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = [Goal("K1", computed: .partlyMet, assessed: .partlyMet)]
    let annual = policy.assess(scorecard, on: .annualAccounts)
    #expect(annual.goals.first?.final.fulfilment == .notMet)
    #expect(annual.goals.first?.computed.fulfilment == .partlyMet)
    guard case .notUsed(.partlyMet, on: .annualAccounts, _) = annual.goals.first?.final.reason
    else {
      Issue.record("the reason does not say that yellow is not used")
      return
    }
    #expect(policy.assess(scorecard, on: .quarter).goals.first?.final.fulfilment == .partlyMet)
  }

  @Test("The counts of a scorecard add up to its goals")
  func counts() {
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = Fulfilment.allCases.map { Goal("K1", computed: $0, assessed: $0) }
    let assessed = FulfilmentPolicy.guideline.assess(scorecard, on: .annualAccounts)
    #expect(Fulfilment.allCases.map { assessed.counts[$0] } == [1, 1, 1, 1])
    #expect(assessed.counts.total == scorecard.goals.count)
  }
}
