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
    let none = Wording("ingen än", english: "none yet")[language]
    let last = lastRun.map { "\($0), \(lastVerdict?.word[language] ?? "")" } ?? none
    var lines = [
      "\(outlook.municipality), period \(outlook.period)",
      Wording("Senaste körning      \(last)", english: "Last run             \(last)")[language],
      Wording("Väntar i inkorgen    \(waiting)", english: "Waiting in the inbox \(waiting)")[
        language],
    ]
    lines += outlook.counts(in: language)
    lines += outlook.missing.map { "    \($0.name) (\($0.code))" }
    let faulty = Wording("Väntar på rättelse", english: "Awaiting correction")[language]
    lines += outlook.files.filter(\.hasErrors).map {
      "\(faulty): \(outlook.errorCount(of: $0, in: language))"
    }
    let stays = Wording("Ligger kvar", english: "Stays")[language]
    lines += outlook.hindered.map {
      "\(stays): \($0.file.printable): \($0.reason(in: language))"
    }
    let due = Wording("Den här månaden", english: "This month")[language]
    lines += (outlook.cycle?.due ?? []).map { "\(due): \($0)" }
    let late = Wording("Försenat", english: "Late")[language]
    lines += (outlook.cycle?.late ?? []).map { "\(late): \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
