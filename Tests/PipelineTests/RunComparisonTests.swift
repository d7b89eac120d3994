import Findings
import Testing

@testable import Pipeline

@Suite("The comparison of two runs")
struct RunComparisonTests {
  @Test("Equal runs have nothing to tell")
  func equal() {
    let comparison = RunComparison(from: Self.record([Self.unit]), to: Self.record([Self.unit]))
    #expect(comparison.isEmpty)
    #expect(comparison.text(in: .swedish) == "Inget är ändrat.\n")
  }

  @Test("State, file, colours and sums are told by unit, with what they were and are")
  func changed() {
    var later = Self.unit
    later.file = "rättad.xlsx"
    later.goals = ["BUN.1": "gul", "BUN.3": "röd"]
    later.net = "-11023.5"
    let comparison = RunComparison(from: Self.record([Self.unit]), to: Self.record([later]))
    #expect(
      comparison.text(in: .swedish) == """
        Barn- och utbildning (BUN), fil: a.xlsx blev rättad.xlsx
        Barn- och utbildning (BUN), nettoutfall: −10 tkr blev −11\u{A0}023,5 tkr
        Barn- och utbildning (BUN), mål BUN.1: grön blev gul
        Barn- och utbildning (BUN), mål BUN.2: svart blev –
        Barn- och utbildning (BUN), mål BUN.3: – blev röd

        """)
  }

  @Test("A unit that is new in the register, and one that has gone, are told")
  func register() {
    var other = Self.unit
    other.code = "SN"
    let comparison = RunComparison(from: Self.record([Self.unit]), to: Self.record([other]))
    #expect(Set(comparison.changes.map(\.code)) == ["BUN", "SN"])
    #expect(comparison.changes.allSatisfy { ($0.code == "SN") == ($0.before == nil) })
  }

  @Test("Another period is not compared; other rules are told")
  func otherBasis() {
    var later = Self.record([])
    later.rules = "andra"
    #expect(RunComparison(from: Self.record([]), to: later).hasOtherRules)
    later.period = "2026"
    let comparison = RunComparison(from: Self.record([Self.unit]), to: later)
    #expect(comparison.hasOtherPeriod)
    #expect(comparison.changes.isEmpty)
  }

  private static let unit = RunRecord.UnitResult(
    code: "BUN", name: "Barn- och utbildning", state: "mottagen", file: "a.xlsx",
    fulfilment: "grön", goals: ["BUN.1": "grön", "BUN.2": "svart"], net: "-10")

  private static func record(_ units: [RunRecord.UnitResult]) -> RunRecord {
    RunRecord(
      verdict: .done, municipality: "Ekeby", period: "2025", time: "2026-02-01T02:00:00Z",
      runID: "1", rules: "dessa", expected: 1, received: 1, receivedWithErrors: 0, missing: [],
      returned: [], units: units, files: [], hindered: [], outputs: [])
  }
}
