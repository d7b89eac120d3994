import Findings
import Foundation
import Scorecards

/// Tells units, in `retur/`, what to put right in the files that were taken in.
///
/// It goes by what the consolidation found, so that a unit is also told what only shows beside the files
/// of others, such as a link to a goal that the nämnd does not have. What no longer holds, since the
/// unit has handed in a later file or another unit has mended its own, is taken back.
///
/// What was told once is left as it lies: the unit may have taken it away. What somebody has written or
/// changed there is never touched.
struct RemarkDelivery: Sendable {
  let workspace: Workspace
  let readings: [ArchiveReading]
  let consolidation: Consolidation
  /// Is told what goes on.
  let tell: @Sendable (RunEvent) -> Void

  /// A submission of which something else is to be told than was.
  private struct Task: Sendable {
    let entry: Archive.Entry
    let told: ToldRemarks?
    /// What is to be told; `nil` where nothing is.
    let outcome: FileOutcome?
    let fingerprint: String?
  }

  /// Writes what is new, and takes back what no longer holds.
  ///
  /// - Returns: The files of which that could not be done, with the reason; the next run tries again.
  func deliver() async throws -> [(path: String, reason: Wording)] {
    let tasks = try tasks()
    tell(.began(.remarks, count: tasks.count))
    guard !tasks.isEmpty else { return [] }
    let archived = Set(readings.map(\.entry.receipt.sha256))
    let checkpoint = try Checkpoint(of: workspace.folder)
    let results = try await tasks.concurrentMap { task -> Result<ToldRemarks?, RunError> in
      defer { tell(.advanced(.remarks)) }
      return settle(task, archived: archived)
    }
    try checkpoint.reach()
    var failures: [(path: String, reason: Wording)] = []
    for (task, result) in zip(tasks, results) {
      do throws(RunError) {
        // Only what is on the disk has been told.
        try result.get()?.delivered.save(for: task.entry.place)
      } catch {
        failures.append((task.entry.receipt.file, error.wording))
      }
    }
    return failures
  }

  /// What there is to do, of submissions that count and of those that later ones have replaced.
  ///
  /// Of one that no longer can be used, what was told still holds.
  private func tasks() throws(RunError) -> [Task] {
    var findings: [Int: Set<Finding>] = [:]
    var settled: Set<Int> = []
    for file in consolidation.files {
      guard let number = file.submission.number, file.state != .returned else { continue }
      settled.insert(number)
      guard file.state.isReceived else { continue }
      for finding in file.findings {
        findings[finding.source.submission ?? number, default: []].insert(finding)
      }
    }
    var tasks: [Task] = []
    for reading in readings where settled.contains(reading.entry.number) {
      var outcome = reading.outcome
      outcome.findings = findings[reading.entry.number, default: []].sorted()
      let isDue = outcome.hasErrors
      let due =
        isDue ? fingerprint(of: Array(remarks(on: outcome, named: "", copy: nil).utf8)) : nil
      let told = try ToldRemarks(of: reading.entry.place)
      if told?.fingerprint == due, told?.isDelivered ?? true { continue }
      tasks.append(
        Task(
          entry: reading.entry, told: told, outcome: isDue ? outcome : nil, fingerprint: due))
    }
    return tasks
  }

  /// - Returns: What is told now; `nil` where nothing is.
  private func settle(_ task: Task, archived: Set<String>) -> Result<ToldRemarks?, RunError> {
    do throws(RunError) {
      try Disk.makeFolder(workspace.returned)
      let place = task.entry.place
      let returned = ReturnedFile(about: place, task.entry.receipt, in: workspace.returned)
      if let told = task.told { try takeBack(told, in: returned.folder, archived: archived) }
      guard let outcome = task.outcome, let fingerprint = task.fingerprint else {
        try Disk.remove(ToldRemarks.location(of: place))
        return .success(nil)
      }
      return .success(try write(outcome, fingerprint, to: returned, of: task.entry))
    } catch {
      return .failure(error)
    }
  }

  /// Removes what was written, unless somebody has changed it since.
  ///
  /// - Parameter archived: The SHA-256 of all originals: a copy that was worked in and then handed in is
  ///   kept there.
  private func takeBack(
    _ told: ToldRemarks, in folder: URL, archived: Set<String>
  ) throws(RunError) {
    for file in [told.copy, told.text].compactMap(\.self) {
      let location = folder.appending(path: file.name)
      guard try Disk.state(of: location)?.kind == .file else { continue }
      let sha256 = try Disk.sha256(at: location)
      if sha256 == file.sha256 || archived.contains(sha256) { try Disk.remove(location) }
    }
  }

  private func write(
    _ outcome: FileOutcome, _ fingerprint: String, to returned: ReturnedFile,
    of entry: Archive.Entry
  ) throws(RunError) -> ToldRemarks {
    try Disk.makeFolder(returned.folder, below: workspace.returned)
    var copy = MarkedCopy.bytes(of: try Disk.bytes(at: entry.original), outcome)
    // Somebody is at work there, and the text alone tells what is new.
    if try Disk.exists(returned.markedCopy) { copy = nil }
    let text = Array(
      remarks(
        on: outcome, named: entry.receipt.fileName,
        copy: copy == nil ? nil : returned.markedCopy.lastPathComponent
      ).utf8)
    let textPlace = try Disk.freePlace(near: returned.remarks)
    let told = ToldRemarks(
      fingerprint: fingerprint, text: ToldRemarks.File(textPlace, text),
      copy: copy.map { ToldRemarks.File(returned.markedCopy, $0) })
    // From here on a later run knows what is ours, wherever this one is stopped.
    try told.save(for: entry.place)
    if let copy { try Disk.replace(returned.markedCopy, with: copy, isLasting: false) }
    try Disk.replace(textPlace, with: text, isLasting: false)
    return told
  }

  private func remarks(on outcome: FileOutcome, named name: String, copy: String?) -> String {
    Remarks(on: outcome, fileName: name, period: consolidation.period, markedCopy: copy).text
  }
}
