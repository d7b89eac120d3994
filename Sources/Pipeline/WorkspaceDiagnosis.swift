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

  /// Looks at a workspace, without changing anything.
  ///
  /// - Parameter time: The time now, in seconds since 1970.
  public init(of workspace: Workspace, time: Int) {
    let examination = Examination(workspace: workspace, time: time)
    checks =
      examination.rules + examination.folders
      + [
        examination.inbox, examination.archive, examination.space, examination.lock,
        examination.clock, examination.lastRun, examination.strayFiles,
      ]
  }

  /// The diagnosis as people read it.
  public var text: String {
    checks.map { "\($0.isSound ? "OK " : "FEL")  \($0.subject): \($0.detail)\n" }.joined()
  }
}

/// Looks at one thing after the other.
private struct Examination {
  typealias Check = WorkspaceDiagnosis.Check

  let workspace: Workspace
  let time: Int

  /// The disk space below which a night is at risk, in bytes.
  private static let leastFreeSpace = 500_000_000

  /// The number of files that a disk must be able to take, below which a night is at risk.
  private static let leastFreeFiles = 10_000

  /// How long ago the last run may be, in seconds: a day, and as much as a night may take longer.
  private static let longestSinceLastRun = 26 * 3_600

  /// How many names a check lists.
  private static let mostNames = 5

  var rules: [Check] {
    let parts = [
      check("Inställningar") {
        let configuration = try Rules.configuration(of: workspace)
        return "\(configuration.municipality), period \(configuration.period)."
      },
      check("Register") { "\(try Rules.organisation(of: workspace).units.count) enheter." },
      check("Policy") { "\(try Rules.policy(of: workspace).name)." },
      check("Mappningar") { "\(try Rules.mappings(of: workspace).mappings.count) mappningar." },
    ]
    guard parts.allSatisfy(\.isSound) else { return parts }
    // What they say together, and of the ledger and of earlier periods.
    return parts + [
      check("Regler") {
        let earlier = try Rules(workspace).earlier.map(\.configuration.period)
        return earlier.isEmpty
          ? "Hänger ihop." : "Hänger ihop. Jämförs med \(earlier.joined(separator: ", "))."
      }
    ]
  }

  var folders: [Check] {
    [workspace.folder, workspace.inbox, workspace.archive, workspace.returned, workspace.outputs]
      .map { folder in
        check(folder == workspace.folder ? "arbetsmappen" : folder.lastPathComponent) {
          let isThere = try Disk.exists(folder)
          if !isThere, folder == workspace.inbox {
            throw fault("Mappen saknas. Skapa den och dela ut den.")
          }
          let place = isThere ? folder : workspace.folder
          guard FileManager.default.isWritableFile(atPath: place.path),
            FileManager.default.isReadableFile(atPath: place.path)
          else {
            throw fault("Går inte att läsa och skriva i. Ge den som kör styrkort rätt till det.")
          }
          return isThere ? "Går att läsa och skriva i." : "Skapas vid nästa körning."
        }
      }
  }

  /// What lies in the inbox and cannot be taken in as it lies there.
  var inbox: Check {
    check("Filer i inkorgen") {
      guard try Disk.exists(workspace.inbox) else { return "Ingen inkorg." }
      let listing = try Inbox(folder: workspace.inbox).listing(at: time)
      let closed = listing.files.filter {
        !FileManager.default.isReadableFile(atPath: $0.location.path)
      }
      let hindered =
        listing.hindered.map { "\($0.path.printable) \($0.hindrance.words)" }
        + closed.map { "\($0.path.printable) får inte läsas av den som kör styrkort" }
      guard hindered.isEmpty else { throw fault(names(hindered, separator: "; ") + ".") }
      return "\(listing.files.count) väntar."
    }
  }

  /// Whether every receipt can be read, and every original is there.
  var archive: Check {
    check("Arkiv") {
      var count = 0
      for period in try Disk.folders(in: workspace.archive)
      where !period.lastPathComponent.hasSuffix(Archive.outgoing) {
        let archive = Archive(folder: period)
        for entry in try archive.entries() {
          guard try Disk.exists(entry.original) else {
            throw fault(
              "Originalet till \(period.lastPathComponent)/\(entry.place.name) saknas. "
                + "Återställ det från säkerhetskopia.")
          }
          count += 1
        }
        _ = try archive.returns()
      }
      return "\(count) inlämningar, alla med kvitto och original."
    }
  }

