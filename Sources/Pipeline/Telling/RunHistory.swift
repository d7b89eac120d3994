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
    let other: RunRecord
    if let later {
      other = try record(name(later, among: names))
    } else {
      other = try record(lastName(among: names))
    }
    if let earlier {
      return RunComparison(from: try record(name(earlier, among: names)), to: other)
    }
    return RunComparison(from: try record(nameBefore(other, among: names)), to: other)
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

  private func name(_ time: String, among names: [String]) throws(RunError) -> String {
    guard let name = names.last(where: { $0.hasPrefix(time.replacing(":", with: ".")) }) else {
      throw unusable(
        Wording("Det finns ingen körning från \(time).", english: "There is no run from \(time)."))
    }
    return name
  }

  /// The last run, which is not the one with the latest time when the clock has been set back.
  private func lastName(among names: [String]) throws(RunError) -> String {
    let last = try RunReport(folder: folder.deletingLastPathComponent()).previous()
    let name = last.map { Self.name(of: $0.time) }
    guard let name = name.flatMap({ names.contains($0) ? $0 : nil }) ?? names.last else {
      throw tooFew
    }
    return name
  }

  /// The run before another: the one that it was compared with itself.
  private func nameBefore(
    _ record: RunRecord, among names: [String]
  ) throws(RunError) -> String {
    let compared = record.changes.map { Self.name(of: $0.earlier) }
    let earlier = names.last { $0 < Self.name(of: record.time) }
    guard let name = compared.flatMap({ names.contains($0) ? $0 : nil }) ?? earlier else {
      throw tooFew
    }
    return name
  }

  private var tooFew: RunError {
    unusable(
      Wording(
        "Det behövs två körningar för att jämföra.",
        english: "It takes two runs to compare them."))
  }

  private func unusable(_ reason: Wording) -> RunError {
    .unusable(file: "utdata/körningar", reason: reason)
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
