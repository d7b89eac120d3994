import Scorecards
import Testing

@Suite("The register of units")
struct OrganisationTests {
  static let units = [
    OrganisationalUnit("K", "Ekeby kommun"), OrganisationalUnit("BUN", "Barn och utbildning"),
    OrganisationalUnit("BUN-FSK", "Förskola"), OrganisationalUnit("BUN-FSK-02", "Solgläntan"),
    OrganisationalUnit("BUN-FSK-01", "Björkbackens förskola"), OrganisationalUnit("SN", "Social"),
  ]

  @Test("Children come in the order of the register, and every unit finds its way up")
  func tree() throws {
    let organisation = try Organisation(Self.units)
    #expect(organisation.root.code == "K")
    #expect(organisation.children(of: "K").map(\.code) == ["BUN", "SN"])
    #expect(organisation.children(of: "BUN-FSK").map(\.code) == ["BUN-FSK-02", "BUN-FSK-01"])
    #expect(organisation.ancestors(of: "BUN-FSK-01").map(\.code) == ["BUN-FSK", "BUN", "K"])
    #expect(
      organisation.unitsFromTop.map(\.code)
        == ["K", "BUN", "BUN-FSK", "BUN-FSK-02", "BUN-FSK-01", "SN"])
    #expect(organisation.levels.map(\.name) == ["kommun", "nämnd", "verksamhet", "enhet"])
  }

  @Test(
    "A register that contradicts itself is refused, with the place and the code",
    arguments: [
      ([], .noUnits, nil),
      ([OrganisationalUnit("K"), OrganisationalUnit("K")], .codeRepeated(firstPosition: 0), 1),
      ([OrganisationalUnit("K"), OrganisationalUnit("")], .codeMissing, 1),
      ([OrganisationalUnit("K"), OrganisationalUnit("SN-AO")], .parentUnknown("SN"), 1),
      ([OrganisationalUnit("K"), secondRoot], .secondRoot("K"), 1),
      ([OrganisationalUnit("K"), OrganisationalUnit("A"), ownParent], .parentNotAbove("B"), 2),
      ([ownParent], .parentNotAbove("B"), 0),
    ] as [([OrganisationalUnit], OrganisationError.Kind, Int?)])
  func contradictions(
    units: [OrganisationalUnit], kind: OrganisationError.Kind, position: Int?
  ) throws {
    let error = try #require(throws: OrganisationError.self) { try Organisation(units) }
    #expect(error.kind == kind)
    #expect(error.position == position)
    #expect(error.code == position.map { units[$0].code })
  }

  static let secondRoot = OrganisationalUnit(
    code: "X", name: "X", level: Level.guideline[0], parent: nil)
  static let ownParent = OrganisationalUnit(
    code: "B", name: "B", level: Level.guideline[1], parent: "B")

  @Test(
    "A unit is found by code, name or alias, whatever the case and blanks",
    arguments: [
      ("BUN-FSK", "BUN-FSK"), (" bun-fsk ", "BUN-FSK"), ("björkbackens  FÖRSKOLA", "BUN-FSK-01"),
      ("Hemmet", "SN"), ("Förskolan", nil), ("", nil), ("Gemensam", nil),
    ])
  func names(name: String, code: String?) throws {
    var units = Self.units
    units[5].aliases = ["Hemmet", "Gemensam"]
    units[1].aliases = ["gemensam", ""]
    #expect(try Organisation(units).unit(named: name)?.code == code)
  }

  @Test(
    "A misspelt name gets the nearest names as suggestions",
    arguments: [
      ("Björkbakens förskola", ["Björkbackens förskola"]), ("Förksola", ["Förskola"]),
      ("Solglänt", ["Solgläntan"]), ("Vattenverket", []),
    ])
  func suggestions(name: String, expected: [String]) throws {
    #expect(try Organisation(Self.units).names(near: name) == expected)
  }

  @Test(
    "A unit is recognised in a file name by its longest name",
    arguments: [
      ("Styrkort Solgläntan 2025.xlsx", "BUN-FSK-02"),
      ("björkbackens förskola.ods", "BUN-FSK-01"), ("Mall.xlsx", nil),
    ])
  func mentions(text: String, code: String?) throws {
    #expect(try Organisation(Self.units).unit(mentionedIn: text)?.code == code)
  }
}
