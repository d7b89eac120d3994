import Findings
import Foundation

extension Archive {
  /// A file that is to be taken in.
  struct Arrival: Sendable {
    let file: InboxFile
    let receipt: Receipt
    let unit: String
    let number: Int

    /// The codes of the units that it tells of.
    var units: Set<String> { Set([unit] + receipt.concernedUnits) }
  }

  /// Moves originals from the inbox into the archive.
  ///
  /// Each folder appears whole: it is filled under another name, and then renamed. What a stop leaves
  /// half done, ``recover(inbox:)`` finishes or undoes. Where the disk refuses a file, later ones of
  /// the same unit stay as well: taken in first, they would be thought to be the older ones.
  ///
  /// - Parameter arrivals: The files, oldest first.
  /// - Returns: For each file why it stays; `nil` when it lies in the archive.
  func accept(_ arrivals: [Arrival]) throws(RunError) -> [Inbox.Hindrance?] {
    try Disk.makeFolder(folder)
    let checkpoint = try Checkpoint(of: folder)
    var hindrances = [Inbox.Hindrance?](repeating: nil, count: arrivals.count)
    for step in [prepare, fill, complete] {
      var waiting: Set<String> = []
      for (position, arrival) in arrivals.enumerated() {
        if hindrances[position] == nil {
          hindrances[position] =
            waiting.isDisjoint(with: arrival.units) || isFilled(arrival)
            ? hindrance { try step(arrival) } : hindrance { try stepBack(arrival) }
        }
        if hindrances[position]?.isOfTheDisk == true { waiting.formUnion(arrival.units) }
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
      return Inbox.Hindrance(error)
    }
  }

  private func prepare(_ arrival: Arrival) throws {
    let filling = filling(arrival)
    do {
      try Disk.makeFolder(filling.appending(path: Self.originalName))
      try Disk.write(
        arrival.receipt.encoded(), to: filling.appending(path: Self.receiptName))
    } catch {
      try? undo(filling)
      throw error
    }
  }

  private func fill(_ arrival: Arrival) throws {
    let filling = filling(arrival)
    let original = filling.appending(path: Self.originalName).appending(path: arrival.file.name)
    do {
      try Disk.move(arrival.file.location, to: original)
    } catch {
      try? undo(filling)
      if (try? Disk.exists(arrival.file.location)) == false, !isFilled(arrival) {
        throw Inbox.Hindrance.hasGone
      }
      throw error
    }
    let sha256: String
    do {
      sha256 = try Disk.sha256(at: original)
    } catch {
      throw Inbox.Hindrance.halfway(because: error.reason)
    }
    guard sha256 == arrival.receipt.sha256 else {
      try Disk.move(original, toFreePlaceNear: arrival.file.location)
      try undo(filling)
      throw Inbox.Hindrance.beingWritten
    }
  }

  private func complete(_ arrival: Arrival) throws {
    do {
      try Disk.rename(filling(arrival), to: whole(arrival))
    } catch {
      throw Inbox.Hindrance.halfway(because: error.reason)
    }
  }

  /// Leaves a file in the inbox, after one that stays.
  private func stepBack(_ arrival: Arrival) throws {
    try? undo(filling(arrival))
    throw Inbox.Hindrance.waitsForEarlier
  }

  private func isFilled(_ arrival: Arrival) -> Bool {
    let original = filling(arrival).appending(path: Self.originalName)
    return (try? Self.moved(to: original).isEmpty) == false
  }

  /// Removes a folder that was begun, where no original has come into it.
  private func undo(_ filling: URL) throws(RunError) {
    guard try Self.moved(to: filling.appending(path: Self.originalName)).isEmpty else { return }
    try Disk.remove(filling)
  }

  /// The originals in a folder; a copy that was not finished is none.
  private static func moved(to folder: URL) throws(RunError) -> [URL] {
    try Disk.contents(of: folder).filter {
      !$0.lastPathComponent.hasPrefix(Disk.unfinished)
    }
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
    try Disk.removeUnfinished(below: folder.appending(path: Self.returnedName))
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
    let originals = try Self.moved(to: started.appending(path: Self.originalName))
    guard !originals.isEmpty else {
      try Disk.remove(started)
      return
    }
    // The receipt was on the disk before the original was moved. A disk that does not give it now may
    // give it later, so only a receipt that says something else sends the original back.
    let place = Place(location: started, name: "", number: 0)
    let bytes = try Disk.exists(place.receipt) ? Disk.bytes(at: place.receipt) : []
    let receipt = Receipt(bytes)
    guard let receipt, originals.map(\.lastPathComponent) == [receipt.fileName],
      try Disk.sha256(at: originals[0]) == receipt.sha256
    else {
      for original in originals {
        let waiting = inbox.appending(path: receipt?.file ?? original.lastPathComponent)
        try Disk.move(original, toFreePlaceNear: waiting)
      }
      try undo(started)
      return
    }
    // The copy between two file systems was whole, and the original about to be removed.
    let waiting = inbox.appending(path: receipt.file)
    if (try? Disk.sha256(at: waiting)) == receipt.sha256 {
      try Disk.remove(waiting)
    }
    let name = started.lastPathComponent.dropLast(Self.unfinished.count)
    try Disk.rename(started, to: unit.appending(path: String(name)))
  }
}
