import ArgumentParser
import Findings
import Foundation
import Pipeline

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Visar läget just nu: vad som kommit, väntar och saknas.",
    discussion:
      "Inget flyttas eller skrivs. Slutkoder: 0 inget behöver en människa; 1 något gör det.")

  @OptionGroup var options: WorkspaceOptions
  @OptionGroup var say: LanguageOptions

  @Flag(help: "Skriv läget som JSON.")
  var json = false

  mutating func run() async throws {
    let status = try await reportingErrors(in: say.language) {
      try await WorkspaceStatus(of: options.resolve(), time: RunTime.now.secondsSince1970)
    }
    if json {
      try printJSON(status.told(in: say.language))
    } else {
      print(status.text(in: say.language), terminator: "")
    }
    if status.outlook.verdict == .attention { throw ExitCode.attention }
  }
}
