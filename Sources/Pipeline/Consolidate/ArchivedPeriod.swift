import Findings
import Foundation
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
      let outcome = known[entry.receipt.sha256] ?? Self.read(entry, by: processor)
      return Submission(entry, outcome)
    }
    return accepted + (try archive.returns()).map(Submission.init)
  }

  private static func read(_ entry: Archive.Entry, by processor: SubmissionProcessor) -> FileOutcome
  {
    let file = entry.receipt.file
    guard let data = try? Data(contentsOf: entry.original),
      fingerprint(of: [UInt8](data)) == entry.receipt.sha256
    else {
      return FileOutcome(file: file, findings: [Finding(.originalChanged, at: Source(file: file))])
    }
    return processor.process([UInt8](data), file: file)
  }
}

extension Submission {
  fileprivate init(_ entry: Archive.Entry, _ outcome: FileOutcome) {
    self.init(file: entry.receipt.file, scorecard: outcome.scorecard, findings: outcome.findings)
    receivedAt = entry.receipt.received
    mapping = outcome.mapping
    number = entry.number
    presumedUnit = outcome.scorecard == nil ? entry.receipt.unit : nil
  }

  fileprivate init(_ returned: Receipt) {
    self.init(file: returned.file, scorecard: nil, findings: returned.findings)
    receivedAt = returned.received
    mapping = returned.mapping
    presumedUnit = returned.presumedUnit
  }
}
