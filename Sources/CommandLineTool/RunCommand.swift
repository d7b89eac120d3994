import ArgumentParser
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
    let display = RunDisplay()
    let record: RunRecord
    do {
      record = try await reportingErrors {
        defer { display.end() }
        var run = BatchRun(
          workspace: try options.resolve(), time: (time ?? .now).secondsSince1970)
        run.isRebuild = rebuild
        run.tell = { display.show($0) }
        return try await dryRun ? run.preview() : run.run()
      }
    } catch let code as ExitCode {
      printError("Resultat: " + (code == .anotherRun ? "en annan körning pågår" : "misslyckat"))
      throw code
    }
    if json {
      try printJSON(record)
      printError("Resultat: \(record.verdict.rawValue)")
    } else {
      print(record.summary, terminator: "")
    }
    if record.verdict == .attention { throw ExitCode.attention }
  }
}
