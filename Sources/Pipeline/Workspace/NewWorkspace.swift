import Findings
public import Foundation
import MappingLanguage
import Scorecards
import Spreadsheet
import StarterFiles

/// A new workspace, complete enough to run: configuration, register, mapping, policy and folders.
///
///     let workspace = NewWorkspace(municipality: "Ekeby kommun", period: "2026")
///     try workspace.write(to: folder)
public struct NewWorkspace: Sendable {
  /// The municipality's name.
  public var municipality: String

  /// The period that is reported first, such as `2026`.
  public var period: String

  /// The mapping, as ``StarterFiles/mappings`` names it.
  public var mapping = "styrkort-arbetsbok"

  /// The policy, as ``StarterFiles/policies`` names it.
  public var policy = "perstorp"

  /// Describes a new workspace.
  public init(municipality: String, period: String) {
    self.municipality = municipality
    self.period = period
  }

  /// Writes the workspace to a folder that is empty or does not exist.
  ///
  /// - Returns: The name of the mapping, as `styrkort template` knows it.
  /// - Throws: ``RunError`` when the folder holds anything or a name is not known, or the error of a
  ///   folder that cannot be written.
  public func write(to folder: URL) throws -> String {
    let workspace = Workspace(folder)
    guard CalendarSpan(period)?.isReported ?? false else {
      throw RunError.unusable(
        file: "--period",
        reason: Wording(
          "”\(period.printable)” är ingen period. Skriv till exempel 2026, 2026-T1, 2026-K3 eller 2026-M08.",
          english:
            "“\(period.printable)” is no period. Write for example 2026, 2026-T1, 2026-K3 or 2026-M08."
        ))
    }
    guard try Disk.contents(of: folder).isEmpty else {
      throw RunError.unusable(
        file: folder.relativePath,
        reason: Wording(
          "Mappen finns redan och är inte tom. Ange en ny mapp; inget har skrivits.",
          english:
            "The folder exists and is not empty. Give a new folder; nothing has been written."))
    }
    let mappingBytes = try Self.file(
      named: mapping, among: StarterFiles.mappings, Wording("mappning", english: "mapping"))
    let policyBytes = try Self.file(
      named: policy, among: StarterFiles.policies, Wording("policy", english: "policy"))
    for folder in [workspace.inbox, workspace.mappings] { try Disk.makeFolder(folder) }
    var files: [(URL, [UInt8])] = [
      (workspace.configuration, Array(configuration.utf8)),
      (folder.appending(path: "organisation.xlsx"), try register()),
      (workspace.policy, Self.withSchemaInMappings(policyBytes)),
      (workspace.mappings.appending(path: "\(mapping).yaml"), mappingBytes),
      (workspace.mappings.appending(path: "README.md"), StarterFiles.guide),
    ]
    files += StarterFiles.schemas.sorted { $0.key < $1.key }.map { name, bytes in
      (workspace.mappings.appending(path: name), bytes)
    }
    for (place, bytes) in files { try Disk.write(bytes, to: place) }
    let yaml = String(decoding: mappingBytes, as: UTF8.self)
    return try Mapping.parse(yaml, file: "\(mapping).yaml").name
  }

  /// Adds a mapping to a workspace that there is.
  ///
  /// - Parameter name: The mapping, as ``StarterFiles/mappings`` names it.
  /// - Returns: The file that was written, and the mapping's name as `styrkort template` knows it.
  /// - Throws: ``RunError`` when the name is not known or the workspace has such a file, or the error of
  ///   a folder that cannot be written.
  public static func addMapping(
    _ name: String, to workspace: Workspace
  ) throws -> (file: URL, mapping: String) {
    let bytes = try file(
      named: name, among: StarterFiles.mappings, Wording("mappning", english: "mapping"))
    let place = workspace.mappings.appending(path: "\(name).yaml")
    guard !FileManager.default.fileExists(atPath: place.path) else {
      throw RunError.unusable(
        file: place.relativePath,
        reason: Wording(
          "Filen finns redan. Inget har skrivits.",
          english: "The file exists. Nothing has been written."))
    }
    try Disk.makeFolder(workspace.mappings)
    try Disk.write(bytes, to: place)
    let mapping = try Mapping.parse(String(decoding: bytes, as: UTF8.self), file: "\(name).yaml")
    return (place, mapping.name)
  }

