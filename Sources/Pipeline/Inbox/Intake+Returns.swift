import Findings
import Foundation

extension Intake {
  /// Sends files back, and returns when they lie in `retur/`.
  func giveBack(_ readings: [Reading], into result: inout Result) throws(RunError) {
    guard !readings.isEmpty else { return }
    do {
      try Disk.makeFolder(workspace.returned)
    } catch {
      // Those that can be taken in shall not wait for those that cannot be sent back.
      result.hindered += readings.map { ($0.file.path, .cannotBeMoved(because: error.reason)) }
      return
    }
    let checkpoint = try Checkpoint(of: workspace.returned)
    for reading in readings {
      let receipt = receipt(of: reading)
      do {
        guard reading.file.isUnchanged else { throw Inbox.Hindrance.beingWritten }
        try giveBack(reading, receipt)
        tell(.settled(RunEvent.SettledFile(receipt, size: reading.file.state.size)))
      } catch {
        result.hindered.append((reading.file.path, Inbox.Hindrance(error)))
      }
    }
    try checkpoint.reach()
  }

  /// Moves the original to `retur/`, beside any earlier file of the same name, with the reasons.
  private func giveBack(_ reading: Reading, _ receipt: Receipt) throws {
    let remarks = try RemarkFiles(on: reading)
    let wanted = workspace.returned.appending(path: reading.file.path)
    try Disk.makeFolder(wanted.deletingLastPathComponent(), below: workspace.returned)
    let destination = try place(near: wanted, for: reading, remarks)
    do {
      try archive.recordReturn(receipt)
      try remarks.write(about: destination)
      if try Disk.exists(destination) {
        try Disk.remove(reading.file.location)
      } else {
        try Disk.move(reading.file.location, to: destination)
      }
    } catch {
      // It has been moved even where the disk could not confirm it: the reasons stay beside it.
      guard try Disk.exists(reading.file.location) else { return }
      try? archive.forgetReturn(receipt)
      try? remarks.remove(about: destination)
      throw error
    }
  }

  /// The first place where nothing lies but what a run that was stopped may have put there.
  private func place(
    near wanted: URL, for reading: Reading, _ remarks: RemarkFiles
  ) throws(RunError) -> URL {
    for place in Disk.places(near: wanted) where !ReturnedFile.isName(place.lastPathComponent) {
      let isFree = try Disk.exists(place) ? isCopied(reading, to: place) : true
      if isFree, try remarks.fit(about: place) { return place }
    }
    throw Disk.taken(wanted)
  }

  /// Whether a file lies there already, whole: between two file systems it is copied, and then removed.
  private func isCopied(_ reading: Reading, to place: URL) throws(RunError) -> Bool {
    guard Disk.device(of: reading.file.location) != Disk.device(of: place),
      try Disk.state(of: place)?.kind == .file
    else { return false }
    return try Disk.sha256(at: place) == reading.sha256
  }
}

/// What is written about a file that is sent back.
private struct RemarkFiles {
  private let outcome: FileOutcome
  private let copy: [UInt8]?

  init(on reading: Intake.Reading) throws {
    outcome = reading.outcome
    copy =
      outcome.isUnreadable ? nil : MarkedCopy.bytes(of: try reading.file.bytes(), outcome)
  }

  /// Whether nothing lies in their places, or they themselves do, from a run that was stopped.
  func fit(about place: URL) throws(RunError) -> Bool {
    for (location, bytes) in files(about: place) where try Disk.exists(location) {
      guard try Disk.state(of: location)?.kind == .file, try Disk.bytes(at: location) == bytes
      else { return false }
    }
    return true
  }

  func write(about place: URL) throws(RunError) {
    for (location, bytes) in files(about: place) { try Disk.replace(location, with: bytes) }
  }

  func remove(about place: URL) throws(RunError) {
    for (location, _) in files(about: place) { try Disk.remove(location) }
  }

  private func files(about place: URL) -> [(location: URL, bytes: [UInt8])] {
    let returned = ReturnedFile(place)
    let text = Remarks(
      on: outcome, fileName: place.lastPathComponent,
      markedCopy: copy == nil ? nil : returned.markedCopy.lastPathComponent
    ).text
    return (copy.map { [(returned.markedCopy, $0)] } ?? [])
      + [(returned.remarks, Array(text.utf8))]
  }
}
