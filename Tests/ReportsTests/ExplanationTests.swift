import Findings
import Foundation
import FoundationEssentials
import Scorecards
import Testing

@testable import Reports

@Suite("Explanations")
struct ExplanationTests {
  let consolidation: Consolidation

  init() throws {
    consolidation = try SmallMunicipality().consolidation()
  }

  @Test("A goal is explained by every step, with figures and cells, down to what would change it")
  func goal() throws {
    let explanation = try #require(Explanation(of: "bun 1", in: consolidation))
    let goal = try #require(explanation.goals.first)
    #expect(goal.number == "BUN1")
    let assessed = try #require(consolidation["BUN"]?.assessed?.goals.first)
    #expect(goal.color == assessed.final.fulfilment.swedishColor)
    #expect(
      goal.steps.map(\.title) == [
        "Indikator: \(assessed.indicators[0].indicator.name.value)", "Beräknad",
        "Aktiviteter, som stöd och inte som färg", "Bedömd av chefen", "Slutlig",
      ])
    #expect(goal.steps[2].reason == "0 av 1 klara (0 %).")
    #expect(
      goal.steps.compactMap(\.color)
        == [
          assessed.indicators[0].judgement.fulfilment, assessed.computed.fulfilment,
          try #require(assessed.assessed), assessed.final.fulfilment,
        ].map(\.swedishColor))
    let outcome = try #require(assessed.indicators[0].indicator.outcome)
    let figure = try #require(goal.steps[0].figures.first { $0.name == "Utfall" })
    #expect(figure.value == outcome.value.swedish)
    #expect(figure.place == outcome.source.description)
    #expect(goal.serves.hasPrefix("K1 "))
    #expect(goal.servedBy.count == 1)
    #expect(!goal.alternatives.isEmpty)
    let lines = explanation.text.split(separator: "\n")
    #expect(lines.first?.hasPrefix("Policy: perstorp, antagen av Kommunfullmäktige") == true)
    for step in goal.steps { #expect(explanation.text.contains(step.title)) }
  }

  @Test("An indicator is explained with every goal that holds it")
  func indicator() throws {
    let name = try #require(
      consolidation["SN"]?.assessed?.goals.first?.goal.indicators.first?.name.value)
    let explanation = try #require(Explanation(of: name.uppercased(), in: consolidation))
    #expect(explanation.goals.contains { $0.number == "SN1" })
    for goal in explanation.goals {
      #expect(goal.steps.contains { $0.title == "Indikator: \(name)" })
    }
  }

  @Test("A unit is explained by its goals, and by whom it still waits for")
  func unit() throws {
    let explanation = try #require(Explanation(of: "förskola", in: consolidation))
    let unit = try #require(explanation.unit)
    #expect(unit.code == "BUN-FSK")
    #expect(unit.steps.map(\.title) == ["Mål BUN-FSK1"])
    #expect(unit.awaited == ["BUN-FSK-02"])
    let silent = try #require(Explanation(of: "Skogen", in: consolidation)?.unit)
    #expect(silent.color == nil)
    #expect(silent.reason == "Inget styrkort är mottaget.")
  }

  @Test("What there is nothing of is not explained; names like it are told")
  func unknown() {
    #expect(Explanation(of: "SN12", in: consolidation) == nil)
    #expect(Explanation.names(near: "SN12", in: consolidation).first == "SN1")
  }

  @Test("A goal is also explained by its text, or by words that no other goal has")
  func text() throws {
    let all = consolidation.units.flatMap { $0.assessed?.goals ?? [] }.map(\.goal)
    for goal in all {
      let explanation = try #require(Explanation(of: goal.text.value, in: consolidation))
      #expect(explanation.goals.map(\.number) == [goal.number.value])
    }
    #expect(Explanation(of: "MÅLET bun 1", in: consolidation)?.goals.map(\.number) == ["BUN1"])

    // Words of several goals explain none of them; all are told.
    #expect(Explanation(of: "målet", in: consolidation) == nil)
    #expect(Explanation.goals(with: "målet", in: consolidation).count == all.count)
    #expect(Explanation.goals(with: "målet bun 1", in: consolidation) == ["BUN1 Målet BUN1"])
    #expect(Explanation.goals(with: "  ", in: consolidation).isEmpty)

    // Words that no goal has lead to those that share the most.
    #expect(Explanation(of: "Målet om skog", in: consolidation) == nil)
    let near = Explanation.names(near: "Målet om skog", in: consolidation)
    #expect(near.count == 3 && near.allSatisfy { $0.contains(" Målet ") }, "\(near)")
  }

  @Test("Explanations hold no names of persons")
  func privacy() throws {
    for unit in consolidation.units {
      let text = try #require(Explanation(of: unit.unit.code, in: consolidation)).text
      #expect(!text.contains(SmallMunicipality.manager))
    }
  }

  @Test("A policy compared with itself changes nothing; with another, the goals that differ")
  func comparison() throws {
    let same = PolicyComparison(consolidation, consolidation)
    #expect(same.differences.isEmpty)
    #expect(same.text.contains("0 av \(same.goals) mål byter färg."))
    #expect(same.text.contains("0 av \(same.units) enheter byter samlad färg."))

    var policy = FulfilmentPolicy.guideline
    policy.name = "beräknad"
    policy.weighing = Weighing(.computedStands)
    let other = Consolidation(
      of: consolidation.organisation, SmallMunicipality().submissions, under: policy,
      period: "2025", on: .annualAccounts)
    let comparison = PolicyComparison(consolidation, other)
    let pairs = zip(consolidation.units, other.units).flatMap { one, other in
      zip(one.assessed?.goals ?? [], other.assessed?.goals ?? [])
    }
    let expected = pairs.filter { $0.final.fulfilment != $1.final.fulfilment }
    #expect(comparison.differences.map(\.number) == expected.map { $0.0.goal.number.value })
    #expect(!comparison.differences.isEmpty)
    let units = zip(consolidation.units, other.units).filter {
      $0.assessed?.overall.fulfilment != $1.assessed?.overall.fulfilment
    }
    #expect(comparison.unitDifferences.map(\.unit) == units.map { $0.0.unit.code })
    #expect(!units.isEmpty)
    #expect(comparison.counts.map { $0.values.reduce(0, +) } == [pairs.count, pairs.count])
  }

  @Test("A policy that only counts goals gives no unit another colour, and the comparison says so")
  func onlyCounts() {
    var policy = FulfilmentPolicy.guideline
    policy.name = "antal"
    policy.scorecards = Aggregation(.countsOnly)
    let other = Consolidation(
      of: consolidation.organisation, SmallMunicipality().submissions, under: policy,
      period: "2025", on: .annualAccounts)
    let comparison = PolicyComparison(consolidation, other)
    #expect(comparison.unitDifferences.isEmpty)
    #expect(comparison.text.contains("antal ger enheterna ingen samlad färg, bara antal.\n"))
    #expect(!comparison.text.contains("byter samlad färg"))
  }
}
