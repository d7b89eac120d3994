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
  public let outlook: RunRecord

  /// Looks at a workspace, without changing anything.
  ///
  /// - Parameter time: The time now, in seconds since 1970.
  /// - Throws: ``RunError`` when the rules or the archive cannot be read.
  public init(of workspace: Workspace, time: Int) async throws {
    let last = RunReport(folder: workspace.outputs).previous()
    lastRun = last?.time
    lastVerdict = last?.verdict
    outlook = try await BatchRun(workspace: workspace, time: time).preview()
    waiting = outlook.files.count { $0.received == nil }
  }

  /// The status as people read it.
  public var text: String {
    let last = lastRun.map { "\($0), \(lastVerdict?.rawValue ?? "")" } ?? "ingen än"
    var lines = [
      "\(outlook.municipality), period \(outlook.period)",
      "Senaste körning      \(last)",
      "Väntar i inkorgen    \(waiting)",
      "Väntade enheter      \(outlook.expected)",
      "  mottagna           \(outlook.received), varav \(outlook.receivedWithErrors) med fel",
      "  returnerade        \(outlook.returned.count)",
      "  saknas             \(outlook.missing.count)",
    ]
    lines += outlook.missing.map { "    \($0.name) (\($0.code))" }
    lines += outlook.hindered.map { "Ligger kvar: \($0.file.printable): \($0.reason)" }
    lines += (outlook.cycle?.due ?? []).map { "Den här månaden: \($0)" }
    lines += (outlook.cycle?.late ?? []).map { "Försenat: \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
