public import Foundation

/// A workspace with the register, mappings and policy of the samples.
public struct SampleWorkspace: Sendable {
  /// Where it lies.
  public let folder: URL

  /// Makes the workspace in a folder that need not exist.
  ///
  /// - Parameter submissions: The paths within `Samples/inkorg` to drop in its inbox; `nil` drops all.
  public init(in folder: URL, submissions: [String]? = nil) throws {
    self.folder = folder
    let files = FileManager.default
    for name in ["inkorg", "mappningar"] {
      try files.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    let samples = projectFolder.appending(path: "Samples")
    for name in ["styrkort.yaml", "organisation.xlsx"] {
      try files.copyItem(at: samples.appending(path: name), to: folder.appending(path: name))
    }
    let mappings = projectFolder.appending(path: "Mappings")
    for name in try files.contentsOfDirectory(atPath: mappings.path) where name.hasSuffix(".yaml") {
      try files.copyItem(
        at: mappings.appending(path: name), to: folder.appending(path: "mappningar/\(name)"))
    }
    try files.copyItem(
      at: mappings.appending(path: "policyer/perstorp.yaml"),
      to: folder.appending(path: "policy.yaml"))
    for path in try submissions ?? Self.allSubmissions() { try submit(path) }
  }

  /// The workspace that lies in a folder already.
  public init(at folder: URL) {
    self.folder = folder
  }

  /// The paths of all files in `Samples/inkorg`.
  public static func allSubmissions() throws -> [String] {
    try TemporaryFolder.bytes(in: sampleInbox).keys.sorted()
  }

  /// Drops a copy of a sample in the inbox, with a time that is always the same.
  public func submit(_ path: String) throws {
    let destination = inbox.appending(path: path)
    try FileManager.default.createDirectory(
      at: destination.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Self.sampleInbox.appending(path: path), to: destination)
    try Self.setTime(of: destination)
  }

  /// Drops copies of all files of a folder within `Samples`, with a time that is always the same.
  public func submitAll(of folder: String) throws {
    let source = projectFolder.appending(path: "Samples/\(folder)")
    for path in try TemporaryFolder.bytes(in: source).keys.sorted() {
      let destination = inbox.appending(path: path)
      try FileManager.default.createDirectory(
        at: destination.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: source.appending(path: path), to: destination)
      try Self.setTime(of: destination)
    }
  }

  /// Adds the workbook of finance's own with its fill mapping.
  public func addOwnWorkbooks() throws {
    try FileManager.default.copyItem(
      at: projectFolder.appending(path: "Samples/ekonomins-bok"),
      to: folder.appending(path: "ekonomins-bok"))
  }

  /// Takes the configuration of a year: `styrkort.yaml` or `2024/styrkort.yaml` within `Samples`.
  public func configure(_ path: String) throws {
    let destination = folder.appending(path: "styrkort.yaml")
    try? FileManager.default.removeItem(at: destination)
    try FileManager.default.copyItem(
      at: projectFolder.appending(path: "Samples/\(path)"), to: destination)
  }

  private static func setTime(of file: URL) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_769_600_000)], ofItemAtPath: file.path)
  }

  /// Drops bytes in the inbox, with a time that is always the same.
  public func submit(_ bytes: [UInt8], as name: String) throws {
    let destination = inbox.appending(path: name)
    try Data(bytes).write(to: destination)
    try Self.setTime(of: destination)
  }

  /// Runs the night.
  public func run(_ arguments: [String] = [], environment: [String: String] = [:]) throws
    -> Program.Outcome
  {
    try Program.styrkort.run(
      ["run", "--workspace", folder.path] + arguments, environment: environment)
  }

  /// Where units drop their files.
  public var inbox: URL { folder.appending(path: "inkorg") }

  /// Where the workbooks lie.
  public var outputs: URL { folder.appending(path: "utdata") }

  private static var sampleInbox: URL { projectFolder.appending(path: "Samples/inkorg") }
}
