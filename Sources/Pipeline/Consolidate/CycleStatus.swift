import Foundation
import MappingLanguage
import Scorecards

extension RunRecord.Cycle {
  /// How the annual cycle stands on a day; `nil` when the configuration has none.
  init?(of rules: Rules, in workspace: Workspace, time: Int) throws {
    let cycle = rules.configuration.annualCycle
    guard !cycle.steps.isEmpty,
      let today = CalendarDay(SwedishTime(secondsSince1970: time).day())
    else { return nil }

    var missing: [String: Int] = [:]
    for period in Set(cycle.late(on: today) { _ in false }.compactMap(\.period)) {
      missing[period] = try Self.missing(in: period, of: rules, workspace)
    }
    due = cycle.due(on: today).map { "\($0.words), senast \($0.until)" }
    late = cycle.late(on: today) { missing[$0] == 0 }.map { task in
      let scorecards = task.period.flatMap { period in
        missing[period].map { ": \($0) styrkort för \(period) saknas" }
      }
      return "\(task.words), skulle vara klart \(task.until)\(scorecards ?? "")"
    }
  }

  /// How many units have handed in nothing that counts for a period.
  private static func missing(
    in period: String, of rules: Rules, _ workspace: Workspace
  ) throws -> Int {
    let archive = Archive(folder: try folder(of: period, in: workspace))
    let received = Set(try archive.entries().flatMap(\.receipt.concernedUnits))
    let ofPeriod = rules.earlier.first { $0.configuration.period == period } ?? rules
    return ofPeriod.organisation.units.count { $0.submits && !received.contains($0.code) }
  }

  /// The archive's folder of a period, under whichever name: `2024-25` and `2024-2025` are one läsår.
  private static func folder(of period: String, in workspace: Workspace) throws -> URL {
    let span = CalendarSpan(period)
    let archived = try Disk.folders(in: workspace.archive).first { folder in
      CalendarSpan(folder.lastPathComponent).flatMap { span?.isSameTime(as: $0) } ?? false
    }
    return archived ?? workspace.archive.appending(path: period)
  }
}

extension AnnualCycle.Task {
  /// What is done, and by whom.
  fileprivate var words: String { step.who.map { "\(step.what) (\($0))" } ?? step.what }
}
