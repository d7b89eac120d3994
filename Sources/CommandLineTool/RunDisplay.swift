import Findings
import Foundation
import Glibc
import Logging
import Pipeline
import Synchronization

/// Shows on standard error how a run goes on: a bar on a terminal, and elsewhere a log with a line for
/// each step and each file.
final class RunDisplay: Sendable {
  private struct Progress {
    var step: RunEvent.Step?
    var done = 0
    var count = 0
    var shown = ""
  }

  private let progress = Mutex(Progress())
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let log: Logger
  private let language: Language

  /// - Parameter language: The language of the steps.
  init(language: Language) {
    self.language = language
    log = Logger(label: "styrkort") { StreamLogHandler.standardError(label: $0) }
  }

  /// Takes an event of the run, from any thread.
  func show(_ event: RunEvent) {
    switch event {
    case .began(let step, let count): begin(step, count: count)
    case .advanced(let step): advance(step)
    case .settled(let file):
      guard !isTerminal else { return }
      log.info(
        "\(language.say("fil", "file"))",
        metadata: [
          language.say("fil", "file"): "\(file.fingerprint)", "byte": "\(file.size)",
          language.say("enhet", "unit"): "\(file.unit ?? "-")",
          language.say("resultat", "result"): "\(language.phrase(file.result))",
          language.say("koder", "codes"): "\(file.codes.joined(separator: ","))",
        ])
    }
  }

  /// Ends the log; on a terminal the report has said it.
  func show(_ verdict: RunRecord.Verdict) {
    guard !isTerminal else { return }
    let result = language.say("resultat", "result")
    log.info("\(result)", metadata: [result: "\(verdict.word[language])"])
  }

  /// Takes the bar away, so that what follows begins on a line of its own.
  func end() {
    guard isTerminal else { return }
    progress.withLock { progress in
      guard !progress.shown.isEmpty else { return }
      write("\r\u{1B}[K")
      progress.shown = ""
    }
  }

  private func begin(_ step: RunEvent.Step, count: Int) {
    guard isTerminal else {
      log.info(
        "\(step.wording[language])",
        metadata: [language.say("antal", "count"): "\(count)"])
      return
    }
    progress.withLock {
      $0.step = step
      $0.done = 0
      $0.count = count
      draw(&$0)
    }
  }

  private func advance(_ step: RunEvent.Step) {
    guard isTerminal else { return }
    progress.withLock {
      guard $0.step == step else { return }
      $0.done += 1
      draw(&$0)
    }
  }

  private func draw(_ progress: inout Progress) {
    guard let step = progress.step, progress.count > 0 else { return }
    let line = Self.bar(step.wording[language], progress.done, of: progress.count)
    guard line != progress.shown else { return }
    progress.shown = line
    write("\r\(line)\u{1B}[K")
  }

  /// A bar of 30 signs, with numbers.
  static func bar(_ name: String, _ done: Int, of count: Int) -> String {
    let filled = count > 0 ? min(30, 30 * done / count) : 30
    return "[" + String(repeating: "#", count: filled)
      + String(repeating: "·", count: 30 - filled) + "] \(name) \(done)/\(count)"
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
