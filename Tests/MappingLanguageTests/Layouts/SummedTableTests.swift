import Findings
import FoundationEssentials
import Scorecards
import Spreadsheet
import Testing

@testable import MappingLanguage

/// Driftredovisningar with sums, in the forms of published annual reports: their columns, signs and
/// units are those of the municipality named, the figures were made up and added by hand.
@Suite("Tables of the economy in published forms")
struct SummedTableTests {
  private static func mapping(_ lines: String, sums: String, form: String) -> String {
    """
    mall: drift
    känns igen på: [{rubriker: [Nämnd]}]
    delar:
      - tabell: Driftredovisning
        kolumner:
          enhet: Nämnd
          ekonomi: \(lines)
        summor: \(sums)
        hoppa över: [varav *, därav *]
    ekonomi: {\(form)}

    """
  }

  private func errors(_ extraction: Extraction) -> [String] {
    let figures = extraction.scorecards.flatMap(\.reconciliationFindings)
    return (extraction.findings + figures).filter { $0.severity >= .warning }.map(\.short).sorted()
  }

  private func repairs(_ extraction: Extraction) -> [String] {
    extraction.scorecards.flatMap(\.reconciliationFindings)
      .filter { $0.code == .economyRepair }
      .map { "\($0.source.cell ?? ""): \($0.found ?? "")" }
  }

  /// Västervik: mnkr with one decimal, two years, costs, net and budget negative, subtotals below,
  /// thousands with and without a blank, and a därav row.
  private static let vastervik: [[Content]] = [
    [
      "Nämnd", "Intäkter 2024", "Intäkter 2025", "Kostnader 2024", "Kostnader 2025",
      "Nettokostnad", "Budget", "Avvikelse mot budget",
    ],
    ["Norra skolan", "10,4", "11,0", "-1 000,1", "-1 074,0", "-1 063,0", "-1060,5", "-2,5"],
    ["därav lokaler", "0,0", "0,0", "-100,0", "-104,0", "-104,0", "-104,0", "0,0"],
    ["Södra skolan", "0,4", "0,5", "-990,0", "-1004,4", "-1003,9", "-1005,0", "1,1"],
    ["Summa skolor", "10,8", "11,5", "-1 990,1", "-2 078,4", "-2 066,9", "-2 065,5", "-1,4"],
    [
      "Barn- och utbildningsnämnden", "1,9", "2,0", "-11,9", "-12,3", "-10,3", "-10,0", "-0,3",
    ],
    ["Summa", "12,7", "13,5", "-2 002,0", "-2 090,8", "-2 077,2", "-2 075,5", "-1,7"],
  ]

  private static let vastervikMapping = mapping(
    """
    [{post: {alltid: Intäkter}, utfall: "Intäkter {år}", föregående utfall: "Intäkter {föregående år}"}, {post: {alltid: Kostnader}, utfall: "Kostnader {år}", föregående utfall: "Kostnader {föregående år}"}, {post: {alltid: Netto}, utfall: Nettokostnad, budget: Budget, avvikelse: Avvikelse mot budget}]
    """, sums: "[Summa skolor, Summa]",
    form: "belopp: mnkr, kostnader: negativa, avvikelse: plus är bättre")

