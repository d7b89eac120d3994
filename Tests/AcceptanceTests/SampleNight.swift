import Foundation
import Spreadsheet
import TestSupport
import Testing

/// The nights over all of `Samples/`, run once for all tests: the accounts of 2024, those of 2025, and
/// the night after files had come late.
struct SampleNight: Sendable {
  /// The workspace after the last night.
  let workspace: SampleWorkspace
  /// What the program said in the last night, with `--json`.
  let outcome: Program.Outcome
  /// The JSON that it printed in the last night.
  let record: Record
  /// The JSON that it printed in the night of the accounts of 2024.
  let lastYear: Record

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
      let number: Int?
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

    init(_ outcome: Program.Outcome) throws {
      self = try JSONDecoder().decode(Self.self, from: Data(outcome.output.utf8))
    }
  }

  private init() throws {
    let folder = projectFolder.appending(path: ".build/acceptance-night")
    try? FileManager.default.removeItem(at: folder)
    workspace = try SampleWorkspace(in: folder, submissions: [])
    try workspace.addOwnWorkbooks()
    try workspace.configure("2024/styrkort.yaml")
    try workspace.submitAll(of: "2024/inkorg")
    lastYear = try Record(workspace.run(["--json", "--time", "2025-02-01T02:00:00Z"]))
    try workspace.configure("styrkort.yaml")
    try workspace.submitAll(of: "inkorg")
    _ = try workspace.run(["--json", "--time", "2026-02-01T02:00:00Z"])
    try workspace.submitAll(of: "efter sista dag")
    outcome = try workspace.run(["--json", "--time", "2026-02-05T02:00:00Z"])
    record = try Record(outcome)
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
