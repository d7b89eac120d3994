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
    let destination = try Disk.freePlace(
      near: workspace.returned.appending(path: reading.file.path))
    do {
      try archive.recordReturn(receipt)
      try writeRemarks(on: reading, beside: destination)
      try Disk.move(reading.file.location, to: destination)
    } catch {
      // It has been moved even where the disk could not confirm it: the reasons stay beside it.
      guard try Disk.exists(reading.file.location) else { return }
      try? archive.forgetReturn(receipt)
      try? ReturnedFile(destination).removeRemarks()
      throw error
    }
  }

  /// Tells a unit what to put right in a file that is taken in, or takes back what it was told.
  func settleRemarks(on reading: Reading, unit: String) throws {
    // Remarks that cannot be written stand in the report all the same.
    if reading.outcome.hasErrors {
      try? writeRemarks(
        on: reading, beside: workspace.returned.appending(path: reading.file.path), of: unit)
      return
    }
    for place in try archive.places(of: unit) {
      // A file in another template may tell another part, and what was said of it still holds.
      guard let earlier = try? Receipt(at: place.receipt),
        earlier.mapping == reading.outcome.mapping
      else { continue }
      try? ReturnedFile(workspace.returned.appending(path: earlier.file), of: unit).removeRemarks()
    }
  }

  /// Writes the text with the remarks, and the copy of the file that has them in it.
  private func writeRemarks(
    on reading: Reading, beside file: URL, of unit: String? = nil
  ) throws {
    try Disk.makeFolder(file.deletingLastPathComponent())
    let returned = ReturnedFile(file, of: unit)
    let copy = returned.markedCopy
    if !reading.outcome.isUnreadable, let original = try? reading.file.bytes(),
      let bytes = MarkedCopy.bytes(of: original, reading.outcome)
    {
      try Disk.replace(copy, with: bytes)
    } else {
      try Disk.remove(copy)
    }
    let remarks = Remarks(
      on: reading.outcome, fileName: file.lastPathComponent,
      markedCopy: try Disk.exists(copy) ? copy.lastPathComponent : nil)
    try Disk.replace(returned.remarks, with: Array(remarks.text.utf8))
  }

}

/// What is written in `retur/` about a file, and where it lies.
struct ReturnedFile {
  private let location: URL
  private let unit: String

  /// - Parameters:
  ///   - location: The place of the file in `retur/`, or where it would lie if it was sent back.
  ///   - unit: The unit that it was taken in for; `nil` for one that was sent back, which lies there
  ///     under a name of its own. Of those taken in several may have the same name.
  init(_ location: URL, of unit: String? = nil) {
    self.location = location
    self.unit = unit.map { " (\($0))" } ?? ""
  }

  /// The copy that has the remarks in it.
  var markedCopy: URL {
    let stem = location.deletingPathExtension().lastPathComponent.shortened(toBytes: 140)
    let suffix = location.pathExtension.isEmpty ? "" : "." + location.pathExtension
    return folder.appending(path: "\(stem)\(unit) – med anmärkningar\(suffix)")
  }

  /// The text that tells what is wrong with the file.
  var remarks: URL {
    folder.appending(
      path: location.lastPathComponent.shortened(toBytes: 140) + unit + " – anmärkningar.txt")
  }

  /// Removes what is written about it.
  func removeRemarks() throws(RunError) {
    try Disk.remove(remarks)
    try Disk.remove(markedCopy)
  }

  private var folder: URL { location.deletingLastPathComponent() }
}
