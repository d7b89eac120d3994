import Findings
import Foundation
import Scorecards

/// Takes in what is new: into the archive, or back to the unit with the reasons.
struct Intake: Sendable {
  let workspace: Workspace
  let archive: Archive
  let rules: Rules
  /// When the files are received, in seconds since 1970.
  let time: Int
  /// Is told what goes on.
  var tell: @Sendable (RunEvent) -> Void = { _ in }

  /// What became of the inbox.
  struct Result: Sendable {
    /// The paths of what stays in the inbox, with the reason.
    var hindered: [(path: String, hindrance: Inbox.Hindrance)] = []
    /// The outcomes of accepted files by path and content, so that they need not be read again.
    var known: [String: FileOutcome] = [:]
  }

  /// A file of the inbox, and what it gives.
  struct Reading: Sendable {
    let file: InboxFile
    let sha256: String
    let outcome: FileOutcome

    /// Whether something in it counts.
    var isAccepted: Bool { outcome.unit != nil && !outcome.scorecards.isEmpty }
  }

  /// Moves every file that can be taken to where it belongs.
  ///
  /// One that cannot stays, and is told.
  func takeIn() async throws -> Result {
    let (readings, hindered) = try await read()
    var result = Result(hindered: hindered)
    guard !readings.isEmpty else { return result }
    let first = (try archive.places().map(\.number).max() ?? 0) + 1
    var arrivals: [Archive.Arrival] = []
    var outcomes: [FileOutcome] = []
    try giveBack(readings.filter { !$0.isAccepted }, into: &result)
    for reading in readings {
      guard reading.isAccepted, let unit = reading.outcome.unit else { continue }
      arrivals.append(
        Archive.Arrival(
          file: reading.file, receipt: receipt(of: reading), unit: unit,
          number: first + arrivals.count))
      outcomes.append(reading.outcome)
    }
    let hindrances = try archive.accept(arrivals)
    for (position, arrival) in arrivals.enumerated() {
      if let hindrance = hindrances[position] {
        result.hindered.append((arrival.file.path, hindrance))
      } else {
        result.known[arrival.receipt.identity] = outcomes[position]
        tell(.settled(RunEvent.SettledFile(arrival.receipt, size: arrival.file.state.size)))
      }
    }
    return result
  }

  /// What the files in the inbox give, oldest first.
  ///
  /// Nothing is moved.
  func read() async throws -> (
    readings: [Reading], hindered: [(path: String, hindrance: Inbox.Hindrance)]
  ) {
    let listing = try Inbox(folder: workspace.inbox).listing(at: time)
    let processor = SubmissionProcessor(rules: rules)
    tell(.began(.inbox, count: listing.files.count))
    let outcomes = try await listing.files.concurrentMap { file in
      defer { tell(.advanced(.inbox)) }
      return self.reading(of: file, by: processor)
    }
    var readings: [Reading] = []
    var hindered = listing.hindered
    for (file, outcome) in zip(listing.files, outcomes) {
      switch outcome {
      case .success(let reading): readings.append(reading)
      case .failure(let hindrance): hindered.append((file.path, hindrance))
      }
    }
    return (readings, hindered)
  }

  private func reading(
    of file: InboxFile, by processor: SubmissionProcessor
  ) -> Swift.Result<Reading, Inbox.Hindrance> {
    do throws(Inbox.Hindrance) {
      // A copy over a slow network may pause for longer than a file that is whole stands still.
      if file.isTooLarge {
        if !file.isSettled { throw .perhapsUnfinished }
        return .success(
          Reading(
            file: file, sha256: try file.sha256(), outcome: processor.tooLarge(file.path)))
      }
      let bytes = try file.bytes()
      let outcome = processor.process(bytes, file: file.path)
      if !file.isSettled, outcome.isUnreadable,
        outcome.findings.contains(where: { $0.code == .damaged || $0.code == .emptyFile })
      {
        throw .perhapsUnfinished
      }
      return .success(Reading(file: file, sha256: fingerprint(of: bytes), outcome: outcome))
    } catch {
      return .failure(error)
    }
  }

  func receipt(of reading: Reading) -> Receipt {
    Receipt(of: reading.file, sha256: reading.sha256, outcome: reading.outcome, time: time)
  }
}
