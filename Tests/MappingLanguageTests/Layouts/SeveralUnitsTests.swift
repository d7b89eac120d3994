import Findings
import Scorecards
import Spreadsheet
import Testing

@testable import MappingLanguage

@Suite("Several units in one file")
struct SeveralUnitsTests {
  private static let table = """
    mall: samlad
    känns igen på: {text: Samlad uppföljning}
    delar:
      - tabell: Alla enheter
        kolumner:
          enhet: Enhet
          mål: {nummer: Nr, text: Mål}
          indikator: {namn: Indikator, målvärde: {rubrik: Målvärde, tal utan ord: minst}, utfall: Utfall}
    """

  @Test("A column tells the unit of each row; a blank cell repeats the one above")
  func column() throws {
    let sheet = Sheet(
      "Blad1",
      [
        ["Samlad uppföljning"], [],
        ["Enhet", "Nr", "Mål", "Indikator", "Målvärde", "Utfall"],
        ["Norra skolan", 1, "Alla läser", "Läser", 90, 92],
        ["", "", "", "Böcker", 10, 9],
        ["Södra skolan", 1, "Alla räknar", "Räknar", 80, 70],
        ["Norra skolan", 2, "Trygga", "Trivs", 85, 85],
      ])
    let extraction = try extract([sheet], with: Self.table)
    #expect(extraction.findings == [])
    #expect(extraction.unit == "BUN")
    #expect(extraction.scorecard == nil)
    #expect(extraction.scorecards.map(\.unit) == ["BUN-01", "BUN-02"])
    #expect(
      extraction.scorecards.map(\.outline) == [
        [
          "BUN-01.1 Alla läser [-]", "  Läser: minst 90 → 92", "  Böcker: minst 10 → 9",
          "BUN-01.2 Trygga [-]", "  Trivs: minst 85 → 85",
        ],
        ["BUN-02.1 Alla räknar [-]", "  Räknar: minst 80 → 70"],
      ])
  }

  @Test("A unit that is not in the register costs the others nothing")
  func unknown() throws {
    let sheet = Sheet(
      "Blad1",
      [
        ["Samlad uppföljning"], [],
        ["Enhet", "Nr", "Mål", "Indikator", "Målvärde", "Utfall"],
        ["Norra skolan", 1, "Alla läser", "Läser", 90, 92],
        ["Västra skolan", 1, "Alla räknar", "Räknar", 80, 70],
      ])
    let extraction = try extract([sheet], with: Self.table)
    #expect(extraction.findings.map(\.short) == ["unitUnknown A5"])
    #expect(extraction.unit == "BUN-01")
    #expect(
      extraction.scorecard?.outline == ["BUN-01.1 Alla läser [-]", "  Läser: minst 90 → 92"])
  }

  @Test("A sheet for each unit, named by the tab, with the period on a sheet of its own")
  func sheets() throws {
    let mapping = """
      mall: blad-per-enhet
      känns igen på: {blad: Omslag}
      delar:
        - formulär: Omslag
          blad: Omslag
          fält: {period: År}
        - blad för blad: Ett blad per enhet
          blad: "Enhet *"
          delar:
            - formulär: Enheten
              fält: {enhet: {bladets namn: ja}, vision: Vision}
            - tabell: Mål
              kolumner:
                mål: {nummer: Nr, text: Mål, bedömning: Bedömning}
      """
    let extraction = try extract(
      [
        Sheet("Omslag", [["År", 2025]]),
        Sheet(
          "Enhet Norra skolan",
          [["Vision", "Läslust"], [], ["Nr", "Mål", "Bedömning"], [1, "Alla läser", "Grön"]]),
        Sheet(
          "Enhet BUN-02",
          [["Vision", "Talglädje"], [], ["Nr", "Mål", "Bedömning"], [1, "Alla räknar", "Röd"]]),
      ], with: mapping)
    #expect(extraction.findings == [])
    #expect(extraction.scorecards.map(\.unit) == ["BUN-01", "BUN-02"])
    #expect(extraction.scorecards.map { $0.vision?.value } == ["Läslust", "Talglädje"])
    #expect(
      extraction.scorecards.flatMap(\.outline) == [
        "BUN-01.1 Alla läser [grön]", "BUN-02.1 Alla räknar [röd]",
      ])
  }

  @Test("A block for each unit")
  func blocks() throws {
    let mapping = """
      mall: block-per-enhet
      känns igen på: {text: Uppföljning}
      delar:
        - block: Enheterna
          börjar vid: Enhet
          delar:
            - formulär: Enheten
              fält: {enhet: Enhet}
            - tabell: Ekonomi
              kolumner: {ekonomi: {post: Post, budget: Budget, utfall: Utfall}}
      ekonomi: {belopp: tkr, kostnader: negativa}
      """
    let extraction = try extract(
      [
        Sheet(
          "Blad1",
          [
            ["Uppföljning"], ["Enhet", "Norra skolan"], ["Post", "Budget", "Utfall"],
            ["Kostnader", -100, -90], [], ["Enhet", "Södra skolan"],
            ["Post", "Budget", "Utfall"], ["Kostnader", -50, -60],
          ])
      ], with: mapping)
    #expect(extraction.findings == [])
    #expect(extraction.scorecards.map(\.unit) == ["BUN-01", "BUN-02"])
    #expect(
      extraction.scorecards.map(\.outline) == [["costs: -100 -90 -"], ["costs: -50 -60 -"]])
  }

  @Test("A unit that is called by its name here and its code there is one unit")
  func severalNames() throws {
    let sheet = Sheet(
      "Blad1",
      [
        ["Samlad uppföljning"], [],
        ["Enhet", "Nr", "Mål", "Indikator", "Målvärde", "Utfall"],
        ["Norra skolan", 1, "Alla läser", "Läser", 90, 92],
        ["BUN-01", 2, "Trygga", "Trivs", 85, 85],
        ["Norrskolan", 3, "Friska", "Närvaro", 90, 95],
      ])
    let extraction = try extract([sheet], with: Self.table)
    #expect(extraction.findings == [])
    #expect(extraction.scorecard?.goals.map(\.text.value) == ["Alla läser", "Trygga", "Friska"])
  }

  @Test("Rows that name no unit, in a file that names none for them, are told")
  func nobody() throws {
    let sheet = Sheet(
      "Blad1",
      [
        ["Samlad uppföljning"], [],
        ["Enhet", "Nr", "Mål", "Indikator", "Målvärde", "Utfall"],
        ["", 1, "Alla läser", "Läser", 90, 92],
        ["Södra skolan", 1, "Alla räknar", "Räknar", 80, 70],
      ])
    let extraction = try extract([sheet], with: Self.table)
    #expect(extraction.findings.map(\.code) == [.unitMissing])
    #expect(extraction.scorecards.map(\.unit) == ["BUN-02"])
  }
}
