import Findings
import Scorecards
import Spreadsheet
import Testing

@testable import MappingLanguage

@Suite("Results as people write them")
struct MeasurementTests {
  @Test(
    "A mark for a missing result is the kind of missing that it is, and never 0",
    arguments: [
      (.blank, ["", "  ", "\u{A0}"]),
      (
        .notMeasured,
        [
          "-", "–", "—", "−", "--", "i.u.", "I.U.", "iu", "ej mätt", "Ej mätt ", "inte mätt",
          "mäts ej",
          "Ej uppmätt", "saknas", "Uppgift saknas", "Data saknas", "bortfall", "ej mätt*",
        ]
      ),
      (.methodChanged, ["ny metod", "Ändrad mätmetod", "ej jämförbart"]),
      (.notApplicable, [".", "ej aktuellt", "Ej tillämpligt", "n/a"]),
      (.suppressed, ["..", "...", "…", "sekretess", "För få svar"]),
    ] as [(MissingReason, [String])])
  func missing(reason: MissingReason, texts: [String]) {
    for text in texts {
      let (measurement, codes) = read(.text(text))
      #expect(measurement == .missing(reason), "\(text)")
      #expect(codes == [], "\(text)")
    }
  }

  @Test(
    "A percentage is the same however the cell has it",
    arguments: [
      (.number(0.85), "0 %"), (.number(0.85), "0.0%"), (.number(85), "General"),
      (.number(85), "0\"%\""), (.text("85 %"), "General"), (.text("85%"), "@"), (.text("85"), "@"),
      (.text("85,0 procent"), "@"), (.number(0.8500000000000001), "0%"),
    ] as [(CellValue, String)])
  func percent(value: CellValue, format: String) {
    let (measurement, codes) = read(value, format: format, measure: "%")
    #expect(measurement.shown == "85 %")
    #expect(codes == [])
  }

  @Test(
    "What is no result is told, and stays missing",
    arguments: [
      (.text("bättre"), "%", .notANumber), (.text("1.234"), "", .notANumber),
      (.text("12 dagar"), "%", .measureDiffers), (.number(0.5), "tkr", .measureDiffers),
      (.error("#N/A"), "", .errorValue), (.notCalculated, "", .formulaNotCalculated),
      (.boolean(true), "antal", .notANumber), (.text("ja"), "antal", .notANumber),
      (.duration(.seconds(60)), "", .notANumber),
    ] as [(CellValue, String, FindingCode)])
  func notUnderstood(value: CellValue, measure: String, code: FindingCode) {
    let (measurement, codes) = read(value, format: "0%", measure: measure)
    #expect(measurement == .missing(.notUnderstood))
    #expect(codes == [code])
  }

  @Test("Yes and no are results where they are asked for")
  func answers() throws {
    var rows = TableTests.rows
    rows[3][5] = "Ja"
    rows[3][6] = "ja"
    rows[3][4] = nil
    rows[4][4] = "ja/nej"
    rows[4][5] = "ja"
    rows[4][6] = "Nej"
    let extraction = try extract([Sheet("Kort", rows)], with: TableTests.mapping)
    #expect(extraction.findings == [])
    #expect(
      extraction.scorecard?.outline[1...2] == [
        "  Trygga elever: exakt 1 → 1", "  Kränkningar: exakt 1 → 0",
      ])
  }

  @Test(
    "A percentage a hundred times from its target is read as it stands, and doubted",
    arguments: [
      (.number(0.88), "General", "0,88 %", true), (.number(88), "0%", "8 800 %", true),
      (.number(8.8), "General", "8,8 %", false), (.number(0.88), "0%", "88 %", false),
      (.number(0), "General", "0 %", false), (.number(2), "General", "2 %", true),
    ] as [(CellValue, String, String, Bool)])
  func doubt(value: CellValue, format: String, shown: String, isDoubted: Bool) throws {
    var sheet = Sheet("Kort", TableTests.rows)
    var style = CellStyle()
    style.numberFormat = format
    sheet.set(value, at: CellAddress(row: 3, column: 6), style: style)
    let extraction = try extract([sheet], with: TableTests.mapping)
    #expect(extraction.findings.map(\.short) == (isDoubted ? ["percentDoubtful G4"] : []))
    #expect(extraction.scorecard?.goals[0].indicators[0].outcome?.value.shown == shown)
  }

  private func read(
    _ value: CellValue, format: String = "General", measure: String = ""
  ) -> (Measurement, [FindingCode]) {
    var reader = FieldReader(vocabulary: .usual, period: Period("2025"))
    var cell = Cell(column: 0, value: value)
    cell.style.numberFormat = format
    let found = FoundValue(
      content: .cell(cell), source: Source(file: "test"),
      rule: FieldRule(field: .indicatorOutcome, place: .columnAt(0)))
    let measurement = reader.measurement(found, as: OutcomeForm(measure: Measure(measure)))
    return (measurement?.value ?? .missing(.blank), reader.findings.map(\.code))
  }
}
