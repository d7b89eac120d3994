import ArgumentParser
import Findings
import Glibc
import Pipeline

struct PruneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Gallrar i arkivet enligt kommunens gallringsbeslut.",
    discussion: """
      Avstängt tills styrkort.yaml har ”gallring” med beslutets beteckning. Utan --approve visas bara \
      vad som skulle tas bort, och en kod; ange koden för att ta bort just det. Vad som räknas tas \
      aldrig bort ur en period som finns kvar. Slutkoder: 0 klart; 2 kunde inte genomföras; 75 en \
      körning pågår.
      """)

  @OptionGroup var options: WorkspaceOptions
  @OptionGroup var say: LanguageOptions

  @Option(help: "Tiden att gå efter, som 2026-02-01T02:00:00Z. Utan flaggan: klockan.")
  var time: RunTime?

  @Option(help: "Koden för det som ska tas bort.")
  var approve: String?

  @Flag(help: "Skriv resultatet som JSON.")
  var json = false

  mutating func run() async throws {
    // What a municipality has written is for its own group.
    umask(0o027)
    let pruning = try await reportingErrors(in: say.language) {
      let pruning = try Pruning(of: options.resolve(), time: (time ?? .now).secondsSince1970)
      if let approve { try pruning.carryOut(approvedAs: approve) }
      return pruning
    }
    if json {
      try printJSON(pruning)
    } else {
      print(pruning.text(in: say.language), terminator: "")
      if approve == nil, !pruning.items.isEmpty {
        print(
          say(
            "Inget är borttaget. För att ta bort: styrkort prune --approve \(pruning.code)",
            "Nothing has been removed. To remove: styrkort prune --approve \(pruning.code)"))
      }
    }
  }
}
