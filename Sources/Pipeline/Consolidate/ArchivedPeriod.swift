import Findings
import Foundation
import MappingLanguage
import Scorecards

/// The submissions of a period as the archive holds them, read by the rules of today.
struct ArchivedPeriod: Sendable {
  let archive: Archive
  let rules: Rules

  /// All submissions: those that count, those that a later one replaced, and those sent back.
  ///
  /// - Parameter known: Outcomes by fingerprint that were found a moment ago by the same rules.
  func submissions(known: [String: FileOutcome]) async throws -> [Submission] {
    let entries = try archive.entries()
    let processor = SubmissionProcessor(rules: rules)
    let accepted = try await entries.concurrentMap { entry in
      let outcome = try known[entry.receipt.identity] ?? Self.read(entry, by: processor)
      return Submission.all(of: entry, outcome)
    }
    let firsts = Dictionary(
      entries.map { ([$0.receipt.unit, $0.receipt.sha256], $0) },
      uniquingKeysWith: { first, _ in first })
    return zip(entries, accepted).flatMap { entry, submissions in
      let timing = timing(of: entry, first: firsts[[entry.receipt.unit, entry.receipt.sha256]])
      return submissions.map { submission in
        var submission = submission
        submission.findings += timing
        return submission
      }
    } + (try archive.returns()).map(Submission.init)
  }

  /// What there is to say of when a file came: after the last day, or with what had come before.
  ///
  /// - Parameter first: The unit's first submission with the same content.
  private func timing(of entry: Archive.Entry, first: Archive.Entry?) -> [Finding] {
    let receipt = entry.receipt
    let source = Source(file: receipt.file)
    var findings: [Finding] = []
    if let first, first.number < entry.number {
      findings.append(Finding(.duplicateSubmission, at: source, expected: first.receipt.file))
    }
    // The night after the last day still takes in what came that day.
    if let lastDay = rules.configuration.lastDay,
      let day = day(beforeNoonCountsAsYesterday: receipt.received), day > lastDay
    {
      findings.append(Finding(.lateSubmission, at: source, found: day, expected: lastDay))
    }
    return findings
  }

  private func day(beforeNoonCountsAsYesterday time: String) -> String? {
    guard let date = try? Date(time, strategy: .iso8601) else { return nil }
    return timestamp(secondsSince1970: Int(date.timeIntervalSince1970) - 43_200).prefix(10)
      .description
  }

  /// - Throws: When the archive cannot be read, which says nothing of the submission.
  private static func read(
    _ entry: Archive.Entry, by processor: SubmissionProcessor
  ) throws -> FileOutcome {
    let file = entry.receipt.file
    let changed = FileOutcome(
      file: file, findings: [Finding(.originalChanged, at: Source(file: file))])
    guard Disk.exists(entry.original) else { return changed }
    let bytes = [UInt8](try Data(contentsOf: entry.original))
    guard fingerprint(of: bytes) == entry.receipt.sha256 else { return changed }
    return processor.process(bytes, file: file)
  }
}

extension Submission {
  /// A file that still lies in the inbox, as the next run would take it in: a submission for each unit
  /// that it is about.
  static func all(awaiting outcome: FileOutcome, number: Int) -> [Submission] {
    all(of: outcome.file, outcome).map { submission in
      var submission = submission
      submission.number = submission.scorecard == nil ? nil : number
      submission.presumedUnit = outcome.presumedUnit
      return submission
    }
  }

  /// A file in the archive: a submission for each unit that it is about, or one that counts for none.
  fileprivate static func all(of entry: Archive.Entry, _ outcome: FileOutcome) -> [Submission] {
    all(of: entry.receipt.file, outcome).map { submission in
      var submission = submission
      submission.receivedAt = entry.receipt.received
      submission.number = entry.number
      submission.presumedUnit = submission.scorecard == nil ? entry.receipt.unit : nil
      return submission
    }
  }

  private static func all(of file: String, _ outcome: FileOutcome) -> [Submission] {
    let scorecards = outcome.scorecards.isEmpty ? [nil] : outcome.scorecards.map { $0 }
    return scorecards.map { scorecard in
      let findings = scorecard.map { outcome.findings(of: $0.unit) } ?? outcome.findings
      var submission = Submission(file: file, scorecard: scorecard, findings: findings)
      submission.mapping = outcome.mapping
      return submission
    }
  }

  fileprivate init(_ returned: Receipt) {
    self.init(file: returned.file, scorecard: nil, findings: returned.findings)
    receivedAt = returned.received
    mapping = returned.mapping
    presumedUnit = returned.presumedUnit
  }
}
