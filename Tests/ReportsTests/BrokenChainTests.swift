import Scorecards
import Spreadsheet
import TestSupport
import Testing

@testable import Reports

@Suite("Where the red thread breaks")
struct BrokenChainTests {
  @Test("A committee's goal that no one serves is told past a förvaltning without goals of its own")
  func pastAdministration() throws {
    var units = SmallMunicipality.units
    var level = Level(depth: 2, name: "förvaltning", pluralName: "förvaltningar")
    level.hasGoals = false
    var administration = OrganisationalUnit(
      code: "BUF", name: "Barnförvaltningen", level: level, parent: "BUN")
    administration.submits = false
    units.insert(administration, at: 2)
    for position in units.indices.dropFirst(3) where units[position].level.depth > 1 {
      units[position].level.depth += 1
    }
    units[3].parent = "BUF"

    var submissions = SmallMunicipality().submissions
    submissions[2].scorecard?.goals[0].parent = nil
    let consolidation = Consolidation(
      of: try Organisation(units), submissions, under: .guideline, period: "2025",
      on: .annualAccounts)
    let workbook = AccountsReport(consolidation, SmallMunicipality().metadata).workbook
    let breaks = try #require(
      SheetTable(workbook[sheet: "Kommunens mål"], headings: "Nr", "Mål", "Nivå")
    ).records
    #expect(
      breaks.map { [$0["Nr"], $0["Vad som brister"]] } == [
        ["K2", "Inget mål på nivåerna under bidrar"],
        ["BUN1", "Inget mål på nivåerna under bidrar"],
        ["BUN-FSK1", "Målet är inte kopplat till något mål ovanför"],
        ["SN1", "Det mål som anges finns inte"],
      ])
  }
}
