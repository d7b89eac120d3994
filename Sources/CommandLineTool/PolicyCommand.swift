import ArgumentParser
import Findings
import Foundation
import Pipeline
import Reports
import Scorecards

struct PolicyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Kontrollerar och jämför policyer för måluppfyllelse.",
    subcommands: [CheckPolicy.self, ComparePolicies.self])
}

/// `styrkort policy check`.
struct CheckPolicy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Säger alla fel i policyfiler: luckor, överlapp, okända ord.",
    discussion: "Slutkoder: 0 inga fel; 2 minst en fil går inte att använda.")

  @OptionGroup var say: LanguageOptions

  @Argument(help: "Policyfilerna.")
  var files: [String]

  mutating func run() async throws {
    var hasFaults = false
    for file in files {
      do throws(RunError) {
        let policy = try FulfilmentPolicy(at: URL(filePath: file))
        print(
          "\(file): "
            + say(
              "policyn \(policy.name) är utan fel.", "the policy \(policy.name) is without faults.")
        )
        for question in policy.leftOpen {
          print(say("  Källan lämnar öppet: ", "  The source leaves open: ") + question)
        }
      } catch {
        printError(error.message(in: say.language))
        hasFaults = true
      }
    }
    if hasFaults { throw ExitCode.failed }
  }
}

/// `styrkort policy compare`.
struct ComparePolicies: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Säger vilka mål i arkivet som byter färg med en annan policy, och varför.",
    discussion: "Slutkoder: 0 jämfört; 2 kunde inte genomföras.")

  @OptionGroup var options: WorkspaceOptions
  @OptionGroup var say: LanguageOptions

  @Flag(help: "Skriv resultatet som JSON.")
  var json = false

  @Argument(help: "Den ena policyfilen.")
  var first: String

  @Argument(help: "Den andra policyfilen.")
  var second: String

  mutating func run() async throws {
    let comparison = try await reportingErrors(in: say.language) {
      let one = try FulfilmentPolicy(at: URL(filePath: first))
      let other = try FulfilmentPolicy(at: URL(filePath: second))
      let archived = try await ArchivedMunicipality(of: options.resolve())
      return PolicyComparison(
        archived.consolidation(under: one), archived.consolidation(under: other))
    }
    if json {
      try printJSON(comparison)
    } else {
      print(comparison.text, terminator: "")
    }
  }
}
