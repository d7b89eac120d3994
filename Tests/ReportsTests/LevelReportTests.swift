import Scorecards
import Spreadsheet
import Testing

@testable import Reports

@Suite("The workbook of a unit")
struct LevelReportTests {
  @Test("Upper levels show the units below; the lowest show only themselves")
  func sheets() throws {
    let municipality = SmallMunicipality()
    let committee = try municipality.level("BUN").sheets.map(\.name)
    #expect(committee.contains("Underordnade enheter"))
    #expect(committee.contains("Enheter per färg"))
    let unit = try municipality.level("BUN-FSK-01").sheets.map(\.name)
    #expect(!unit.contains("Underordnade enheter"))
    #expect(
      unit == [
        "Översikt", "Egna mål", "Ekonomi", "Indikatorer", "Aktiviteter",
        "Investeringar", "Investeringsprojekt", "Anmärkningar", "Källor",
      ])
  }

  @Test("A unit without a scorecard is kept apart from units that are not measured")
  func notSubmitted() throws {
    let sheet = try #require(SmallMunicipality().level("BUN")[sheet: "Underordnade enheter"])
    let row = try #require(sheet.rows.first { $0[column: 0]?.value == .text("Skogen") })
    #expect(row[column: 2]?.value == .text("Ej lämnat"))
    #expect(row[column: 6]?.value == .text("Saknas"))
    let names = try #require(SmallMunicipality().level("BUN")[sheet: "Enheter per färg"])
    let last = try #require(names.rows.last)
    #expect(
      last.cells.map(\.value) == [
        .text("Alla områden"), .text("Ej lämnat"), .number(1), .text("Skogen"),
      ])
  }

  @Test(
    "A manager's name stands in the unit's own workbook and in no other",
    arguments: [
      "K", "BUN", "BUN-FSK",
    ])
  func names(code: String) throws {
    let municipality = SmallMunicipality()
    func names(in workbook: Workbook) -> Int {
      workbook.cells.count { cell in
        guard case .text(let text) = cell.cell.value else { return false }
        return text.contains(SmallMunicipality.manager)
      }
    }
    #expect(names(in: try municipality.level(code)) == 0)
    #expect(names(in: try municipality.accounts()) == 0)
    #expect(names(in: try municipality.level("BUN-FSK-01")) == 2)
    let roles = try municipality.level("BUN-FSK").records(of: "Aktiviteter").map { $0["Ansvarig"] }
    #expect(roles == [.text("Rektor"), .text("Rektor")])
  }

  @Test("The name of the file tells unit and period")
  func fileName() throws {
    let municipality = SmallMunicipality()
    let consolidation = try municipality.consolidation()
    let unit = try #require(consolidation["BUN-FSK"])
    #expect(
      LevelReport(unit, consolidation, municipality.metadata).fileName == "BUN-FSK Förskola 2025")
  }
}
