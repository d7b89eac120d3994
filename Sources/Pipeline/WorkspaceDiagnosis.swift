public import Findings
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

  private let language: Language

  private enum CodingKeys: CodingKey { case checks }

  /// Whether everything is as it should be.
  public var isSound: Bool { checks.allSatisfy(\.isSound) }

  /// Looks at a workspace, without changing anything.
  ///
  /// - Parameters:
  ///   - time: The time now, in seconds since 1970.
  ///   - language: The language of the texts.
  public init(of workspace: Workspace, time: Int, in language: Language) {
    let diagnostician = Diagnostician(workspace: workspace, time: time, language: language)
    self.language = language
    checks =
      [diagnostician.rules] + diagnostician.folders
      + [
        diagnostician.space, diagnostician.lock, diagnostician.clock, diagnostician.strayFiles,
      ]
  }

  /// The diagnosis as people read it.
  public var text: String {
    let words = [
      true: Wording("OK ", english: "OK   "), false: Wording("FEL", english: "FAULT"),
    ]
    return checks.map { check in
      "\(words[check.isSound]?[language] ?? "")  \(check.subject): \(check.detail)\n"
    }.joined()
  }
}

/// Looks at each thing that a run depends on.
private struct Diagnostician {
  let workspace: Workspace
  let time: Int
  let language: Language

  /// The disk space below which a night is at risk, in bytes.
  private static let leastFreeSpace = 500_000_000

  var rules: WorkspaceDiagnosis.Check {
    let subject = Wording("Regler", english: "Rules")
    do throws(RunError) {
      let rules = try Rules(workspace)
      let units = rules.organisation.units.count
      let mappings = rules.mappings.mappings.count
      return check(
        subject, isSound: true,
        Wording(
          "\(units) \(units == 1 ? "enhet" : "enheter") i registret, "
            + "\(mappings) \(mappings == 1 ? "mappning" : "mappningar"), policy \(rules.policy.name).",
          english: "\(units) \(units == 1 ? "unit" : "units") in the register, "
            + "\(mappings) \(mappings == 1 ? "mapping" : "mappings"), policy \(rules.policy.name).")
      )
    } catch {
      return check(subject, isSound: false, Wording(verbatim: error.message(in: language)))
    }
  }

  var folders: [WorkspaceDiagnosis.Check] {
    [workspace.inbox, workspace.archive, workspace.returned, workspace.outputs].map { folder in
      let subject = Wording(verbatim: folder.lastPathComponent)
      let isThere = Disk.exists(folder)
      if !isThere, folder == workspace.inbox {
        return check(
          subject, isSound: false,
          Wording(
            "Mappen saknas. Skapa den och dela ut den.",
            english: "The folder is missing. Make it and share it."))
      }
      let writable = FileManager.default.isWritableFile(
        atPath: isThere ? folder.path : workspace.folder.path)
      guard writable else {
        return check(
          subject, isSound: false,
          Wording(
            "Går inte att skriva i. Ge den användare som kör styrkort rätt att skriva.",
            english: "Cannot be written in. Give the user that runs styrkort the right to write."))
      }
      return check(
        subject, isSound: true,
        isThere
          ? Wording("Går att skriva i.", english: "Can be written in.")
          : Wording("Skapas vid nästa körning.", english: "The next run makes it."))
    }
  }

  var space: WorkspaceDiagnosis.Check {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: workspace.folder.path)
    let free = (attributes?[.systemFreeSize] as? NSNumber)?.intValue ?? 0
    let isEnough = free >= Self.leastFreeSpace
    let (found, needed) = (free / 1_000_000, Self.leastFreeSpace / 1_000_000)
    return check(
      Wording("Diskutrymme", english: "Disk space"), isSound: isEnough,
      isEnough
        ? Wording("\(found) MB ledigt.", english: "\(found) MB free.")
        : Wording(
          "\(found) MB ledigt; minst \(needed) MB behövs. Frigör utrymme.",
          english: "\(found) MB free; at least \(needed) MB are needed. Free some space."))
  }

  var lock: WorkspaceDiagnosis.Check {
    check(
      Wording("Lås", english: "Lock"), isSound: true,
      RunLock.isHeld(in: workspace)
        ? Wording("En körning pågår nu.", english: "A run is active now.")
        : Wording("Ingen körning pågår.", english: "No run is active."))
  }

  var clock: WorkspaceDiagnosis.Check {
    let subject = Wording("Klocka", english: "Clock")
    let now = timestamp(secondsSince1970: time)
    guard let last = RunReport(folder: workspace.outputs).previous()?.time else {
      return check(
        subject, isSound: true,
        Wording("\(now). Ingen körning är gjord än.", english: "\(now). No run has been made yet."))
    }
    return check(
      subject, isSound: last <= now,
      last <= now
        ? Wording("\(now). Senaste körning \(last).", english: "\(now). Last run \(last).")
        : Wording(
          "\(now), men senaste körning gjordes \(last). Ställ klockan.",
          english: "\(now), but the last run was made \(last). Set the clock."))
  }

  var strayFiles: WorkspaceDiagnosis.Check {
    let stray =
      ((try? FileManager.default.contentsOfDirectory(atPath: workspace.folder.path)) ?? [])
      .filter { !Self.known.contains($0) && !$0.hasPrefix(".") }.sorted()
    let names = stray.joined(separator: ", ")
    return check(
      Wording("Främmande filer", english: "Stray files"), isSound: stray.isEmpty,
      stray.isEmpty
        ? Wording("Inga.", english: "None.")
        : Wording(
          "\(names). Flytta dem; styrkort använder dem inte.",
          english: "\(names). Move them; styrkort does not use them."))
  }

  private static let known: Set = [
    "styrkort.yaml", "policy.yaml", "mappningar", "mallar", "inkorg", "arkiv", "retur", "utdata",
    "organisation.xlsx", "organisation.ods", "organisation.csv",
  ]

  private func check(
    _ subject: Wording, isSound: Bool, _ detail: Wording
  ) -> WorkspaceDiagnosis.Check {
    WorkspaceDiagnosis.Check(
      subject: subject[language], isSound: isSound, detail: detail[language])
  }
}
