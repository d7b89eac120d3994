import Findings
import Scorecards
import Spreadsheet
import Testing

@testable import MappingLanguage

@Suite("Statuses as people mark them")
struct StatusTests {
  static let mapping = """
    mall: prov
    känns igen på: {text: Status}
    delar:
      - formulär: Enhet
        fält: {enhet: Enhet}
      - tabell: Mål
        kolumner:
          mål: {nummer: Nr, text: Mål, bedömning: Status}
    ordlista:
      bedömning: {grön: [Bra, "↑"], gul: [OK, "→"], röd: [Har brister, "↓"]}
      färger: {svart: "7030A0"}
    """

  @Test(
    "A word, in whatever form, tells the status",
    arguments: [
      ("Grön", "grön"), ("GRÖNT", "grön"), ("gröna ", "grön"), ("Green", "grön"), ("gult", "gul"),
      ("Rött", "röd"), ("Svart", "svart"), ("Helt uppfyllt", "grön"), ("Delvis uppfyllt", "gul"),
      ("Inte uppfyllt", "röd"), ("Ej mätt", "svart"), ("🟢", "grön"), ("🟢 Grön", "grön"),
      ("Gul 🟡", "gul"), ("😊", "grön"), ("😐", "gul"), ("😒", "röd"), ("☹️", "röd"), ("❤️", "röd"),
      ("⚫", "svart"), ("Bra", "grön"), ("ok", "gul"), ("har brister", "röd"), ("↓", "röd"),
      ("Kan inte bedömas", "svart"),
    ] as [(String, String)])
  func words(text: String, status: String) throws {
    let (read, findings) = try read(.text(text))
    #expect(read == status)
    #expect(findings == [])
  }

  @Test(
    "The colour of the letters tells the status where the mapping says so",
    arguments: [
      ("●", "00B050", "grön", []), ("●", "FF0000", "röd", []), ("Text", "FFC000", "gul", []),
      ("Grön", "000000", "grön", []), ("●", "000000", nil, [.statusNotUnderstood]),
      ("●", nil, nil, [.statusNotUnderstood]), ("●", "0070C0", nil, [.statusNotUnderstood]),
      ("Grön", "FF0000", "grön", [.statusContradicts]), ("", "FF0000", nil, []),
    ] as [(String, String?, String?, [FindingCode])])
  func letters(text: String, color: String?, status: String?, codes: [FindingCode]) throws {
    var sheet = Sheet("Blad1", [["Status"], ["Enhet", "Norra skolan"], ["Nr", "Mål", "Status"]])
    var style = CellStyle()
    style.font.color = color.flatMap { Color(hex: $0) }
    sheet.set(.number(1), at: CellAddress(row: 3, column: 0))
    sheet.set(.text("Trygga"), at: CellAddress(row: 3, column: 1))
    sheet.set(text.isEmpty ? .empty : .text(text), at: CellAddress(row: 3, column: 2), style: style)
    let mapping = Self.mapping.replacing(
      "bedömning: Status", with: "bedömning: {rubrik: Status, läs: textfärg}")
    let extraction = try extract([sheet], with: mapping)
    #expect(extraction.scorecard?.goals.first?.assessment?.value.mappingWord == status)
    #expect(extraction.findings.map(\.code) == codes)
  }

  @Test(
    "What is no status is told", arguments: ["Kanske", "🟢 Röd", "🟢🔴", "🦆", "1", "grön/gul", "-"])
  func unknown(text: String) throws {
    let (read, findings) = try read(.text(text))
    #expect(read == nil)
    #expect(findings == [.statusNotUnderstood])
  }

  @Test(
    "A fill near a declared colour tells the status; a pale one says nothing",
    arguments: [
      ("00B050", "grön", []), ("92D050", "grön", []), ("05B655", "grön", []), ("FFC000", "gul", []),
      ("FFFF00", "gul", []), ("FF0000", "röd", []), ("000000", "svart", []),
      ("7030A0", "svart", []),
      ("FFFFFF", nil, []), ("DDE6F3", nil, []), ("F2F2F2", nil, []), (nil, nil, []),
      ("00B0F0", nil, [.statusNotUnderstood]), ("FF00FF", nil, [.statusNotUnderstood]),
    ] as [(String?, String?, [FindingCode])])
  func fills(color: String?, status: String?, codes: [FindingCode]) throws {
    let (read, findings) = try read(.empty, fill: color)
    #expect(read == status)
    #expect(findings == codes)
  }

  @Test("The word counts where word and fill disagree, and that is told")
  func contradiction() throws {
    #expect(try read(.text("Grön"), fill: "FF0000") == ("grön", [.statusContradicts]))
    #expect(try read(.text("Grön"), fill: "92D050") == ("grön", []))
    #expect(try read(.text("Grön"), fill: "00B0F0") == ("grön", []))
  }

  @Test("A fill that a rule decides is not trusted")
  func conditional() throws {
    #expect(try read(.empty, fill: "00B050", isConditional: true) == (nil, [.statusByRule]))
    #expect(try read(.text("Röd"), fill: "00B050", isConditional: true) == ("röd", []))
  }

  private func read(
    _ value: CellValue, fill: String? = nil, isConditional: Bool = false
  ) throws -> (String?, [FindingCode]) {
    var sheet = Sheet(
      "Kort", [["Enhet", "Norra skolan"], ["Nr", "Mål", "Status"], [1, "Trygghet"]])
    var style = CellStyle()
    style.fill = fill.flatMap { Color(hex: $0) }
    sheet.set(value, at: CellAddress(row: 2, column: 2), style: style)
    if isConditional, let range = CellRange("C1:C20") {
      sheet.conditionalFormats = [
        ConditionalFormat(ranges: [range], condition: .formula("C1>1"), fill: .black)
      ]
    }
    let extraction = try extract([sheet], with: Self.mapping)
    return (
      extraction.scorecard?.goals.first?.assessment?.value.mappingWord,
      extraction.findings.map(\.code)
    )
  }
}
