public import Foundation

/// The library in `Tests/Fixtures/faults`, which makes a program fail at a chosen change to the disk.
public struct FaultLibrary: Sendable {
  private let library: URL

  /// Compiles the library; `nil` where there is no C compiler.
  public init?(in folder: URL) throws {
    guard let compiler = Program.named("cc") ?? Program.named("clang") else { return nil }
    library = folder.appending(path: "faults.so")
    let source = projectFolder.appending(path: "Tests/Fixtures/faults/faults.c")
    let outcome = try compiler.run([
      "-shared", "-fPIC", "-O1", "-w", "-o", library.path, source.path, "-ldl",
    ])
    guard outcome.code == 0 else { throw CompilationFailed(message: outcome.errors) }
  }

  /// The compiler's own words.
  public struct CompilationFailed: Error {
    let message: String
  }

  /// The calls of which one is to fail.
  public enum Calls: String, Sendable {
    /// Those that change the disk.
    case changes
    /// Those that look at it.
    case reads
  }

  /// The environment in which the call with this number, from 1, fails in this way.
  public func failing(
    _ fault: String, at call: Int, of calls: Calls, below folder: URL
  ) -> [String: String] {
    environment(of: calls, below: folder)
      .merging(["FAULT": fault, "FAULT_AT": String(call)]) { $1 }
  }

  /// The environment in which the calls are only counted, into a file.
  public func counting(_ calls: Calls, below folder: URL, into file: URL) -> [String: String] {
    environment(of: calls, below: folder).merging(["FAULT_COUNT": file.path]) { $1 }
  }

  private func environment(of calls: Calls, below folder: URL) -> [String: String] {
    [
      "LD_PRELOAD": library.path, "FAULT_CALLS": calls.rawValue,
      "FAULT_BELOW": folder.standardizedFileURL.path,
    ]
  }
}
