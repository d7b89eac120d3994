import MappingLanguage
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
