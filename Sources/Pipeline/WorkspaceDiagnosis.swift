import Foundation
import MappingLanguage
import Scorecards

/// What a person in charge of operations should know of a workspace before the next night.
public struct WorkspaceDiagnosis: Encodable, Sendable {
  /// One thing that was looked at.
  public struct Check: Encodable, Sendable {
    /// What was looked at.
    public let subject: String
    /// Whether it is as it should be.
    public let isSound: Bool
    /// What was found, and what to do when it is not as it should be.
    public let detail: String
  }

  /// The checks, in the order in which a run would meet what they look at.
  public let checks: [Check]

  /// Whether everything is as it should be.
  public var isSound: Bool { checks.allSatisfy(\.isSound) }

  /// The disk space below which a night is at risk, in bytes.
  static let leastFreeSpace = 500_000_000

  /// Looks at a workspace, without changing anything.
  ///
  /// - Parameter time: The time now, in seconds since 1970.
  public init(of workspace: Workspace, time: Int) {
    checks =
      [Self.rules(of: workspace)] + Self.folders(of: workspace)
      + [
        Self.space(of: workspace), Self.lock(of: workspace), Self.clock(of: workspace, time: time),
        Self.strayFiles(in: workspace),
      ]
  }

  /// The diagnosis as people read it.
  public var text: String {
    checks.map { "\($0.isSound ? "OK " : "FEL")  \($0.subject): \($0.detail)\n" }.joined()
  }

  private static func rules(of workspace: Workspace) -> Check {
    do throws(RunError) {
      let rules = try Rules(workspace)
      return Check(
        subject: "Regler", isSound: true,
        detail: "\(rules.organisation.units.count) enheter i registret, "
          + "\(rules.mappings.mappings.count) mappningar, policy \(rules.policy.name).")
    } catch {
      return Check(subject: "Regler", isSound: false, detail: error.message)
    }
  }

  private static func folders(of workspace: Workspace) -> [Check] {
    [workspace.inbox, workspace.archive, workspace.returned, workspace.outputs].map { folder in
      let subject = folder.lastPathComponent
      let isThere = Disk.exists(folder)
      if !isThere, folder == workspace.inbox {
        return Check(
          subject: subject, isSound: false, detail: "Mappen saknas. Skapa den och dela ut den.")
      }
      let writable = FileManager.default.isWritableFile(
        atPath: isThere ? folder.path : workspace.folder.path)
      return Check(
        subject: subject, isSound: writable,
        detail: writable
          ? (isThere ? "Går att skriva i." : "Skapas vid nästa körning.")
          : "Går inte att skriva i. Ge den som kör styrkort rätt att skriva.")
    }
  }

  private static func space(of workspace: Workspace) -> Check {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: workspace.folder.path)
    let free = (attributes?[.systemFreeSize] as? NSNumber)?.intValue ?? 0
    return Check(
      subject: "Diskutrymme", isSound: free >= leastFreeSpace,
      detail: "\(free / 1_000_000) MB ledigt"
        + (free >= leastFreeSpace
          ? "." : "; minst \(leastFreeSpace / 1_000_000) MB behövs. Frigör utrymme."))
  }

  private static func lock(of workspace: Workspace) -> Check {
    Check(
      subject: "Lås", isSound: true,
      detail: RunLock.isHeld(in: workspace) ? "En körning pågår nu." : "Ingen körning pågår.")
  }

  private static func clock(of workspace: Workspace, time: Int) -> Check {
    let now = timestamp(secondsSince1970: time)
    guard let last = RunReport(folder: workspace.outputs).previous()?.time else {
      return Check(subject: "Klocka", isSound: true, detail: "\(now). Ingen körning är gjord än.")
    }
    return Check(
      subject: "Klocka", isSound: last <= now,
      detail: last <= now
        ? "\(now). Senaste körning \(last)."
        : "\(now), men senaste körning gjordes \(last). Ställ klockan.")
  }

  private static func strayFiles(in workspace: Workspace) -> Check {
    let known: Set = [
      "styrkort.yaml", "policy.yaml", "mappningar", "mallar", "inkorg", "arkiv", "retur", "utdata",
      "organisation.xlsx", "organisation.ods", "organisation.csv",
    ]
    let stray =
      ((try? FileManager.default.contentsOfDirectory(atPath: workspace.folder.path)) ?? [])
      .filter { !known.contains($0) && !$0.hasPrefix(".") }.sorted()
    return Check(
      subject: "Främmande filer", isSound: stray.isEmpty,
      detail: stray.isEmpty
        ? "Inga." : "\(stray.joined(separator: ", ")). Flytta dem; styrkort använder dem inte.")
  }
}
