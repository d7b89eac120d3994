import ArgumentParser
import Findings
import Foundation
import Pipeline
import Reports
import Scorecards

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Förklarar en färg, eller en cell i en arbetsbok, till sista cellen i styrkorten.",
    discussion: """
      styrkort explain BUN1 förklarar färgen på ett mål, en indikator eller en enhet; ett mål \
      kan också anges med sin text eller några ord ur den. \
      styrkort explain utdata/2025/bokslut.xlsx 'Driftredovisning!D7' säger vilka celler i vilka \
      styrkort som en uppgift kommer ur; för en summa, alla dess termer.

      Det som förklaras är det som ligger i arkivet, enligt dagens policy. \
      Slutkoder: 0 förklarat; 2 kunde inte genomföras, eller inget heter så.
      """)

  @OptionGroup var options: WorkspaceOptions
  @OptionGroup var say: LanguageOptions

  @Flag(help: "Skriv resultatet som JSON.")
  var json = false

  @Argument(
    help: """
      Målets nummer eller text, indikatorns namn eller Kolada-id, enhetens kod eller namn, eller en \
      fil.
      """)
  var name: String

  @Argument(help: "Celler i filen, med sina blad: Driftredovisning!D7.")
  var cells: [String] = []

  mutating func run() async throws {
    guard cells.isEmpty else {
      let explanations = try await reportingErrors(in: say.language) {
        try await OutputExplanation.all(of: cells, in: URL(filePath: name), options.resolve())
      }
      if json {
        try printJSON(explanations)
      } else {
        print(explanations.map(\.text).joined(separator: "\n"), terminator: "")
      }
      return
    }
    let explanation = try await reportingErrors(in: say.language) {
      let consolidation = try await ArchivedMunicipality(of: options.resolve()).consolidation()
      guard let explanation = Explanation(of: name, in: consolidation) else {
        throw Self.notFound(name, in: consolidation)
      }
      return explanation
    }
    if json {
      try printJSON(explanation)
    } else {
      print(explanation.text, terminator: "")
    }
  }

  /// Why nothing could be explained, and what might have been meant.
  private static func notFound(_ name: String, in consolidation: Consolidation) -> RunError {
    let goals = Explanation.goals(with: name, in: consolidation)
    guard goals.count < 2 else {
      let shown = goals.prefix(10).map { "\n  – \($0)" }.joined()
      let more = goals.count > 10 ? "\n  …" : ""
      return .unusable(
        file: name,
        reason: Wording(
          "De orden finns i \(goals.count) mål. Skriv målets nummer, eller mer av texten:",
          english:
            "Those words are in \(goals.count) goals. Write the number of the goal, or more of the text:"
        ) + Wording(verbatim: shown + more))
    }
    let near = Explanation.names(near: name, in: consolidation).map { "”\($0)”" }
    let question = Wording(
      " Menade du \(near.joined(separator: " eller "))?",
      english: " Did you mean \(near.joined(separator: " or "))?")
    return .unusable(
      file: name,
      reason: Wording(
        "Varken mål, indikator eller enhet heter så.",
        english: "Neither a goal, an indicator nor a unit is called so.")
        + (near.isEmpty ? Wording(verbatim: "") : question))
  }
}
