public import Findings
import Foundation
import MappingLanguage

/// What the municipality's decision lets go from the archive at a time.
///
/// Nothing is removed before it has been looked at: ``carryOut(approvedAs:)`` takes the code of
/// exactly what was shown.
public struct Pruning: Encodable, Sendable {
  /// Something that may go.
  public struct Item: Encodable, Sendable {
    /// Its place within the workspace.
    public let path: String
    /// Why it may go.
    public let reason: Wording
    /// When it was received, as ISO 8601 in UTC; of a period, its last submission.
    public let received: String

    private enum CodingKeys: CodingKey { case path, reason, received }

    /// Encodes the item, with the reason in Swedish.
    public func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(path, forKey: .path)
      try values.encode(reason.swedish, forKey: .reason)
      try values.encode(received, forKey: .received)
    }
  }

  /// The decision that allows it.
  public let decision: String
  /// What may go, in order of place.
  public let items: [Item]
  /// What tells these items from any others.
  public let code: String

  private let workspace: Workspace
  private let time: Int

  private enum CodingKeys: CodingKey { case decision, items, code }

  /// Looks through the archive, without changing anything.
  ///
  /// - Parameter time: The time now, in seconds since 1970.
  /// - Throws: ``RunError`` when the rules or a receipt cannot be read, or nothing is decided.
  public init(of workspace: Workspace, time: Int) throws(RunError) {
    let rules = try Rules(workspace)
    guard let retention = rules.configuration.retention else {
      throw .unusable(
        file: "styrkort.yaml",
        reason: Wording(
          "Gallring är avstängd. Den slås på med ”gallring” och beslutets beteckning; "
            + "se Operations/README.md.",
          english: "Pruning is off. It is turned on with ”gallring” and the decision’s number; see "
            + "Operations/README.md."))
    }
    let search = PruningSearch(workspace: workspace, retention: retention, time: time)
    decision = retention.decision
    items = try search.items(current: rules.configuration.period)
    code = String(
      fingerprint(of: Array(items.map { "\($0.path) \($0.received)" }.joined(separator: "\n").utf8))
        .prefix(8))
    self.workspace = workspace
    self.time = time
  }

  /// Removes the items, after noting them in `arkiv/gallringsprotokoll.txt`.
  ///
  /// - Parameter approved: The ``code`` that was shown.
  /// - Throws: ``RunError`` when it is another one, when a run is active, or when something cannot be
  ///   removed; what has been removed until then is gone.
  public func carryOut(approvedAs approved: String) throws(RunError) {
    guard approved == code else {
      throw .unusable(
        file: "arkiv",
        reason: Wording(
          "Koden \(approved.printable) gäller inte det som skulle tas bort nu. "
            + "Kör styrkort prune utan --approve och läs igenom igen.",
          english:
            "The code \(approved.printable) is not for what would be removed now. Run styrkort "
            + "prune without --approve and read it through again."))
    }
    let lock = try RunLock(workspace)
    defer { lock.release() }
    // A night may have gone by since it was shown.
    guard try Self(of: workspace, time: time).code == code else {
      throw .unusable(
        file: "arkiv",
        reason: Wording(
          "Arkivet har ändrats. Kör styrkort prune utan --approve och läs igenom igen.",
          english:
            "The archive has changed. Run styrkort prune without --approve and read it again."))
    }
    try note()
    // What earlier nights read of it is no longer for anybody either.
    try Disk.remove(NightCache.folder(in: workspace))
    for item in items {
      let place = workspace.folder.appending(path: item.path)
      guard try Disk.state(of: place)?.kind == .folder else {
        try Disk.remove(place)
        continue
      }
      // A folder goes under another name first: a stop must not leave half a submission.
      let outgoing = place.appendingPathExtension(String(Archive.outgoing.dropFirst()))
      try Disk.rename(place, to: outgoing)
      try Disk.remove(outgoing)
    }
  }

  private func note() throws(RunError) {
    let protocolFile = workspace.archive.appending(path: "gallringsprotokoll.txt")
    let earlier = try Disk.exists(protocolFile) ? Disk.bytes(at: protocolFile) : []
    let lines = items.map {
      "\(timestamp(secondsSince1970: time)) \(decision.printable): \($0.path.printable), "
        + "mottagen \($0.received), \($0.reason.swedish)\n"
    }
    try Disk.replace(protocolFile, with: earlier + Array(lines.joined().utf8))
  }

  /// What may go, as people read it.
  public func text(in language: Language) -> String {
    let received = language.say("mottagen", "received")
    let lines = items.map {
      "\($0.path.printable): \($0.reason[language]), \(received) \($0.received)"
    }
    let first = Wording("Beslut: \(decision)", english: "Decision: \(decision)")
    let last = Wording("Att gallra: \(items.count)", english: "To remove: \(items.count)")
    return ([first[language]] + lines + [last[language]]).map { $0 + "\n" }.joined()
  }
}

