import ArgumentParser
import Findings
import Pipeline

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Visar vad som ändrats mellan två körningar.",
    discussion: """
      Utan tider jämförs de två senaste. De senaste 60 körningarna finns kvar. \
      Slutkoder: 0 jämfört; 2 kunde inte genomföras.
      """)

  @OptionGroup var options: WorkspaceOptions
  @OptionGroup var say: LanguageOptions

  @Flag(help: "Skriv resultatet som JSON.")
  var json = false

  @Argument(help: "Den tidigare körningen, som 2026-02-01 eller 2026-02-01T02:00.")
  var earlier: String?

  @Argument(help: "Den senare körningen. Utan den: den senaste.")
  var later: String?

  mutating func run() async throws {
    let comparison = try await reportingErrors(in: say.language) {
      try RunHistory(of: options.resolve()).comparison(from: earlier, to: later)
    }
    if json {
      try printJSON(comparison)
    } else {
      print(
        say(
          "Från \(comparison.earlier) till \(comparison.later)",
          "From \(comparison.earlier) to \(comparison.later)"))
      print(comparison.text(in: say.language), terminator: "")
    }
  }
}