  @Test("Västervik: it agrees within rounding, and each row counts once")
  func vastervik() throws {
    let extraction = try extract([Sheet("Drift", Self.vastervik)], with: Self.vastervikMapping)
    #expect(errors(extraction) == [])
    #expect(extraction.scorecards.map(\.unit) == ["BUN-01", "BUN-02", "BUN"])
    #expect(
      extraction.scorecards.map(\.outline)[0]
        == ["income: - 11000 -", "costs: - -1074000 -", "net: -1060500 -1063000 -2500"])
    // Two sums in seven columns, and within each of their rows net and variance.
    let checks = extraction.scorecards.flatMap(\.economyTables).flatMap(\.checks)
    #expect(checks.count == 2 * 7 + 2 * 2)
    // The total of costs is 0,1 more than its rows, as rounding makes it: at most 3 · 0,1 / 2.
    let costs = try #require(checks.first { $0.source.cell == "E7" })
    #expect(costs.difference == -100 && costs.tolerance == 150 && costs.agrees)
  }

  @Test(
    "Västervik: a misprint is found in the cell where it stands",
    arguments: [
      ("Norra skolan", 4, "-1 047,0", "E2", "−1\u{A0}047\u{A0}000 vore −1\u{A0}074\u{A0}000"),
      ("Södra skolan", 5, "-1030,9", "F4", "−1\u{A0}030\u{A0}900 vore −1\u{A0}003\u{A0}900"),
      ("Summa skolor", 6, "-2 056,5", "G5", "−2\u{A0}056\u{A0}500 vore −2\u{A0}065\u{A0}500"),
      ("Summa", 2, "31,5", "C7", "31\u{A0}500 vore 13\u{A0}600"),
    ])
  func misprint(
    row: String, column: Int, printed: String, cell: String, repair: String
  ) throws {
    var rows = Self.vastervik
    let place = try #require(rows.firstIndex { $0[0].cellValue == .text(row) })
    rows[place][column] = .value(.text(printed))
    let extraction = try extract([Sheet("Drift", rows)], with: Self.vastervikMapping)
    #expect(!errors(extraction).isEmpty)
    #expect(Set(repairs(extraction)) == ["\(cell): \(repair)"], "\(errors(extraction))")
  }

  @Test("Västervik: two figures that have changed places are named")
  func swapped() throws {
    var rows = Self.vastervik
    (rows[1][6], rows[3][6]) = (rows[3][6], rows[1][6])
    let extraction = try extract([Sheet("Drift", rows)], with: Self.vastervikMapping)
    #expect(
      Set(repairs(extraction)) == [
        "G2: −1\u{A0}005\u{A0}000 och −1\u{A0}060\u{A0}500 i G4 bytte plats"
      ])
  }

  /// Gnesta: tkr in whole numbers, the minus a dash and a blank, and a percentage with a sign of its own.
  @Test("Gnesta: dashes with a blank are minus signs, a dash alone is nothing")
  func gnesta() throws {
    let rows: [[Content]] = [
      ["Nämnd", "Utfall", "Förändring (tkr)", "Förändring (%)", "Budget", "Budgetavvikelse"],
      ["Norra skolan", "– 12 614", "50", "–0,4 %", "– 12 000", "– 614"],
      ["Södra skolan", "– 8 120", "– 20", "0,2 %", "– 8 500", "380"],
      ["Barn- och utbildningsnämnden", "–", "–", "–", "– 100", "–"],
      ["Summa", "– 20 734", "30", "–0,1 %", "– 20 600", "– 234"],
    ]
    let yaml = Self.mapping(
      "{post: {alltid: Netto}, utfall: Utfall, budget: Budget, avvikelse: Budgetavvikelse}",
      sums: "Summa", form: "belopp: tkr, kostnader: negativa, avvikelse: utfall minus budget")
    let extraction = try extract([Sheet("Drift", rows)], with: yaml)
    #expect(extraction.scorecards[0].outline == ["net: -12000 -12614 -614"])
    // The sum of the variances agrees; within the row it does not, since a unit has no outcome.
    #expect(errors(extraction) == ["varianceDiffers F5"])
    let finding = extraction.scorecards.flatMap(\.reconciliationFindings).first
    #expect(
      finding?.message
        == "Avvikelsen är −234, men utfall minus budget ger −134 i B5 och E5, en skillnad på −100.")
  }

  /// Hallsberg: mnkr in whole numbers, the minus sign U+2212 and a blank, and rows that are no units.
  @Test("Hallsberg: rows that are no units add up to the unit of the file, with sums at two levels")
  func hallsberg() throws {
    let rows: [[Content]] = [
      ["Enhet", "Ekeby kommun"],
      ["Post", "Utfall 2025", "Budget 2025", "Avvikelse"],
      ["Verksamhetens intäkter", "269", "300", "− 31"],
      ["Verksamhetens kostnader", "− 1 116", "− 1 149", "33"],
      ["varav pensioner", "− 60", "− 62", "2"],
      ["Avskrivningar", "− 44", "− 45", "1"],
      ["Verksamhetens nettokostnad", "− 891", "− 894", "3"],
      ["Skatteintäkter", "900", "895", "5"],
      ["Finansnetto", "4", "3", "1"],
      ["Årets resultat", "13", "4", "9"],
    ]
    let yaml = """
      mall: resultat
      känns igen på: [{rubriker: [Post, Avvikelse]}]
      delar:
        - formulär: Uppgifter
          fält: {enhet: Enhet}
        - tabell: Resultaträkning
          kolumner:
            ekonomi: {post: {alltid: Netto}, utfall: "Utfall {år}", budget: "Budget {år}", avvikelse: Avvikelse}
          summor: [Verksamhetens nettokostnad, Årets resultat]
          hoppa över: varav *
      ekonomi: {belopp: mnkr, kostnader: negativa, avvikelse: utfall minus budget}

      """
    let extraction = try extract([Sheet("Resultat", rows)], with: yaml)
    #expect(errors(extraction) == [])
    #expect(extraction.scorecards.map(\.unit) == ["K"])
    let statement = EconomyStatement(extraction.scorecards[0].economy)
    #expect(statement.net.outcome == 13_000 && statement.net.budget == 4000)
    #expect(statement.net.variance == 9000)
    let checks = extraction.scorecards[0].economyTables.flatMap(\.checks)
    #expect(checks.count == 2 * 3 + 2 && checks.allSatisfy(\.agrees))
  }

  /// Malmö 2014: Mkr, deviations, the total row first, and a name that begins another's.
  @Test("Malmö 2014: the total stands on top, and a name may begin another")
  func malmo() throws {
    var rows: [[Content]] = [
      ["Nämnd", "Bokslut", "Delårsrapport jan–aug", "Avvikelse"],
      ["SUMMA", "120", "270", "−150"],
      ["Norra skolan", "67", "132", "−65"],
      ["Norrskolan", "−11", "−10", "−1"],
      ["Södra skolan", "64", "148", "−84"],
    ]
    let yaml = Self.mapping(
      "{post: {alltid: Netto}, utfall: Bokslut, budget: Delårsrapport jan–aug, avvikelse: Avvikelse}",
      sums: "{rader: Summa, av: raderna under}",
      form: "belopp: mnkr, kostnader: negativa, avvikelse: utfall minus budget")
    #expect(try errors(extract([Sheet("Drift", rows)], with: yaml)) == [])
    rows[4][1] = "46"
    let wrong = try extract([Sheet("Drift", rows)], with: yaml)
    #expect(errors(wrong) == ["sumDiffers B2", "varianceDiffers D5"])
    #expect(Set(repairs(wrong)) == ["B5: 46\u{A0}000 vore 64\u{A0}000"])
  }

  /// Grästorp: tkr, a dash and a blank as minus, two years and no budget.
  @Test("Grästorp: two years without a budget reconcile column by column")
  func grastorp() throws {
    let rows: [[Content]] = [
      ["Nämnd", "2025", "2024"],
      ["Barn- och utbildningsnämnden", "– 12", "– 15"], ["Norra skolan", "– 213 115", "– 205 000"],
      ["Södra skolan", "– 199 988", "– 201 000"], ["Interna poster", "0", "15"],
      ["Totalt", "– 413 115", "– 406 000"],
    ]
    let yaml = Self.mapping(
      "{post: {alltid: Netto}, utfall: \"{år}\", föregående utfall: \"{föregående år}\"}",
      sums: "Totalt", form: "belopp: tkr, kostnader: negativa")
    let extraction = try extract([Sheet("Drift", rows)], with: yaml)
    // The row is no unit, which is told, and adds to the sum all the same.
    #expect(errors(extraction) == ["unitUnknown A5"])
    let checks = extraction.scorecards.flatMap(\.economyTables).flatMap(\.checks)
    #expect(checks.count == 2 && checks.allSatisfy(\.agrees))
  }

  @Test("A fault in what the mapping says of sums is told with its line")
  func faults() {
    for (sums, message) in [
      ("{av: raderna under}", "Summan saknar nyckeln ”rader”."),
      (
        "{rader: Summa, av: raderna bredvid}",
        "”av” kan inte vara ”raderna bredvid”. Det kan vara raderna ovanför, raderna under."
      ),
    ] {
      let yaml = Self.mapping("{post: Post}", sums: sums, form: "belopp: tkr, kostnader: negativa")
      let error = #expect(throws: MappingError.self) { try Mapping.parse(yaml, file: "prov") }
      #expect(error?.faults.map(\.message).contains(message) == true, "\(error?.faults ?? [])")
    }
  }
}
