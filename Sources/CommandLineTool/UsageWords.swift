import ArgumentParser
import Foundation
import Glibc

/// What the argument parser says, in Swedish: of wrong usage, and the headings of its help.
enum UsageWords {
  /// What it says, and how that is said in Swedish; `{}` stands for any text.
  ///
  /// The first that fits counts.
  private static let phrases: [(english: String, swedish: String)] = [
    ("Error: {}", "Fel: {}"),
    ("Unknown option '{}'. Did you mean '{}'?", "Flaggan {} finns inte. Menade du {}?"),
    ("Unknown option '{}'", "Flaggan {} finns inte."),
    ("Missing value for '{}'", "Flaggan ska följas av ett värde: {}"),
    ("Missing expected argument '{}'", "Det saknas ett argument: {}"),
    ("Missing one of: '{}'", "Det saknas ett av: {}"),
    ("The value '{}' is invalid for '{}'. {}", "Värdet ”{}” duger inte för {}. {}"),
    ("The value '{}' is invalid for '{}'", "Värdet ”{}” duger inte för {}."),
    (
      "The option '{}' does not take any value, but '{}' was specified.",
      "Flaggan {} har inget värde, men fick ”{}”."
    ),
    ("{} unexpected arguments: '{}'", "Kommandot tar inte emot de här {} argumenten: '{}'"),
    ("Unexpected argument '{}'", "Kommandot tar inte emot argumentet ”{}”."),
    ("Please provide one of '{}'.", "Välj något av '{}'."),
    ("Help:  {}", "Hjälp:  {}"),
    ("Usage: {}", "Användning: {}"),
    ("  See '{}' for detailed help.", "  Mer om ett kommando: {}"),
    ("  See '{}' for more information.", "  Mer hjälp: {}"),
    ("OVERVIEW: {}", "{}"),
    ("USAGE: {}", "ANVÄNDNING: {}"),
    ("ARGUMENTS:", "ARGUMENT:"),
    ("OPTIONS:", "FLAGGOR:"),
    ("SUBCOMMANDS:", "KOMMANDON:"),
    ("{} SUBCOMMANDS:", "{}:"),
    ("  -h, --help {} Show help information.", "  -h, --help {} Visa hjälp."),
    ("  --version {} Show the version.", "  --version {} Visa versionen."),
  ]

  /// A whole message in Swedish; lines that are not known stay as they are.
  static func swedish(_ message: String) -> String {
    // Where a command is expected, what is none is taken for an argument.
    let isAboutCommands = message.contains(" <subcommand>\n")
    var lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let line = swedish(line: String(line))
      return isAboutCommands
        ? line.replacing("Kommandot tar inte emot argumentet", with: "Det finns inget kommando")
        : line
    }
    if let advice = advice(on: message) { lines.insert("Råd: \(advice)", at: 1) }
    return lines.joined(separator: "\n").replacing("<subcommand>", with: "<kommando>")
  }

  /// What the person may have meant, where that can be told.
  private static func advice(on message: String) -> String? {
    guard let match = message.firstMatch(of: /nexpected arguments?:? '([^']+)'/) else { return nil }
    let word = String(match.1)
    if message.contains("Usage: styrkort <subcommand>") {
      let commands = StyrkortCommand.names
      let near = commands.filter { $0.difference(from: word).count <= 2 }
      return near.isEmpty
        ? "Kommandona är \(commands.joined(separator: ", "))."
        : "Menade du styrkort \(near.joined(separator: " eller "))?"
    }
    guard message.contains("[--workspace <workspace>]") else { return nil }
    return "En arbetsmapp anges så här: --workspace \(word)"
  }

  private static func swedish(line: String) -> String {
    for (english, swedish) in phrases {
      guard let texts = texts(in: line, like: english) else { continue }
      // What follows a heading is a phrase of its own.
      let words = texts.map { english == "Error: {}" ? Self.swedish(line: $0) : $0 }
      return filled(swedish, with: words)
    }
    return line
  }

  /// The texts in a line that stand where a phrase has `{}`; `nil` when the line is another phrase.
  private static func texts(in line: String, like phrase: String) -> [String]? {
    let parts = phrase.components(separatedBy: "{}")
    guard line.hasPrefix(parts[0]) else { return nil }
    var rest = line.dropFirst(parts[0].count)
    var texts: [String] = []
    for (position, part) in parts.enumerated().dropFirst() {
      if position == parts.count - 1 {
        guard rest.hasSuffix(part) else { return nil }
        texts.append(String(rest.dropLast(part.count)))
        return texts
      }
      guard let found = rest.firstRange(of: part) else { return nil }
      texts.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    return rest.isEmpty ? texts : nil
  }

  private static func filled(_ phrase: String, with texts: [String]) -> String {
    var texts = texts[...]
    let parts = phrase.components(separatedBy: "{}")
    return parts.dropFirst().reduce(parts[0]) { $0 + (texts.popFirst() ?? "") + $1 }
  }
}

extension StyrkortCommand {
  /// Runs the command that is asked for, and says in Swedish what is wrong with how it was called.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      let said = isEnglish ? message : UsageWords.swedish(message)
      switch code {
      case .success: print(message.hasPrefix("OVERVIEW:") ? said : message)
      case .validationFailure: printError(said)
      default: if !message.isEmpty { printError(message) }
      }
      Glibc.exit(code.rawValue)
    }
  }

  /// Whether arguments that could not be parsed ask for English.
  private static var isEnglish: Bool {
    let arguments = CommandLine.arguments
    return arguments.contains("--language=en")
      || zip(arguments, arguments.dropFirst()).contains { $0 == ("--language", "en") }
  }
}
