import ArgumentParser
import Findings
import Foundation
import Pipeline

struct MapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Visar steg för steg hur en fil känns igen och läses.",
    discussion: """
      Så skrivs och lagas en mappning: vilken mall som passar, vilken cell som blev vilket fält, och \
      vilka celler som blev över. Slutkoder: 0 en mall passar; 1 ingen eller flera passar; 2 filen \
      går inte att läsa.
      """)

  @OptionGroup var options: WorkspaceOptions
  @OptionGroup var say: LanguageOptions

  @Flag(help: "Skriv resultatet som JSON.")
  var json = false

  @Flag(help: "Skriv i stället ett utkast till en mappning för filen.")
  var suggest = false

  @Argument(help: "Filen.")
  var file: String

  mutating func run() async throws {
    let location = URL(filePath: file)
    if suggest {
      print(
        try await reportingErrors(in: say.language) {
          try FileTrace.draft(of: location, in: options.resolve())
        })
      return
    }
    let rules = try await reportingErrors(in: say.language) { try Rules(options.resolve()) }
    let trace = try await reportingErrors(in: say.language) {
      try FileTrace(of: location, by: rules)
    }
    if json {
      try printJSON(trace.told(in: say.language))
    } else {
      print(trace.text(in: say.language), terminator: "")
    }
    if trace.mapping == nil { throw ExitCode.attention }
  }
}
