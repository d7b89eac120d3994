import Findings

/// What the argument parser says of the commands, in Swedish.
///
/// The parser speaks English only; what it says beyond these words stays as it is.
struct UsageText {
  /// The parser's own text.
  let parserText: String

  /// The text in a language.
  subscript(language: Language) -> String {
    switch language {
    case .english: parserText
    case .swedish: swedish
    }
  }

  private var swedish: String {
    var text = parserText
    for (english, swedish) in Self.words { text.replace(english, with: swedish) }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let first = lines.first, first.hasPrefix("Fel: ") else { return text }
    if let last = first.last, !".?".contains(last) { lines[0] += "." }
    lines.insert(contentsOf: advice.map { "Råd: \($0)" }, at: 1)
    return lines.joined(separator: "\n")
  }

  /// What the person may have meant, where that can be told.
  private var advice: [String] {
    guard let match = parserText.firstMatch(of: /nexpected arguments?:? '([^']+)'/) else {
      return []
    }
    let word = String(match.1)
    if parserText.contains("Usage: styrkort <subcommand>") {
      let commands = StyrkortCommand.names
      guard let nearest = commands.min(by: { distance($0, word) < distance($1, word) }),
        distance(nearest, word) <= 2
      else { return ["Kommandona är \(commands.joined(separator: ", "))."] }
      return ["Menade du styrkort \(nearest)?"]
    }
    guard parserText.contains("[--workspace <workspace>]") else { return [] }
    return ["En arbetsmapp anges så här: --workspace \(word)"]
  }

  private func distance(_ one: String, _ other: String) -> Int {
    one.difference(from: other).count
  }

  private static let words = [
    ("OVERVIEW: ", ""), ("USAGE: ", "ANVÄNDNING: "), ("ARGUMENTS:", "ARGUMENT:"),
    ("OPTIONS:", "FLAGGOR:"), (" SUBCOMMANDS:", ":"), ("SUBCOMMANDS:", "KOMMANDON:"),
    ("Show the version.", "Visa versionen."),
    ("Show help information.", "Visa den här hjälpen."), ("(default: ", "(utan flaggan: "),
    ("(values: ", "(värden: "), ("; default: ", "; utan flaggan: "),
    ("' for detailed help.", "' för mer om ett kommando."),
    ("' for more information.", "' för mer."), ("  See '", "  Se '"),
    ("<subcommand>", "<kommando>"), ("Error: ", "Fel: "), ("Help:  ", "Hjälp: "),
    ("Usage: ", "Användning: "), ("Unexpected argument ", "Oväntat argument "),
    ("unexpected arguments: ", "oväntade argument: "),
    ("Missing expected argument ", "Det saknas ett argument: "),
    ("Missing value for ", "Det saknas ett värde efter "), ("Unknown option ", "Okänd flagga "),
    ("Did you mean ", "Menade du "), ("The value ", "Värdet "),
    (" is invalid for ", " går inte att använda för "), (" is invalid", " går inte att använda"),
    ("Please provide one of ", "Ange ett av "),
  ]
}
