import Findings
import FoundationEssentials
import Scorecards
import Spreadsheet
import Testing

@testable import MappingLanguage

/// Small workbooks of finance's own, filled with four units.
///
/// Their figures, in tkr:
///
/// | unit | net budget | net outcome | with those below |
/// |---|---|---|---|
/// | K | −50 | −40 | −3 550, −3 560 |
/// | BUN | −500 | −520 | −3 500, −3 520 |
/// | BUN-01 | −1 000 | −1 100 | |
/// | BUN-02 | −2 000 | −1 900 | |
@Suite("Filling a workbook of finance's own")
struct FillingTests {
  // MARK: Forms

  @Test(
    "A field finds its cell by a label beside, over or after a blank, by an address and by a name",
    arguments: formats)
  func form(format: SpreadsheetFormat) throws {
    var workbook = Workbook([
      Sheet("Anna's blad", [["Kommun", nil, "…"], ["Nämnd", nil, nil], ["År"], [nil], ["…"]])
    ])
    workbook.definedNames = [
      DefinedName(name: "Netto", formula: "'Anna''s blad'!$B$9"),
      DefinedName(name: "Eget", formula: "'Anna''s blad'!$B$10"),
    ]
    let filled = try fill(
      workbook,
      """
        - formulär: Framsidan
          enhet: BUN
          fält:
            kommun: Kommun
            enhet: Nämnd
            kod: {cell: E1}
            år: {ledtext: År, värdet står: under}
            ekonomi: {netto utfall: {namn: Netto}}
        - formulär: Eget
          enhet: BUN
          ekonomin gäller: eget ansvar
          fält: {ekonomi: {netto utfall: {namn: Eget}}}
      """, as: format)
    #expect(filled.findings == [])
    #expect(filled["Anna's blad", "C1"] == .text("Ekeby kommun"))
    #expect(filled["Anna's blad", "C2"] == .text("Barn- och utbildningsnämnden"))
    #expect(filled["Anna's blad", "E1"] == .text("BUN"))
    #expect(filled["Anna's blad", "A5"] == .number(2025))
    #expect(filled["Anna's blad", "B9"] == .number(3520))
    #expect(filled["Anna's blad", "B10"] == .number(520))
  }

