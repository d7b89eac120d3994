import ArgumentParser
import Findings
import Foundation
import MappingLanguage
import Pipeline
import Scorecards
import Spreadsheet

struct TemplateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Skriver den tomma mallen som en mappning beskriver, att skicka ut.",
    discussion: """
      Med --unit är mallen ifylld med enhetens egna mål, indikatorer, målvärden och senaste utfall. \
      Med --all-units skrivs en mall för varje enhet som ska lämna, i mappen --output. \
      Formatet är det som --format säger, eller ändelsen på --output: .xlsx, .ods eller .csv.
      """)

  @OptionGroup var options: WorkspaceOptions
  @OptionGroup var say: LanguageOptions

  @Option(help: "Enhetens namn eller kod.")
  var unit: String?

  @Option(help: "Perioden som ska rapporteras. Utan flaggan: den i styrkort.yaml.")
  var period: String?

  @Flag(help: "Skriv en mall för varje enhet som ska lämna.")
  var allUnits = false

  @Option(help: "Filen som skrivs, eller mappen med --all-units.")
  var output: String?

  @Option(
    help: "Filernas format: xlsx, ods eller csv. Utan flaggan: efter --output, eller xlsx.",
    transform: { text in
      guard let format = SpreadsheetFormat(rawValue: text.lowercased()) else {
        throw ValidationError("”\(text)” är inget format. Skriv xlsx, ods eller csv.")
      }
      return format
    })
  var format: SpreadsheetFormat?

  @Argument(help: "Mappningens namn, till exempel målkort.")
  var mapping: String

  func validate() throws {
    if allUnits, unit != nil {
      throw ValidationError(
        say(
          "--unit och --all-units kan inte användas tillsammans.",
          "--unit and --all-units cannot be used together."))
    }
    if let format, !allUnits, let output,
      URL(filePath: output).pathExtension.lowercased() != format.rawValue
    {
      throw ValidationError(
        say(
          "--format säger \(format.rawValue), men --output slutar på något annat.",
          "--format says \(format.rawValue), but --output ends in something else."))
    }
  }

  mutating func run() async throws {
    let templates = try await reportingErrors(in: say.language) {
      try UnitTemplates(of: options.resolve(), period: period)
    }
    if allUnits {
      try await writeAll(templates)
      return
    }
    let unit = try await reportingErrors(in: say.language) {
      try self.unit.map { try templates.unit(named: $0) }
    }
    let reported = try await reported(by: unit.map { [$0] } ?? [], templates)
    let name = output ?? fileName(for: unit, templates.period)
    try await write(
      templates, for: unit, after: unit.flatMap { reported[$0.code] }, to: URL(filePath: name))
    print(name)
  }

  /// Writes a template for each unit; a unit whose goals do not fit costs no other its template.
  private func writeAll(_ templates: UnitTemplates) async throws {
    let folder = URL(
      filePath: output ?? "\(mapping) \(templates.period)", directoryHint: .isDirectory)
    try await reportingErrors(in: say.language) {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let reported = try await reported(by: templates.units, templates)
    var failures = 0
    for unit in templates.units {
      let name = fileName(for: unit, templates.period)
      do {
        try await write(
          templates, for: unit, after: reported[unit.code], to: folder.appending(path: name))
        print(folder.appending(path: name).relativePath)
      } catch let code as ExitCode where code == .failed {
        failures += 1
      }
    }
    if failures > 0 { throw ExitCode.attention }
  }

  private func reported(
    by units: [OrganisationalUnit], _ templates: UnitTemplates
  ) async throws -> [String: Scorecard] {
    try await reportingErrors(in: say.language) { try await templates.latestScorecards(of: units) }
  }

  private func write(
    _ templates: UnitTemplates, for unit: OrganisationalUnit?, after scorecard: Scorecard?,
    to location: URL
  ) async throws {
    let suffix = location.pathExtension.lowercased()
    guard let format = SpreadsheetFormat(rawValue: suffix) else {
      throw ValidationError(
        say(
          "Filens namn ska sluta på .xlsx, .ods eller .csv.",
          "The name of the file must end in .xlsx, .ods or .csv."))
    }
    guard !FileManager.default.fileExists(atPath: location.path) else {
      printError(
        "\(location.relativePath): "
          + say(
            "Filen finns redan. Flytta den, eller ange en annan plats med --output.",
            "The file exists. Move it, or give another place with --output."))
      throw ExitCode.failed
    }
    try await reportingErrors(in: say.language) {
      let workbook = try templates.template(
        of: mapping, for: unit, after: scorecard, as: format
      ).workbook
      let bytes = try explainingErrors(of: location.relativePath, in: say.language) {
        () throws(SpreadsheetError) in
        try WorkbookWriter().write(workbook, as: format)
      }
      try Data(bytes).write(to: location, options: .withoutOverwriting)
    }
  }

  private func fileName(for unit: OrganisationalUnit?, _ period: String) -> String {
    [mapping, unit.map { "\($0.code) \($0.name)" }, period].compactMap(\.self)
      .joined(separator: " ").map { "/\\:".contains($0) ? "-" : $0 }
      .reduce(into: "") { $0.append($1) } + ".\((format ?? .xlsx).rawValue)"
  }
}
