public import Foundation

/// The rules that Excel enforces and no schema states, as a script of their own judges them.
public struct ExcelRules {
  private let python: Program
  private let script = projectFolder.appending(
    path: "Tests/AcceptanceTests/Judges/excel_rules.py")

  /// The judge; `nil`, with a printed line, where there is no Python.
  public init?() {
    guard let python = Program.named("python3") else {
      skip("Python is not installed.")
      return nil
    }
    self.python = python
  }

  /// What is wrong with files; empty when nothing is.
  public func faults(in files: [URL]) throws -> String {
    let outcome = try python.run([script.path] + files.map(\.path))
    return outcome.code == 0 ? "" : "\(outcome.output)\(outcome.errors)"
  }

  /// What is wrong with a file; empty when nothing is.
  public func faults(in bytes: [UInt8]) throws -> String {
    let folder = try TemporaryFolder()
    let file = folder.location.appending(path: "workbook.xlsx")
    try Data(bytes).write(to: file)
    return try faults(in: [file])
  }
}