  @Test("What cannot be filled in is told with its place, and the rest is filled")
  func formFaults() throws {
    var sheet = Sheet("F", [["Period", nil], ["Sista dag", "gammal"], ["Netto", nil]])
    sheet.set(.number(0), at: CellAddress(row: 2, column: 1), formula: "1+1")
    let filled = try fill(
      Workbook([sheet]),
      """
        - formulär: F
          fält:
            period: Period
            sista dag: Sista dag
            kommun: Kommunens namn
            ekonomi: {netto utfall: Netto}
        - formulär: G
          enhet: Okänd
          fält: {kod: {cell: A9}}
      """)
    #expect(
      filled.findings == [
        "F03 F!B2 | sista dag för Ekeby kommun", "F01 | ledtexten ”Kommunens namn”",
        "F02 F!B3 ekonomi.netto utfall", "F01 | enheten ”Okänd” i registret",
      ])
    #expect(filled["F", "B1"] == .text("2025"))
    #expect(filled["F", "B2"] == nil)
    #expect(filled.workbook[sheet: "F"]?["B3"]?.formula == "1+1")
  }

  // MARK: Real tables

  @Test(
    "A table with a row of totals grows or is emptied above that row, which goes on summing",
    arguments: formats,
    [("alla enheter", 4), ("enheter", 2), ("nämnder", 1)] as [(level: String, count: Int)])
  func totals(format: SpreadsheetFormat, rows: (level: String, count: Int)) throws {
    var sheet = Sheet("Drift", [["Enhet", "Utfall"], ["…", 1], ["…", 1], ["Summa", nil]])
    sheet.set(.number(2), at: CellAddress(row: 3, column: 1), formula: "SUBTOTAL(109,B2:B3)")
    var table = Table(
      name: "Drift", range: try #require(CellRange("A1:B4")), columnNames: ["Enhet", "Utfall"])
    // OpenDocument has no mark for the row of totals.
    table.hasTotalsRow = format == .xlsx
    sheet.tables = [table]
    let filled = try fill(
      Workbook([sheet]),
      """
        - tabell: Drift
          namn: Drift
          rader: \(rows.level)
          kolumner: {kod: Enhet, ekonomi: {netto utfall: Utfall}}
      """, as: format)
    #expect(filled.findings == [])
    let expected: [(String, Double)] =
      switch rows.level {
      case "alla enheter": [("K", 3560), ("BUN", 3520), ("BUN-01", 1100), ("BUN-02", 1900)]
      case "enheter": [("BUN-01", 1100), ("BUN-02", 1900)]
      default: [("BUN", 3520)]
      }
    for (row, (code, outcome)) in expected.enumerated() {
      #expect(filled["Drift", "A\(row + 2)"] == .text(code))
      #expect(filled["Drift", "B\(row + 2)"] == .number(outcome))
    }
    let last = max(rows.count, 2) + 1
    for row in (rows.count + 2)..<max(rows.count + 2, last + 1) {
      #expect(filled["Drift", "A\(row)"] == nil)
      #expect(filled["Drift", "B\(row)"] == nil)
    }
    #expect(filled["Drift", "A\(last + 1)"] == .text("Summa"))
    #expect(
      filled.workbook[sheet: "Drift"]?["B\(last + 1)"]?.formula == "SUBTOTAL(109,B2:B\(last))")
  }

  @Test("A table that cannot grow says why, and holds the rows that fit", arguments: formats)
  func tooShort(format: SpreadsheetFormat) throws {
    var sheet = Sheet(
      "Drift", [["Enhet", nil, "Nr"], ["…", nil, 1], ["Not", nil, 2], [nil, nil, 3]])
    sheet.tables = [
      Table(name: "Drift", range: try #require(CellRange("A1:A2")), columnNames: ["Enhet"]),
      Table(name: "Annan", range: try #require(CellRange("C1:C4")), columnNames: ["Nr"]),
    ]
    let filled = try fill(
      Workbook([sheet]),
      """
        - tabell: Drift
          namn: Drift
          rader: enheter
          kolumner: {kod: Enhet}
        - tabell: Borta
          namn: Borta
          rader: enheter
          kolumner: {kod: Enhet}
      """, as: format)
    #expect(
      filled.findings == [
        "F05 Drift!A1:A2 en annan tabell ligger bredvid den | 2", "F01 | tabellen ”Borta”",
      ])
    #expect(filled["Drift", "A2"] == .text("BUN-01"))
    #expect(filled["Drift", "A3"] == .text("Not"))
  }

  @Test("Levels and columns that are not there are told", arguments: formats)
  func missingColumns(format: SpreadsheetFormat) throws {
    var sheet = Sheet("Drift", [["Enhet", "Utfall"], ["…", 1]])
    sheet.tables = [
      Table(
        name: "Drift", range: try #require(CellRange("A1:B2")), columnNames: ["Enhet", "Utfall"])
    ]
    let filled = try fill(
      Workbook([sheet]),
      """
        - tabell: Drift
          namn: Drift
          rader: nämnder
          kolumner: {enhet: Enhet, ekonomi: {netto budget: Budget}}
        - tabell: Drift igen
          namn: Drift
          rader: förvaltningar
          kolumner: {ekonomi: {netto utfall: Utfall}}
      """, as: format)
    #expect(
      filled.findings == [
        "F01 Drift!A1 | kolumnen ”Budget”", "F01 | nivån ”förvaltningar” i registret",
      ])
    #expect(filled["Drift", "A2"] == .text("Barn- och utbildningsnämnden"))
    #expect(filled["Drift", "B2"] == nil)
  }

  // MARK: Rows that are there

  @Test("Rows are known by their text; those that are not there are told, unless it is a selection")
  func knownRows() throws {
    let sheet = Sheet(
      "V",
      [
        ["Rubrik"], ["Enhet", "Budget", "Utfall"], ["Södra  skolan", nil, nil], ["Annat", 7, 7],
        ["Barn- och utbildningsnämnden", nil, nil], ["Ekeby kommun", nil, nil],
      ])
    func part(_ option: String) -> String {
      """
        - tabell: V
          rader: alla enheter
          \(option)
          kolumner: {enhet: Enhet, ekonomi: {netto budget: Budget, netto utfall: Utfall}}
      """
    }
    let filled = try fill(Workbook([sheet]), part("bara rader som finns: nej"))
    #expect(filled.findings == ["F04 V | Norra skolan"])
    #expect(filled["V", "A3"] == .text("Södra  skolan"))
    #expect(filled["V", "B3"] == .number(2000))
    #expect(filled["V", "C3"] == .number(1900))
    #expect(filled["V", "C4"] == .number(7))
    #expect(filled["V", "C5"] == .number(3520))
    #expect(filled["V", "B6"] == .number(3550))
    #expect(try fill(Workbook([sheet]), part("bara rader som finns: ja")).findings == [])
  }

  @Test("A row that several are called as is emptied and told, not filled with one of them")
  func ambiguousRows() throws {
    let sheet = Sheet("I", [["Indikator", "Utfall"], ["Nöjdhet", 1], ["Sjukfrånvaro", 1]])
    func part(_ option: String) -> String {
      """
        - tabell: I
          rader: indikatorer
          \(option)
          bara rader som finns: ja
          kolumner: {indikator: {namn: Indikator, utfall: Utfall}}
      """
    }
    let filled = try fill(Workbook([sheet]), part("enhet: K"))
    #expect(filled.findings == ["F07 I!A3 Sjukfrånvaro | BUN-01, BUN-02"])
    #expect(filled["I", "A3"] == .text("Sjukfrånvaro"))
    #expect(filled["I", "B2"] == .number(80))
    #expect(filled["I", "B3"] == nil)
    let chosen = try fill(Workbook([sheet]), part("enhet: BUN-02"))
    #expect(chosen.findings == [])
    #expect(chosen["I", "B3"] == .number(3.9))
  }

  @Test("One without the text of the first column is told, and those after it are filled")
  func unnamedRow() throws {
    let filled = try fill(
      Workbook([Sheet("I", [["Mått", "Utfall"], ["procent", nil], ["dagar", nil]])]),
      """
        - tabell: I
          rader: indikatorer
          enhet: BUN-01
          kolumner: {indikator: {mått: Mått, utfall: Utfall}}
      """)
    #expect(filled.findings == ["F03 I | indikator.mått för Norra skolan"])
    #expect(filled["I", "B2"] == .number(80))
    #expect(filled["I", "B3"] == .number(12))
  }

  @Test(
    "The variance of an investment has the sign that the workbook's own formula gives",
    arguments: [
      // Budget 100 and outcome 120: 120 − 100, or with minus signs −120 − −100, or the other way round.
      ("plus är bättre", "positiva", -20), ("plus är bättre", "negativa", -20),
      ("utfall minus budget", "positiva", 20), ("utfall minus budget", "negativa", -20),
      ("budget minus utfall", "positiva", -20), ("budget minus utfall", "negativa", 20),
    ] as [(String, String, Double)])
  func investments(variance: String, sign: String, expected: Double) throws {
    let filled = try fill(
      Workbook([Sheet("I", [["Projekt", "Budget", "Utfall", "Avvikelse"], ["Ny skola"]])]),
      """
        - tabell: I
          rader: investeringar
          kolumner:
            investering: {projekt: Projekt, budget: Budget, utfall: Utfall, avvikelse: Avvikelse}
      """,
      economy:
        "{belopp: tkr, kostnader: positiva, avvikelse: \(variance), investeringar: \(sign)}")
    #expect(filled.findings == [])
    #expect(filled["I", "B2"] == .number(sign == "positiva" ? 100 : -100))
    #expect(filled["I", "C2"] == .number(sign == "positiva" ? 120 : -120))
    #expect(filled["I", "D2"] == .number(expected))
  }

  // MARK: Whole workbooks

  @Test("A workbook that cannot be opened is told with the reason")
  func refused() throws {
    let mapping = try FillMapping.parse(
      Self.mapping("", "{belopp: tkr, kostnader: positiva}"), file: "bok.yaml")
    let outcome = WorkbookFilling(mapping, with: try Self.facts()).fill(Array("%PDF-1.7".utf8))
    #expect(outcome.bytes == nil)
    #expect(outcome.findings.map(\.line) == ["F06 den är varken XLSX, XLSM eller ODS"])
  }

  @Test("A real table has no rows to select, and the file says so")
  func selectionOfTable() {
    let error = #expect(throws: MappingError.self) {
      try FillMapping.parse(
        """
        bok: bok.xlsx
        delar:
          - tabell: Drift
            namn: Drift
            rader: enheter
            bara rader som finns: ja
            kolumner: {enhet: Enhet}
        """, file: "bok.yaml")
    }
    #expect(error?.faults.map(\.line) == [6])
    #expect(error?.faults.first?.message.contains("”bara rader som finns”") == true)
  }

  // MARK: What is filled

  static let formats: [SpreadsheetFormat] = [.xlsx, .ods]

  private struct Filled {
    let workbook: Workbook
    let findings: [String]

    subscript(_ sheet: String, _ cell: String) -> CellValue? {
      guard let value = workbook[sheet: sheet]?[cell]?.value, value != .empty else { return nil }
      return value
    }
  }

  private func fill(
    _ workbook: Workbook, _ parts: String,
    economy: String =
      "{belopp: tkr, kostnader: positiva, netto: kostnader minus intäkter}",
    as format: SpreadsheetFormat = .xlsx
  ) throws -> Filled {
    let mapping = try FillMapping.parse(Self.mapping(parts, economy), file: "bok.yaml")
    let outcome = WorkbookFilling(mapping, with: try Self.facts())
      .fill(try WorkbookWriter().write(workbook, as: format))
    return Filled(
      workbook: try WorkbookReader().read(try #require(outcome.bytes)).workbook,
      findings: outcome.findings.map(\.line))
  }

  private static func mapping(_ parts: String, _ economy: String) -> String {
    "bok: bok.xlsx\nekonomi: \(economy)\ndelar:\(parts.isEmpty ? " []" : "\n" + parts)\n"
  }

  private static func facts() throws -> FillFacts {
    var north = submission("BUN-01", budget: -1000, outcome: -1100)
    north.scorecard?.goals = [
      goal(
        "BUN-01.1",
        [
          indicator("Nöjdhet", "procent", 80), indicator("Sjukfrånvaro", nil, 5),
          indicator("Handläggning", "dagar", 12),
        ])
    ]
    var project = InvestmentLine(project: sourced("Ny skola"))
    project.budget = sourced(-100)
    project.outcome = sourced(-120)
    north.scorecard?.investments = [project]
    var south = submission("BUN-02", budget: -2000, outcome: -1900)
    south.scorecard?.goals = [
      goal("BUN-02.1", [indicator("Sjukfrånvaro", nil, Decimal(39) / 10)])
    ]
    let consolidation = Consolidation(
      of: try .small(),
      [
        submission("K", budget: -50, outcome: -40), submission("BUN", budget: -500, outcome: -520),
        north, south,
      ], under: .guideline, period: "2025", on: .annualAccounts)
    return FillFacts(consolidation, municipality: "Ekeby kommun", lastDay: nil, runID: "0123")
  }

  private static func sourced<Value>(_ value: Value) -> Sourced<Value> {
    Sourced(value, from: Source(file: "a.xlsx", sheet: "Mål", cell: "B4"))
  }

  private static func submission(
    _ unit: String, budget: Decimal, outcome: Decimal
  ) -> Submission {
    var line = EconomyLine(kind: .net)
    line.budget = sourced(budget)
    line.outcome = sourced(outcome)
    var scorecard = Scorecard(unit: unit, period: "2025")
    scorecard.economy = [line]
    return Submission(file: "\(unit).xlsx", scorecard: scorecard)
  }

  private static func goal(_ number: String, _ indicators: [Indicator]) -> Goal {
    var goal = Goal(number: sourced(number), text: sourced("Målet \(number)"))
    goal.indicators = indicators
    return goal
  }

  private static func indicator(
    _ name: String, _ measure: String?, _ outcome: Decimal
  ) -> Indicator {
    var indicator = Indicator(name: sourced(name))
    indicator.unitOfMeasure = measure.map { sourced($0) }
    indicator.outcome = sourced(.measured(Quantity(outcome)))
    return indicator
  }
}

extension Finding {
  /// Code, place, what was found, and what was expected behind a bar.
  fileprivate var line: String {
    let place = [source.sheet, source.cell].compactMap(\.self).joined(separator: "!")
    return [code.rawValue, place, found ?? "", expected.map { "| " + $0 } ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }
}