/// Finds what has become old enough.
struct PruningSearch {
  let workspace: Workspace
  let retention: Retention
  let time: Int

  func items(current: String) throws(RunError) -> [Pruning.Item] {
    var items: [Pruning.Item] = []
    for period in try Disk.folders(in: workspace.archive) {
      let archive = Archive(folder: period)
      let name = period.lastPathComponent
      let entries = try archive.entries()
      let last = entries.map(\.receipt.received).max()
      if name != current, let last, isOlder(last, than: retention.periods) {
        let years = retention.periods ?? 0
        let reason = Wording(
          "perioden är äldre än \(years) år",
          english: "the period is more than \(years) years old")
        // The period goes last: as long as it is there, what it tells of is found.
        var paths: Set<String> = []
        for entry in entries { paths.formUnion(try remarkPaths(on: entry)) }
        items += (paths.sorted() + ["arkiv/\(name)"]).map {
          Pruning.Item(path: $0, reason: reason, received: last)
        }
        continue
      }
      items += superseded(among: entries, period: name)
      items += try returned(in: archive, period: name)
    }
    return items
  }

  /// The submissions of which nothing counts: for each of their units a later one has the same mapping.
  ///
  /// A later one in another template may only tell a part, so it replaces nothing here.
  private func superseded(among entries: [Archive.Entry], period: String) -> [Pruning.Item] {
    var highest: [[String?]: Int] = [:]
    for entry in entries {
      for unit in entry.receipt.concernedUnits {
        let kind = [unit, entry.receipt.mapping]
        highest[kind] = max(highest[kind] ?? 0, entry.number)
      }
    }
    let years = retention.superseded ?? 0
    let reason = Wording(
      "ersatt för mer än \(years) år sedan", english: "replaced more than \(years) years ago")
    return entries.filter { entry in
      let units = entry.receipt.concernedUnits
      return !units.isEmpty
        && units.allSatisfy { entry.number < highest[[$0, entry.receipt.mapping]] ?? 0 }
        && isOlder(entry.receipt.received, than: retention.superseded)
    }.map {
      Pruning.Item(
        path: "arkiv/\(period)/\($0.place.name)",
        reason: reason,
        received: $0.receipt.received)
    }
  }

  private func returned(in archive: Archive, period: String) throws(RunError) -> [Pruning.Item] {
    var items: [Pruning.Item] = []
    for file in try archive.returnReceipts() {
      let receipt = try Receipt(at: file)
      guard isOlder(receipt.received, than: retention.returned) else { continue }
      let years = retention.returned ?? 0
      let reason = Wording(
        "returnerad för mer än \(years) år sedan", english: "sent back more than \(years) years ago"
      )
      // The receipt goes last: as long as it is there, what it tells of is found.
      let paths =
        try returnedPaths(of: receipt)
        + ["arkiv/\(period)/\(Archive.returnedName)/\(file.lastPathComponent)"]
      items += paths.map { Pruning.Item(path: $0, reason: reason, received: receipt.received) }
    }
    return items
  }

  /// The file in `retur/`, and what was written about it beside it.
  ///
  /// Only the very file: others may have come under the same name, and lie beside it.
  private func returnedPaths(of receipt: Receipt) throws(RunError) -> [String] {
    let wanted = workspace.returned.appending(path: receipt.file)
    let count = try Disk.names(in: wanted.deletingLastPathComponent()).count
    for place in Disk.places(near: wanted).prefix(count) {
      guard try Disk.state(of: place)?.kind == .file,
        try Disk.sha256(at: place) == receipt.sha256
      else { continue }
      let returned = ReturnedFile(place)
      // The file goes after what was written about it: as long as it is there, they are found.
      return try paths(of: [returned.remarks, returned.markedCopy, place], receipt)
    }
    return []
  }

  /// What was written in `retur/` about a file that was taken in, as long ago as a period may go.
  private func remarkPaths(on entry: Archive.Entry) throws(RunError) -> [String] {
    let returned = ReturnedFile(about: entry.place, entry.receipt, in: workspace.returned)
    return try paths(of: [returned.remarks, returned.markedCopy], entry.receipt) { state in
      isOlder(timestamp(secondsSince1970: state.modified.seconds), than: retention.periods)
    }
  }

  /// The paths of those files that lie there, within the workspace.
  private func paths(
    of files: [URL], _ receipt: Receipt, where isMeant: (FileState) -> Bool = { _ in true }
  ) throws(RunError) -> [String] {
    let folder = "retur/" + receipt.file.dropLast(receipt.fileName.count)
    var paths: [String] = []
    for file in files {
      if let state = try Disk.state(of: file), isMeant(state) {
        paths.append(folder + file.lastPathComponent)
      }
    }
    return paths
  }

  private func isOlder(_ received: String, than years: Int?) -> Bool {
    guard let years, let date = try? Date(received, strategy: .iso8601) else { return false }
    // A year of 366 days: rather a day too late than one too early.
    return time - Int(date.timeIntervalSince1970) > years * 366 * 86_400
  }
}
