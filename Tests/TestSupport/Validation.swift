import Foundation

/// Checks workbooks against the published schemas, where they and xmllint are there.
public struct Validation {
  private let script: URL
  private let bash: Program

  /// The check for a format; `nil`, with a printed line, where something for it is missing.
  public init?(_ format: String) {
    guard let script = sharedFolder?.appending(path: "schemas/validate-\(format).sh"),
      FileManager.default.fileExists(atPath: script.path), Program.named("xmllint") != nil,
      Program.named("unzip") != nil, let bash = Program.named("bash")
    else {
      skip("the schemas, xmllint or unzip are missing; nothing was validated.")
      return nil
    }
    self.script = script
    self.bash = bash
  }

  /// What is wrong with a file; empty when it is valid.
  public func faults(in bytes: [UInt8]) throws -> String {
    let folder = try TemporaryFolder()
    let file = folder.location.appending(path: "workbook")
    try Data(bytes).write(to: file)
    let outcome = try bash.run([script.path, file.path])
    return outcome.code == 0 ? "" : "\(outcome.code) \(outcome.output) \(outcome.errors)"
  }
}
