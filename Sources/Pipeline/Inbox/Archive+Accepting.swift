import Foundation

extension Archive {
  /// A file that is to be taken in.
  struct Arrival: Sendable {
    let file: InboxFile
    let receipt: Receipt
    let unit: String
    let number: Int
  }

  /// Moves originals from the inbox into the archive.
  ///
  /// Each folder appears whole: it is filled under another name, and then renamed. What a stop leaves
  /// half done, ``recover(inbox:)`` finishes or undoes.
  ///
  /// - Returns: For each file why it stays in the inbox; `nil` when it lies in the archive.
  func accept(_ arrivals: [Arrival]) throws(RunError) -> [Inbox.Hindrance?] {
    try Disk.makeFolder(folder)
    let checkpoint = try Checkpoint(of: folder)
    var hindrances = arrivals.map { arrival in hindrance { try prepare(arrival) } }
    try checkpoint.reach()
    for step in [fill, complete] {
      for (position, arrival) in arrivals.enumerated() where hindrances[position] == nil {
        hindrances[position] = hindrance { try step(arrival) }
      }
      try checkpoint.reach()
    }
    return hindrances
  }

  private func hindrance(_ step: () throws -> Void) -> Inbox.Hindrance? {
    do {
      try step()
      return nil
    } catch {
      return error as? Inbox.Hindrance ?? .cannotBeMoved
    }
  }

  private func prepare(_ arrival: Arrival) throws {
    let filling = filling(arrival)
    do {
      try Disk.makeFolder(filling.appending(path: Self.originalName))
      try Disk.write(
        arrival.receipt.encoded(), to: filling.appending(path: Self.receiptName))
    } catch {
      try? Disk.remove(filling)
      throw error
    }
  }

  private func fill(_ arrival: Arrival) throws {
    let filling = filling(arrival)
    let original = filling.appending(path: Self.originalName).appending(path: arrival.file.name)
    do {
      try Disk.move(arrival.file.location, to: original)
    } catch {
      try? Disk.remove(filling)
      throw error
    }
    guard fingerprint(of: try Disk.bytes(at: original)) == arrival.receipt.sha256 else {
      try Disk.move(original, toFreePlaceNear: arrival.file.location)
      try Disk.remove(filling)
      throw Inbox.Hindrance.beingWritten
    }
  }

  private func complete(_ arrival: Arrival) throws {
    try Disk.rename(filling(arrival), to: whole(arrival))
  }

  private func whole(_ arrival: Arrival) -> URL {
    // Leading zeros, so that folders sort as they were filled.
    let digits = String(arrival.number)
    let name = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return folder.appending(path: arrival.unit).appending(path: name)
  }

  private func filling(_ arrival: Arrival) -> URL {
    whole(arrival).appendingPathExtension(String(Self.unfinished.dropFirst()))
  }
}

extension Archive {
  /// Finishes what an interrupted run had begun, or undoes it where the original is not whole.
  ///
  /// - Parameter inbox: Where a copy may still lie that was about to be removed.
  func recover(inbox: URL) throws(RunError) {
    for unit in try units() {
      let unit = folder.appending(path: unit)
      for name in try Disk.names(in: unit) {
        if name.hasSuffix(Self.unfinished) {
          try recover(unit.appending(path: name), in: unit, inbox: inbox)
        } else if name.hasSuffix(Self.outgoing) {
          try Disk.remove(unit.appending(path: name))
        }
      }
    }
  }

  private func recover(_ started: URL, in unit: URL, inbox: URL) throws(RunError) {
    let place = Place(location: started, name: "", number: 0)
    guard let receipt = try? Receipt(at: place.receipt), Disk.exists(place.original(receipt)) else {
      // The receipt is written before anything is moved: the original never left the inbox.
      try Disk.remove(started)
      return
    }
    let original = place.original(receipt)
    let waiting = inbox.appending(path: receipt.file)
    guard fingerprint(of: try Disk.bytes(at: original)) == receipt.sha256 else {
      try Disk.move(original, toFreePlaceNear: waiting)
      try Disk.remove(started)
      return
    }
    // The copy between two file systems was whole, and the original about to be removed.
    if let copy = try? Disk.bytes(at: waiting), fingerprint(of: copy) == receipt.sha256 {
      try Disk.remove(waiting)
    }
    let name = started.lastPathComponent.dropLast(Self.unfinished.count)
    try Disk.rename(started, to: unit.appending(path: String(name)))
  }
}
