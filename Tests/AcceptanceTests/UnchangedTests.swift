import Foundation
import TestSupport
import Testing

/// Nights that rest on what earlier nights found, compared with nights that read everything anew.
@Suite("What has not changed is not read again")
final class UnchangedTests {
  private static let csv = "Kommunstyrelsen/KS-KOL_styrkort_2025.csv"
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "styrkort-\(UUID().uuidString)", directoryHint: .isDirectory)

  deinit { try? FileManager.default.removeItem(at: folder) }

  @Test("A second night reads no file and writes no workbook")
  func nothingNew() throws {
    let workspace = try workspace()
    #expect(try night(workspace).contains("antal=3 [CommandLineTool] läser inkorgen"))
    let errors = try night(workspace)
    #expect(errors.contains("antal=0 [CommandLineTool] läser arkivet"))
    #expect(!errors.contains("gör arbetsböcker"))
  }

  @Test("After a correction the night comes to what a full rebuild comes to, byte for byte")
  func rebuilt() throws {
    let workspace = try workspace()
    _ = try night(workspace)
    try workspace.submit(Self.csv)
    let errors = try night(workspace, "2026-01-22T02:00:00Z")
    #expect(errors.contains("antal=0 [CommandLineTool] läser arkivet"))
    let resting = try outputs(of: workspace)
    let rebuilding = try night(workspace, "2026-01-23T02:00:00Z", ["--rebuild"])
    #expect(rebuilding.contains("antal=3 [CommandLineTool] läser arkivet"))
    #expect(try outputs(of: workspace) == resting)
    try FileManager.default.removeItem(at: workspace.folder.appending(path: ".mellanlager"))
    try FileManager.default.removeItem(at: workspace.outputs)
    _ = try night(workspace, "2026-01-24T02:00:00Z")
    #expect(try outputs(of: workspace) == resting)
  }

  @Test(
    "A changed rule makes everything that depends on it new",
    arguments: [
      "policy.yaml", "mappningar/styrkort-csv.yaml", "styrkort.yaml",
    ])
  func changedRule(file: String) throws {
    let workspace = try workspace()
    _ = try night(workspace)
    let place = workspace.folder.appending(path: file)
    try (Data(contentsOf: place) + Data("# ändrad\n".utf8)).write(to: place)
    let errors = try night(workspace)
    #expect(errors.contains("antal=2 [CommandLineTool] läser arkivet"))
  }

  @Test("A cache that is damaged is passed over")
  func damaged() throws {
    let workspace = try workspace()
    _ = try night(workspace)
    let before = try outputs(of: workspace)
    let place = workspace.folder.appending(path: ".mellanlager/2025")
    var bytes = try Data(contentsOf: place)
    bytes[bytes.count / 2] ^= 0x10
    try bytes.write(to: place)
    #expect(try night(workspace).contains("antal=2 [CommandLineTool] läser arkivet"))
    #expect(try outputs(of: workspace) == before)
  }

  @Test("An original that was changed in the archive is found out, though its size is the same")
  func tampered() throws {
    let workspace = try workspace()
    _ = try night(workspace)
    let place = workspace.folder.appending(
      path: "arkiv/2025/KS-KOL/0001/original/KS-KOL_styrkort_2025.csv")
    var bytes = try Data(contentsOf: place)
    let modified = try FileManager.default.attributesOfItem(atPath: place.path)[.modificationDate]
    bytes[bytes.count - 3] ^= 1
    let file = try FileHandle(forWritingTo: place)
    try file.write(contentsOf: bytes)
    try file.close()
    try FileManager.default.setAttributes(
      [.modificationDate: modified ?? Date()], ofItemAtPath: place.path)
    let outcome = try workspace.run(["--time", "2026-01-22T02:00:00Z", "--json"])
    #expect(outcome.output.contains("\"I05\""))
  }

  @Test("The log has a line for each file and ends with the verdict, and names no file")
  func log() throws {
    let workspace = try workspace()
    let errors = try night(workspace)
    let lines = errors.split(separator: "\n")
    #expect(lines.count { $0.contains("byte=") && $0.contains("resultat=") } == 3)
    #expect(lines.last?.contains("resultat=klart-men") == true)
    #expect(errors.contains("enhet=KS-KOL"))
    #expect(!errors.contains("styrkort_2025") && !errors.contains(".xlsx"))
  }

  @Test("diff tells what a correction changed, and the report tells it too")
  func diff() throws {
    let workspace = try workspace()
    _ = try night(workspace)
    let original = try Data(
      contentsOf: projectFolder.appending(path: "Samples/inkorg/\(Self.csv)"))
    let text = try #require(String(data: original, encoding: .windowsCP1252))
    let changed = text.replacing("2 870", with: "2 871")
    try #require(changed != text)
    try workspace.submit(
      [UInt8](try #require(changed.data(using: .windowsCP1252))), as: "rättad.csv")
    _ = try night(workspace, "2026-01-22T02:00:00Z")
    let outcome = try Program.styrkort.run(["diff", "--workspace", workspace.folder.path])
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("(KS-KOL), fil: \(Self.csv) blev rättad.csv"))
    let report = try String(
      contentsOf: workspace.outputs.appending(path: "rapport.txt"), encoding: .utf8)
    #expect(report.contains("SEDAN FÖRRA KÖRNINGEN, 2026-01-21T02:00:00Z"))
    #expect(report.contains("(KS-KOL), fil: \(Self.csv) blev rättad.csv"))
  }

  @Test("prune is off until a decision is named, shows first, and removes what was approved")
  func prune() throws {
    let workspace = try workspace()
    _ = try night(workspace)
    try workspace.submit(Self.csv)
    _ = try night(workspace, "2026-01-22T02:00:00Z")
    let arguments = [
      "prune", "--workspace", workspace.folder.path, "--time", "2029-01-01T00:00:00Z",
    ]
    #expect(try Program.styrkort.run(arguments).code == 2)

    let configuration = workspace.folder.appending(path: "styrkort.yaml")
    let rule = "gallring:\n  beslut: KS 2026/123\n  ersatta: 2 år\n  returnerade: 1 år\n"
    try (Data(contentsOf: configuration) + Data(("\n" + rule).utf8)).write(to: configuration)
    let shown = try Program.styrkort.run(arguments)
    #expect(shown.code == 0, "\(shown.errors)")
    #expect(shown.output.contains("arkiv/2025/KS-KOL/0001: ersatt"))
    #expect(shown.output.contains("retur/Kultur- och fritidsnämnden/Styrkort Simhallen.xlsx"))
    #expect(
      FileManager.default.fileExists(
        atPath: workspace.folder.appending(path: "arkiv/2025/KS-KOL/0001").path))
    #expect(try Program.styrkort.run(arguments + ["--approve", "fel"]).code == 2)

    let code = try #require(
      shown.output.split(separator: " ").last?.trimmingCharacters(in: .newlines))
    let done = try Program.styrkort.run(arguments + ["--approve", code])
    #expect(done.code == 0, "\(done.errors)")
    let archive = try TemporaryFolder.bytes(in: workspace.folder.appending(path: "arkiv"))
    #expect(!archive.keys.contains { $0.hasPrefix("2025/KS-KOL/0001") })
    // Nothing that was made from them is left either.
    #expect(try TemporaryFolder.bytes(in: workspace.folder.appending(path: "retur")).isEmpty)
    #expect(
      !FileManager.default.fileExists(
        atPath: workspace.folder.appending(path: ".mellanlager").path))
    #expect(archive.keys.contains { $0.hasPrefix("2025/KS-KOL/") })
    let note = try #require(archive["gallringsprotokoll.txt"])
    #expect(String(decoding: note, as: UTF8.self).contains("KS 2026/123: arkiv/2025/KS-KOL/0001"))
    #expect(try night(workspace, "2029-01-02T02:00:00Z").contains("läser arkivet"))
  }

  private func workspace() throws -> SampleWorkspace {
    try SampleWorkspace(
      in: folder,
      submissions: [
        Self.csv, "Kommunövergripande/Styrkort 2025 Ekeby kommun.xlsx",
        "Kultur- och fritidsnämnden/Styrkort Simhallen.xlsx",
      ])
  }

  /// Runs the night, and returns its log.
  private func night(
    _ workspace: SampleWorkspace, _ time: String = "2026-01-21T02:00:00Z", _ flags: [String] = []
  ) throws -> String {
    let outcome = try workspace.run(["--time", time] + flags)
    #expect(outcome.code == 1, "\(outcome.errors)")
    return outcome.errors
  }

  private func outputs(of workspace: SampleWorkspace) throws -> [String: Data] {
    try TemporaryFolder.bytes(in: workspace.outputs.appending(path: "2025"))
  }
}
