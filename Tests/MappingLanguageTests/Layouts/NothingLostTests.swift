import Findings
import Scorecards
import Spreadsheet
import Testing

@testable import MappingLanguage

/// Every filled cell of a table arrives, or a remark names it.
@Suite("Nothing is lost in silence")
struct NothingLostTests {
  private func outline(goalRows: String, columns: String = "") -> String {
    """
    mall: prov
    känns igen på: {blad: Lista}
    delar:
      - formulär: Om enheten
        fält: {enhet: Enhet}
      - tabell: Mätetal
        målrad: {målet står i: indikator.namn, \(goalRows)}
        kolumner:
          mål: {bedömning: {rubrik: Status, valfri: ja}}
          indikator:
            namn: Mätetal
            målvärde: {rubrik: Målvärde, tal utan ord: minst}
            utfall: Utfall
    """
  }

  private static let outlineRows: [[Content]] = [
    ["Enhet", "Norra skolan"], [],
    ["Mätetal", "Målvärde", "Utfall", "Status"],
    ["1. Trygga elever", 90, 88, "Grön"],
    ["Trivs", 90, 88],
    ["3-åringar med plats", 95, 97],
    ["2 Läsning"],
    ["Läser", 95, 94],
  ]

  @Test("Figures in the row of a goal are named, and a number within a word begins no goal")
  func figuresOfGoalRow() throws {
    let extraction = try extract(
      [Sheet("Lista", Self.outlineRows)], with: outline(goalRows: "nummer först: ja"))
    #expect(
      extraction.scorecard?.outline == [
        "BUN-01.1 Trygga elever [grön]", "  Trivs: minst 90 → 88",
        "  3-åringar med plats: minst 95 → 97", "BUN-01.2 Läsning [-]", "  Läser: minst 95 → 94",
      ])
    #expect(extraction.findings.map(\.short) == ["goalRowHasMore B4"])
    #expect(!extraction.readCells.contains { ["B4", "C4"].contains($0.source.cell) })
  }

  @Test(
    "A goal row may be known by its colour, any or a given one, but not by one that a rule decides")
  func colour() throws {
    var sheet = Sheet(
      "Lista",
      [
        ["Enhet", "Norra skolan"], [], ["Mätetal", "Målvärde", "Utfall"],
        ["Trygga elever"], ["Trivs", 90, 88], ["Läsning"], ["Läser", 95, 94],
      ])
    sheet.fill("A4", "D9E1F2")
    sheet.fill("A5", "FFFFFF")
    sheet.fill("A6", "D8E0F0")
    let expected = [
      "BUN-01.1 Trygga elever [-]", "  Trivs: minst 90 → 88",
      "BUN-01.2 Läsning [-]", "  Läser: minst 95 → 94",
    ]
    for rule in ["färg: ja", "färg: \"D9E1F2\""] {
      let extraction = try extract([sheet], with: outline(goalRows: rule))
      #expect(extraction.scorecard?.outline == expected, "\(rule)")
      #expect(extraction.findings == [])
    }
    let other = try extract([sheet], with: outline(goalRows: "färg: \"FF0000\""))
    #expect(other.scorecard == nil)
    #expect(other.findings.filter { $0.code == .rowNotUnderstood }.count == 4)
  }

  @Test(
    "A row of a total is no indicator, and is named",
    arguments: ["Summa", "Totalt", "TOTALT:", "S:a"])
  func total(word: String) throws {
    var rows = TableTests.rows
    rows.insert([nil, nil, nil, .init(stringLiteral: word), nil, 3, 4], at: 6)
    let extraction = try extract([Sheet("Kort", rows)], with: TableTests.mapping)
    #expect(extraction.scorecard?.outline == TableTests.outline)
    #expect(extraction.findings.map(\.short) == ["totalRow D7"])
    rows[6][3] = "Totalt antal elever"
    let indicator = try extract([Sheet("Kort", rows)], with: TableTests.mapping)
    #expect(indicator.scorecard?.goals.last?.indicators.count == 2)
  }

  @Test("Headings that come again further down change nothing")
  func headings() throws {
    var rows = TableTests.rows
    rows.insert(rows[2], at: 5)
    rows.insert([], at: 5)
    rows.append(rows[9])
    rows.append([1, "Fadder", "maj 2025"])
    let extraction = try extract([Sheet("Kort", rows)], with: TableTests.mapping)
    var expected = TableTests.outline
    expected.insert("  * Fadder 2025-05", at: 4)
    #expect(extraction.scorecard?.outline == expected)
    #expect(extraction.findings == [])
  }

  @Test("An indicator that has nothing but a name is named")
  func nameAlone() throws {
    var rows = TableTests.rows
    rows.insert([nil, nil, nil, "Vi bytte system i maj"], at: 6)
    let extraction = try extract([Sheet("Kort", rows)], with: TableTests.mapping)
    #expect(extraction.findings.map(\.short) == ["indicatorEmpty D7"])
  }

  @Test("What a later row says of a goal beside what is said already is named")
  func secondText() throws {
    let mapping = """
      mall: prov
      känns igen på: {blad: Kort}
      delar:
        - formulär: Om enheten
          fält: {enhet: Enhet}
        - tabell: Mål
          kolumner:
            mål: {nummer: Nr, text: Mål, område: {rubrik: Område, fyll nedåt: ja}, analys: Kommentar}
            indikator: {namn: Indikator, utfall: Utfall}
      """
    let rows: [[Content]] = [
      ["Enhet", "Norra skolan"], [], ["Nr", "Mål", "Område", "Indikator", "Utfall", "Kommentar"],
      [1, "Trygga elever", "Verksamhet", "Trivs", 88, "Bra år."],
      [nil, nil, nil, "Kränkningar", 12, "Fler än i fjol."],
      [nil, nil, nil, "Frånvaro", 5, "Bra år."],
      [], [nil, nil, "Grönt betyder att målet är nått"],
    ]
    let extraction = try extract([Sheet("Kort", rows)], with: mapping)
    #expect(extraction.scorecard?.goals.first?.analysis?.value == "Bra år.")
    #expect(extraction.findings.map(\.short) == ["goalFieldRepeated F5", "goalFieldRepeated C8"])
  }

  @Test("A hidden sheet beside seen ones of such a name is named, unless it is empty")
  func hiddenSheet() throws {
    let mapping = """
      mall: prov
      känns igen på: {blad: "Mål *"}
      delar:
        - blad för blad: Mål
          blad: "Mål *"
          delar:
            - formulär: Målet
              fält: {enhet: Enhet, mål: {nummer: {bladets namn: ja}, text: Målet}}
      """
    let rows: [[Content]] = [["Enhet", "Norra skolan"], ["Målet", "Trygga elever"]]
    var old = Sheet("Mål 2", rows)
    old.visibility = .hidden
    var blank = Sheet("Mål 3", [])
    blank.visibility = .hidden
    let extraction = try extract([Sheet("Mål 1", rows), old, blank], with: mapping)
    #expect(extraction.scorecard?.outline == ["BUN-01.1 Trygga elever [-]"])
    #expect(extraction.findings.map(\.short) == ["sheetHidden Mål 2"])
  }

  @Test(
    "A unit may be named by the part of the sheet's name that the star stands for, or by all of it")
  func unitInSheetName() throws {
    let mapping = """
      mall: prov
      känns igen på: {blad: "*skolan"}
      delar:
        - blad för blad: Enheter
          blad: ["Enhet *", "*skolan"]
          delar:
            - formulär: Målet
              fält: {enhet: {bladets namn: ja}, mål: {text: Målet}}
      """
    let rows: [[Content]] = [["Målet", "Trygga elever"]]
    let extraction = try extract(
      [Sheet("Norra skolan", rows), Sheet("Enhet Södra skolan", rows)], with: mapping)
    #expect(extraction.scorecards.map(\.unit) == ["BUN-01", "BUN-02"])
    #expect(extraction.findings == [])
  }

  @Test("A change since a year counts from the column of that year")
  func changeSinceYear() throws {
    let mapping = """
      mall: prov
      känns igen på: {blad: Kort}
      delar:
        - formulär: Om enheten
          fält: {enhet: Enhet}
        - tabell: Mål
          kolumner:
            mål: {nummer: Nr, text: Mål}
            indikator:
              namn: Indikator
              målvärde: Målvärde
              utfall: {per period: {"2023": "2023", "2024": "2024", "{år}": "{år}"}}
      """
    let rows: [[Content]] = [
      ["Enhet", "Norra skolan"], [], ["Nr", "Mål", "Indikator", "Målvärde", 2023, 2024, 2025],
      [1, "Trygga elever", "Besök", "öka med 5 % jämfört med 2023", 200, 190, 215],
    ]
    let extraction = try extract([Sheet("Kort", rows)], with: mapping)
    // 200 and five per cent more.
    #expect(
      extraction.scorecard?.outline
        == ["BUN-01.1 Trygga elever [-]", "  Besök: minst 210 → 215"])
    #expect(extraction.findings.map(\.short) == ["targetComputed D4"])
  }

  @Test("A point after a word of a heading makes no difference, one after a figure does")
  func points() {
    #expect(TextPattern(text: "Nr").matches("Nr.", in: nil))
    #expect(TextPattern(text: "Nr.").matches("Nr", in: nil))
    #expect(!TextPattern(text: "Mål 1").matches("Mål 1.", in: nil))
    #expect(!TextPattern(text: "Nr").matches("N.", in: nil))
  }
}
