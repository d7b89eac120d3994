import TestSupport
import Testing

@testable import Pipeline

@Suite("The record of the last run")
struct RunReportTests {
  @Test("One that is not there is none, and one that cannot be read ends the run with the remedy")
  func damaged() throws {
    let folder = try TemporaryFolder()
    let report = RunReport(folder: folder.location)
    #expect(try report.previous() == nil)
    try folder.write("{\"period\": ", to: "körning.json")
    let error = #expect(throws: RunError.self) { try report.previous() }
    #expect(error?.message.contains("körning.json") == true)
    #expect(error?.message.contains("ta bort filen") == true)
  }
}
