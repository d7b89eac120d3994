import ArgumentParser
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

  @Argument(help: "Mappen som görs.")
  var folder: String

  mutating func run() async throws {
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    var workspace = NewWorkspace(municipality: municipality, period: period ?? String(year))
    workspace.mapping = mapping
    workspace.policy = policy
    let place = URL(filePath: folder, directoryHint: .isDirectory)
    let template = try await reportingErrors { [workspace] in try workspace.write(to: place) }
    print(
      """
      Arbetsmappen är klar: \(folder)

      Gör så här:
        1. Skriv in era enheter i \(folder)/organisation.xlsx, i stället för exemplen.
        2. Gör mallar att skicka ut:  styrkort template --workspace \(folder) --all-units \(template)
        3. Lägg ifyllda filer i \(folder)/inkorg och kör:  styrkort run --workspace \(folder)
      """)
  }
}
