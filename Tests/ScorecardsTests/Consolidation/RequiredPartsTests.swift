import Findings
import FoundationEssentials
import Scorecards
import Testing

/// What a scorecard of each level must hold, and what is said when it does not.
@Suite("Required parts of a scorecard")
struct RequiredPartsTests {
  /// The findings of a scorecard of the level nämnd that demands some parts.
  private func missing(_ parts: Set<ScorecardPart>, in submission: Submission) throws -> [Finding] {
    var units = ["K", "BUN", "SN"].map { OrganisationalUnit($0) }
    units[1].level.requiredParts = parts
    let result = Consolidation(
      of: try Organisation(units), [submission], under: .guideline, period: "2025",
      on: .annualAccounts)
    return try #require(result["BUN"]).findings.filter { $0.code == .scorecardPartMissing }
  }

  @Test("Nothing is demanded of a level that the configuration does not name")
  func nothing() throws {
    #expect(try missing([], in: Submission("BUN", [])).isEmpty)
  }

  @Test("Parts of the scorecard as a whole are told of the file, each once")
  func whole() throws {
    var goal = Goal("BUN1", parent: "K1")
    goal.area = sourced(.operations)
    let found = try missing(
      [.vision, .goalsInEveryArea, .economy, .investments, .trends], in: Submission("BUN", [goal]))
    #expect(
      found.compactMap(\.found).sorted() == [
        "Ekonomin", "Investeringarna", "Mål i området Arbetsmiljö", "Mål i området Ekonomi",
        "Mål i området Hållbar utveckling", "Omvärldsanalysen", "Visionen",
      ])
    #expect(found.allSatisfy { $0.source == Source(file: "BUN.xlsx") && $0.expected == "nämnd" })
    #expect(found.allSatisfy { $0.severity == .error })
  }

  @Test("Parts of each goal are told at the number of the goal that lacks them")
  func goals() throws {
    var whole = Goal("BUN1", parent: "K1")
    whole.activities = [Activity(text: sourced("Öppet hus"))]
    whole.responsible = sourced("Rektor")
    var bare = Goal("BUN2", parent: "K1", assessed: nil, analysis: " ", file: "b.xlsx")
    bare.indicators = []
    let found = try missing(
      [.activities, .responsible, .indicators, .assessment, .analysis],
      in: Submission("BUN", [whole, bare]))
    #expect(
      found.compactMap(\.found).sorted() == [
        "Aktivitet till målet BUN2", "Analys av målet BUN2", "Ansvarig för målet BUN2",
        "Bedömning av målet BUN2", "Indikator till målet BUN2",
      ])
    #expect(found.allSatisfy { $0.source == bare.number.source })
  }

  @Test("A scorecard that holds all of it is received without remark")
  func complete() throws {
    var submission = Submission(
      "BUN",
      FocusArea.allCases.enumerated().map { number, area in
        var goal = Goal("BUN\(number)", parent: "K1")
        goal.area = sourced(area)
        goal.activities = [Activity(text: sourced("Öppet hus"))]
        goal.responsible = sourced("Rektor")
        return goal
      }, economy: [EconomyLine(.costs, budget: -10, outcome: -9)])
    submission.scorecard?.vision = sourced("Den bästa platsen att växa på.")
    submission.scorecard?.investments = [InvestmentLine(project: sourced("Skola"))]
    submission.scorecard?.plan.trends = sourced("Fler barn.")
    submission.scorecard?.plan.situation = sourced("Två skolor.")
    submission.scorecard?.plan.economicConditions = sourced("Ramen är oförändrad.")
    submission.scorecard?.plan.improvementAreas = sourced("Närvaro.")
    #expect(try missing(Set(ScorecardPart.allCases), in: submission).isEmpty)
    submission.scorecard?.plan.situation = nil
    #expect(
      try missing(Set(ScorecardPart.allCases), in: submission).map(\.found) == ["Nulägesanalysen"])
  }
}
