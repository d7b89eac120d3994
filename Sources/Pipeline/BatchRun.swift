import Findings
import Foundation
import MappingLanguage
import Reports
import Scorecards

/// The nightly run: from inbox to workbooks.
///
///     let record = try await BatchRun(workspace: Workspace(folder), time: 1_769_904_000).run()
///
/// One bad file never stops the others, and no output depends on the order of the files, on the
/// number of threads, or on when the run was made.
public struct BatchRun: Sendable {
  /// Where the run takes place.
  public var workspace: Workspace

  /// The time of the run, in seconds since 1970.
  public var time: Int

  /// Whether everything is read and made anew, as if no night had been before.
  ///
  /// It comes to the same, and takes longer.
  public var isRebuild = false

  /// Is told what goes on, from any thread.
  public var tell: @Sendable (RunEvent) -> Void = { _ in }

  /// Creates a run.
  public init(workspace: Workspace, time: Int) {
    self.workspace = workspace
    self.time = time
  }

  /// Takes in what is new, and makes all outputs from the archive.
  ///
  /// - Throws: ``RunError``, or the error of a folder that cannot be read or written. The outputs
  ///   are then as they were, and every original is in the inbox, in the archive or sent back.
  public func run() async throws -> RunRecord {
    let start = ContinuousClock.now
    let rules = try Rules(workspace)
    let lock = try RunLock(workspace)
    defer { lock.release() }
    let otherDisks = OtherDisks(workspace: workspace)
    try otherDisks.confirm()
    let archive = rules.archive(in: workspace)
    try recover(archive)

    let reports = RunReport(folder: workspace.outputs)
    let previous = try reports.previous()
    try archive.confirm(holdsWhatItHeldIn: previous)
    let intake = try await intake(into: archive, rules).takeIn()
    var cache = cache(of: rules)
    let archived = try await ArchivedPeriod(
      of: archive, by: rules, known: intake.known, cache: cache, tell: tell)
    let earlier = try await EarlierPeriods(workspace: workspace, rules: rules)
      .read(isRebuild: isRebuild, isKept: true)
    let consolidation = rules.consolidate(archived.submissions, after: earlier.consolidations)
    let untold = try await RemarkDelivery(
      workspace: workspace, readings: archived.readings, consolidation: consolidation, tell: tell
    ).deliver()
    try stopIfBroken(consolidation, rules)

    let provenance = archived.provenance.compared(with: earlier.provenances)
    let workbooks = Workbooks(of: consolidation, from: provenance, rules: rules)
    let outputs = OutputSet(folder: workspace.outputs.appending(path: rules.configuration.period))
    let basis = workbooks.basis
    try lock.confirm()
    if try cache.basis != basis || !outputs.isUntouched(cache.outputs) {
      let own = workbooks.fillOwn()
      cache.outputs = try await outputs.replace(
        with: workbooks.files(with: own.files), made: cache.outputs, tell: tell)
      cache.ownFindings = own.findings
    }
    let ownPaths = cache.outputs.keys.filter { $0.hasPrefix(OwnWorkbook.outputFolder) }.sorted()

    var record = RunRecord(
      of: consolidation, rules: rules, runID: provenance.fingerprint, time: time,
      hindered: intake.hindered, untold: untold, ownWorkbooks: cache.ownFindings,
      outputs: (workbooks.paths + ownPaths).map { "utdata/\(rules.configuration.period)/\($0)" },
      cycle: try RunRecord.Cycle(of: rules, in: workspace, time: time), previous: previous)
    record.seconds = (ContinuousClock.now - start).inTenths
    try lock.confirm()
    do throws(RunError) {
      try reports.publish(record)
    } catch {
      // The outputs are new already, so this is no run that left them as they were.
      record.verdict = .attention
      record.unpublished = error.message
    }

    cache.readings = archived.kept
    cache.basis = basis
    cache.save(at: cacheLocation(rules))
    try? otherDisks.remember()
    return record
  }

