import Crypto
import Findings
import Foundation
import MappingLanguage
import Reports
import Scorecards
import Spreadsheet

/// Everything that a run goes by: configuration, register, mappings and policy.
public struct Rules: Sendable {
  private(set) var configuration: WorkspaceConfiguration
  let organisation: Organisation
  let mappings: MappingSet
  let policy: FulfilmentPolicy

  /// What the ledger's export says; `nil` when there is none.
  let ledger: Ledger?

  /// The names that Stratsys knows; `nil` when the workspace has no list of them.
  let stratsysNames: [StratsysExport.Name]?

  /// The workbooks of finance's own that are filled, in the order of their fill mappings' names.
  let ownWorkbooks: [OwnWorkbook]

  /// The rules of the earlier periods that this one is compared with, the oldest first.
  private(set) var earlier: [Rules] = []

  /// The SHA-256 of all the files that the rules stand in.
  let fingerprint: String

  /// Reads the rules of a workspace.
  ///
  /// - Throws: ``RunError/unusable(file:reason:)`` for the first file that cannot be used.
  public init(_ workspace: Workspace) throws(RunError) {
    try self.init(workspace, in: nil)
    let periods = try EarlierPeriods.names(
      in: workspace, before: configuration.period, policy.trend)
    for period in periods { earlier.append(try Rules(workspace, in: period)) }
  }

  /// - Parameter period: An earlier period, whose own register and policy go before those of today.
  private init(_ workspace: Workspace, in period: String?) throws(RunError) {
    var files = RuleFiles()
    configuration = try Self.configuration(of: workspace, &files)
    if let period { configuration.period = period }

    organisation = try Self.organisation(
      of: workspace, in: period, levels: configuration.levels, &files)
    policy = try Self.policy(
      of: workspace, in: period, levels: configuration.levels.map(\.name), &files)

    ledger = try Self.ledger(
      of: self.configuration, organisation, in: workspace, isEarlier: period != nil, &files)

    let list = workspace.stratsys
    if period == nil, try Disk.exists(list) {
      stratsysNames = try StratsysNames.names(
        from: try files.bytes(of: list), file: list.lastPathComponent)
    } else {
      stratsysNames = nil
    }

    mappings = try Self.mappings(of: workspace, &files)
    fingerprint = files.fingerprint
    ownWorkbooks = period == nil ? try OwnWorkbook.all(in: workspace) : []
  }

  /// Reads the configuration alone.
  static func configuration(of workspace: Workspace) throws(RunError) -> WorkspaceConfiguration {
    var files = RuleFiles()
    return try configuration(of: workspace, &files)
  }

  /// Reads the register alone.
  static func organisation(of workspace: Workspace) throws(RunError) -> Organisation {
    var files = RuleFiles()
    return try organisation(of: workspace, in: nil, levels: levels(of: workspace), &files)
  }

  /// Reads the policy alone.
  static func policy(of workspace: Workspace) throws(RunError) -> FulfilmentPolicy {
    var files = RuleFiles()
    return try policy(
      of: workspace, in: nil, levels: levels(of: workspace).map(\.name), &files)
  }

  /// The levels that the configuration lists; those of the guideline where it cannot be read, since
  /// that is told of the configuration itself.
  private static func levels(of workspace: Workspace) -> [Level] {
    (try? configuration(of: workspace).levels) ?? Level.guideline
  }

  /// Reads the mappings alone.
  static func mappings(of workspace: Workspace) throws(RunError) -> MappingSet {
    var files = RuleFiles()
    return try mappings(of: workspace, &files)
  }

  private static func configuration(
    of workspace: Workspace, _ files: inout RuleFiles
  ) throws(RunError) -> WorkspaceConfiguration {
    let text = try files.text(of: workspace.configuration)
    return try parsed { () throws(MappingError) in
      try WorkspaceConfiguration.parse(text, file: "styrkort.yaml")
    }
  }

  private static func organisation(
    of workspace: Workspace, in period: String?, levels: [Level], _ files: inout RuleFiles
  ) throws(RunError) -> Organisation {
    guard let register = try workspace.register(of: period) else {
      throw .unusable(
        file: "organisation.xlsx",
        reason: Wording(
          "Registret saknas. Lägg det i arbetsmappen som organisation.xlsx, .ods eller .csv, med "
            + "kolumnerna Kod, Namn, Nivå och Överordnad.",
          english:
            "The register is missing. Put it into the workspace as organisation.xlsx, .ods or "
            + ".csv, with the columns Kod, Namn, Nivå and Överordnad."))
    }
    return try Register.organisation(
      from: files.bytes(of: register), file: register.lastPathComponent, levels: levels)
  }

  /// - Parameter levels: The names of the levels, of which the policy may name some.
  private static func policy(
    of workspace: Workspace, in period: String?, levels: [String], _ files: inout RuleFiles
  ) throws(RunError) -> FulfilmentPolicy {
    let file = try workspace.policy(of: period)
    let text = try files.text(of: file)
    let policy = try parsed { () throws(MappingError) in
      try PolicyFile.parse(text, file: file.lastPathComponent)
    }
    if let unknown = policy.lowerGoals?.levels.first(where: { !levels.contains($0) }) {
      throw .unusable(
        file: file.lastPathComponent,
        reason: Wording(
          "Nivån ”\(unknown)” finns inte. Nivåerna är \(ListOfWords(levels, conjunction: "och")).",
          english: "There is no level “\(unknown)”. The levels are "
            + "\(ListOfWords(levels, conjunction: "and"))."))
    }
    return policy
  }

