import ArgumentParser
import Findings
import Foundation
import Pipeline
import StarterFiles

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Gör en ny arbetsmapp som går att köra.",
    discussion: """
      Mappen får styrkort.yaml, ett register att fylla i, en mappning, en policy, guiden till \
      mappningar och en inkorg. Inget skrivs i en mapp som inte är tom.

      Är mappen redan en arbetsmapp lägger --mapping till en färdig mappning i den, och inget annat.
      """)

  @Option(help: "Kommunens namn.")
  var municipality = "Exempelkommun"

  @Option(help: "Perioden som rapporteras först. Utan flaggan: det här året.")
  var period: String?

  @Option(
    help: """
      Mappningen att börja med eller lägga till: \
      \(StarterFiles.mappings.keys.sorted().joined(separator: ", ")). \
      Utan flaggan: \(Self.usualMapping).
      """)
  var mapping: String?

  private static let usualMapping = "styrkort-arbetsbok"

  @Option(
    help: "Policyn att börja med: \(StarterFiles.policies.keys.sorted().joined(separator: ", ")).")
  var policy = "perstorp"

  @OptionGroup var say: LanguageOptions

  @Argument(help: "Mappen som görs.")
  var folder: String

  mutating func run() async throws {
    let existing = Workspace(URL(filePath: folder, directoryHint: .isDirectory))
    if let mapping, FileManager.default.fileExists(atPath: existing.configuration.path) {
      try await add(mapping, to: existing)
      return
    }
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    var workspace = NewWorkspace(municipality: municipality, period: period ?? String(year))
    workspace.mapping = mapping ?? Self.usualMapping
    workspace.policy = policy
    let place = URL(filePath: folder, directoryHint: .isDirectory)
    let template = try await reportingErrors(in: say.language) { [workspace] in
      try workspace.write(to: place)
    }
    let shown = folder.quotedForShell
    let name = template.quotedForShell
    print(
      say(
        """
        Arbetsmappen är klar: \(folder)

        Gör så här:
          1. Skriv in era enheter i \(folder)/organisation.xlsx, i stället för exemplen.
          2. Gör mallar att skicka ut:  styrkort template --workspace \(shown) --all-units \(name)
          3. Lägg ifyllda filer i \(folder)/inkorg och kör:  styrkort run --workspace \(shown)
        """,
        """
        The workspace is ready: \(folder)

        Do this:
          1. Write your units into \(folder)/organisation.xlsx, in place of the examples.
          2. Make templates to send out:  styrkort template --workspace \(shown) --all-units \(name)
          3. Put filled files into \(folder)/inkorg and run:  styrkort run --workspace \(shown)
        """))
  }

  /// Adds a mapping to a workspace that there is.
  private func add(_ mapping: String, to workspace: Workspace) async throws {
    let (file, name) = try await reportingErrors(in: say.language) {
      try NewWorkspace.addMapping(mapping, to: workspace)
    }
    let template = name.quotedForShell
    let shown = folder.quotedForShell
    print(
      say(
        """
        Mappningen är tillagd: \(file.relativePath)
        Den tomma mallen skrivs med:  styrkort template --workspace \(shown) \(template)
        """,
        """
        The mapping is added: \(file.relativePath)
        Its empty template is written with:  styrkort template --workspace \(shown) \(template)
        """))
  }
}

extension String {
  /// The text as a single word of a shell command.
  fileprivate var quotedForShell: String {
    let isPlain = allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
    return isPlain ? self : "'" + replacing("'", with: #"'\''"#) + "'"
  }
}
