import MappingLanguage
import Scorecards
import Spreadsheet
import Testing

@Suite("The configuration of a workspace")
struct WorkspaceConfigurationTests {
  private static let required = "kommun: Ekeby kommun\nperiod: \"2025\"\ntillfälle: bokslut\n"

  @Test(
    "Workbooks are XLSX unless the file asks for OpenDocument",
    arguments: [("", .xlsx), ("format: ods", .ods), ("format: xlsx", .xlsx)]
      as [(String, SpreadsheetFormat)])
  func format(line: String, format: SpreadsheetFormat) throws {
    let configuration = try WorkspaceConfiguration.parse(
      Self.required + line, file: "styrkort.yaml")
    #expect(configuration.format == format)
  }

  @Test(
    "Companies, federations and foundations have accounts of their own, unless the file says",
    arguments: [
      ("bolag", nil, false), ("kommunalt bolag", nil, false), ("kommunalförbund", nil, false),
      ("stiftelse", nil, false), ("stadsdel", nil, true), ("bolag", "ja", true),
      ("stadsdel", "nej", false),
    ] as [(String, String?, Bool)])
  func accounts(level: String, told: String?, isSummed: Bool) throws {
    let key = told.map { ", ekonomin räknas uppåt: \($0)" } ?? ""
    let configuration = try WorkspaceConfiguration.parse(
      Self.required + """
        nivåer:
          - {namn: kommun, flertal: kommunen}
          - {namn: nämnd, flertal: nämnder}
          - {namn: \(level), flertal: \(level), jämte: nämnd\(key)}
        """, file: "styrkort.yaml")
    #expect(configuration.levels.map(\.countsInEconomyAbove) == [true, true, isSummed])
  }

  @Test("What a scorecard must hold is said level by level, by the names of the levels")
  func parts() throws {
    let configuration = try WorkspaceConfiguration.parse(
      Self.required + """
        styrkortet ska innehålla:
          kommun: [vision, mål i alla områden, ekonomi]
          enhet: aktiviteter
        """, file: "styrkort.yaml")
    #expect(
      configuration.levels.map(\.requiredParts) == [
        [.vision, .goalsInEveryArea, .economy], [], [], [.activities],
      ])
    for (line, message) in [
      ("{skola: [vision]}", "”styrkortet ska innehålla” har ingen nyckel ”skola”."),
      ("{enhet: [vison]}", "Delen kan inte vara ”vison”. Menade du ”vision”?"),
    ] {
      let error = #expect(throws: MappingError.self) {
        try WorkspaceConfiguration.parse(
          Self.required + "styrkortet ska innehålla: \(line)", file: "styrkort.yaml")
      }
      #expect(
        error?.faults.first?.message.hasPrefix(message) == true, "\(error?.faults ?? [])")
      #expect(error?.faults.first?.line == 4)
    }
  }

  @Test("Any other format is a fault with its line and the formats there are")
  func unknown() throws {
    let error = try #require(throws: MappingError.self) {
      try WorkspaceConfiguration.parse(Self.required + "format: odt", file: "styrkort.yaml")
    }
    #expect(error.description.contains("styrkort.yaml:4:9"))
    #expect(error.description.contains("ods"))
  }

  @Test(
    "A fault in the annual cycle or in what has changed is told with its line",
    arguments: [
      (
        "årshjul: [{vad: A, från: 13-01, senast: 01-31}]",
        "”från” ska vara månad och dag, till exempel 04-15."
      ),
      ("årshjul: [{vad: A, från: 01-01}]", "Steget i årshjulet saknar nyckeln ”senast”."),
      (
        "årshjul: [{vad: A, från: 01-01, senast: 01-31, period: \"{år}-K9\"}]",
        "”period” ska vara en period, till exempel \"{år}-K1\" eller \"{föregående år}\"."
      ),
      (
        "årshjul: [{vad: A, från: 01-01, senast: 01-31, klart: [igår]}]",
        "”klart” ska vara datum, till exempel 2025-11-28."
      ),
      ("ändringar: {mål: [{nu: BUN1}]}", "Det ändrade målet saknar nyckeln ”förut”."),
    ])
  func faults(line: String, message: String) {
    let error = #expect(throws: MappingError.self) {
      try WorkspaceConfiguration.parse(Self.required + line, file: "styrkort.yaml")
    }
    #expect(error?.faults.map(\.message).contains(message) == true, "\(error?.faults ?? [])")
    #expect(error?.faults.first?.line == 4)
  }
}
