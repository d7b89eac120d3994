import ArgumentParser
import Findings
import Foundation
import Glibc
import Pipeline

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Nattens körning: från inkorg till arbetsböcker.",
    discussion: """
      Slutkoder: 0 klart; 1 klart, men något behöver en människa; 2 kunde inte genomföras, \
      utdata är som de var; 75 en annan körning pågår.
      """)

  @OptionGroup var options: WorkspaceOptions
  @OptionGroup var say: LanguageOptions

  @Option(help: "Körningens tid, som 2026-02-01T02:00:00Z. Utan flaggan: klockan.")
  var time: RunTime?

  @Flag(help: "Visa vad körningen skulle ge, utan att flytta eller skriva något.")
  var dryRun = false

  @Flag(help: "Läs och gör allt på nytt. Det ger samma resultat, och tar längre tid.")
  var rebuild = false

  @Flag(help: "Skriv resultatet som JSON.")
  var json = false

  mutating func run() async throws {
    // What a municipality has written is for its own group.
    umask(0o027)
    let display = RunDisplay(language: say.language)
    let record: RunRecord
    do {
      record = try await reportingErrors(in: say.language) {
        defer { display.end() }
        var run = BatchRun(
          workspace: try options.resolve(), time: (time ?? .now).secondsSince1970)
        run.isRebuild = rebuild
        run.tell = { display.show($0) }
        return try await dryRun ? run.preview() : run.run()
      }
    } catch let code as ExitCode {
      printError(
        code == .anotherRun
          ? say("Resultat: en annan körning pågår", "Result: another run is active")
          : say("Resultat: misslyckat", "Result: failed"))
      throw code
    }
    if json {
      try printJSON(record.told(in: say.language))
      let verdict = record.verdict.word
      printError(say("Resultat: \(verdict.swedish)", "Result: \(verdict.english)"))
    } else {
      print(record.summary(in: say.language), terminator: "")
      display.show(record.verdict)
    }
    if record.verdict == .attention { throw ExitCode.attention }
  }
}
