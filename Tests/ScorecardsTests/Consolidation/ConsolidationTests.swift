import Findings
import FoundationEssentials
import Scorecards
import Testing

@Suite("Consolidation")
struct ConsolidationTests {
  static func organisation() throws -> Organisation {
    try Organisation(
      ["K", "BUN", "BUN-FSK", "BUN-FSK-01", "BUN-FSK-02", "SN"].map { OrganisationalUnit($0) })
  }

  static let submissions = [
    Submission("K", [Goal("K1"), Goal("K2")]),
    Submission("BUN", [Goal("BUN1", parent: "K1", computed: .notMet, assessed: .notMet)]),
    Submission("BUN-FSK", [Goal("BUN-FSK1", parent: "bun 1", computed: .partlyMet, assessed: nil)]),
    Submission(
      "BUN-FSK-01", [Goal("1", parent: "BUN-FSK1", computed: .notMeasured, assessed: .met)]),
  ]

  static func consolidated(_ submissions: [Submission]) throws -> Consolidation {
    Consolidation(
      of: try organisation(), submissions, under: .guideline, period: "2025", on: .annualAccounts)
  }

  @Test("Counts roll up, and who has not submitted is counted nowhere else")
  func counts() throws {
    let result = try Self.consolidated(Self.submissions)
    #expect(result.root.counts[.met] == 2)
    #expect(Fulfilment.allCases.map { result.root.countsBelow[$0] } == [0, 2, 1, 0])
    #expect(result.root.countsBelow[.notMeasured] == 0)
    #expect(result.root.notSubmitted == ["BUN-FSK-02", "SN"])
    #expect(result.root.expected == 6)
    #expect(result.root.received == 4)
    #expect(result["BUN-FSK"]?.notSubmitted == ["BUN-FSK-02"])
    #expect(result["BUN-FSK-02"]?.state == .missing)
    #expect(result["BUN-FSK"]?.state == .receivedWithErrors)
    #expect(result["BUN"]?.state == .received)
  }

  @Test("Files in any order give the same consolidation")
  func order() throws {
    let later = Submission("BUN", [Goal("BUN1", parent: "K1")], at: "2026-01-20T08:00")
    let all = Self.submissions + [later]
    let expected = try Self.consolidated(all)
    var generator = SeededGenerator(seed: 7)
    for _ in 1...50 {
      #expect(try Self.consolidated(all.shuffled(using: &generator)) == expected)
    }
  }

  @Test("Of several files for a unit the last one handed in counts")
  func superseded() throws {
    var first = Submission("SN", [Goal("SN1", parent: "K1")], at: "2026-01-20T08:00")
    first.file = "z.xlsx"
    var second = Submission("SN", [Goal("SN1", parent: "K1"), Goal("SN2", parent: "K1")])
    second.receivedAt = "2026-01-21T08:00"
    second.file = "a.xlsx"
    let result = try Self.consolidated([second, first])
    #expect(result["SN"]?.assessed?.goals.count == 2)
    #expect(result.files.filter { $0.unit?.code == "SN" }.map(\.state) == [.superseded, .received])
    let finding = try #require(result.findings.first { $0.code == .supersededSubmission })
    #expect(finding.source.file == "z.xlsx")
    #expect(finding.expected == "a.xlsx")
  }

