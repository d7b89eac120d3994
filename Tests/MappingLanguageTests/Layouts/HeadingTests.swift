import Findings
import Scorecards
import Spreadsheet
import Testing

@testable import MappingLanguage

@Suite("Headings and where things end")
struct HeadingTests {
  private static let mapping = """
    mall: prov
    känns igen på: {blad: Kort}
    delar:
      - formulär: Enheten
        fält: {enhet: Enhet}
      - tabell: Mål
        kolumner:
          mål: {nummer: Nr, text: Mål}
          indikator: {namn: Indikator, målvärde: {rubrik: Målvärde, tal utan ord: minst}, utfall: Utfall}
    """

  @Test("A merged heading over several columns with headings of their own must be told apart")
  func mergedHeading() throws {
    var sheet = Sheet(
      "Kort",
      [
        ["Enhet", "Norra skolan"], [],
        ["Nr", "Mål", "Indikator", "Målvärde", "Utfall", nil],
        [nil, nil, nil, nil, "Föreg. år", "2025"],
        [1, "Trygga", "Trivs", 85, 87, 88.5],
      ])
    sheet.merge("E3:F3")
    let extraction = try extract([sheet], with: Self.mapping)
    let finding = try #require(extraction.findings.first { $0.code == .columnAmbiguous })
    #expect(finding.found == "E och F")
    let whole = try extract(
      [sheet], with: Self.mapping.replacing("utfall: Utfall", with: "utfall: \"Utfall {år}\""))
    #expect(whole.findings == [])
    #expect(whole.scorecard?.goals[0].indicators[0].outcome?.value.shown == "88,5")
  }

  @Test("Words broken over two lines are whole")
  func brokenWords() throws {
    let sheet = Sheet(
      "Kort",
      [
        ["Enhet", "Norra skolan"], [],
        ["Nr", "Mål", "Indi-\nkator", "Mål-\nvärde", "Ut-\nfall"],
        [1, "Trygga", "Trivs", 85, 88],
      ])
    let extraction = try extract([sheet], with: Self.mapping)
    #expect(extraction.findings == [])
    #expect(extraction.scorecard?.outline == ["BUN-01.1 Trygga [-]", "  Trivs: minst 85 → 88"])
  }

