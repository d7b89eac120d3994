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
    let entries = try archive.entries()
    var number = entries.map(\.number).max() ?? 0
    for reading in readings {
      do {
        number += 1
        try settle(reading, number: number, after: entries, into: &result)
      } catch let hindrance as Inbox.Hindrance {
        result.hindered.append((reading.file.path, hindrance))
      } catch {
        result.hindered.append((reading.file.path, .cannotBeMoved))
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
    let outcomes = try await listing.files.concurrentMap { file in
      do throws(Inbox.Hindrance) {
        let bytes = try file.bytes(upTo: Self.maximumFileSize)
        return Swift.Result<Reading, Inbox.Hindrance>.success(
          Reading(
            file: file, sha256: fingerprint(of: bytes),
            outcome: processor.process(bytes, file: file.path)))
      } catch {
        return .failure(error)
      }
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

  private func settle(
    _ reading: Reading, number: Int, after entries: [Archive.Entry], into result: inout Result
  ) throws {
    let (file, outcome) = (reading.file, reading.outcome)
    let receipt = Receipt(of: file, sha256: reading.sha256, outcome: outcome, time: time)
    guard let unit = outcome.unit, !outcome.scorecards.isEmpty else {
      try giveBack(file, outcome, receipt)
      return
    }
    // Remarks that cannot be written stand in the report all the same.
    if outcome.hasErrors {
      try? writeRemarks(on: outcome, beside: workspace.returned.appending(path: file.path))
    } else {
      for entry in entries where entry.receipt.unit == unit {
        try? Disk.remove(remarks(beside: workspace.returned.appending(path: entry.receipt.file)))
      }
    }
    try archive.accept(file, receipt: receipt, unit: unit, number: number)
    result.known[receipt.identity] = outcome
  }

  /// Moves the original to `retur/`, beside any earlier file of the same name, with the reasons.
  private func giveBack(_ file: InboxFile, _ outcome: FileOutcome, _ receipt: Receipt) throws {
    let destination = freePlace(for: file)
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

  private func freePlace(for file: InboxFile) -> URL {
    let folder = workspace.returned.appending(path: file.path).deletingLastPathComponent()
    let stem = file.location.deletingPathExtension().lastPathComponent
    let suffix = file.location.pathExtension.isEmpty ? "" : "." + file.location.pathExtension
    var place = folder.appending(path: file.name)
    var copy = 2
    while Disk.exists(place) {
      place = folder.appending(path: "\(stem) (\(copy))\(suffix)")
      copy += 1
    }
    return place
  }

  private func writeRemarks(on outcome: FileOutcome, beside file: URL) throws {
    try Disk.makeFolder(file.deletingLastPathComponent())
    let text = Remarks(on: outcome, fileName: file.lastPathComponent).text
    try Disk.replace(remarks(beside: file), with: Data(text.utf8))
  }

  /// The place of the text that tells what is wrong with a file.
  private func remarks(beside file: URL) -> URL {
    file.deletingLastPathComponent().appending(
      path: file.lastPathComponent.shortened(toBytes: 200) + " – anmärkningar.txt")
  }
}
