import Findings
import Scorecards
import Spreadsheet
import TestSupport
import Testing

@testable import MappingLanguage

@Suite("Tables")
struct TableTests {
  static let mapping = """
    mall: prov
    känns igen på:
      - blad: Kort
    delar:
      - formulär: Om enheten
        fält:
          enhet: Enhet
      - tabell: Mål
        kolumner:
          mål:
            nummer: [Nr, Målnr]
            text: Mål
            överordnat: {rubrik: Bidrar till, valfri: ja}
            bedömning: {rubrik: Bedömning, valfri: ja}
          indikator:
            namn: Indikator
            mått: {rubrik: Mått, valfri: ja}
            målvärde: {rubrik: "Mål {år}", tal utan ord: minst}
            utfall: Utfall {år}
      - tabell: Aktiviteter
        valfri: ja
        kolumner:
          mål: {nummer: "Nr"}
          aktivitet: {text: Aktivitet, slut: Klart}
    """

  static let rows: [[Content]] = [
    ["Enhet:", "Norra skolan"],
    [],
    ["Nr", "Mål", "Bidrar till", "Indikator", "Mått", "Mål 2025", "Utfall 2025", "Bedömning"],
    [1, "Trygghet", "BUN1", "Trygga elever", "%", 85, "88 %", "Grön"],
    [nil, nil, nil, "Kränkningar", "antal", "högst 10", 12, nil],
    [2, "Kunskap", "BUN2", "Behöriga", "%", "minst 90", "ej mätt", "Gult"],
    [],
    ["Nr", "Aktivitet", "Klart"],
    [1, "Rastvärdar", "31/12 2025"],
    [2, "Läxhjälp", "dec 2025"],
  ]

  static let outline = [
    "BUN-01.1 Trygghet [grön] ↑BUN1", "  Trygga elever: minst 85 % → 88 %",
    "  Kränkningar: högst 10 → 12", "  * Rastvärdar 2025-12-31",
    "BUN-01.2 Kunskap [gul] ↑BUN2", "  Behöriga: minst 90 % → notMeasured", "  * Läxhjälp 2025-12",
  ]

  @Test("Goals, indicators and activities on one sheet find each other")
  func oneSheet() throws {
    let extraction = try extract([Sheet("Kort", Self.rows)], with: Self.mapping)
    #expect(extraction.findings == [])
    #expect(extraction.unit == "BUN-01")
    #expect(extraction.scorecard?.outline == Self.outline)
    let first = try #require(extraction.scorecard?.goals.first)
    #expect(first.text.source == Source(file: "test.xlsx", sheet: "Kort", cell: "B4"))
    #expect(first.indicators[1].outcome?.source.cell == "G5")
  }

  @Test(
    "An example on a sheet of instructions is never taken for what was written",
    arguments: ["Instruktion", "Exempel", "Lathund", "Så fyller du i"])
  func instructions(name: String) throws {
    var example = Self.rows
    example[0][1] = "Södra skolan"
    example[3][6] = "11 %"
    var own = Self.rows
    own[2][7] = "Omdöme"  // A heading of its own makes the example fit better.
    let extraction = try extract(
      [Sheet(name, example), Sheet("Kort", own)], with: Self.mapping)
    #expect(extraction.unit == "BUN-01")
    #expect(extraction.scorecard?.goals[0].indicators[0].outcome?.value.shown == "88 %")
  }

  @Test("A merged goal covers its indicators")
  func merged() throws {
    var sheet = Sheet("Kort", Self.rows)
    for column in ["A", "B", "C", "H"] { sheet.merge("\(column)4:\(column)5") }
    let extraction = try extract([sheet], with: Self.mapping)
    #expect(extraction.findings == [])
    #expect(extraction.scorecard?.outline == Self.outline)
  }

