import Crypto
import Foundation
import MappingLanguage
import Scorecards
import Spreadsheet

/// Everything that a run goes by: configuration, register, mappings and policy.
public struct Rules: Sendable {
  private(set) var configuration: WorkspaceConfiguration
  let organisation: Organisation
  let mappings: MappingSet
  let policy: FulfilmentPolicy

  /// The SHA-256 of all the files that the rules stand in.
  let fingerprint: String

  /// Reads the rules of a workspace.
  ///
  /// - Throws: ``RunError/unusable(file:reason:)`` for the first file that cannot be used.
  public init(_ workspace: Workspace) throws(RunError) {
    var files = RuleFiles()
    configuration = try Self.configuration(of: workspace, &files)

    guard let register = workspace.register else {
      throw .unusable(
        file: "organisation.xlsx",
        reason:
          "Registret saknas. Lägg det i arbetsmappen, med kolumnerna Kod, Namn, Nivå, Överordnad.")
    }
    organisation = try Register.organisation(
      from: files.bytes(of: register), file: register.lastPathComponent)

    let policy = try files.text(of: workspace.policy)
    self.policy = try Self.parsed {
      () throws(MappingError) in try PolicyFile.parse(policy, file: "policy.yaml")
    }

    var mappings: [Mapping] = []
    for location in try Self.mappingFiles(in: workspace.mappings) {
      let text = try files.text(of: location)
      mappings.append(
        try Self.parsed { () throws(MappingError) in
          try Mapping.parse(text, file: "mappningar/\(location.lastPathComponent)")
        })
    }
    self.mappings = MappingSet(mappings)
    fingerprint = files.fingerprint
  }

  /// Reads the configuration alone.
  static func configuration(of workspace: Workspace) throws(RunError) -> WorkspaceConfiguration {
    var files = RuleFiles()
    return try configuration(of: workspace, &files)
  }

  private static func configuration(
    of workspace: Workspace, _ files: inout RuleFiles
  ) throws(RunError) -> WorkspaceConfiguration {
    let text = try files.text(of: workspace.configuration)
    return try parsed { () throws(MappingError) in
      try WorkspaceConfiguration.parse(text, file: "styrkort.yaml")
    }
  }

  /// The same rules for another period.
  func reporting(_ period: String) -> Rules {
    var rules = self
    rules.configuration.period = period
    return rules
  }

  /// What became of the submissions, under these rules.
  func consolidate(_ submissions: [Submission]) -> Consolidation {
    Consolidation(
      of: organisation, submissions, under: policy, period: configuration.period,
      on: configuration.occasion)
  }

  private static func parsed<Value>(
    _ parse: () throws(MappingError) -> Value
  ) throws(RunError) -> Value {
    do throws(MappingError) {
      return try parse()
    } catch {
      throw .faultyRules(error.description)
    }
  }

  private static func mappingFiles(in folder: URL) throws(RunError) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let files = names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted()
    guard !files.isEmpty else {
      throw .unusable(
        file: "mappningar",
        reason: "Det finns ingen mappning. Lägg minst en .yaml-fil i mappen; se Mappings/README.md."
      )
    }
    return files.map { folder.appending(path: $0) }
  }
}

/// The files that rules stand in, hashed as they are read.
private struct RuleFiles {
  private var hash = SHA256()

  var fingerprint: String { hexadecimal(hash.finalize()) }

  mutating func text(of file: URL) throws(RunError) -> String {
    guard let text = String(bytes: try bytes(of: file), encoding: .utf8) else {
      throw .unusable(file: file.lastPathComponent, reason: "Filen är inte sparad som UTF-8.")
    }
    return text
  }

  mutating func bytes(of file: URL) throws(RunError) -> [UInt8] {
    guard let data = try? Data(contentsOf: file) else {
      throw .unusable(
        file: file.lastPathComponent,
        reason: "Filen saknas eller går inte att läsa. Kontrollera att den finns och behörigheten.")
    }
    hash.update(data: Data("\(file.lastPathComponent) \(data.count)\n".utf8))
    hash.update(data: data)
    return [UInt8](data)
  }
}
