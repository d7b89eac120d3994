import Findings
import Scorecards
import Testing

@Suite("How a goal above is named")
struct GoalNamesTests {
  static let bunGoals = [Goal("BUN-01"), Goal("BUN-02", parent: "K1"), Goal("BUN-1.1")]

  static func consolidation(parent: String?, withCommittee: Bool = true) throws -> Consolidation {
    let units = ["K", "BUN", "BUN-FSK"].map { OrganisationalUnit($0) }
    var submissions = [
      Submission("K", [Goal("K1"), Goal("K2")]),
      Submission("BUN-FSK", [Goal("BUN-FSK-01", parent: parent)]),
    ]
    if withCommittee { submissions.append(Submission("BUN", bunGoals)) }
    return Consolidation(
      of: try Organisation(units), submissions, under: .guideline, period: "2025",
      on: .annualAccounts)
  }

  static let lower = GoalReference(unit: "BUN-FSK", position: 0)

  @Test(
    "A goal is found by whole number, by number alone in the unit right above, or by text",
    arguments: [
      ("BUN-02", "BUN", 1), ("bun - 02", "BUN", 1), ("BUN 2", "BUN", 1), ("2", "BUN", 1),
      ("02", "BUN", 1), ("Mål 2", "BUN", 1), ("Mål BUN-02", "BUN", 1), ("K2", "K", 1),
      ("K-2", "K", 1), ("mål k1.", "K", 0),
    ] as [(String, String, Int)])
  func found(parent: String, unit: String, position: Int) throws {
    let chain = try Self.consolidation(parent: parent).chain
    #expect(chain.link(of: Self.lower) == .linked(GoalReference(unit: unit, position: position)))
  }

  @Test(
    "What could be several goals, or none, is no link", arguments: ["11", "3", "-", "BUN", "K11"])
  func broken(parent: String) throws {
    #expect(try Self.consolidation(parent: parent).chain.link(of: Self.lower) == .broken(parent))
  }

  @Test("A number alone waits for the unit right above, and never passes it by")
  func open() throws {
    let chain = try Self.consolidation(parent: "2", withCommittee: false).chain
    #expect(chain.link(of: Self.lower) == .open("2"))
  }

  @Test(
    "A broken link is told with the goal that is a slip away, and else with all, without a guess",
    arguments: [
      ("BUN-011", "Menade du BUN-01?"),
      ("BUN-09", "Målen ovanför är BUN-01, BUN-02, BUN-1.1, K1 och K2."),
      ("Trygghet", "Målen ovanför är BUN-01, BUN-02, BUN-1.1, K1 och K2."),
    ])
  func suggestion(parent: String, told: String) throws {
    let unit = try #require(try Self.consolidation(parent: parent)["BUN-FSK"])
    let finding = try #require(unit.findings.first { $0.code == .parentGoalUnknown })
    #expect(finding.expected == told)
  }
}