  private static func mappings(
    of workspace: Workspace, _ files: inout RuleFiles
  ) throws(RunError) -> MappingSet {
    var mappings: [Mapping] = []
    for location in try mappingFiles(in: workspace.mappings) {
      let text = try files.text(of: location)
      mappings.append(
        try parsed { () throws(MappingError) in
          try Mapping.parse(text, file: "mappningar/\(location.lastPathComponent)")
        })
    }
    try checkNames(of: mappings)
    return MappingSet(mappings)
  }

  /// The same rules for another period.
  func reporting(_ period: String) -> Rules {
    var rules = self
    rules.configuration.period = period
    return rules
  }

  /// What became of the submissions, under these rules.
  ///
  /// - Parameter earlier: The earlier periods, the oldest first.
  func consolidate(
    _ submissions: [Submission], after earlier: [Consolidation] = []
  ) -> Consolidation {
    Consolidation(
      of: organisation, submissions, under: policy, period: configuration.period,
      on: configuration.occasion, after: earlier, configuration.successions,
      ledger: ledger)
  }

  /// The archive of the period.
  func archive(in workspace: Workspace) -> Archive {
    Archive(folder: workspace.archive.appending(path: configuration.period))
  }

  /// The ledger tells of the period that is reported, and of no earlier one.
  private static func ledger(
    of configuration: WorkspaceConfiguration, _ organisation: Organisation,
    in workspace: Workspace, isEarlier: Bool, _ files: inout RuleFiles
  ) throws(RunError) -> Ledger? {
    guard let form = configuration.ledger, !isEarlier else { return nil }
    let bytes = try files.bytes(of: workspace.folder.appending(path: form.file))
    do throws(LedgerError) {
      return try LedgerFile.ledger(from: bytes, form, of: organisation)
    } catch {
      throw .unusable(file: form.file, reason: Wording(verbatim: error.message))
    }
  }

  /// Two mappings of one name would both fit every file that one of them fits.
  private static func checkNames(of mappings: [Mapping]) throws(RunError) {
    var files: [String: String] = [:]
    for mapping in mappings {
      guard let other = files.updateValue(mapping.file, forKey: mapping.name) else { continue }
      throw .unusable(
        file: mapping.file,
        reason: Wording(
          "Mallen \(mapping.name) beskrivs redan i \(other). Ta bort den ena filen, eller ge den ett "
            + "annat namn efter ”mall:” och egna kännetecken.",
          english:
            "The template \(mapping.name) is already described in \(other). Remove one of the "
            + "files, or give it another name after ”mall:” and signs of its own."))
    }
  }

  static func parsed<Value>(
    _ parse: () throws(MappingError) -> Value
  ) throws(RunError) -> Value {
    do throws(MappingError) {
      return try parse()
    } catch {
      throw .faultyRules(error.description)
    }
  }

  private static func mappingFiles(in folder: URL) throws(RunError) -> [URL] {
    let files = try Disk.names(in: folder).filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
    guard !files.isEmpty else {
      throw .unusable(
        file: "mappningar",
        reason: Wording(
          "Det finns ingen mappning. Lägg minst en .yaml-fil i mappen: en som styrkort init ger, "
            + "eller ett utkast som styrkort map --suggest skriver.",
          english: "There is no mapping. Put at least one .yaml file into the folder: one that "
            + "styrkort init gives, or a draft that styrkort map --suggest writes.")
      )
    }
    return files.map { folder.appending(path: $0) }
  }
}

/// The files that rules stand in, hashed as they are read.
struct RuleFiles {
  private var hash = SHA256()

  var fingerprint: String { hexadecimal(hash.finalize()) }

  mutating func text(of file: URL) throws(RunError) -> String {
    guard let text = String(bytes: try bytes(of: file), encoding: .utf8) else {
      throw .unusable(
        file: file.lastPathComponent,
        reason: Wording(
          "Filen är inte sparad som UTF-8. Öppna den i en textredigerare och spara den med teckenkodningen UTF-8.",
          english:
            "The file is not saved as UTF-8. Open it in a text editor and save it with the encoding UTF-8."
        ))
    }
    return text
  }

  mutating func bytes(of file: URL) throws(RunError) -> [UInt8] {
    guard let data = try? Data(contentsOf: file) else {
      throw Self.unreadable(file)
    }
    hash.update(data: Data("\(file.lastPathComponent) \(data.count)\n".utf8))
    hash.update(data: data)
    return [UInt8](data)
  }

  /// Why a file that the rules stand in could not be opened.
  private static func unreadable(_ file: URL) -> RunError {
    guard (try? Disk.exists(file)) == true else {
      return .unusable(
        file: file.path,
        reason: Wording(
          "Filen saknas. Är det rätt arbetsmapp? En ny görs med styrkort init.",
          english:
            "The file is missing. Is this the right workspace? styrkort init makes a new one."))
    }
    return .unusable(
      file: file.path,
      reason: Wording(
        "Filen får inte läsas. Ge den användare som kör styrkort rätt att läsa den.",
        english: "The file must not be read. Give the user that runs styrkort the right to read it."
      ))
  }
}
