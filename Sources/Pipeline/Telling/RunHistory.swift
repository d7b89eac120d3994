import Findings
import Foundation

/// The records of earlier runs, as far back as they are kept.
public struct RunHistory: Sendable {
  /// `utdata/körningar`.
  private let folder: URL

  /// How many runs are kept.
  static let kept = 60

  /// The history of a workspace.
  public init(of workspace: Workspace) {
    self.init(outputs: workspace.outputs)
  }

  init(outputs: URL) {
    folder = outputs.appending(path: "körningar")
  }

  /// Compares two runs.
  ///
  /// - Parameters:
  ///   - earlier: The beginning of the time of the one, such as `2026-02-01`; `nil` means the last
  ///     but one.
  ///   - later: The beginning of the time of the other; `nil` means the last.
  /// - Throws: ``RunError/unusable(file:reason:)`` when there is no such run.
  public func comparison(from earlier: String?, to later: String?) throws(RunError) -> RunComparison
  {
    let names = try names()
    let one = try name(earlier, among: names, orLast: 1)
    let other = try name(later, among: names, orLast: 0)
    return RunComparison(from: try record(one), to: try record(other))
  }

  /// Keeps a record, and lets the oldest go.
  func keep(_ record: [UInt8], time: String) throws(RunError) {
    try Disk.makeFolder(folder)
    try Disk.removeUnfinished(below: folder)
    try Disk.replace(folder.appending(path: Self.name(of: time)), with: record)
    for name in try names().dropLast(Self.kept) { try Disk.remove(folder.appending(path: name)) }
  }

  private func names() throws(RunError) -> [String] {
    try Disk.names(in: folder).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
  }

  private func name(
    _ time: String?, among names: [String], orLast place: Int
  ) throws(RunError) -> String {
    let name =
      if let time {
        names.last { $0.hasPrefix(time.replacing(":", with: ".")) }
      } else {
        names.dropLast(place).last
      }
    guard let name else {
      throw .unusable(
        file: "utdata/körningar",
        reason: time.map {
          Wording("Det finns ingen körning från \($0).", english: "There is no run from \($0).")
        }
          ?? Wording(
            "Det behövs två körningar för att jämföra.",
            english: "It takes two runs to compare them."))
    }
    return name
  }

  private func record(_ name: String) throws(RunError) -> RunRecord {
    let bytes = try Disk.bytes(at: folder.appending(path: name))
    do {
      return try JSONDecoder().decode(RunRecord.self, from: Data(bytes))
    } catch {
      throw .unusable(
        file: "utdata/körningar/\(name)",
        reason: Wording(
          "Körningen går inte att läsa.",
          english: "The record of the run cannot be read."))
    }
  }

  private static func name(of time: String) -> String {
    time.replacing(":", with: ".") + ".json"
  }
}