  var space: Check {
    check("Diskutrymme") {
      var least: (folder: String, free: Int)?
      for folder in [workspace.folder, workspace.archive, workspace.returned, workspace.outputs] {
        let name = folder == workspace.folder ? "arbetsmappen" : folder.lastPathComponent
        guard
          let disk = try? FileManager.default.attributesOfFileSystem(forPath: folder.path),
          let free = (disk[.systemFreeSize] as? NSNumber)?.intValue
        else { continue }
        // A file system that makes them as they are needed tells of none at all.
        if let files = (disk[.systemNodes] as? NSNumber)?.intValue, files > 0,
          let freeFiles = (disk[.systemFreeNodes] as? NSNumber)?.intValue,
          freeFiles < Self.leastFreeFiles
        {
          throw fault(
            "Disken med \(name) rymmer bara \(freeFiles) filer till. Ta bort filer, eller byt disk."
          )
        }
        if free < least?.free ?? .max { least = (name, free) }
      }
      guard let least else {
        throw fault("Går inte att avläsa. Kontrollera att disken är ansluten.")
      }
      let text = "\(least.free / 1_000_000) MB ledigt på disken med \(least.folder)"
      guard least.free >= Self.leastFreeSpace else {
        throw fault(
          "\(text); minst \(Self.leastFreeSpace / 1_000_000) MB behövs. Frigör utrymme.")
      }
      return text + "."
    }
  }

  var lock: Check {
    check("Lås") { RunLock.isHeld(in: workspace) ? "En körning pågår nu." : "Ingen körning pågår." }
  }

  var clock: Check {
    check("Klocka") {
      let now = timestamp(secondsSince1970: time)
      if let last = lastTime, last > now {
        throw fault("\(now), men senaste körning gjordes \(last). Ställ klockan.")
      }
      return "\(now)."
    }
  }

  /// Whether the nights happen.
  var lastRun: Check {
    check("Senaste körning") {
      guard let last = lastTime else { return "Ingen är gjord än." }
      if let date = try? Date(last, strategy: .iso8601),
        time - Int(date.timeIntervalSince1970) > Self.longestSinceLastRun
      {
        throw fault(
          "\(last), mer än ett dygn sedan. Kontrollera tidsinställningen "
            + "(systemctl list-timers, eller cron) och loggen.")
      }
      return "\(last)."
    }
  }

  private var lastTime: String? { RunReport(folder: workspace.outputs).previous()?.time }

  var strayFiles: Check {
    check("Främmande filer") {
      var known: Set = [
        "styrkort.yaml", "policy.yaml", "stratsys.csv", "mappningar", "mallar", "inkorg", "arkiv",
        "retur", "utdata",
      ]
      if let ledger = (try? Rules.configuration(of: workspace))?.ledger {
        known.insert(ledger.file)
      }
      var stray = try Disk.names(in: workspace.folder).filter { name in
        !known.contains(name) && !name.hasPrefix(".") && !isOfSomePeriod(name)
      }
      for entry in try Disk.contents(of: workspace.archive) {
        let name = entry.lastPathComponent
        let isFolder = try Disk.state(of: entry)?.kind == .folder
        if !isFolder, !name.hasPrefix("."), name != "gallringsprotokoll.txt" {
          stray.append("arkiv/\(name)")
        }
      }
      guard stray.isEmpty else {
        throw fault(
          "\(names(stray.map(\.printable), separator: ", ")). Flytta dem; styrkort använder dem inte."
        )
      }
      return "Inga."
    }
  }

  /// Whether it is a register or a policy, of now or of an earlier period.
  private func isOfSomePeriod(_ name: String) -> Bool {
    name.hasPrefix("policy-") && name.hasSuffix(".yaml")
      || ["xlsx", "ods", "csv"].contains { suffix in
        name == "organisation.\(suffix)"
          || name.hasPrefix("organisation-") && name.hasSuffix(".\(suffix)")
      }
  }

  private func names(_ names: [String], separator: String) -> String {
    let more = names.count - Self.mostNames
    return names.prefix(Self.mostNames).joined(separator: separator)
      + (more > 0 ? "\(separator)och \(more) till" : "")
  }

  private func check(_ subject: String, _ look: () throws -> String) -> Check {
    do {
      return Check(subject: subject, isSound: true, detail: try look())
    } catch {
      let detail = (error as? Fault)?.detail ?? (error as? RunError)?.message ?? "\(error)"
      return Check(subject: subject, isSound: false, detail: detail)
    }
  }

  /// Something that is not as it should be.
  private struct Fault: Error {
    let detail: String
  }

  private func fault(_ detail: String) -> Fault { Fault(detail: detail) }
}
