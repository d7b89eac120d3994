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
  public init(of workspace: Workspace, time: Int, in language: Language = .swedish) {
    self.language = language
    let examination = Examination(workspace: workspace, time: time, language: language)
    checks =
      examination.rules + examination.folders
      + [
        examination.inbox, examination.archive, examination.space, examination.lock,
        examination.clock, examination.lastRun, examination.strayFiles,
      ]
  }

  /// The diagnosis as people read it.
  public var text: String {
    let fault = language.say("FEL", "FAULT")
    return checks.map { check in
      let verdict = check.isSound ? "OK" + String(repeating: " ", count: fault.count - 2) : fault
      return "\(verdict)  \(check.subject): \(check.detail)\n"
    }.joined()
  }
}

/// Looks at one thing after the other.
private struct Examination {
  typealias Check = WorkspaceDiagnosis.Check

  let workspace: Workspace
  let time: Int
  let language: Language

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
      check(Wording("Inställningar", english: "Configuration")) {
        let configuration = try Rules.configuration(of: workspace)
        return Wording(verbatim: "\(configuration.municipality), period \(configuration.period).")
      },
      check(Wording("Register", english: "Register")) {
        Wording(
          try Rules.organisation(of: workspace).units.count, "enhet.", "enheter.",
          english: "unit.", "units.")
      },
      check(Wording("Policy", english: "Policy")) {
        Wording(verbatim: "\(try Rules.policy(of: workspace).name).")
      },
      check(Wording("Mappningar", english: "Mappings")) {
        Wording(
          try Rules.mappings(of: workspace).mappings.count, "mappning.", "mappningar.",
          english: "mapping.", "mappings.")
      },
    ]
    guard parts.allSatisfy(\.isSound) else { return parts }
    // What they say together, and of the ledger and of earlier periods.
    return parts + [
      check(Wording("Regler", english: "Rules")) {
        let earlier = try Rules(workspace).earlier.map(\.configuration.period)
        let holds = Wording("Hänger ihop.", english: "Hold together.")
        let periods = earlier.joined(separator: ", ")
        return earlier.isEmpty
          ? holds
          : holds
            + Wording(" Jämförs med \(periods).", english: " Compared with \(periods).")
      }
    ]
  }

  var folders: [Check] {
    [workspace.folder, workspace.inbox, workspace.archive, workspace.returned, workspace.outputs]
      .map { folder in
        check(name(of: folder)) {
          let isThere = try Disk.exists(folder)
          if !isThere, folder == workspace.inbox {
            throw Fault(
              Wording(
                "Mappen saknas. Skapa den och dela ut den.",
                english: "The folder is missing. Make it and share it."))
          }
          let place = isThere ? folder : workspace.folder
          guard FileManager.default.isWritableFile(atPath: place.path),
            FileManager.default.isReadableFile(atPath: place.path)
          else {
            throw Fault(
              Wording(
                "Går inte att läsa och skriva i. Ge den som kör styrkort rätt till det.",
                english: "Cannot be read and written in. Give who runs styrkort the right to it."))
          }
          return isThere
            ? Wording("Går att läsa och skriva i.", english: "Can be read and written in.")
            : Wording("Skapas vid nästa körning.", english: "The next run makes it.")
        }
      }
  }

  /// What lies in the inbox and cannot be taken in as it lies there.
  var inbox: Check {
    check(Wording("Filer i inkorgen", english: "Files in the inbox")) {
      guard try Disk.exists(workspace.inbox) else {
        return Wording("Ingen inkorg.", english: "No inbox.")
      }
      let listing = try Inbox(folder: workspace.inbox).listing(at: time)
      let closed = listing.files.filter {
        !FileManager.default.isReadableFile(atPath: $0.location.path)
      }
      let hindered =
        listing.hindered.map {
          "\($0.path.printable) \($0.hindrance.wording[language])"
        }
        + closed.map {
          "\($0.path.printable) "
            + language.say(
              "får inte läsas av den som kör styrkort", "must not be read by who runs styrkort")
        }
      guard hindered.isEmpty else {
        throw Fault(Wording(verbatim: names(hindered, separator: "; ") + "."))
      }
      let count = listing.files.count
      return Wording("\(count) väntar.", english: "\(count) waiting.")
    }
  }

  /// Whether every receipt can be read, every original is what it was when it was taken in, and nothing
  /// is gone that the last run had.
  var archive: Check {
    check(Wording("Arkiv", english: "Archive")) {
      try OtherDisks(workspace: workspace).confirm()
      // A record that cannot be read is told of the last run.
      if let last = try? RunReport(folder: workspace.outputs).previous() {
        try Archive(folder: workspace.archive.appending(path: last.period))
          .confirm(holdsWhatItHeldIn: last)
      }
      var count = 0
      for period in try Disk.folders(in: workspace.archive)
      where !period.lastPathComponent.hasSuffix(Archive.outgoing) {
        let archive = Archive(folder: period)
        for entry in try archive.entries() {
          let place = "\(period.lastPathComponent)/\(entry.place.name)"
          guard try Disk.exists(entry.original) else {
            throw Fault(
              Wording(
                "Originalet till \(place) saknas. Återställ det från säkerhetskopia.",
                english: "The original of \(place) is missing. Restore it from a backup."))
          }
          guard try Disk.sha256(at: entry.original) == entry.receipt.sha256 else {
            throw Fault(
              Wording(
                "Originalet till \(place) är inte det som togs emot. Återställ det från säkerhetskopia.",
                english:
                  "The original of \(place) is not what was received. Restore it from a backup."
              ))
          }
          count += 1
        }
        _ = try archive.returns()
      }
      return Wording(
        count, "inlämning", "inlämningar", english: "submission", "submissions")
        + Wording(
          ", alla med kvitto och oförändrat original.",
          english: ", all with receipt and unchanged original.")
    }
  }

  var space: Check {
    check(Wording("Diskutrymme", english: "Disk space")) {
      var least: (folder: Wording, free: Int)?
      for folder in [workspace.folder, workspace.archive, workspace.returned, workspace.outputs] {
        let name = name(of: folder)
        guard
          let disk = try? FileManager.default.attributesOfFileSystem(forPath: folder.path),
          let free = (disk[.systemFreeSize] as? NSNumber)?.intValue
        else { continue }
        // A file system that makes them as they are needed tells of none at all.
        if let files = (disk[.systemNodes] as? NSNumber)?.intValue, files > 0,
          let freeFiles = (disk[.systemFreeNodes] as? NSNumber)?.intValue,
          freeFiles < Self.leastFreeFiles
        {
          throw Fault(
            Wording(
              "Disken med \(name.swedish) rymmer bara \(freeFiles) filer till. Ta bort filer, eller "
                + "byt disk.",
              english: "The disk with \(name.english) takes only \(freeFiles) more files. Remove "
                + "files, or change the disk."))
        }
        if free < least?.free ?? .max { least = (name, free) }
      }
      guard let least else {
        throw Fault(
          Wording(
            "Går inte att avläsa. Kontrollera att disken är ansluten.",
            english: "Cannot be told. Check that the disk is connected."))
      }
      let text = Wording(
        "\(least.free / 1_000_000) MB ledigt på disken med \(least.folder.swedish)",
        english: "\(least.free / 1_000_000) MB free on the disk with \(least.folder.english)")
      guard least.free >= Self.leastFreeSpace else {
        let needed = Self.leastFreeSpace / 1_000_000
        throw Fault(
          text
            + Wording(
              "; minst \(needed) MB behövs. Frigör utrymme.",
              english: "; at least \(needed) MB are needed. Free some space."))
      }
      return text + Wording(verbatim: ".")
    }
  }

  var lock: Check {
    check(Wording("Lås", english: "Lock")) {
      RunLock.isHeld(in: workspace)
        ? Wording("En körning pågår nu.", english: "A run is active now.")
        : Wording("Ingen körning pågår.", english: "No run is active.")
    }
  }

  var clock: Check {
    check(Wording("Klocka", english: "Clock")) {
      let now = timestamp(secondsSince1970: time)
      // A record that cannot be read is told of the last run.
      if let last = try? lastTime, last > now {
        throw Fault(
          Wording(
            "\(now), men senaste körning gjordes \(last). Ställ klockan.",
            english: "\(now), but the last run was made \(last). Set the clock."))
      }
      return Wording(verbatim: "\(now).")
    }
  }

  /// Whether the nights happen.
  var lastRun: Check {
    check(Wording("Senaste körning", english: "Last run")) {
      guard let last = try lastTime else {
        return Wording("Ingen är gjord än.", english: "None has been made yet.")
      }
      if let date = try? Date(last, strategy: .iso8601),
        time - Int(date.timeIntervalSince1970) > Self.longestSinceLastRun
      {
        throw Fault(
          Wording(
            "\(last), mer än ett dygn sedan. Kontrollera tidsinställningen "
              + "(systemctl list-timers, eller cron) och loggen.",
            english:
              "\(last), more than a day ago. Check the timer (systemctl list-timers, or cron) "
              + "and the log."))
      }
      return Wording(verbatim: "\(last).")
    }
  }

  private var lastTime: String? {
    get throws { try RunReport(folder: workspace.outputs).previous()?.time }
  }

  var strayFiles: Check {
    check(Wording("Främmande filer", english: "Stray files")) {
      var known = Set(
        [
          workspace.configuration, workspace.policy, workspace.stratsys, workspace.mappings,
          workspace.ownWorkbooks, workspace.inbox, workspace.archive, workspace.returned,
          workspace.outputs,
        ].map(\.lastPathComponent) + ["mallar"])
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
        let names = names(stray.map(\.printable), separator: ", ")
        throw Fault(
          Wording(
            "\(names). Flytta dem; styrkort använder dem inte.",
            english: "\(names). Move them; styrkort does not use them."))
      }
      return Wording("Inga.", english: "None.")
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
      + (more > 0
        ? separator + language.say("och \(more) till", "and \(more) more") : "")
  }

  private func name(of folder: URL) -> Wording {
    folder == workspace.folder
      ? Wording("arbetsmappen", english: "the workspace")
      : Wording(verbatim: folder.lastPathComponent)
  }

  private func check(_ subject: Wording, _ look: () throws -> Wording) -> Check {
    do {
      return Check(subject: subject[language], isSound: true, detail: try look()[language])
    } catch {
      let detail =
        (error as? Fault)?.detail[language] ?? (error as? RunError)?.message(in: language)
        ?? "\(error)"
      return Check(subject: subject[language], isSound: false, detail: detail)
    }
  }

  /// Something that is not as it should be.
  private struct Fault: Error {
    let detail: Wording

    init(_ detail: Wording) {
      self.detail = detail
    }
  }
}
