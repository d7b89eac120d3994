import Foundation
import Scorecards
import TestSupport
import Testing

/// What `Samples/facit.csv` says, worked out by a program that shares nothing with this one.
///
/// Its goals' computed and assessed colours are taken as given; final colours, counts, the units'
/// colours and the sums of the economy must come out the same.
struct Facit {
  private(set) var rows: [String: [(key: String, value: String)]] = [:]

  init() throws {
    let file = projectFolder.appending(path: "Samples/facit.csv")
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: ";").map(String.init)
      guard fields.count == 3 else { continue }
      rows[fields[0], default: []].append((fields[1], fields[2]))
    }
  }

  subscript(what: String) -> [(key: String, value: String)] { rows[what] ?? [] }

  func value(_ what: String, _ key: String) -> String? {
    self[what].first { $0.key == key }?.value
  }

  func consolidation() throws -> Consolidation {
    let organisation = try Organisation(
      self["namn"].map { OrganisationalUnit($0.key, $0.value) })
    let received = self["status"].filter { $0.value.hasPrefix("mottagen") }.map(\.key)
    let submissions = try received.map { unit in
      Submission(unit, try goals(of: unit), economy: try economy(of: unit))
    }
    return Consolidation(
      of: organisation, submissions, under: .guideline, period: "2025", on: .annualAccounts)
  }

  private func goals(of unit: String) throws -> [Goal] {
    try self["mål"].filter { Self.unit(ofGoal: $0.key) == unit }.map { row in
      let colours = row.value.split(separator: " ").map(String.init)
      let computed = try #require(Fulfilment(swedishColor: colours[0]))
      return Goal(row.key, computed: computed, assessed: Fulfilment(swedishColor: colours[1]))
    }
  }

  private func economy(of unit: String) throws -> [EconomyLine] {
    // A template may lack the economy, or the year before.
    guard value("ekonomi, egen", "\(unit) netto budget 2025") != nil else { return [] }
    return try [("intäkter", EconomyLine.Kind.income), ("kostnader", .costs)].map { name, kind in
      func figure(_ column: String) throws -> Decimal? {
        try value("ekonomi, egen", "\(unit) \(name) \(column)").map { try decimal($0) }
      }
      return EconomyLine(
        kind, budget: try figure("budget 2025"), outcome: try figure("utfall 2025"),
        previous: try figure("utfall 2024"))
    }
  }

  /// `K1` and `BUN-FSK1` end in a number, `BUN-FSK-01.1` in a point and a number.
  static func unit(ofGoal number: String) -> String {
    if let point = number.firstIndex(of: ".") { return String(number[..<point]) }
    return String(number.reversed().drop(while: \.isNumber).reversed())
  }
}

extension Fulfilment {
  fileprivate init?(swedishColor: String) {
    guard let match = Self.allCases.first(where: { $0.swedishColor == swedishColor }) else {
      return nil
    }
    self = match
  }
}

@Suite("The sample municipality, against its facit")
struct SampleMunicipalityTests {
  @Test("Each goal's final colour")
  func goals() throws {
    let facit = try Facit()
    let result = try facit.consolidation()
    let expected = Dictionary(uniqueKeysWithValues: facit["mål"].map { ($0.key, $0.value) })
    let goals = result.units.compactMap(\.assessed).flatMap(\.goals)
    #expect(goals.count == 153)
    for goal in goals {
      let number = goal.goal.number.value
      let found = [
        goal.computed.fulfilment.swedishColor, goal.assessed?.swedishColor ?? "-",
        goal.final.fulfilment.swedishColor,
      ]
      #expect(found.joined(separator: " ") == expected[number], "\(number)")
    }
  }

  @Test("Each unit's counts and colour")
  func units() throws {
    let facit = try Facit()
    let result = try facit.consolidation()
    let received = result.units.filter(\.state.isReceived)
    #expect(received.count == 55)
    for unit in received {
      for fulfilment in Fulfilment.allCases {
        let expected = facit.value("antal mål \(fulfilment.swedishColor)", unit.unit.code)
        #expect(String(unit.counts[fulfilment]) == expected, "\(unit.unit.code) \(fulfilment)")
      }
      let colour = unit.assessed?.overall.fulfilment.swedishColor
      #expect(colour == facit.value("enhetens färg", unit.unit.code), "\(unit.unit.code)")
    }
  }

  @Test("Expected, received and missing units add up")
  func submissions() throws {
    let facit = try Facit()
    let root = try facit.consolidation().root
    #expect(String(root.expected) == facit.value("antal", "förväntade enheter"))
    #expect(String(root.received) == facit.value("antal", "mottagna enheter"))
    #expect(String(root.notSubmitted.count) == facit.value("antal", "ej mottagna enheter"))
  }

  @Test("The economy of each level, own and below")
  func economy() throws {
    let facit = try Facit()
    let result = try facit.consolidation()
    let rows = facit["ekonomi, egen och underliggande"]
    #expect(rows.count == 216)
    for row in rows {
      let words = row.key.split(separator: " ", maxSplits: 2).map(String.init)
      let total = try #require(result[words[0]]).economy.total
      let line = ["intäkter": total.income, "kostnader": total.costs][words[1]] ?? total.net
      let figures = [
        "budget 2025": line.budget, "utfall 2025": line.outcome, "avvikelse": line.variance,
        "utfall 2024": line.previousOutcome,
      ]
      #expect(figures[words[2]] == (try decimal(row.value)), "\(row.key)")
    }
  }
}
