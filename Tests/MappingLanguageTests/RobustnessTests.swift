import Findings
import Scorecards
import Spreadsheet
import Testing

@testable import MappingLanguage

@Suite("Files that nobody meant to send")
struct RobustnessTests {
  @Test(
    "Whatever stands in a template, there is an answer, and the same one twice", arguments: 0..<60)
  func scrambled(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let mappings = try Samples.mappings()
    let workbook = Self.workbook(&generator, mappings: mappings)
    let organisation = try Organisation.small()
    for mapping in mappings.mappings {
      let set = MappingSet([mapping.recognisedAlways])
      let first = set.extract(
        from: workbook, file: "a.xlsx", organisation: organisation, period: "2025")
      let second = set.extract(
        from: workbook, file: "a.xlsx", organisation: organisation, period: "2025")
      #expect(first.mapping == mapping.name)
      #expect(first.scorecard == second.scorecard)
      #expect(first.findings == second.findings)
      #expect(first.readCells == second.readCells)
      for goal in first.scorecard?.goals ?? [] {
        #expect(goal.number.value.hasPrefix("BUN-01"))
      }
    }
  }

  @Test("A hundred thousand merged ranges are no burden", .timeLimit(.minutes(1)))
  func merges() throws {
    var sheet = Sheet("Kort", TableTests.rows)
    for row in 0..<100_000 {
      sheet.mergedRanges.append(
        CellRange(CellAddress(row: row, column: 20), CellAddress(row: row + 900, column: 21)))
    }
    let extraction = try extract([sheet], with: TableTests.mapping)
    #expect(extraction.scorecard?.outline == TableTests.outline)
  }

  /// Sheets of headings, labels and values of all mappings, thrown together.
  private static func workbook(
    _ generator: inout SeededGenerator, mappings: MappingSet
  ) -> Workbook {
    let values: [CellValue] = [
      .empty, .empty, .number(1), .number(0.85), .number(-1e300), .number(2025), .boolean(true),
      .error("#REF!"), .notCalculated, .text(""), .text(" "), .text("Norra skolan"), .text("x"),
      .text("-"), .text("Minst 85 %"), .text("öka med 5 %"), .text("1.234"), .text("Grön"),
      .text("🟢"), .text("31/12 2025"), .text("9999999999999999999 %"), .text("Summa"),
      .text("Intäkter"), .text("{år}"), .text("Mål 7: ä"), .text("1)"), .text("***"),
      .text("80-90"),
      .duration(.seconds(90)),
    ]
    let texts = mappings.mappings.flatMap(\.texts)
    var workbook = Workbook()
    let names = ["Mål", "Mål 1", "Styrkort", "Blankett", "Försättsblad", "Indikatorer", "Ekonomi"]
    for name in names.shuffled(using: &generator).prefix(4) {
      var sheet = Sheet(name: name)
      for _ in 0..<Int.random(in: 0...120, using: &generator) {
        let address = CellAddress(
          row: Int.random(in: 0...25, using: &generator),
          column: Int.random(in: 0...11, using: &generator))
        let isText = Bool.random(using: &generator)
        let value =
          isText
          ? texts.randomElement(using: &generator).map { CellValue.text($0) }
          : values.randomElement(using: &generator)
        sheet.set(value ?? .empty, at: address)
        if Int.random(in: 0...9, using: &generator) == 0 {
          let other = CellAddress(
            row: Int.random(in: 0...30, using: &generator),
            column: Int.random(in: 0...12, using: &generator))
          sheet.mergedRanges.append(CellRange(address, other))
        }
      }
      workbook.sheets.append(sheet)
    }
    return workbook
  }
}

extension Mapping {
  /// The mapping for every file, so that its parts are tried on all of them.
  fileprivate var recognisedAlways: Mapping {
    Mapping(
      name: name, summary: summary, file: file, signs: [], refusals: [], fileNames: [],
      parts: parts,
      economy: economy, vocabulary: vocabulary)
  }

  /// The headings and labels, filled in for 2025.
  fileprivate var texts: [String] {
    func texts(of parts: [Part]) -> [String] {
      parts.flatMap { part in
        switch part {
        case .form(let form): form.rules.flatMap(\.texts).map { $0.shown(in: Period("2025")) }
        case .table(let table):
          (table.rules.flatMap(\.texts) + table.captions).map { $0.shown(in: Period("2025")) }
        case .blocks(let blocks): blocks.starts.map(\.text) + texts(of: blocks.parts)
        case .sheetBySheet(let sheets): texts(of: sheets.parts)
        }
      }
    }
    return texts(of: parts)
  }
}
