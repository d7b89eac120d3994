import ArgumentParser
import Findings
import Pipeline

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Kontrollerar att arbetsmappen är redo för natten.",
    discussion: "Inget ändras. Slutkoder: 0 allt är som det ska; 1 något behöver åtgärdas.")

  @OptionGroup var options: WorkspaceOptions
  @OptionGroup var say: LanguageOptions

  @Flag(help: "Skriv resultatet som JSON.")
  var json = false

  mutating func run() async throws {
    let diagnosis = try await reportingErrors(in: say.language) {
      WorkspaceDiagnosis(
        of: try options.resolve(), time: RunTime.now.secondsSince1970, in: say.language)
    }
    if json {
      try printJSON(diagnosis)
    } else {
      print(diagnosis.text, terminator: "")
    }
    if !diagnosis.isSound { throw ExitCode.attention }
  }
}
