import Findings
import Foundation
import MappingLanguage
import Scorecards

/// What there is to say of when a file came, and of what it replaces.
struct Timing {
  let rules: Rules

  /// The findings of each submission, in the order of the readings.
  ///
  /// - Parameter readings: Each unit's from the oldest on.
  func findings(of readings: [ArchiveReading]) -> [[Finding]] {
    var firsts: [[String?]: Receipt] = [:]
    var earlier: [String: ArchiveReading] = [:]
    return readings.map { reading in
      let receipt = reading.entry.receipt
      let unit = receipt.unit ?? ""
      defer { earlier[unit] = reading }
      if let first = firsts[[unit, receipt.sha256]] {
        // What came in time does not become late by coming again.
        return [Finding(.duplicateSubmission, at: Source(file: receipt.file), expected: first.file)]
      }
      firsts[[unit, receipt.sha256]] = receipt
      return [lateness(of: receipt), earlier[unit].flatMap { loss(from: $0, to: reading) }]
        .compactMap(\.self)
    }
  }

  /// The night after the last day still takes in what came that day, by Swedish time.
  private func lateness(of receipt: Receipt) -> Finding? {
    guard let lastDay = rules.configuration.lastDay,
      let received = try? Date(receipt.received, strategy: .iso8601)
    else { return nil }
    let seconds = Int(received.timeIntervalSince1970)
    let day = SwedishTime(secondsSince1970: seconds).day(beforeHourCountsAsYesterday: 12)
    guard day > lastDay else { return nil }
    return Finding(
      .lateSubmission, at: Source(file: receipt.file), found: day, expected: lastDay)
  }

  /// What the file that is replaced had, and the one that replaces it has not.
  private func loss(from earlier: ArchiveReading, to later: ArchiveReading) -> Finding? {
    guard let before = earlier.outcome.scorecard, let after = later.outcome.scorecard else {
      return nil
    }
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
      .partMissingInLater, at: Source(file: later.entry.receipt.file),
      found: lost.joined(separator: " och "), expected: earlier.entry.receipt.file)
  }
}
