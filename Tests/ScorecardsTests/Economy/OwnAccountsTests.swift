import Findings
import FoundationEssentials
import Scorecards
import Testing

/// A company beside the nämnder, with a unit of its own below it, and the municipality's economy.
///
///     K    costs −100, −90
///     BUN  costs −500, −520       BUN-FSK  costs −40, −45
///     FAB  income 1000, 1100, costs −950, −990       FAB-1  costs −20, −25
@Suite("Companies and other units with accounts of their own")
struct OwnAccountsTests {
  private static func consolidated(isSummed: Bool) throws -> Consolidation {
    var units = ["K", "BUN", "BUN-FSK", "FAB", "FAB-1"].map { OrganisationalUnit($0) }
    units[3].level = Level(depth: 1, place: 4, name: "bolag", pluralName: "bolag")
    units[3].level.countsInEconomyAbove = isSummed
    var company = Submission(
      "FAB", [],
      economy: [
        EconomyLine(.income, budget: 1000, outcome: 1100),
        EconomyLine(.costs, budget: -950, outcome: -990),
      ])
    var project = InvestmentLine(project: sourced("Hyreshus"))
    project.budget = sourced(-300)
    company.scorecard?.investments = [project]
    func costs(_ unit: String, _ budget: Decimal, _ outcome: Decimal) -> Submission {
      Submission(unit, [], economy: [EconomyLine(.costs, budget: budget, outcome: outcome)])
    }
    return Consolidation(
      of: try Organisation(units),
      [
        costs("K", -100, -90), costs("BUN", -500, -520), costs("BUN-FSK", -40, -45), company,
        costs("FAB-1", -20, -25),
      ], under: .guideline, period: "2025", on: .annualAccounts)
  }

  @Test("The municipality's sums leave the company out; the company's own hold its unit")
  func sums() throws {
    let result = try Self.consolidated(isSummed: false)
    #expect(result.root.economy.total.costs.budget == -640)
    #expect(result.root.economy.total.costs.outcome == -655)
    #expect(result.root.economy.total.income.outcome == nil)
    #expect(result.root.investments == nil)
    #expect(result["FAB"]?.economy.total.costs.outcome == -1015)
    #expect(result["FAB"]?.investments?.budget == -300)
    #expect(result["FAB"]?.hasAccountsOfItsOwn == true)
    #expect(result["FAB-1"]?.hasAccountsOfItsOwn == false)
    #expect(result.economySubtree(of: "K").map(\.unit.code) == ["K", "BUN", "BUN-FSK"])
    #expect(result.economySubtree(of: "FAB").map(\.unit.code) == ["FAB", "FAB-1"])
    // Each term is a cell; the company's are not among them.
    let terms = result.economyTerms(of: .costs, .outcome, unit: "K", isOwn: false)
    #expect(terms.map(\.amount) == [-90, -520, -45])
  }

  // BUN's two units come to −95; in whole tkr an equal amount may lie (2 + 1)/2 from it.
  @Test(
    "An amount that equals the sum of the units below is told, and is not changed",
    arguments: [
      (-95, true), (-96, true), (-97, false), (-40, false), (-500, false),
    ] as [(Decimal, Bool)])
  func countedTwice(outcome: Decimal, isTold: Bool) throws {
    func costs(_ unit: String, _ outcome: Decimal) -> Submission {
      var line = EconomyLine(.costs, budget: nil, outcome: outcome)
      line.roundingUnit = 1
      return Submission(unit, [], economy: [line])
    }
    let result = Consolidation(
      of: try Organisation(["K", "BUN", "BUN-1", "BUN-2"].map { OrganisationalUnit($0) }),
      [costs("K", -10), costs("BUN", outcome), costs("BUN-1", -50), costs("BUN-2", -45)],
      under: .guideline, period: "2025", on: .annualAccounts)
    #expect((result["BUN"]?.findings ?? []).contains { $0.code == .countedTwice } == isTold)
    #expect(result["BUN"]?.economy.total.costs.outcome == outcome - 95)
    #expect(!result.root.findings.contains { $0.code == .countedTwice })
  }

  @Test("Where a municipality says so, the company counts as a nämnd does")
  func summed() throws {
    let result = try Self.consolidated(isSummed: true)
    #expect(result.root.economy.total.costs.outcome == -1670)
    #expect(result.root.economy.total.income.outcome == 1100)
    #expect(result.root.investments?.budget == -300)
  }

  @Test("Goals are counted all the same")
  func goals() throws {
    let result = try Self.consolidated(isSummed: false)
    #expect(result.root.expected == 5 && result.root.received == 5)
  }
}
