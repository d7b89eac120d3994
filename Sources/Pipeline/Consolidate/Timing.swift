import Findings
import Foundation
import MappingLanguage
import Scorecards

/// What there is to say of when a file came, and of what it replaces.
struct Timing {
  let rules: Rules

  /// Something to say of a submission; of one unit's alone, where a unit is named.
  typealias Remark = (unit: String?, finding: Finding)

  /// What there is to say of each file, in the order of the readings.
  ///
  /// - Parameter readings: Each unit's from the oldest on.
  func findings(of readings: [ArchiveReading]) -> [[Remark]] {
    var firsts: [[String?]: Receipt] = [:]
    var counting: [[String?]: (file: String, scorecard: Scorecard)] = [:]
    var losses: [Int: [Remark]] = [:]
    // A file may hold the scorecards of several units, so that those of a unit lie in several folders.
    for reading in readings.sorted(by: { $0.entry.number < $1.entry.number }) {
      let file = reading.entry.receipt.file
      for scorecard in reading.outcome.scorecards {
        // In another template it may tell another part, and both count.
        let kind = [scorecard.unit, reading.outcome.mapping]
        if let earlier = counting[kind],
          let finding = loss(from: earlier.scorecard, in: earlier.file, to: scorecard, in: file)
        {
          losses[reading.entry.number, default: []].append((scorecard.unit, finding))
        }
        counting[kind] = (file, scorecard)
      }
    }
    return readings.map { reading in
      let receipt = reading.entry.receipt
      if let first = firsts[[receipt.unit, receipt.sha256]] {
        // What came in time does not become late by coming again.
        let source = Source(file: receipt.file)
        return [(nil, Finding(.duplicateSubmission, at: source, expected: first.file))]
      }
      firsts[[receipt.unit, receipt.sha256]] = receipt
      return (lateness(of: receipt).map { [(nil, $0)] } ?? [])
        + (losses[reading.entry.number] ?? [])
    }
  }

  /// The night after the last day still takes in what came that day, by Swedish time.
  ///
  /// So does a later one, of what is known to have lain in the inbox by then.
  private func lateness(of receipt: Receipt) -> Finding? {
    let days = [
      day(of: receipt.received, beforeHourCountsAsYesterday: 12),
      receipt.arrived.flatMap { day(of: $0, beforeHourCountsAsYesterday: 0) },
    ]
    guard let lastDay = rules.configuration.lastDay, let day = days.compactMap(\.self).min(),
      day > lastDay
    else { return nil }
    return Finding(
      .lateSubmission, at: Source(file: receipt.file), found: day, expected: lastDay)
  }

  private func day(of time: String, beforeHourCountsAsYesterday hour: Int) -> String? {
    guard let date = try? Date(time, strategy: .iso8601) else { return nil }
    return SwedishTime(secondsSince1970: Int(date.timeIntervalSince1970))
      .day(beforeHourCountsAsYesterday: hour)
  }

  /// What the scorecard that is replaced had, and the one that replaces it has not.
  private func loss(
    from before: Scorecard, in earlier: String, to after: Scorecard, in later: String
  ) -> Finding? {
    var lost: [String] = []
    if !before.goals.isEmpty, after.goals.isEmpty { lost.append("mål") }
    if before.goals.contains(where: { !$0.indicators.isEmpty }),
      after.goals.allSatisfy(\.indicators.isEmpty)
    {
      lost.append("indikatorer")
    }
    if !before.economy.isEmpty, after.economy.isEmpty { lost.append("ekonomi") }
    guard !lost.isEmpty else { return nil }
    return Finding(
      .partMissingInLater, at: Source(file: later), found: lost.joined(separator: " och "),
      expected: earlier)
  }
}
