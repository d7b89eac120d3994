import Scorecards
import Testing

@testable import Reports

@Suite("The import file of Stratsys")
struct StratsysExportTests {
  @Test("Only names that match letter for letter are written, and the rest are told")
  func export() throws {
    let consolidation = try SmallMunicipality().consolidation()
    let names = [
      StratsysExport.Name(organisation: "Ekeby kommun", measure: "Andel nöjda, K1"),
      StratsysExport.Name(organisation: "Förskola", measure: "Andel nöjda, BUN-FSK1"),
      StratsysExport.Name(organisation: "Förskola", measure: "andel nöjda, BUN-FSK1"),
      StratsysExport.Name(organisation: "Ängen", measure: "Andel nöjda, BUN-FSK-01.1"),
    ]
    let export = StratsysExport(consolidation, names: names)
    #expect(
      export.text
        == "Ekeby kommun\t2025-12-31\tAndel nöjda, K1\t85\r\n"
        + "Förskola\t2025-12-31\tAndel nöjda, BUN-FSK1\t60\r\n")
    #expect(export.leftOut.contains("Ekeby kommun: Andel nöjda, K2 finns inte i Stratsys lista."))
    #expect(export.leftOut.contains("Förskola: andel nöjda, BUN-FSK1 har inget utfall."))
    #expect(export.leftOut.contains("Ängen: Andel nöjda, BUN-FSK-01.1 har inget utfall."))
  }

  @Test("A day is no value there, and is told")
  func day() throws {
    let municipality = SmallMunicipality()
    var submissions = municipality.submissions
    let day = try #require(CalendarDay("2025-06-30"))
    submissions[0].scorecard?.goals[0].indicators[0].outcome?.value = .measured(Quantity(day))
    let export = StratsysExport(
      try municipality.consolidation(of: submissions),
      names: [.init(organisation: "Ekeby kommun", measure: "Andel nöjda, K1")])
    #expect(export.text.isEmpty)
    #expect(
      export.leftOut.contains(
        "Ekeby kommun: Andel nöjda, K1 är en dag, som Stratsys inte tar emot.")
    )
  }
}
