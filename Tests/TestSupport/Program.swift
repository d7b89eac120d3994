public import Foundation

/// A program that a test runs from outside.
public struct Program: Sendable {
  /// What a program left behind.
  public struct Outcome: Sendable {
    /// The exit code.
    public let code: Int32
    /// What it wrote to standard output.
    public let output: String
    /// What it wrote to standard error.
    public let errors: String
  }

  private let executable: URL

  /// Where its file is.
  public var path: String { executable.path }

  /// Creates a program from the place of its file.
  public init(_ executable: URL) {
    self.executable = executable
  }

  /// The program `styrkort`, as built beside the tests.
  public static var styrkort: Program {
    Program(
      URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "styrkort"))
  }

  /// The Python that `make test` installs other readers into; `nil` where it is absent.
  public static var python: Program? {
    let executable = projectFolder.appending(path: ".build/python/bin/python")
    return FileManager.default.isExecutableFile(atPath: executable.path)
      ? Program(executable) : nil
  }

  /// A program on the search path; `nil` where it is absent.
  public static func named(_ name: String) -> Program? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
      .map(Program.init)
  }

  /// Runs the program to its end.
  public func run(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = folder }
    // Files instead of pipes: a pipe that nobody empties stops the program.
    let files = try TemporaryFolder()
    let output = files.location.appending(path: "output")
    let errors = files.location.appending(path: "errors")
    try Data().write(to: output)
    try Data().write(to: errors)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