  @Test("Goals in one template and economy in another are put together")
  func severalFiles() throws {
    var goals = Submission("SN", [Goal("SN1", parent: "K1")], at: "2026-01-20T08:00")
    (goals.file, goals.mapping, goals.number) = ("mål.xlsx", "målkort", 1)
    var economy = Submission("SN", [], at: "2026-01-21T08:00")
    economy.scorecard?.economy = [EconomyLine(.costs, budget: -100, outcome: -90)]
    (economy.file, economy.mapping, economy.number) = ("ekonomi.xlsx", "ekonomiblad", 2)
    let together = try Self.consolidated([goals, economy])
    #expect(together["SN"]?.assessed?.goals.count == 1)
    #expect(together["SN"]?.assessed?.scorecard.economy.count == 1)
    let states = together.files.filter { $0.unit?.code == "SN" }.map(\.state)
    #expect(states == [.received, .received])

    var corrected = Submission(
      "SN", [Goal("SN1", parent: "K1"), Goal("SN2", parent: "K1")], at: "2026-01-22T08:00")
    (corrected.file, corrected.mapping, corrected.number) = ("mål 2.xlsx", "målkort", 3)
    let later = try Self.consolidated([goals, economy, corrected])
    #expect(later["SN"]?.assessed?.goals.count == 2)
    #expect(later["SN"]?.assessed?.scorecard.economy.count == 1)
    #expect(
      later.files.filter { $0.unit?.code == "SN" }.map(\.state)
        == [.superseded, .received, .received])
  }

  @Test("Of two earlier files that have what a later one lacks, the newer tells it")
  func newestPart() throws {
    var files: [Submission] = []
    for (number, outcome, mapping) in [(1, Decimal(-100), "arbetsbok"), (2, -120, "blankett")] {
      var file = Submission("SN", [Goal("SN1", parent: "K1")], at: "2026-01-2\(number)T08:00")
      file.scorecard?.economy = [EconomyLine(.costs, budget: -100, outcome: outcome)]
      (file.file, file.mapping, file.number) = ("\(mapping).xlsx", mapping, number)
      files.append(file)
    }
    var goals = Submission("SN", [Goal("SN1", parent: "K1")], at: "2026-01-23T08:00")
    (goals.file, goals.mapping, goals.number) = ("mål.xlsx", "målblock", 3)
    let result = try Self.consolidated(files + [goals])
    #expect(
      result["SN"]?.assessed?.scorecard.economy.map { $0.outcome?.value } == [Decimal(-120)])
    #expect(
      result.files.filter { $0.unit?.code == "SN" }.map(\.state)
        == [.superseded, .received, .received])
  }

  @Test("A file in another template that takes the place of an earlier one is told")
  func otherTemplate() throws {
    var own = Submission("SN", [Goal("SN1", parent: "K1")], at: "2026-01-20T08:00")
    (own.file, own.mapping, own.number) = ("sn.xlsx", "målkort", 1)
    var collection = Submission("SN", [Goal("SN1", parent: "K1")], at: "2026-01-21T08:00")
    (collection.file, collection.mapping, collection.number) = ("alla.xlsx", "samlad", 2)
    let result = try Self.consolidated([own, collection])
    let finding = try #require(result["SN"]?.findings.first { $0.code == .replacesOtherTemplate })
    #expect(finding.source.file == "alla.xlsx")
    #expect(finding.expected == "sn.xlsx")
  }

  @Test("A part that is left empty in the same template is not taken from an earlier file")
  func emptied() throws {
    var first = Submission("SN", [Goal("SN1", parent: "K1")], at: "2026-01-20T08:00")
    first.scorecard?.economy = [EconomyLine(.costs, budget: -100, outcome: -90)]
    (first.file, first.mapping, first.number) = ("a.xlsx", "målkort", 1)
    var second = Submission("SN", [Goal("SN1", parent: "K1")], at: "2026-01-21T08:00")
    (second.file, second.mapping, second.number) = ("b.xlsx", "målkort", 2)
    let result = try Self.consolidated([first, second])
    #expect(result["SN"]?.assessed?.scorecard.economy.isEmpty == true)
  }

  @Test("A returned file marks its unit, but nothing of it is counted")
  func returned() throws {
    var file = Submission(file: "trasig.xlsx", scorecard: nil)
    file.findings = [Finding(.damaged, at: Source(file: "trasig.xlsx"))]
    file.presumedUnit = "SN"
    var stray = Submission(file: "okänd.xlsx", scorecard: nil)
    stray.findings = [Finding(.unitUnknown, at: Source(file: "okänd.xlsx"))]
    let result = try Self.consolidated(Self.submissions + [file, stray])
    #expect(result["SN"]?.state == .returned)
    #expect(result["SN"]?.findings.map(\.code) == [.damaged])
    #expect(result.root.notSubmitted == ["BUN-FSK-02", "SN"])
    #expect(result.files.map(\.state).filter { $0 == .returned }.count == 2)
    #expect(result.files.last?.unit == nil)
    #expect(result.files.last?.findings.map(\.code) == [.unitUnknown])
  }

  @Test("A returned file does not hide a scorecard that was received")
  func returnedBesideReceived() throws {
    var file = Submission(file: "trasig.xlsx", scorecard: nil)
    file.presumedUnit = "BUN"
    file.receivedAt = "2026-01-30"
    #expect(try Self.consolidated(Self.submissions + [file])["BUN"]?.state == .received)
  }

  @Test("A scorecard of a unit outside the register counts nowhere")
  func unknownUnit() throws {
    let result = try Self.consolidated(Self.submissions + [Submission("XYZ", [Goal("1")])])
    #expect(result.files.last?.state == .returned)
    #expect(result.root.counts.total + result.root.countsBelow.total == 5)
  }

  @Test("A unit that is not to submit is neither missing nor expected")
  func notExpected() throws {
    var units = ["K", "SN"].map { OrganisationalUnit($0) }
    units[1].submits = false
    let result = Consolidation(
      of: try Organisation(units), [], under: .guideline, period: "2025", on: .annualAccounts)
    #expect(result["SN"]?.state == .notExpected)
    #expect(result.root.notSubmitted == ["K"])
    #expect(result.root.expected == 1)
  }

  @Test("Economy sums own and below, and says which units the sums leave out")
  func economy() throws {
    var submissions = Self.submissions
    let lines: [(Decimal, Decimal)] = [(100, -300), (10, -40), (5, -12), (1, -2)]
    for (index, (income, costs)) in lines.enumerated() {
      submissions[index].scorecard?.economy = [
        EconomyLine(.income, budget: income, outcome: income + 1),
        EconomyLine(.costs, budget: costs, outcome: costs - 3),
      ]
    }
    let result = try Self.consolidated(submissions)
    let bun = try #require(result["BUN"]).economy
    #expect(bun.own?.net.outcome == -32)
    #expect(bun.total.income.budget == 16)
    #expect(bun.total.costs.outcome == -63)
    #expect(bun.total.net.variance == -6)
    #expect(result.root.economy.total.net.budget == -238)
    // Of these two nothing was received.
    func leftOut(_ result: Consolidation, _ code: String) -> [String] {
      result.unitsLeftOut(ofEconomyOf: code).map(\.unit.code).sorted()
    }
    #expect(leftOut(result, "K") == ["BUN-FSK-02", "SN"])
    #expect(leftOut(result, "BUN-FSK-01").isEmpty)

    // The net alone leaves out of income and costs what others give.
    submissions[1].scorecard?.economy = [EconomyLine(.net, budget: -5, outcome: -7)]
    #expect(leftOut(try Self.consolidated(submissions), "BUN") == ["BUN", "BUN-FSK-02"])
    // Where nobody gives more, nothing is left out.
    for position in submissions.indices {
      submissions[position].scorecard?.economy = [EconomyLine(.net, budget: -5, outcome: -7)]
    }
    #expect(leftOut(try Self.consolidated(submissions), "BUN") == ["BUN-FSK-02"])
    // A scorecard without any economy has none to leave out.
    submissions[1].scorecard?.economy = []
    #expect(leftOut(try Self.consolidated(submissions), "BUN") == ["BUN-FSK-02"])
  }
}

