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
    let rules = try Rules(workspace)
    let lock = try RunLock(workspace)
    defer { lock.release() }
    try recover()

    let archive = rules.archive(in: workspace)

    let intake = try await intake(into: archive, rules).takeIn()
    let submissions = try await ArchivedPeriod(archive: archive, rules: rules)
      .submissions(known: intake.known)
    let earlier = try await EarlierPeriods(workspace: workspace, rules: rules).consolidations()
    let consolidation = rules.consolidate(submissions, after: earlier)
    let runID = try rules.runID(in: workspace)

    try stopIfBroken(consolidation, rules)
    let outputs = try await Workbooks(of: consolidation, rules: rules, runID: runID).files()
    let period = workspace.outputs.appending(path: rules.configuration.period)
    try OutputSet(folder: period).replace(with: outputs.all)

    let report = RunReport(folder: workspace.outputs)
    let record = RunRecord(
      of: consolidation, rules: rules, runID: runID, time: time, hindered: intake.hindered,
      outputs: outputs.workbooks.map { "utdata/\(rules.configuration.period)/\($0.path)" },
      cycle: try RunRecord.Cycle(of: rules, in: workspace, time: time),
      previous: report.previous())
    try report.publish(record)
    return record
  }

  /// What ``run()`` would come to now.
  ///
  /// Nothing is moved and nothing is written.
  public func preview() async throws -> RunRecord {
    let rules = try Rules(workspace)
    let archive = rules.archive(in: workspace)
    let (waiting, hindered) = try await intake(into: archive, rules).read()
    let archived = try await ArchivedPeriod(archive: archive, rules: rules).submissions(known: [:])
    let first = (archived.compactMap(\.number).max() ?? 0) + 1
    let submissions =
      archived
      + waiting.enumerated().flatMap { Submission.all(awaiting: $1.outcome, number: first + $0) }
    let earlier = try await EarlierPeriods(workspace: workspace, rules: rules).consolidations()
    return RunRecord(
      of: rules.consolidate(submissions, after: earlier), rules: rules,
      runID: try rules.runID(in: workspace), time: time, hindered: hindered, outputs: [],
      cycle: try RunRecord.Cycle(of: rules, in: workspace, time: time),
      previous: RunReport(folder: workspace.outputs).previous())
  }

  /// Finishes or undoes what an interrupted run had begun, in whatever period.
  private func recover() throws {
    for period in try Disk.folders(in: workspace.archive) {
      try Archive(folder: period).recover(inbox: workspace.inbox)
      try OutputSet(folder: workspace.outputs.appending(path: period.lastPathComponent)).recover()
    }
  }

  /// - Throws: ``RunError/unusable(file:reason:)`` when a control does not agree and the configuration
  ///   says that nothing is then to be written.
  private func stopIfBroken(_ consolidation: Consolidation, _ rules: Rules) throws(RunError) {
    guard rules.configuration.stopsWhenBroken else { return }
    let broken = AccountsReport.brokenControls(of: consolidation)
    guard !broken.isEmpty else { return }
    throw .unusable(
      file: "utdata/\(rules.configuration.period)",
      reason: "Avstämningen stämmer inte, och utdata är som de var. "
        + broken.prefix(20).joined(separator: " "))
  }

  private func intake(into archive: Archive, _ rules: Rules) -> Intake {
    Intake(workspace: workspace, archive: archive, rules: rules, time: time)
  }
}
