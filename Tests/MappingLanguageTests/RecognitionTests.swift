import Findings
import Scorecards
import Spreadsheet
import Testing

@testable import MappingLanguage

@Suite("Recognition")
struct RecognitionTests {
  @Test("No mapping fits: the finding says how near the nearest were and what they miss")
  func unknown() throws {
    let extraction = try extraction(of: [Sheet("Kort", [["Styrkort 2025"]])])
    #expect(extraction.mapping == nil)
    #expect(extraction.findings.map(\.code) == [.templateUnknown])
    let found = try #require(extraction.findings.first?.found)
    #expect(
      found == "gammal: 1 av 2 kännetecken; saknar rubrikerna Nr, Mål. "
        + "ny: 1 av 2 kännetecken; saknar rubrikerna Nr, Mål, Kolada-id på bladet ”Kort”.")
  }

  @Test("Two mappings fit: both are named")
  func ambiguous() throws {
    let extraction = try extraction(of: [Self.newSheet], refusal: "")
    #expect(extraction.findings.map(\.code) == [.templateAmbiguous])
    #expect(extraction.findings.first?.found == "gammal, ny")
  }

  @Test("Two versions live side by side: what one must not have, or the file's name, decides")
  func versions() throws {
    #expect(try extraction(of: [Self.newSheet]).mapping == "ny")
    #expect(
      try extraction(of: [Sheet("Kort", [["Styrkort 2024"], ["Nr", "Mål"]])]).mapping == "gammal")
    #expect(
      try extraction(of: [Self.newSheet], refusal: "", file: "a/NY-mall.xlsx").mapping == "ny")
  }

  @Test("A file of another year is recognised, and told to be of another period")
  func otherYear() throws {
    let rows: [[Content]] = [
      ["Styrkort 2023"], ["År", 2023], ["Enhet", "Norra skolan"], ["Nr", "Mål"],
    ]
    let extraction = try extraction(of: [Sheet("Kort", rows)])
    #expect(extraction.mapping == "gammal")
    #expect(extraction.findings.map(\.short) == ["wrongPeriod B2"])
    #expect(extraction.scorecard == nil)
  }

  @Test(
    "The year, the school year and the period itself are no other period",
    arguments: ["2025", "2025/26", "läsåret 2024/2025", "År 2025"] as [Content])
  func samePeriod(stated: Content) throws {
    let rows: [[Content]] = [
      ["Styrkort 2025"], ["År", stated], ["Enhet", "Norra skolan"], ["Nr", "Mål"], [1, "A"],
    ]
    let findings = try extraction(of: [Sheet("Kort", rows)]).findings.map(\.code)
    #expect(findings == [])
  }

  @Test("A unit that is not in the register, or not given, is told with the nearest names")
  func units() throws {
    func rows(_ unit: Content) -> [[Content]] {
      [["Styrkort 2025"], ["Enhet", unit], ["År", 2025], ["Nr", "Mål"], [1, "A"]]
    }
    let unknown = try extraction(of: [Sheet("Kort", rows("Nora skolan"))])
    #expect(unknown.scorecard == nil)
    #expect(unknown.findings.map(\.short) == ["unitUnknown B2"])
    #expect(unknown.findings.first?.message.contains("Norra skolan") == true)
    let missing = try extraction(of: [Sheet("Kort", rows(nil))])
    #expect(missing.findings.map(\.short) == ["unitMissing B2"])
    for name in ["BUN-01", "norrskolan", "NORRA  SKOLAN", "Norra\u{A0}skolan"] {
      #expect(
        try extraction(of: [Sheet("Kort", rows(.init(stringLiteral: name)))]).unit == "BUN-01")
    }
  }

  private static let newSheet = Sheet("Kort", [["Styrkort 2025"], ["Nr", "Mål", "Kolada-id"]])

  private func extraction(
    of sheets: [Sheet], refusal: String = "men inte på: {rubriker: [Kolada-id]}",
    file: String = "a/kort.xlsx"
  ) throws -> Extraction {
    let parts = """
      delar:
        - formulär: A
          fält: {enhet: Enhet, period: {ledtext: År, valfri: ja}}
        - tabell: B
          kolumner: {mål: {nummer: Nr, text: Mål}}
      """
    let old = """
      mall: gammal
      känns igen på:
        - text: Styrkort {år}
        - rubriker: [Nr, Mål]
      \(refusal)
      \(parts)
      """
    let new = """
      mall: ny
      filnamn: "ny*"
      känns igen på:
        - text: Styrkort {år}
        - {rubriker: [Nr, Mål, Kolada-id], blad: Kort}
      \(parts)
      """
    return MappingSet([
      try Mapping.parse(new, file: "ny.yaml"), try Mapping.parse(old, file: "gammal.yaml"),
    ]).extract(from: Workbook(sheets), file: file, organisation: try .small(), period: "2025")
  }
}
