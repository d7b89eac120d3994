import ArgumentParser
import Findings

/// The flag that says which language a command speaks.
struct LanguageOptions: ParsableArguments {
  @Option(
    help:
      "Språket i det som skrivs ut: sv eller en. Arbetsböcker, sidor och förklaringar är på svenska.",
    completion: .list(Language.allCases.map(\.rawValue)), transform: Self.language)
  var language = Language.swedish

  private static func language(_ text: String) throws -> Language {
    guard let language = Language(rawValue: text) else {
      throw ValidationError("Språket ska vara sv eller en.")
    }
    return language
  }

  /// The text in the language.
  func callAsFunction(_ swedish: String, _ english: String) -> String {
    language.say(swedish, english)
  }
}
