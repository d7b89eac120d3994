import Findings
import Foundation
import Scorecards
import Spreadsheet
import TestSupport
import Testing

@testable import MappingLanguage

/// The mapping files of `Mappings/` for other layouts than those of the samples, on filled sheets.
@Suite("Layouts")
struct LayoutTests {
  @Test("A block for each goal, with its own fields and tables")
  func blocks() throws {
    let sheet = Sheet(
      "Mål",
      [
        ["Målblock 2025"],
        ["Enhetens namn", "Norrskolan"],
        ["Gäller år", 2025],
        ["Vårt bidrag till visionen", "Alla lyckas."],
        [],
        ["Mål nr:", "1", nil, "Målområde:", "Verksamhet"],
        ["Målet lyder:", "Alla ska läsa i åk 1"],
        ["Bidrar till mål:", "BUN1", nil, "Måluppfyllelse", "Delvis uppfyllt"],
        ["Ansvarig för målet", "Rektor"],
        ["Indikator", "Mått", "Startläge", "Mål 2025", "Utfall 2025"],
        ["Läser i åk 1", "%", 80, 90, 88],
        ["Böcker per elev", nil, "-", "minst 12", "ca 13"],
        [],
        ["Aktivitet", "Vem", "Klart", "Läge"],
        ["Läsambassadör", "Bibliotekarie", "vecka 40", "Klar"],
        ["Analys"],
        ["Nästan alla läser."],
        [],
        ["Mål nr:", "2", nil, "Målområde:", "Ekonomi"],
        ["Målet lyder:", "Vi håller budget"],
        ["Bidrar till mål:", "BUN4", nil, "Måluppfyllelse", "Uppfyllt"],
        ["Ansvarig för målet", "Rektor"],
        ["Indikator", "Mått", "Startläge", "Mål 2025", "Utfall 2025"],
        ["Avvikelse", "tkr", nil, 0, "− 12,5"],
        ["Analys"],
      ])
    let extraction = try extract([sheet], with: "malblock")
    #expect(extraction.findings.map(\.short) == ["approximate E12"])
    #expect(
      extraction.scorecard?.outline == [
        "BUN-01.1 Alla ska läsa i åk 1 [gul] ↑BUN1", "  Läser i åk 1: minst 90 % → 88 %",
        "  Böcker per elev: minst 12 → 13", "  * Läsambassadör 2025-W40",
        "BUN-01.2 Vi håller budget [grön] ↑BUN4", "  Avvikelse: minst 0 → −12,5",
      ])
    #expect(extraction.scorecard?.goals.first?.analysis?.value == "Nästan alla läser.")
    #expect(extraction.scorecard?.vision?.value == "Alla lyckas.")
  }

  @Test("An outline of areas, goals in bold, and their measures")
  func outline() throws {
    var sheet = Sheet(
      "Styrkort",
      [
        ["Styrkort – Norra skolan"],
        ["Avser:", "Norra skolan"],
        [],
        [
          "Mätetal", "Utfall 2023", "Utfall 2024", "Utfall 2025", "Målvärde 2025", "Måluppfyllelse",
        ],
        ["Invånare"],
        ["1. Eleverna är trygga"],
        ["Andel trygga elever 1)", "81 %", "83 %", "86 %", "Minst 85 %", nil],
        ["Kränkningar", 14, 12, "-", "Max 10", nil],
        ["2. Eleverna når målen"],
        ["Behöriga till gymnasiet", "82 %", "84 %", "84 %", "Minst 90 %", nil],
        ["Organisation"],
        ["3. Personalen trivs", nil, nil, nil, nil, "Ej uppfyllt"],
        ["HME", 77, 78, 75, "Minst index 79", nil],
        ["Teckenförklaring: grönt är uppfyllt"],
      ])
    for row in [5, 8, 11] {
      var style = CellStyle()
      style.font.isBold = true
      let address = CellAddress(row: row, column: 0)
      sheet.set(try #require(sheet[address]).value, at: address, style: style)
    }
    sheet.fill("F6", "00B050")
    sheet.fill("F9", "FFD966")
    let extraction = try extract([sheet], with: "matetalslista")
    #expect(extraction.findings == [])
    #expect(
      extraction.scorecard?.outline == [
        "BUN-01.1 Eleverna är trygga [grön]", "  Andel trygga elever 1): minst 85 % → 86 %",
        "  Kränkningar: högst 10 → notMeasured", "BUN-01.2 Eleverna når målen [gul]",
        "  Behöriga till gymnasiet: minst 90 % → 84 %", "BUN-01.3 Personalen trivs [röd]",
        "  HME: minst 79 → 75",
      ])
    #expect(
      extraction.scorecard?.goals.map { $0.area?.value } == [
        .operations, .operations, .workEnvironment,
      ])
  }

  @Test("A sheet for each goal, with a cross for the assessment")
  func sheetBySheet() throws {
    func goal(_ name: String, _ text: Content, crosses: [Content]) -> Sheet {
      Sheet(
        name,
        [
          ["Mål", nil, nil, "Område", "Verksamhet"], [text],
          [nil, nil, nil, "Bidrar till", "BUN1"],
          ["Helt uppfyllt", "Delvis uppfyllt", "Ej uppfyllt", "Ej mätt"], crosses, [],
          ["Indikator", "Enhet", "Önskad riktning", "Målvärde", "Utfall"],
          ["Nöjda", "%", "högre", 0.85, 0.9], ["Köer", "dagar", "lägre", 10, "12 dagar"], [],
          ["Analys"], ["Det gick bra."],
        ])
    }
    var first = goal("Mål 1", "Nöjda elever", crosses: [nil, "x"])
    for cell in ["D8", "E8"] { first.format(cell, "0 %") }
    var hidden = goal("Mål 3", "Hemligt", crosses: ["x"])
    hidden.visibility = .hidden
    let extraction = try extract(
      [
        Sheet("Försättsblad", [["Enhet", "Norra skolan"], ["År", 2025]]), first,
        goal("Mål 2", "Korta köer", crosses: ["X", nil, nil, "x"]), goal("Mål 4", nil, crosses: []),
      ], with: "blad-per-mal")
    #expect(extraction.findings.map(\.short).contains("statusAmbiguous A5"))
    #expect(
      extraction.scorecard?.outline.prefix(5) == [
        "BUN-01.1 Nöjda elever [gul] ↑BUN1", "  Nöjda: minst 85 % → 90 %", "  Köer: högst 10 → 12",
        "BUN-01.2 Korta köer [-] ↑BUN1", "  Nöjda: minst 0,85 % → 0,9 %",
      ])
    #expect(extraction.scorecard?.goals.first?.analysis?.value == "Det gick bra.")
  }

  @Test("Quarters as columns: the last filled one is the outcome")
  func crosstab() throws {
    var sheet = Sheet(
      "2025",
      [
        ["Kvartalsuppföljning 2025"], ["Enhet", "Norra skolan"], ["År", 2025], [],
        [nil, nil, nil, nil, nil, "Utfall 2024", "Utfall 2025"],
        ["Mål", "Nämndens mål", "Indikator", "Mått", "Målvärde", nil, "K1", "K2", "K3", "K4"],
        ["Trygghet", "BUN1", "Trygga", "%", 85, 80, 81, 82, 84, 86],
        [nil, nil, "Ordningsregler", "%", 100, 90, 100, nil, nil, nil],
        ["Närvaro", "BUN1", "Frånvaro", "%", "högst 5", 7, 6, 6, "ej mätt", nil],
      ])
    sheet.merge("G5:J5")
    let extraction = try extract([sheet], with: "kvartalsuppfoljning")
    #expect(extraction.findings == [])
    #expect(
      extraction.scorecard?.outline == [
        "BUN-01.1 Trygghet [-] ↑BUN1", "  Trygga: minst 85 % → 86 %",
        "  Ordningsregler: minst 100 % → 100 %", "BUN-01.2 Närvaro [-] ↑BUN1",
        "  Frånvaro: högst 5 % → notMeasured",
      ])
    let first = try #require(extraction.scorecard?.goals.first)
    #expect(first.indicators.map { $0.outcome?.source.cell } == ["J7", "G8"])
    #expect(first.indicators.map { $0.previousOutcome?.value.shown } == ["80 %", "90 %"])
  }

  @Test("Fixed addresses and defined names, in millions with positive costs")
  func fixed() throws {
    var rows = [[Content]](repeating: [], count: 21)
    rows[0] = ["Blankett styrkort"]
    rows[1] = [nil, "Södra skolan", nil, 2025]
    rows[3] = ["Mål", "Budget i balans"]
    rows[4] = [nil, "BUN4"]
    rows[5] = [nil, "Grön"]
    rows[6] = [nil, "Vi höll i pengarna."]
    rows[9] = ["Avvikelse", "tkr", 0, 12]
    rows[10] = ["Vikarier", "tkr", "högst 100", 90]
    rows[11] = ["Slut"]
    rows[19] = ["Intäkter", 1.5, "1,6"]
    rows[20] = ["Kostnader", 12.25, 12.3]
    var workbook = Workbook([Sheet("Blankett", rows)])
    workbook.definedNames = [
      DefinedName(name: "Enhetsnamn", formula: "Blankett!$B$2"),
      DefinedName(name: "Bedömning", formula: "'Blankett'!$B$6"),
    ]
    let extraction = try extract(workbook, with: "fast-blankett")
    #expect(extraction.findings == [])
    #expect(extraction.unit == "BUN-02")
    #expect(
      extraction.scorecard?.outline == [
        "BUN-02.1 Budget i balans [grön] ↑BUN4", "  Avvikelse: minst 0 → 12",
        "  Vikarier: högst 100 → 90", "income: 1500 1600 -", "costs: -12250 -12300 -",
      ])
    #expect(extraction.scorecard?.economy.first?.budget?.source.cell == "B20")
  }

  private func extract(_ sheets: [Sheet], with name: String) throws -> Extraction {
    try extract(Workbook(sheets), with: name)
  }

  private func extract(_ workbook: Workbook, with name: String) throws -> Extraction {
    let all = try Samples.mappings()
    let extraction = all.extract(
      from: workbook, file: "prov.xlsx", organisation: try .small(), period: "2025")
    let expected = all.mappings.first { $0.file == "\(name).yaml" }
    #expect(extraction.mapping == expected?.name)
    return extraction
  }
}
