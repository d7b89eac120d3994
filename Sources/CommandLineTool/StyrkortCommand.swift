import ArgumentParser

@main
struct StyrkortCommand: AsyncParsableCommand {
  /// The names of the commands.
  static var names: [String] {
    configuration.groupedSubcommands.flatMap { $0.subcommands }.compactMap {
      $0.configuration.commandName
    }
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