@Suite("The goal chain")
struct GoalChainTests {
  @Test("Goals find the goal that they serve, through the levels and whatever the spelling")
  func links() throws {
    let result = try ConsolidationTests.consolidated(ConsolidationTests.submissions)
    let municipal = GoalReference.first(of: "K")
    let committee = GoalReference.first(of: "BUN")
    #expect(result.chain.link(of: municipal) == .top)
    #expect(result.chain.link(of: committee) == .linked(municipal))
    #expect(result.chain.link(of: .first(of: "BUN-FSK")) == .linked(committee))
    #expect(result.chain.goals(serving: municipal) == [committee])
    #expect(result[committee]?.goal.number.value == "BUN1")
  }

  @Test("A link to a goal that does not exist is a finding with the goals that there are")
  func broken() throws {
    var submissions = ConsolidationTests.submissions
    submissions[1].scorecard?.goals = [
      Goal("BUN1", parent: "K9"), Goal("BUN2", parent: nil), Goal("BUN3", parent: "K1"),
    ]
    let result = try ConsolidationTests.consolidated(submissions)
    let findings = try #require(result["BUN"]).findings.filter { $0.code != .smartAdvice }
    #expect(findings.map(\.code) == [.parentGoalMissing, .parentGoalUnknown])
    let broken = try #require(findings.last)
    #expect(broken.source.cell == "C4")
    #expect(broken.found == "K9")
    #expect(broken.expected == "Målen ovanför är K1 och K2.")
    #expect(result["BUN"]?.state == .receivedWithErrors)
  }