  /// What ``run()`` would come to now.
  ///
  /// Nothing is moved and nothing is written.
  public func preview() async throws -> RunRecord {
    let rules = try Rules(workspace)
    try OtherDisks(workspace: workspace).confirm()
    let archive = rules.archive(in: workspace)
    let previous = try RunReport(folder: workspace.outputs).previous()
    try archive.confirm(holdsWhatItHeldIn: previous)
    let (waiting, hindered) = try await intake(into: archive, rules).read()
    let archived = try await ArchivedPeriod(
      of: archive, by: rules, cache: cache(of: rules), tell: tell)
    let accepted = waiting.filter(\.isAccepted)
    let submissions =
      archived.submissions
      + accepted.enumerated().flatMap {
        Submission.all(awaiting: $1.outcome, number: archived.highestNumber + 1 + $0)
      }
      + waiting.filter { !$0.isAccepted }.flatMap {
        Submission.all(awaiting: $0.outcome, number: 0)
      }
    let earlier = try await EarlierPeriods(workspace: workspace, rules: rules).read()
    return RunRecord(
      of: rules.consolidate(submissions, after: earlier.consolidations), rules: rules,
      runID: archived.provenance.compared(with: earlier.provenances).fingerprint, time: time,
      hindered: hindered, outputs: [],
      cycle: try RunRecord.Cycle(of: rules, in: workspace, time: time), previous: previous)
  }

  /// Finishes or undoes what an interrupted run had begun, in whatever period.
  ///
  /// Only what the run itself needs can stop it: other periods, and what people put into `retur/`, wait
  /// until they can be opened.
  private func recover(_ archive: Archive) throws {
    try? Disk.removeUnfinished(below: workspace.returned)
    try recoverPeriod(archive)
    for period in try Disk.folders(in: workspace.archive) {
      if period.lastPathComponent.hasSuffix(Archive.outgoing) {
        try? Disk.remove(period)
      } else if period.lastPathComponent != archive.folder.lastPathComponent {
        try? recoverPeriod(Archive(folder: period))
      }
    }
  }

  private func recoverPeriod(_ archive: Archive) throws {
    try archive.recover(inbox: workspace.inbox)
    let period = archive.folder.lastPathComponent
    try OutputSet(folder: workspace.outputs.appending(path: period)).recover()
  }

  /// - Throws: ``RunError/unusable(file:reason:)`` when a control does not agree and the configuration
  ///   says that nothing is then to be written.
  private func stopIfBroken(_ consolidation: Consolidation, _ rules: Rules) throws(RunError) {
    guard rules.configuration.stopsWhenBroken else { return }
    let broken = AccountsReport.brokenControls(of: consolidation)
    guard !broken.isEmpty else { return }
    throw .unusable(
      file: "utdata/\(rules.configuration.period)",
      reason: Wording(
        "Avstämningen stämmer inte, och utdata är som de var. ",
        english: "The reconciliation does not agree, and the outputs are as they were. ")
        + Wording(verbatim: broken.prefix(20).joined(separator: " ")))
  }

  private func intake(into archive: Archive, _ rules: Rules) -> Intake {
    Intake(workspace: workspace, archive: archive, rules: rules, time: time, tell: tell)
  }

  private func cache(of rules: Rules) -> NightCache {
    let key = NightCache.key(of: rules)
    return isRebuild ? NightCache(key: key) : NightCache(at: cacheLocation(rules), key: key)
  }

  private func cacheLocation(_ rules: Rules) -> URL {
    NightCache.location(in: workspace, period: rules.configuration.period)
  }
}

extension Duration {
  /// The duration in seconds, to the tenth.
  fileprivate var inTenths: Double {
    let (seconds, attoseconds) = components
    return Double(seconds * 10 + attoseconds / 100_000_000_000_000_000) / 10
  }
}
