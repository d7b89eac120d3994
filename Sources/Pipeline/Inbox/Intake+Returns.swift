import Foundation

extension Intake {
  /// Sends files back, and returns when they lie in `retur/`.
  func giveBack(_ readings: [Reading], into result: inout Result) throws {
    guard !readings.isEmpty else { return }
    try Disk.makeFolder(workspace.returned)
    let checkpoint = try Checkpoint(of: workspace.returned)
    for reading in readings {
      let receipt = receipt(of: reading)
      do {
        guard reading.file.isUnchanged else { throw Inbox.Hindrance.beingWritten }
        try giveBack(reading, receipt)
        tell(.settled(RunEvent.SettledFile(receipt, size: reading.file.state.size)))
      } catch {
        result.hindered.append((reading.file.path, error as? Inbox.Hindrance ?? .cannotBeMoved))
      }
    }
    try checkpoint.reach()
  }

  /// Moves the original to `retur/`, beside any earlier file of the same name, with the reasons.
  private func giveBack(_ reading: Reading, _ receipt: Receipt) throws {
    let destination = Disk.freePlace(near: workspace.returned.appending(path: reading.file.path))
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

  /// Tells a unit what to put right in a file that is taken in, or takes back what it was told.
  func settleRemarks(on reading: Reading, unit: String) throws {
    // Remarks that cannot be written stand in the report all the same.
    if reading.outcome.hasErrors {
      try? writeRemarks(on: reading, beside: workspace.returned.appending(path: reading.file.path))
      return
    }
    for place in try archive.places(of: unit) {
      // A file in another template may tell another part, and what was said of it still holds.
      guard let earlier = try? Receipt(at: place.receipt),
        earlier.mapping == reading.outcome.mapping
      else { continue }
      let place = workspace.returned.appending(path: earlier.file)
      try? Disk.remove(remarks(beside: place))
      try? Disk.remove(markedCopy(beside: place))
    }
  }

  /// Writes the text with the remarks, and the copy of the file that has them in it.
  private func writeRemarks(on reading: Reading, beside file: URL) throws {
    try Disk.makeFolder(file.deletingLastPathComponent())
    let copy = markedCopy(beside: file)
    if let original = try? reading.file.bytes(upTo: Self.maximumFileSize),
      let bytes = MarkedCopy.bytes(of: original, reading.outcome)
    {
      try Disk.replace(copy, with: bytes)
    } else {
      try Disk.remove(copy)
    }
    let remarks = Remarks(
      on: reading.outcome, fileName: file.lastPathComponent,
      markedCopy: Disk.exists(copy) ? copy.lastPathComponent : nil)
    try Disk.replace(self.remarks(beside: file), with: Array(remarks.text.utf8))
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
