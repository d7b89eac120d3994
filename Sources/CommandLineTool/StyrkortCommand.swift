import ArgumentParser
import Findings

@main
struct StyrkortCommand: AsyncParsableCommand {
  /// Runs the command that the arguments name; what the parser has to say is told in Swedish.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      tell(of: error)
    }
  }

  /// The names of the commands.
  static var names: [String] {
    configuration.groupedSubcommands.flatMap { $0.subcommands }.compactMap {
      $0.configuration.commandName
    }
  }

  private static func tell(of error: any Error) -> Never {
    let code = exitCode(for: error)
    guard code == .success || code == .validationFailure else { exit(withError: error) }
    let text = UsageText(parserText: fullMessage(for: error))[spokenLanguage]
    if code == .success {
      if !text.isEmpty { print(text) }
    } else {
      printError(text)
    }
    exit(withError: code)
  }

  /// The language of arguments that could not be parsed.
  private static var spokenLanguage: Language {
    let arguments = CommandLine.arguments
    let isEnglish =
      arguments.contains("--language=en")
      || zip(arguments, arguments.dropFirst()).contains { $0 == ("--language", "en") }
    return isEnglish ? .english : .swedish
  }

  static let configuration = CommandConfiguration(
    commandName: "styrkort",
    abstract: "Läser enheternas styrkort och gör en arbetsbok per nivå och en för bokslutet.",
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Natten",
        subcommands: [
          RunCommand.self, CheckCommand.self, StatusCommand.self, DiffCommand.self,
          DoctorCommand.self, PruneCommand.self,
        ]),
      CommandGroup(
        name: "Mallar", subcommands: [InitCommand.self, MapCommand.self, TemplateCommand.self]),
      CommandGroup(
        name: "Måluppfyllelse", subcommands: [ExplainCommand.self, PolicyCommand.self]),
      CommandGroup(
        name: "Kalkylark",
        subcommands: [CellsCommand.self, InfoCommand.self, ConvertCommand.self]),
    ])
}