  @Test("Repeating the goal on every row is the same as leaving it out")
  func repeated() throws {
    var rows = Self.rows
    rows[4][0...2] = [1, "Trygghet", "BUN1"]
    #expect(
      try extract([Sheet("Kort", rows)], with: Self.mapping).scorecard?.outline == Self.outline)
  }

  @Test("Moving the content changes nothing but addresses", arguments: [(3, 0), (0, 2), (7, 5)])
  func moved(down: Int, right: Int) throws {
    var sheet = Sheet(name: "Kort")
    for row in Sheet("Kort", Self.rows).rows {
      for cell in row.cells {
        sheet.set(cell.value, at: CellAddress(row: row.index + down, column: cell.column + right))
      }
    }
    let extraction = try extract([sheet], with: Self.mapping)
    #expect(extraction.findings == [])
    #expect(extraction.scorecard?.outline == Self.outline)
  }

  @Test("Blank rows and columns change nothing but addresses", arguments: 0..<60)
  func blanks(seed: Int) throws {
    var rows = Self.rows
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<3 {
      rows.insert([], at: Int.random(in: 0...rows.count, using: &generator))
    }
    let column = Int.random(in: 0...8, using: &generator)
    rows = rows.map { row in
      row.count > column ? Array(row[..<column]) + [nil] + Array(row[column...]) : row
    }
    let extraction = try extract([Sheet("Kort", rows)], with: Self.mapping)
    #expect(extraction.findings == [])
    #expect(extraction.scorecard?.outline == Self.outline)
  }

  @Test("Reordering columns changes nothing but addresses", arguments: 0..<40)
  func reordered(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let order = (0..<8).shuffled(using: &generator)
    var rows = Self.rows
    for index in 2...5 {
      let padded = rows[index] + Array(repeating: nil, count: 8 - rows[index].count)
      rows[index] = order.map { padded[$0] }
    }
    let extraction = try extract([Sheet("Kort", rows)], with: Self.mapping)
    #expect(extraction.findings == [])
    #expect(extraction.scorecard?.outline == Self.outline)
  }

  @Test("Headings in other case, with breaks, marks and the other name are found")
  func headings() throws {
    var rows = Self.rows
    rows[2] = [
      "MÅLNR", "Mål*", "Bidrar\ntill:", "INDIKATOR 1)", " Mått ", "Mål\u{A0}2025", "utfall  2025",
      "Bedömning¹",
    ]
    #expect(
      try extract([Sheet("Kort", rows)], with: Self.mapping).scorecard?.outline == Self.outline)
  }

  @Test("What is wrong is found all at once, each with its cell")
  func findings() throws {
    var rows = Self.rows
    rows[3][6] = "bättre än i fjol"
    rows[4][5] = "så få som möjligt"
    rows[5][7] = "Ganska bra"
    rows[8][0] = 9
    rows[9][2] = "snart"
    rows[5].append("eget tillägg")
    let extraction = try extract([Sheet("Kort", rows)], with: Self.mapping)
    #expect(
      extraction.findings.map(\.short) == [
        "notANumber G4", "targetNotUnderstood F5", "statusNotUnderstood H6", "goalUnknown A9",
        "notADate C10",
      ])
    #expect(extraction.scorecard?.goals[0].indicators[0].outcome?.value == .missing(.notUnderstood))
    #expect(extraction.scorecard?.goals[1].activities[0].end?.value == "snart")
  }

  @Test("A missing column and a missing table are told, and the rest is read")
  func missing() throws {
    var rows = Self.rows
    rows[2][6] = "Resultat"
    let extraction = try extract([Sheet("Kort", rows)], with: Self.mapping)
    #expect(extraction.findings.map(\.short) == ["columnMissing A3"])
    #expect(extraction.findings.first?.expected == "”Utfall 2025”")
    #expect(extraction.scorecard?.goals.flatMap(\.indicators).count == 3)
    let empty = try extract([Sheet("Kort", Array(Self.rows[0...1]))], with: Self.mapping)
    // A template without its table has nothing to report, which is told too.
    #expect(empty.findings.map(\.code) == [.tableMissing, .templateNotFilledIn])
  }

  @Test("A heading over two columns is told, and the first is read")
  func ambiguous() throws {
    var rows = Self.rows
    rows[2].append("Utfall 2025")
    let extraction = try extract([Sheet("Kort", rows)], with: Self.mapping)
    #expect(extraction.findings.map(\.short) == ["columnAmbiguous G3"])
    #expect(extraction.scorecard?.outline == Self.outline)
  }

  @Test("A heading in two rows is one heading")
  func twoRows() throws {
    var rows = Self.rows
    rows[2] = ["Nr", "Mål", "Bidrar till", "Indikator", "Mått", "Mål", "Utfall", "Bedömning"]
    rows.insert([nil, nil, nil, nil, nil, 2025, 2025, nil], at: 3)
    #expect(
      try extract([Sheet("Kort", rows)], with: Self.mapping).scorecard?.outline == Self.outline)
    var sheet = Sheet("Kort", rows)
    for column in "ABCDEH" { sheet.merge("\(column)3:\(column)4") }
    #expect(try extract([sheet], with: Self.mapping).scorecard?.outline == Self.outline)
  }

  @Test("A total row ends the table, and rows within it are skipped")
  func totals() throws {
    var rows = Self.rows
    rows.insert(["Summa", "tre indikatorer"], at: 6)
    rows.insert(["därav", "pojkar"], at: 5)
    let yaml = Self.mapping.replacing(
      "  - tabell: Mål\n", with: "  - tabell: Mål\n    slutar vid: Summa\n    hoppa över: därav\n")
    let extraction = try extract([Sheet("Kort", rows)], with: yaml)
    #expect(extraction.findings == [])
    #expect(extraction.scorecard?.outline == Self.outline)
  }

  @Test("A row that belongs to no goal, and one with a number alone, are told")
  func orphans() throws {
    var rows = Self.rows
    rows.insert([nil, nil, nil, "Ensam", "%", 1, 2], at: 3)
    rows.insert(["Obs! Fylls i av rektor"], at: 7)
    let extraction = try extract([Sheet("Kort", rows)], with: Self.mapping)
    #expect(extraction.findings.map(\.short) == ["rowNotUnderstood D4", "rowNotUnderstood A8"])
    #expect(extraction.scorecard?.outline == Self.outline)
  }

  @Test("A formula without a result and an error value are told, and are never 0")
  func formulas() throws {
    var sheet = Sheet("Kort", Self.rows)
    sheet.set(.notCalculated, at: CellAddress(row: 3, column: 6), formula: "AVERAGE(X1:X9)")
    sheet.set(.error("#DIV/0!"), at: CellAddress(row: 4, column: 6))
    let extraction = try extract([sheet], with: Self.mapping)
    #expect(extraction.findings.map(\.short) == ["formulaNotCalculated G4", "errorValue G5"])
    #expect(
      extraction.scorecard?.goals[0].indicators.map { $0.outcome?.value }
        == [.missing(.notUnderstood), .missing(.notUnderstood)])
  }

  @Test("Several formulas of a sheet without a result are one finding, which names the others")
  func severalFormulas() throws {
    var sheet = Sheet("Kort", Self.rows)
    for row in 3...4 {
      sheet.set(.notCalculated, at: CellAddress(row: row, column: 6), formula: "AVERAGE(X1:X9)")
    }
    let extraction = try extract([sheet], with: Self.mapping)
    #expect(extraction.findings.map(\.short) == ["formulaNotCalculated G4"])
    #expect(
      extraction.findings.map(\.message)
        == ["Formeln har inget sparat resultat. Detsamma gäller G5."])
    #expect(
      extraction.findings.map { $0.message(in: .english) }
        == ["The formula has no stored result. The same holds for G5."])
  }
}

/// A generator whose numbers depend on its seed alone (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