  @Test("A link waits while a scorecard above is missing")
  func open() throws {
    let submissions = ConsolidationTests.submissions.filter { $0.scorecard?.unit != "BUN-FSK" }
    let result = try ConsolidationTests.consolidated(submissions)
    #expect(result.chain.link(of: .first(of: "BUN-FSK-01")) == .open("BUN-FSK1"))
    #expect(result["BUN-FSK-01"]?.findings.contains { $0.code == .parentGoalUnknown } == false)
  }

  @Test(
    "Past a scorecard that is awaited only a number with the code is sure",
    arguments: [("K1", true), ("1", false), ("Målet K1", false)])
  func pastAwaited(parent: String, isLinked: Bool) throws {
    func link(_ committee: [Goal]?) throws -> GoalLink {
      let submissions =
        [
          Submission("K", [Goal("K1"), Goal("1")]),
          Submission("BUN-FSK", [Goal("BUN-FSK1", parent: parent)]),
        ] + (committee.map { [Submission("BUN", $0)] } ?? [])
      return Consolidation(
        of: try Organisation(["K", "BUN", "BUN-FSK"].map { OrganisationalUnit($0) }), submissions,
        under: .guideline, period: "2025", on: .annualAccounts
      ).chain.link(of: .first(of: "BUN-FSK"))
    }
    let municipal = GoalReference(unit: "K", position: 0)
    #expect(try link(nil) == (isLinked ? .linked(municipal) : .open(parent)))
    // The committee may have a goal of the same number or text, and that is then the one meant.
    var same = Goal("1")
    same.text.value = "Målet K1"
    let expected = isLinked ? municipal : GoalReference(unit: "BUN", position: 0)
    #expect(try link([same]) == .linked(expected))
  }

  @Test("A goal of the municipality that no one serves is noted once everyone has submitted")
  func unserved() throws {
    let waiting = try ConsolidationTests.consolidated(ConsolidationTests.submissions)
    #expect(!waiting.root.findings.contains { $0.code == .goalNotServed })
    let last = Submission("SN", [Goal("SN1", parent: "K1")])
    let result = try ConsolidationTests.consolidated(ConsolidationTests.submissions + [last])
    let unserved = result.root.findings.filter { $0.code == .goalNotServed }
    #expect(unserved.map(\.found) == ["K2"])
    #expect(result.root.state == .received)
  }
}

extension GoalReference {
  fileprivate static func first(of unit: String) -> GoalReference {
    GoalReference(unit: unit, position: 0)
  }
}

/// A repeatable source of numbers (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
