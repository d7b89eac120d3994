import Foundation
import TestSupport
import Testing

/// Where the workbooks are OpenDocument, their cells are explained as those of XLSX are.
@Suite("Explained cells of OpenDocument workbooks")
struct OpenDocumentExplainTests {
  @Test("A value names its cell, and a sum the cells of all its terms")
  func cells() throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(
      in: folder.location.appending(path: "ekeby"),
      submissions: ["Kommunövergripande/Styrkort 2025 Ekeby kommun.xlsx"])
    let configuration = workspace.folder.appending(path: "styrkort.yaml")
    let text = try String(contentsOf: configuration, encoding: .utf8)
    try Data((text + "\nformat: ods\n").utf8).write(to: configuration)
    let night = try Program.styrkort.run(
      ["run", "--workspace", workspace.folder.path, "--time", "2026-01-27T02:00:00Z"])
    #expect(night.code <= 1, "\(night.errors)")
    let book = workspace.folder.appending(path: "utdata/2025/bokslut 2025.ods")
    let outcome = try Program.styrkort.run([
      "explain", book.path, "Indikatorer!A5", "Ekonomi per enhet!F5", "--workspace",
      workspace.folder.path,
    ])
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Styrkort 2025 Ekeby kommun.xlsx, Ekonomi!"))
    #expect(outcome.output.contains("original arkiv/2025/K/0001/original/"))
  }
}
