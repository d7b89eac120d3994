import Foundation
import TestSupport
import Testing

@Suite("Figures of the merged workbook and the cells that they came from")
struct TraceabilityTests {
  @Test("A hundred figures drawn by chance stand in the source cells, opened by other readers")
  func figures() throws {
    guard let python = Program.python else {
      skip("no Python with openpyxl; make test installs it.")
      return
    }
    let outcome = try python.run([
      projectFolder.appending(path: "Tests/AcceptanceTests/Judges/trace_figures.py").path,
      try SampleNight.shared().outputs.appending(path: "bokslut 2025.xlsx").path,
      "2025", "100", projectFolder.appending(path: "Samples/inkorg").path,
      projectFolder.appending(path: "Samples/efter sista dag").path,
    ])
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.hasPrefix("0 of 100 figures not found"), "\(outcome.output)")
  }
}
