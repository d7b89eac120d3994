import ArgumentParser
import Findings
import Foundation
import Pipeline

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Säger vad natten skulle säga om en fil, innan den lämnas.",
    discussion: "Slutkoder: 0 inga fel; 1 fel finns; 2 filen går inte att läsa.")

  @OptionGroup var options: WorkspaceOptions
  @OptionGroup var say: LanguageOptions

  @Flag(help: "Skriv resultatet som JSON.")
  var json = false

  @Argument(help: "Filerna som ska kontrolleras.")
  var files: [String]

  mutating func run() async throws {
    let checks = try await reportingErrors(in: say.language) {
      let workspace = try options.resolve()
      let rules = try Rules(workspace)
      var checks: [FileCheck] = []
      for file in files {
        checks.append(
          try await FileCheck(of: URL(filePath: file), by: rules, in: workspace))
      }
      return checks
    }
    if json {
      try printJSON(checks.map { $0.told(in: say.language) })
    } else {
      for check in checks { print(check.text(in: say.language), terminator: "") }
    }
    if checks.contains(where: \.isUnreadable) { throw ExitCode.failed }
    if checks.contains(where: \.hasErrors) { throw ExitCode.attention }
  }
}
