import Findings
import FoundationEssentials
import Scorecards
import Testing

/// The findings of one submission with these lines, by code.
func economyFindings(_ lines: [EconomyLine]) throws -> [Finding] {
  let organisation = try Organisation([OrganisationalUnit("K")])
  let consolidation = Consolidation(
    of: organisation, [Submission("K", [], economy: lines)], under: .guideline, period: "2025",
    on: .annualAccounts)
  return consolidation.findings
}

@Suite("Economy within a submission")
struct ReconciliationTests {
  static let parts = [
    EconomyLine(.income, budget: 4200, outcome: 4385),
    EconomyLine(.costs, budget: -38600, outcome: -37940),
  ]

  @Test(
    "The net may differ from its parts by rounding, (n + 1)·u/2, and no more",
    arguments: [
      ("-33555", 0), ("-33556", 0), ("-33557", 1), ("-33554", 0), ("-33553", 1), ("-33555.2", 1),
      ("-33555.1", 0), ("33555", 1),
    ])
  func net(stated: String, findings: Int) throws {
    let net = EconomyLine(.net, budget: -34400, outcome: try decimal(stated))
    let found = try economyFindings(Self.parts + [net])
    #expect(found.count == findings)
    #expect(found.allSatisfy { $0.code == .netDiffers && $0.source.cell == "C9" })
  }

  @Test("The finding names both sums as Swedish readers write them")
  func words() throws {
    let net = EconomyLine(.net, budget: -34400, outcome: -30000)
    let finding = try #require(try economyFindings(Self.parts + [net]).first)
    #expect(finding.found == "−30\u{A0}000")
    #expect(finding.expected == "−33\u{A0}555 i C9 och C9, en skillnad på 3\u{A0}555")
  }

  @Test(
    "The variance is outcome minus budget",
    arguments: [(185, true), (186, true), (187, false), (-185, false)] as [(Decimal, Bool)])
  func variance(stated: Decimal, agrees: Bool) throws {
    let line = EconomyLine(.income, budget: 4200, outcome: 4385, variance: stated)
    #expect(try economyFindings([line]).map(\.code) == (agrees ? [] : [.varianceDiffers]))
  }

  /// Malmö 2015, Prognosavvikelse, Mkr: bokslut − delår = avvikelse in every row.
  @Test(
    "A published table of Malmö 2015 reconciles row by row",
    arguments: [
      (67, 32, 35), (96, 65, 31), (-11, -10, -1), (15, 6, 9), (13, 8, 5), (176, 151, 25),
      (11, 4, 7),
      (10, 0, 10), (6, 0, 6), (-18, -4, -14), (0, -6, 6), (-42, -41, -1), (-51, -40, -11),
      (12, 8, 4),
      (279, 143, 136), (563, 316, 247),
    ] as [(Decimal, Decimal, Decimal)])
  func malmo(outcome: Decimal, forecast: Decimal, variance: Decimal) throws {
    let line = EconomyLine(.net, budget: forecast, outcome: outcome, variance: variance)
    #expect(try economyFindings([line]).isEmpty)
    let misprint = EconomyLine(.net, budget: forecast, outcome: outcome, variance: variance + 9)
    #expect(try economyFindings([misprint]).count == 1)
  }

  @Test("A statement sums income and costs, and takes the stated net only without them")
  func statement() {
    let whole = EconomyStatement(Self.parts + [EconomyLine(.net, budget: 1, outcome: 1)])
    #expect(whole.net.outcome == -33555)
    #expect(whole.net.variance == 845)

    let netOnly = EconomyStatement([EconomyLine(.net, budget: -10, outcome: -12)])
    #expect(netOnly.net.variance == -2)
    #expect(netOnly.income.outcome == nil)
  }

  @Test("A figure that nobody gave is not 0")
  func unknown() {
    let figures = EconomyStatement([EconomyLine(.income, budget: nil, outcome: 5)]).income
    #expect(figures.budget == nil)
    #expect(figures.variance == nil)
    #expect((figures + EconomyFigures()).outcome == 5)
    #expect((figures + EconomyFigures()).budget == nil)
  }
}
