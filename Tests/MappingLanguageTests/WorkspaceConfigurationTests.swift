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
}