  private static func file(
    named name: String, among files: [String: [UInt8]], _ kind: Wording
  ) throws(RunError) -> [UInt8] {
    if let bytes = files[name] { return bytes }
    let names = files.keys.sorted().joined(separator: ", ")
    throw .unusable(
      file: name,
      reason: Wording(
        "Det finns ingen sådan \(kind.swedish). Välj en av: \(names).",
        english: "There is no such \(kind.english). Choose one of: \(names)."))
  }

  /// The policy with its schema, which editors look for, in the folder of the mappings.
  private static func withSchemaInMappings(_ policy: [UInt8]) -> [UInt8] {
    let text = String(decoding: policy, as: UTF8.self)
    return Array(
      text.replacing("$schema=../policy.schema.json", with: "$schema=mappningar/policy.schema.json")
        .utf8)
  }

  // MARK: Configuration

  private var configuration: String {
    """
    # yaml-language-server: $schema=mappningar/styrkort.schema.json
    # Vilken kommun, och vilken period som rapporteras. Ändra perioden när ett nytt år börjar.
    kommun: \(quoted(municipality))
    period: \(quoted(period))
    tillfälle: bokslut      # bokslut, delårsbokslut eller kvartal

    # Sista dag att lämna. Det som kommer senare tas emot, och anmärks som sent.
    # sista dag: 2027-01-31

    # Arbetsböckernas format: xlsx eller ods.
    # format: xlsx

    """
  }

  private func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  // MARK: Register

  /// A register with an example for each level, to be written over.
  private func register() throws -> [UInt8] {
    var workbook = Workbook()
    workbook.sheets = [registerSheet]
    workbook.properties.title = "Register"
    workbook.properties.language = "sv-SE"
    return try WorkbookWriter().write(workbook, as: .xlsx)
  }

  private static let columns: [(heading: String, width: Double)] = [
    ("Kod", 14), ("Namn", 36), ("Nivå", 14), ("Överordnad", 14), ("Chef", 24), ("Roll", 24),
    ("Planeringsår", 16), ("Alias", 36), ("Lämnar styrkort", 18),
  ]

  private var registerSheet: Sheet {
    let examples = [
      ["K", municipality, "kommun", "", "", "Kommundirektör", "kalenderår", "", "ja"],
      ["KS", "Kommunstyrelsen", "nämnd", "K", "", "Ordförande", "kalenderår", "", "ja"],
      [
        "BUN", "Barn- och utbildningsnämnden", "nämnd", "K", "", "Ordförande", "kalenderår",
        "Utbildningsnämnden", "ja",
      ],
      ["BUN-FSK", "Förskola", "verksamhet", "BUN", "", "Verksamhetschef", "kalenderår", "", "ja"],
      [
        "BUN-FSK-01", "Exempelförskolan", "enhet", "BUN-FSK", "", "Rektor", "läsår",
        "Exemplet;Exempelgården", "ja",
      ],
    ]
    var header = CellStyle()
    header.font.isBold = true
    header.fill = Color(hex: "DDE6F3")
    var sheet = Sheet(name: "Register")
    for (column, (heading, width)) in Self.columns.enumerated() {
      sheet.columns[column] = Column(width: width)
      sheet.set(.text(heading), at: CellAddress(row: 0, column: column), style: header)
    }
    for (row, values) in examples.enumerated() {
      for (column, value) in values.enumerated() where !value.isEmpty {
        sheet.set(.text(value), at: CellAddress(row: row + 1, column: column))
      }
    }
    sheet.frozenRows = 1
    sheet.dataValidations = [
      Self.list(Level.guideline.map(\.name), column: 2, "Vilken nivå enheten ligger på."),
      Self.list(["kalenderår", "läsår"], column: 6, "Hur enheten planerar."),
      Self.list(["ja", "nej"], column: 8, "Om enheten ska lämna ett styrkort."),
    ]
    return sheet
  }

  private static func list(_ words: [String], column: Int, _ prompt: String) -> DataValidation {
    var validation = DataValidation(
      ranges: [
        CellRange(CellAddress(row: 1, column: column), CellAddress(row: 999, column: column))
      ], rule: .list(words))
    validation.prompt = prompt
    return validation
  }
}