  @Test("A column that is not there is told with the headings that are")
  func missingColumn() throws {
    let sheet = Sheet(
      "Kort",
      [
        ["Enhet", "Norra skolan"], [],
        ["Nr", "Mål", "Indikator", "Målvärde", "Resultat 2025"], [1, "Trygga", "Trivs", 85, 88],
      ])
    let finding = try #require(
      try extract([sheet], with: Self.mapping).findings.first { $0.code == .columnMissing })
    #expect(
      finding.message
        == "Kolumnen ”Utfall” hittas inte. Rubrikraden har: Nr, Mål, Indikator, Målvärde, Resultat 2025."
    )
  }

  @Test(
    "A template is told by the names of its sheets", arguments: [("Kort", true), ("Blad1", false)])
  func sheetSign(name: String, isKnown: Bool) throws {
    let extraction = try extract(
      [
        Sheet(
          name, [["Enhet", "Norra skolan"], [], ["Nr", "Mål", "Indikator", "Målvärde", "Utfall"]])
      ],
      with: Self.mapping)
    #expect((extraction.mapping == "prov") == isKnown)
  }

  @Test("Any of several names of a sheet will do, and one that must not be there refuses")
  func sheetNames() throws {
    let rows: [[Content]] = [
      ["Enhet", "Norra skolan"], [], ["Nr", "Mål", "Indikator", "Målvärde", "Utfall"],
    ]
    let several = Self.mapping.replacing("{blad: Kort}", with: "{blad: [Kort, Målblad]}")
    #expect(try extract([Sheet("Målblad", rows)], with: several).mapping == "prov")
    let refusing = Self.mapping.replacing("delar:", with: "men inte på: {blad: Gammalt}\ndelar:")
    #expect(try extract([Sheet("Kort", rows)], with: refusing).mapping == "prov")
    let both = [Sheet("Kort", rows), Sheet("Gammalt", [["x"]])]
    #expect(try extract(both, with: refusing).mapping == nil)
  }

  @Test("The last block ends where a table beside the blocks begins")
  func lastBlock() throws {
    let mapping = """
      mall: prov
      känns igen på: {text: Uppföljning}
      delar:
        - formulär: Enheten
          fält: {enhet: Enhet}
        - block: Ett block per mål
          börjar vid: "Mål nr"
          delar:
            - formulär: Målet
              fält: {mål: {nummer: Mål nr, text: {ledtext: "Målet är: *", värdet står: i samma cell}}}
            - tabell: Aktiviteter
              kolumner: {aktivitet: {text: Aktivitet, status: Läge}}
        - tabell: Ekonomi
          kolumner: {ekonomi: {post: Post, budget: Budget, utfall: Utfall}}
      ekonomi: {belopp: tkr, kostnader: negativa}
      """
    let sheet = Sheet(
      "Blad1",
      [
        ["Uppföljning"], ["Enhet", "Norra skolan"],
        ["Mål nr", 1], ["Målet är: Alla läser"], ["Aktivitet", "Läge"], ["Läsvecka", "Klar"], [],
        ["Mål nr", 2], ["Målet är: Alla räknar"], ["Aktivitet", "Läge"], ["Mattevecka", "Pågår"],
        [],
        ["Post", "Budget", "Utfall"], ["Intäkter", 100, 110], ["Kostnader", -200, -190],
      ])
    let extraction = try extract([sheet], with: mapping)
    #expect(extraction.findings == [])
    #expect(
      extraction.scorecard?.outline == [
        "BUN-01.1 Alla läser [-]", "  * Läsvecka -", "BUN-01.2 Alla räknar [-]",
        "  * Mattevecka -", "income: 100 110 -", "costs: -200 -190 -",
      ])
  }

  @Test("A goal that is assessed in two ways is told")
  func twoAssessments() throws {
    let mapping = Self.mapping.replacing(
      "text: Mål}", with: "text: Mål, bedömning: Bedömning}")
    let sheet = Sheet(
      "Kort",
      [
        ["Enhet", "Norra skolan"], [],
        ["Nr", "Mål", "Indikator", "Målvärde", "Utfall", "Bedömning"],
        [1, "Trygga", "Trivs", 85, 88, "Grön"], [1, "Trygga", "Mobbning", 5, 6, "Röd"],
        [2, "Alla läser", "Läser", 85, 88, "Grön"], [2, "Alla läser", "Böcker", 5, 6, "Grön"],
      ])
    let extraction = try extract([sheet], with: mapping)
    #expect(extraction.findings.map(\.short) == ["statusAmbiguous F5"])
    #expect(extraction.scorecard?.goals.map { $0.assessment?.value } == [.met, .met])
  }

  @Test("Two tables may both tell which unit their rows are about")
  func unitsInTwoTables() throws {
    let mapping = """
      mall: prov
      känns igen på: {blad: Kort}
      delar:
        - tabell: Mål
          kolumner: {enhet: Enhet, mål: {nummer: Nr, text: Mål}}
        - tabell: Ekonomi
          kolumner:
            enhet: Nämnd
            ekonomi: {post: {alltid: Nettokostnad}, budget: Budget, utfall: Bokslut}
      ekonomi: {belopp: mnkr, kostnader: negativa, netto: kostnader minus intäkter}
      """
    let extraction = try extract(
      [
        Sheet(
          "Kort",
          [
            ["Enhet", "Nr", "Mål"], ["Norra skolan", 1, "Trygga"], ["Södra skolan", 1, "Läslust"],
            [],
            ["Nämnd", "Budget", "Bokslut"], ["Norra skolan", 10, 11], ["Södra skolan", 20, 19],
          ])
      ], with: mapping)
    #expect(extraction.findings == [])
    #expect(
      extraction.scorecards.map(\.outline) == [
        ["BUN-01.1 Trygga [-]", "net: -10000 -11000 -"],
        ["BUN-02.1 Läslust [-]", "net: -20000 -19000 -"],
      ])
    let template = try TemplateWorkbook(
      of: try Mapping.parse(mapping, file: "prov.yaml"),
      filledWith: TemplateContent(period: "2026"))
    #expect(
      template.workbook.sheets[0].rows.allSatisfy { $0.cells.allSatisfy { $0.formula == nil } })
  }
}
