import FoundationEssentials
import Scorecards
import Testing

@Suite("Small groups")
struct SmallGroupsTests {
  /// A municipality where each unit has one indicator of so many people.
  static func consolidation(_ people: [String: Int?]) throws -> Consolidation {
    let codes = ["K", "A", "A-1", "A-2", "A-3", "B", "B-1"]
    let submissions = codes.filter { people.keys.contains($0) }.map { code in
      var goal = Goal("\(code).1")
      goal.indicators[0].respondents = (people[code] ?? nil).map { sourced(Decimal($0)) }
      return Submission(code, [goal])
    }
    return Consolidation(
      of: try Organisation(codes.map { OrganisationalUnit($0) }), submissions,
      under: .guideline, period: "2025", on: .annualAccounts)
  }

  static func hidden(_ people: [String: Int?]) throws -> [String] {
    let groups = SmallGroups(in: try consolidation(people), smallest: 5)
    return people.keys.filter {
      groups.hides(indicator: 0, of: GoalReference(unit: $0, position: 0))
    }.sorted()
  }

  @Test(
    "A small group is hidden, and a second figure where the whole would give it away",
    arguments: [
      (["A": 60, "A-1": 20, "A-2": 25, "A-3": 15], []),
      // The whole less would be A-3; the next smallest goes too.
      (["A": 48, "A-1": 20, "A-2": 25, "A-3": 3], ["A-1", "A-3"]),
      (["A": 33, "A-1": 4, "A-2": 25, "A-3": 4], ["A-1", "A-3"]),
      // Nothing above tells of it.
      (["A-1": 20, "A-2": 25, "A-3": 3], ["A-3"]),
      // The only part is the whole.
      (["B": 4, "B-1": 4], ["B", "B-1"]),
      (["B": nil, "B-1": 4], ["B", "B-1"]),
      (["A": 25, "A-1": 5, "A-2": 5, "A-3": 15], []),
      // Which is the next smallest is not known: the first whose number nobody gave comes last.
      (["A": nil, "A-1": nil, "A-2": 12, "A-3": 2], ["A-2", "A-3"]),
    ] as [([String: Int?], [String])])
  func hiding(people: [String: Int?], expected: [String]) throws {
    #expect(try Self.hidden(people) == expected)
  }

  @Test("No hidden figure is ever alone under a whole that is shown, in 300 cases")
  func never() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 1...300 {
      var people: [String: Int?] = [:]
      for code in ["K", "A", "A-1", "A-2", "A-3", "B", "B-1"]
      where Int.random(in: 0...4, using: &generator) > 0 {
        people[code] = .some(
          Bool.random(using: &generator) ? Int.random(in: 0...12, using: &generator) : nil)
      }
      let hidden = Set(try Self.hidden(people))
      for (code, number) in people { if let number, number < 5 { #expect(hidden.contains(code)) } }
      for (parent, children) in ["K": ["A", "B"], "A": ["A-1", "A-2", "A-3"], "B": ["B-1"]] {
        guard people.keys.contains(parent), !hidden.contains(parent) else { continue }
        #expect(children.count(where: hidden.contains) != 1, "\(people) \(hidden)")
      }
    }
  }
}
