import ArgumentParser
import Findings
import Foundation
import Pipeline

/// The exit codes of every command.
extension ExitCode {
  /// Done, and something needs a person.
  static let attention = ExitCode(1)
  /// Could not be done; the outputs are as they were.
  static let failed = ExitCode(2)
  /// Another run is active; try again.
  static let anotherRun = ExitCode(75)
}

/// Prints a value as JSON on standard output.
func printJSON(_ value: some Encodable) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  print(String(decoding: try encoder.encode(value), as: UTF8.self))
}

/// Writes a line to standard error.
func printError(_ message: String) {
  FileHandle.standardError.write(Data((message + "\n").utf8))
}

/// Runs a command's work, and turns an error into a message in the language and an exit code.
func reportingErrors<Result>(
  in language: Language, _ work: () async throws -> Result
) async throws -> Result {
  do {
    return try await work()
  } catch let error as RunError {
    printError(error.message(in: language))
    throw error == .anotherRunIsActive ? ExitCode.anotherRun : ExitCode.failed
  } catch let code as ExitCode {
    throw code
  } catch {
    let wording = Wording(
      "Kunde inte genomföras. Kontrollera mappar och behörighet. (\(error))",
      english: "Could not be done. Check folders and permissions. (\(error))")
    printError(wording[language])
    throw ExitCode.failed
  }
}
