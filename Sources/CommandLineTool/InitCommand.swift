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
      """)

  @Option(help: "Kommunens namn.")
  var municipality = "Exempelkommun"

  @Option(help: "Perioden som rapporteras först. Utan flaggan: det här året.")
  var period: String?

  @Option(
    help:
      "Mappningen att börja med: \(StarterFiles.mappings.keys.sorted().joined(separator: ", ")).")
  var mapping = "styrkort-arbetsbok"

  @Option(
    help: "Policyn att börja med: \(StarterFiles.policies.keys.sorted().joined(separator: ", ")).")
  var policy = "perstorp"

  @OptionGroup var say: LanguageOptions

  @Argument(help: "Mappen som görs.")
  var folder: String

  mutating func run() async throws {
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    var workspace = NewWorkspace(municipality: municipality, period: period ?? String(year))
    workspace.mapping = mapping
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
}

extension String {
  /// The text as a single word of a shell command.
  fileprivate var quotedForShell: String {
    let isPlain = allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
    return isPlain ? self : "'" + replacing("'", with: #"'\''"#) + "'"
  }
}
