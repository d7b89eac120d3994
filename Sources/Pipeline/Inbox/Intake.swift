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
      try giveBack(reading, receipt)
      return
    }
    // Remarks that cannot be written stand in the report all the same.
    if outcome.hasErrors {
      try? writeRemarks(on: reading, beside: workspace.returned.appending(path: file.path))
    } else {
      for entry in entries where entry.receipt.unit == unit {
        let place = workspace.returned.appending(path: entry.receipt.file)
        try? Disk.remove(remarks(beside: place))
        try? Disk.remove(markedCopy(beside: place))
      }
    }
    try archive.accept(file, receipt: receipt, unit: unit, number: number)
    result.known[receipt.identity] = outcome
  }

  /// Moves the original to `retur/`, beside any earlier file of the same name, with the reasons.
  private func giveBack(_ reading: Reading, _ receipt: Receipt) throws {
    let destination = freePlace(for: reading.file)
    do {
      try archive.recordReturn(receipt)
      try writeRemarks(on: reading, beside: destination)
      try Disk.move(reading.file.location, to: destination)
    } catch {
      // It has been moved even where the disk could not confirm it: the reasons stay beside it.
      guard Disk.exists(reading.file.location) else { return }
      try? archive.forgetReturn(receipt)
      try? Disk.remove(remarks(beside: destination))
      try? Disk.remove(markedCopy(beside: destination))
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

  /// Writes the text with the remarks, and the copy of the file that has them in it.
  private func writeRemarks(on reading: Reading, beside file: URL) throws {
    try Disk.makeFolder(file.deletingLastPathComponent())
    let copy = markedCopy(beside: file)
    if let original = try? reading.file.bytes(upTo: Self.maximumFileSize),
      let bytes = MarkedCopy.bytes(of: original, reading.outcome)
    {
      try Disk.replace(copy, with: Data(bytes))
    } else {
      try Disk.remove(copy)
    }
    let remarks = Remarks(
      on: reading.outcome, fileName: file.lastPathComponent,
      markedCopy: Disk.exists(copy) ? copy.lastPathComponent : nil)
    try Disk.replace(self.remarks(beside: file), with: Data(remarks.text.utf8))
  }

  /// The place of the copy that has the remarks in it.
  private func markedCopy(beside file: URL) -> URL {
    let stem = file.deletingPathExtension().lastPathComponent.shortened(toBytes: 180)
    let suffix = file.pathExtension.isEmpty ? "" : "." + file.pathExtension
    return file.deletingLastPathComponent().appending(
      path: "\(stem) – med anmärkningar\(suffix)")
  }

  /// The place of the text that tells what is wrong with a file.
  private func remarks(beside file: URL) -> URL {
    file.deletingLastPathComponent().appending(
      path: file.lastPathComponent.shortened(toBytes: 200) + " – anmärkningar.txt")
  }
}
