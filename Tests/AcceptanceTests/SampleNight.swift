import Foundation
import Spreadsheet
import TestSupport
import Testing

/// The night over all of `Samples/`, run once for all tests.
struct SampleNight: Sendable {
  /// The workspace after the night.
  let workspace: SampleWorkspace
  /// What the program said, with `--json`.
  let outcome: Program.Outcome
  /// The JSON that it printed.
  let record: Record

  /// What the tests look at in the JSON.
  struct Record: Decodable, Sendable {
    struct Unit: Decodable, Sendable {
      let code: String
    }
    struct Hindered: Decodable, Sendable {
      let file: String
    }
    struct Finding: Decodable, Sendable {
      let code: String
      let severity: String
      let sheet: String?
      let cell: String?
      let message: String
    }
    struct File: Decodable, Sendable {
      let file: String
      let result: String
      let unit: String?
      let findings: [Finding]
    }
    let verdict: String
    let runID: String
    let expected: Int
    let received: Int
    let receivedWithErrors: Int
    let missing: [Unit]
    let returned: [Unit]
    let files: [File]
    let hindered: [Hindered]
    let outputs: [String]
  }

  private init() throws {
    let folder = projectFolder.appending(path: ".build/acceptance-night")
    try? FileManager.default.removeItem(at: folder)
    workspace = try SampleWorkspace(in: folder)
    outcome = try workspace.run(["--json", "--time", "2026-02-01T02:00:00Z"])
    record = try JSONDecoder().decode(Record.self, from: Data(outcome.output.utf8))
  }

  private static let night = Result { try SampleNight() }

  /// The night; the first caller waits for it.
  static func shared() throws -> SampleNight { try night.get() }

  /// The merged workbook, opened with our own reader.
  func accounts() throws -> Workbook { try workbook("bokslut 2025.xlsx") }

  /// A workbook of the period, opened with our own reader.
  func workbook(_ path: String) throws -> Workbook {
    let data = try Data(contentsOf: outputs.appending(path: path))
    return try WorkbookReader().read([UInt8](data)).workbook
  }

  /// The folder of the period.
  var outputs: URL { workspace.outputs.appending(path: "2025") }
}
