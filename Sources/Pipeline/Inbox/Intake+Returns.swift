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
      try ReturnedFile(destination).write(reading.outcome) { try reading.file.bytes() }
      try Disk.move(reading.file.location, to: destination)
    } catch {
      // It has been moved even where the disk could not confirm it: the reasons stay beside it.
      guard try Disk.exists(reading.file.location) else { return }
      try? archive.forgetReturn(receipt)
      try? ReturnedFile(destination).removeRemarks()
      throw error
    }
  }
}
