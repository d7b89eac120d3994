import Foundation
import MappingLanguage
import Scorecards

/// The earlier periods that a run compares with, as the archive holds them.
///
/// Each is read by the rules of today, or by its own where the workspace keeps them: a register
/// `organisation-2024.xlsx` and a policy `policy-2024.yaml` belong to the period 2024.
struct EarlierPeriods: Sendable {
  let workspace: Workspace
  let rules: Rules

  /// The municipality in each of the periods, the oldest first, and what each was read from.
  ///
  /// - Parameters:
  ///   - isRebuild: Whether everything is read anew.
  ///   - isKept: Whether what is read is kept for the next night; otherwise nothing is written.
  func read(
    isRebuild: Bool = false, isKept: Bool = false
  ) async throws -> (consolidations: [Consolidation], provenances: [Provenance]) {
    var consolidations: [Consolidation] = []
    var provenances: [Provenance] = []
    for past in rules.earlier {
      let archived = try await archivedPeriod(of: past, isRebuild: isRebuild, isKept: isKept)
      provenances.append(archived.provenance)
      if archived.submissions.contains(where: { $0.scorecard != nil }) {
        consolidations.append(past.consolidate(archived.submissions, after: consolidations))
      }
    }
    return (consolidations, provenances)
  }

  /// Reads a period with a cache of its own, since it is read by other rules than in its own nights.
  private func archivedPeriod(
    of past: Rules, isRebuild: Bool, isKept: Bool
  ) async throws -> ArchivedPeriod {
    let location = NightCache.location(
      in: workspace, period: "\(past.configuration.period) före \(rules.configuration.period)")
    let key = NightCache.key(of: past)
    var cache = isRebuild ? NightCache(key: key) : NightCache(at: location, key: key)
    let archived = try await ArchivedPeriod(
      of: past.archive(in: workspace), by: past, cache: cache)
    let readings = archived.kept
    if isKept, cache.readings != readings {
      cache.readings = readings
      cache.save(at: location)
    }
    return archived
  }

  /// The periods in the archive that matter beside the one that is reported, the oldest first: those of
  /// the same kind, which trends and targets that are changes count from, and the latest, where the
  /// policy's trend is since the measurement before.
  static func names(
    in workspace: Workspace, before period: String, _ trend: TrendRule?
  ) throws(RunError) -> [String] {
    guard let now = CalendarSpan(period) else { return [] }
    let archived = try Disk.folders(in: workspace.archive)
    let spans = archived.compactMap { CalendarSpan($0.lastPathComponent) }
      .filter { $0.last < now.last }.sorted { ($0.last, $0.name) < ($1.last, $1.name) }
    let latest = spans.last
    return spans.filter { span in
      span.isSameTime(as: now.yearBefore) || span.kind == now.kind
        || trend?.basis == .previousMeasurement && span == latest
    }.map(\.name)
  }
}
