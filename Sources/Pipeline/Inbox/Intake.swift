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
  }

  /// The largest file that is opened, in bytes.
  static let maximumFileSize = 100_000_000

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
    try giveBack(readings.filter { $0.outcome.scorecard == nil }, into: &result)
    for reading in readings {
      guard let scorecard = reading.outcome.scorecard else { continue }
      try settleRemarks(on: reading, unit: scorecard.unit)
      arrivals.append(
        Archive.Arrival(
          file: reading.file, receipt: receipt(of: reading), unit: scorecard.unit,
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
      let bytes = try file.bytes(upTo: Self.maximumFileSize)
      let outcome = processor.process(bytes, file: file.path)
      // A copy over a slow network may pause for longer than a file that is whole stands still.
      let age = time - file.state.modified.seconds
      if outcome.isUnreadable, (0..<Inbox.longestPause).contains(age),
        outcome.findings.contains(where: { $0.code == .damaged || $0.code == .emptyFile })
      {
        throw .perhapsUnfinished
      }
      return .success(Reading(file: file, sha256: fingerprint(of: bytes), outcome: outcome))
    } catch {
      return .failure(error)
    }
  }

  private func receipt(of reading: Reading) -> Receipt {
    Receipt(of: reading.file, sha256: reading.sha256, outcome: reading.outcome, time: time)
  }

  /// Tells a unit what to put right in a file that is taken in, or takes back what it was told.
  private func settleRemarks(on reading: Reading, unit: String) throws {
    // Remarks that cannot be written stand in the report all the same.
    if reading.outcome.hasErrors {
      try? writeRemarks(
        on: reading.outcome, beside: workspace.returned.appending(path: reading.file.path))
      return
    }
    for place in try archive.places(of: unit) {
      guard let earlier = try? Receipt(at: place.receipt) else { continue }
      try? Disk.remove(remarks(beside: workspace.returned.appending(path: earlier.file)))
    }
  }

  /// Sends files back, and returns when they lie in `retur/`.
  private func giveBack(_ readings: [Reading], into result: inout Result) throws {
    guard !readings.isEmpty else { return }
    try Disk.makeFolder(workspace.returned)
    let checkpoint = try Checkpoint(of: workspace.returned)
    for reading in readings {
      let receipt = receipt(of: reading)
      do {
        guard reading.file.isUnchanged else { throw Inbox.Hindrance.beingWritten }
        try giveBack(reading.file, reading.outcome, receipt)
        tell(.settled(RunEvent.SettledFile(receipt, size: reading.file.state.size)))
      } catch {
        result.hindered.append((reading.file.path, error as? Inbox.Hindrance ?? .cannotBeMoved))
      }
    }
    try checkpoint.reach()
  }

  /// Moves the original to `retur/`, beside any earlier file of the same name, with the reasons.
  private func giveBack(_ file: InboxFile, _ outcome: FileOutcome, _ receipt: Receipt) throws {
    let destination = Disk.freePlace(near: workspace.returned.appending(path: file.path))
    do {
      try archive.recordReturn(receipt)
      try writeRemarks(on: outcome, beside: destination)
      try Disk.move(file.location, to: destination)
    } catch {
      try? archive.forgetReturn(receipt)
      try? Disk.remove(remarks(beside: destination))
      throw error
    }
  }

  private func writeRemarks(on outcome: FileOutcome, beside file: URL) throws {
    try Disk.makeFolder(file.deletingLastPathComponent())
    let text = Remarks(on: outcome, fileName: file.lastPathComponent).text
    try Disk.replace(remarks(beside: file), with: Array(text.utf8))
  }

  /// The place of the text that tells what is wrong with a file.
  private func remarks(beside file: URL) -> URL {
    file.deletingLastPathComponent().appending(
      path: file.lastPathComponent.shortened(toBytes: 200) + " – anmärkningar.txt")
  }
}
