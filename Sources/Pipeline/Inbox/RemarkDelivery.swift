import Findings
import Foundation
import Scorecards

/// Tells units, in `retur/`, what to put right in the files that were taken in.
///
/// It goes by what the consolidation found, so that a unit is also told what only shows beside the files
/// of others, such as a link to a goal that the nämnd does not have. What no longer holds, since the
/// unit has handed in a later file or another unit has mended its own, is taken back.
struct RemarkDelivery: Sendable {
  /// `retur/`.
  let folder: URL
  let readings: [ArchiveReading]
  let consolidation: Consolidation
  /// What the last run told.
  let previous: RunRecord?
  /// Is told what goes on.
  let tell: @Sendable (RunEvent) -> Void

  /// A file that has something to put right, with all that was found in it.
  private struct Remarked: Sendable {
    let reading: ArchiveReading
    let outcome: FileOutcome
    /// The fingerprint of the remarks.
    let fingerprint: String
  }

  /// Writes what is new, and takes back what no longer holds.
  ///
  /// What the last run told is left as it lies: the unit may have taken it away, or be at work in it.
  /// Remarks that cannot be written stand in the report all the same, and the next run tries again.
  ///
  /// - Returns: The fingerprint of what is told of each file, by the file's number.
  func deliver() async throws -> [Int: String] {
    let told = previous?.period == consolidation.period ? previous?.remarks ?? [:] : [:]
    let due = remarked()
    takeBack(readings.filter { due[$0.entry.number] == nil && told[$0.entry.number] != "" })

    let new = due.filter { told[$0.key] != $0.value.fingerprint }
      .sorted { $0.key < $1.key }.map(\.value)
    tell(.began(.remarks, count: new.count))
    let unwritten = try await new.concurrentMap { remarked in
      defer { tell(.advanced(.remarks)) }
      return write(remarked) ? nil : remarked.reading.entry.number
    }
    return due.mapValues(\.fingerprint).filter { !unwritten.contains($0.key) }
  }

  /// The files that count and have something to put right, by their numbers.
  private func remarked() -> [Int: Remarked] {
    var findings: [Int: Set<Finding>] = [:]
    for file in consolidation.files where file.state.isReceived {
      guard let number = file.submission.number else { continue }
      for finding in file.findings {
        findings[finding.source.submission ?? number, default: []].insert(finding)
      }
    }
    var remarked: [Int: Remarked] = [:]
    for reading in readings {
      let number = reading.entry.number
      var outcome = reading.outcome
      outcome.findings = findings[number, default: []].sorted()
      guard outcome.hasErrors else { continue }
      let text = Remarks(on: outcome, fileName: "", markedCopy: nil).text
      remarked[number] = Remarked(
        reading: reading, outcome: outcome, fingerprint: fingerprint(of: Array(text.utf8)))
    }
    return remarked
  }

  private func takeBack(_ readings: [ArchiveReading]) {
    let archived = Set(self.readings.map(\.entry.receipt.sha256))
    for reading in readings {
      try? returnedFile(reading).removeRemarks(whereArchived: archived.contains)
    }
  }

  private func write(_ remarked: Remarked) -> Bool {
    do {
      try returnedFile(remarked.reading).write(remarked.outcome) {
        try Disk.bytes(at: remarked.reading.entry.original)
      }
      return true
    } catch {
      return false
    }
  }

  private func returnedFile(_ reading: ArchiveReading) -> ReturnedFile {
    ReturnedFile(
      folder.appending(path: reading.entry.receipt.file), of: reading.entry.place.unit)
  }
}

extension RunRecord {
  /// The fingerprint of what units were told of each file, by the file's number; empty where nothing.
  fileprivate var remarks: [Int: String] {
    Dictionary(
      files.compactMap { file in file.number.map { ($0, file.remarks ?? "") } },
      uniquingKeysWith: { first, _ in first })
  }
}
