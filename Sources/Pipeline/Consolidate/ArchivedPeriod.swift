import Findings
import Foundation
import MappingLanguage
import Scorecards

/// What the archive holds of a period, read by the rules of today.
struct ArchivedPeriod: Sendable {
  /// All submissions: those that count, those that a later one replaced, and those sent back.
  let submissions: [Submission]
  /// What each was read from.
  let provenance: Provenance
  /// What the archive holds, by unit and then oldest first.
  let readings: [ArchiveReading]

  /// What the next night may rest on, by the folder in the archive.
  var kept: [String: NightCache.Reading] {
    Dictionary(
      readings.compactMap { reading in reading.kept.map { (reading.entry.place.name, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The highest number that a submission has.
  var highestNumber: Int { readings.map(\.entry.number).max() ?? 0 }

  /// Reads the archive of a period.
  ///
  /// - Parameters:
  ///   - known: Outcomes by fingerprint that were found a moment ago by the same rules.
  ///   - cache: What earlier nights read by the same rules.
  init(
    of archive: Archive, by rules: Rules, known: [String: FileOutcome] = [:],
    cache: NightCache? = nil, tell: @Sendable @escaping (RunEvent) -> Void = { _ in }
  ) async throws {
    let reader = ArchiveReader(
      processor: SubmissionProcessor(rules: rules), known: known, cache: cache, tell: tell)
    readings = try await reader.read(archive.places())
    let returned = try archive.returns()
    submissions =
      zip(readings, Timing(rules: rules).findings(of: readings)).flatMap {
        reading, findings in
        Submission.all(of: reading.entry, reading.outcome).map { submission in
          var submission = submission
          submission.findings += findings.filter {
            $0.unit == nil || $0.unit == submission.scorecard?.unit
          }
          .map(\.finding)
          return submission.sourcesNumbered()
        }
      } + returned.map(Submission.init)
    provenance = Provenance(rules: rules, readings: readings, returned: returned)
  }
}

/// A submission in the archive, and what it gives.
struct ArchiveReading: Sendable {
  let entry: Archive.Entry
  let outcome: FileOutcome
  /// What the next night may rest on; `nil` when it must read again.
  let kept: NightCache.Reading?

  /// Whether the original is what it was when it was taken in.
  var isOriginal: Bool { !outcome.findings.contains { $0.code == .originalChanged } }
}

/// Reads what the archive holds, and of what has not changed only the cache.
struct ArchiveReader: Sendable {
  let processor: SubmissionProcessor
  let known: [String: FileOutcome]
  let cache: NightCache?
  let tell: @Sendable (RunEvent) -> Void

  /// The submissions of some folders, in their order.
  func read(_ places: [Archive.Place]) async throws -> [ArchiveReading] {
    let cached = try await places.concurrentMap(cachedReading)
    // What came a moment ago has been read once already.
    tell(.began(.archive, count: max(0, cached.count { $0 == nil } - known.count)))
    return try await Array(zip(places, cached)).concurrentMap { place, cached in
      if let cached { return cached }
      defer { tell(.advanced(.archive)) }
      return try read(place)
    }
  }

  /// What the cache holds of a submission whose receipt and original are what they were.
  private func cachedReading(_ place: Archive.Place) -> ArchiveReading? {
    guard let kept = cache?.readings[place.name], let content = kept.content,
      FileState(place.receipt) == kept.receipt,
      FileState(place.original(content.receipt)) == kept.original
    else { return nil }
    return ArchiveReading(
      entry: Archive.Entry(place: place, receipt: content.receipt), outcome: content.outcome,
      kept: kept)
  }

  /// - Throws: When the archive cannot be read, which says nothing of the submission.
  private func read(_ place: Archive.Place) throws(RunError) -> ArchiveReading {
    let receiptState = try Disk.state(of: place.receipt)
    let receipt = try Receipt(at: place.receipt)
    let entry = Archive.Entry(place: place, receipt: receipt)
    let originalState = try Disk.state(of: entry.original)
    let outcome: FileOutcome
    if let known = known[receipt.identity] {
      outcome = known
    } else if let originalState, originalState.kind == .file,
      case let bytes = try Disk.bytes(at: entry.original),
      fingerprint(of: bytes) == receipt.sha256
    {
      outcome = processor.process(bytes, file: receipt.file)
    } else {
      let finding = Finding(.originalChanged, at: Source(file: receipt.file))
      return ArchiveReading(
        entry: entry, outcome: FileOutcome(file: receipt.file, findings: [finding]), kept: nil)
    }
    var kept: NightCache.Reading?
    if let receiptState, let originalState {
      kept = NightCache.Reading(receipt, outcome, states: (receiptState, originalState))
    }
    return ArchiveReading(entry: entry, outcome: outcome, kept: kept)
  }
}

extension Submission {
  /// A file that still lies in the inbox, as the next run would take it in: a submission for each unit
  /// that it is about.
  static func all(awaiting outcome: FileOutcome, number: Int) -> [Submission] {
    let scorecards = outcome.scorecards.isEmpty ? [nil] : outcome.scorecards.map { $0 }
    let findings = outcome.findingsByUnit
    return scorecards.map { scorecard in
      var submission = Submission(
        of: outcome.file, outcome, scorecard: scorecard,
        findings: scorecard.flatMap { findings[$0.unit] } ?? outcome.findings)
      submission.number = submission.scorecard == nil ? nil : number
      submission.presumedUnit = outcome.presumedUnit
      return submission
    }
  }

  /// A file in the archive: a submission for each unit that it is about, and one that counts for none
  /// for each unit that it was accepted for and tells nothing of any more.
  fileprivate static func all(of entry: Archive.Entry, _ outcome: FileOutcome) -> [Submission] {
    let found = Set(outcome.scorecards.map(\.unit))
    let lost =
      found.isEmpty || entry.receipt.units != nil
      ? entry.receipt.concernedUnits.filter { !found.contains($0) } : []
    let findings = outcome.findingsByUnit
    return outcome.scorecards.map { scorecard in
      Submission(
        of: entry, outcome, scorecard: scorecard,
        findings: findings[scorecard.unit] ?? outcome.findings)
    }
      + lost.map { unit in
        var submission = Submission(
          of: entry, outcome, scorecard: nil, findings: outcome.findings)
        submission.presumedUnit = unit
        return submission
      }
  }

  /// The submission, where each source tells its number.
  fileprivate func sourcesNumbered() -> Submission {
    var submission = self
    submission.scorecard = scorecard?.standing(inSubmission: number)
    for position in findings.indices {
      submission.findings[position].source.submission = number
    }
    return submission
  }

  private init(
    of entry: Archive.Entry, _ outcome: FileOutcome, scorecard: Scorecard?, findings: [Finding]
  ) {
    self = Self(of: entry.receipt.file, outcome, scorecard: scorecard, findings: findings)
    receivedAt = entry.receipt.received
    number = entry.number
  }

  private init(
    of file: String, _ outcome: FileOutcome, scorecard: Scorecard?, findings: [Finding]
  ) {
    self.init(file: file, scorecard: scorecard, findings: findings)
    mapping = outcome.mapping
  }

  fileprivate init(_ returned: Receipt) {
    self.init(file: returned.file, scorecard: nil, findings: returned.findings)
    receivedAt = returned.received
    mapping = returned.mapping
    presumedUnit = returned.presumedUnit
  }
}
