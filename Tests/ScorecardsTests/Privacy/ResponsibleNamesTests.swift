import Scorecards
import Testing

@Suite("Names stay where they belong")
struct ResponsibleNamesTests {
  static func names() throws -> ResponsibleNames {
    var units = ["K", "SN", "SN-AO", "SN-AO-01", "SN-AO-02"].map { OrganisationalUnit($0) }
    units[3].manager = "Mona Söderblad"
    units[3].role = "Enhetschef"
    units[2].manager = "Birgitta Öhman"
    return ResponsibleNames(try Organisation(units))
  }

  @Test(
    "Above the unit a role stands for a name",
    arguments: [
      ("Mona Söderblad", "Enhetschef"), ("M. Söderblad och Planerare", "Enhetschef"),
      ("Mona", "Enhetschef"), ("Planerare", "Planerare"), ("HR-chef", "HR-chef"),
      ("Skyddsombud och driftledare", "Skyddsombud och driftledare"),
      ("Eva Nilsson", "Ansvarig på enheten"), ("Birgitta Öhman", "Ansvarig på enheten"),
    ])
  func above(text: String, shown: String) throws {
    let names = try Self.names()
    #expect(names.shown(text, of: "SN-AO-01", to: "SN-AO") == shown)
    #expect(names.shown(text, of: "SN-AO-01", to: nil) == shown)
    #expect(names.shown(text, of: "SN-AO-01", to: "SN-AO-02") == shown)
  }

  @Test("In the unit's own workbook names stand as they are")
  func own() throws {
    let names = try Self.names()
    #expect(names.shown("Mona Söderblad", of: "SN-AO-01", to: "SN-AO-01") == "Mona Söderblad")
    #expect(names.shown("Birgitta Öhman", of: "SN-AO", to: "SN-AO") == "Ansvarig på enheten")
  }
}
