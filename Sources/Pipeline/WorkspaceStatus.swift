public import Findings
import Foundation

/// How a workspace stands: the last run, what waits, and what the next run would come to.
public struct WorkspaceStatus: Encodable, Sendable {
  /// When the last run that came to its end was made, as ISO 8601 in UTC; `nil` when none was.
  public let lastRun: String?

  /// What the last run came to.
  public let lastVerdict: RunRecord.Verdict?

  /// How many files wait in the inbox.
  public let waiting: Int

  /// What a run now would come to.
  public private(set) var outlook: RunRecord

  /// Looks at a workspace, without changing anything.
  ///
  /// - Parameter time: The time now, in seconds since 1970.
  /// - Throws: ``RunError`` when the rules or the archive cannot be read.
  public init(of workspace: Workspace, time: Int) async throws {
    let last = try RunReport(folder: workspace.outputs).previous()
    lastRun = last?.time
    lastVerdict = last?.verdict
    outlook = try await BatchRun(workspace: workspace, time: time).preview()
    waiting = outlook.files.count { $0.received == nil }
  }

  /// The status with the texts of its findings in a language, for `--json`.
  public func told(in language: Language) -> WorkspaceStatus {
    var status = self
    status.outlook = outlook.told(in: language)
    return status
  }

  /// The status as people read it.
  public func text(in language: Language) -> String {
    let none = language.say("ingen än", "none yet")
    let last = lastRun.map { "\($0), \(lastVerdict?.word[language] ?? "")" } ?? none
    var lines = [
      "\(outlook.municipality), period \(outlook.period)",
      language.say("Senaste körning      \(last)", "Last run             \(last)"),
      language.say("Väntar i inkorgen    \(waiting)", "Waiting in the inbox \(waiting)"),
    ]
    lines += outlook.counts(in: language)
    lines += outlook.missing.map { "    \($0.name) (\($0.code))" }
    let faulty = language.say("Väntar på rättelse", "Awaiting correction")
    lines += outlook.errorCounts(of: outlook.files.filter(\.hasErrors), in: language)
      .map { "\(faulty): \($0)" }
    let stays = language.say("Ligger kvar", "Stays")
    lines += outlook.hindered.map {
      "\(stays): \($0.file.printable): \($0.reason(in: language))"
    }
    let due = language.say("Den här månaden", "This month")
    lines += (outlook.cycle?.due ?? []).map { "\(due): \($0)" }
    let late = language.say("Försenat", "Late")
    lines += (outlook.cycle?.late ?? []).map { "\(late): \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
