import Foundation

/// The archive of a period: every accepted original, unchanged, beside its receipt.
///
/// `arkiv/<period>/<unit>/<number>/` holds `kvitto.json`, and the original in a folder of its own, so
/// that no name can clash. Numbers grow over the whole period; of a unit's the highest counts.
/// `arkiv/<period>/returnerat/` holds the receipts of what was sent back.
struct Archive: Sendable {
  /// The archive of one period.
  let folder: URL

  /// The name that no unit can have as its code.
  static let returnedName = "returnerat"

  private static let receiptName = "kvitto.json"
  private static let originalName = "original"
  /// Ends the name of a folder that is being filled.
  private static let unfinished = ".påbörjad"

  /// A submission in the archive.
  struct Entry: Sendable {
    /// The original.
    let original: URL
    /// The number of the submission, from 1.
    let number: Int
    /// What was said of it when it came.
    let receipt: Receipt
  }

  /// Moves an original from the inbox into the archive.
  ///
  /// The folder appears whole: it is filled under another name, and then renamed.
  ///
  /// - Throws: ``Inbox/Hindrance/beingWritten`` when the file has changed since it was read; it then
  ///   lies in the inbox again.
  func accept(_ file: InboxFile, receipt: Receipt, unit: String, number: Int) throws {
    let whole = folder.appending(path: unit).appending(path: Self.folderName(number))
    let filling = whole.appendingPathExtension(String(Self.unfinished.dropFirst()))
    let original = filling.appending(path: Self.originalName).appending(path: file.name)
    try Disk.makeFolder(original.deletingLastPathComponent())
    try Disk.write(receipt.encoded(), to: filling.appending(path: Self.receiptName))
    try Disk.move(file.location, to: original)
    guard fingerprint(of: [UInt8](try Data(contentsOf: original))) == receipt.sha256 else {
      try Disk.move(original, to: file.location)
      try Disk.remove(filling)
      throw Inbox.Hindrance.beingWritten
    }
    try Disk.rename(filling, to: whole)
  }

  /// Keeps the receipt of a file that is sent back.
  func recordReturn(_ receipt: Receipt) throws {
    try Disk.makeFolder(folder.appending(path: Self.returnedName))
    try Disk.replace(returnReceipt(of: receipt), with: receipt.encoded())
  }

  /// Takes back the receipt of a file that could not be sent back after all.
  func forgetReturn(_ receipt: Receipt) throws {
    try Disk.remove(returnReceipt(of: receipt))
  }

  private func returnReceipt(of receipt: Receipt) -> URL {
    let name = fingerprint(of: Array("\(receipt.sha256) \(receipt.file)".utf8))
    return folder.appending(path: Self.returnedName).appending(path: name + ".json")
  }

  /// Finishes what an interrupted run had begun, or undoes it where the original is not whole.
  ///
  /// - Parameter inbox: Where a copy may still lie that was about to be removed.
  func recover(inbox: URL) throws {
    for unit in try Disk.folders(in: folder) where unit.lastPathComponent != Self.returnedName {
      for started in try Disk.folders(in: unit)
      where started.lastPathComponent.hasSuffix(Self.unfinished) {
        try recover(started, in: unit, inbox: inbox)
      }
    }
  }

  private func recover(_ started: URL, in unit: URL, inbox: URL) throws {
    guard let receipt = try? Receipt(at: started.appending(path: Self.receiptName)) else {
      // The receipt is written before anything is moved.
      try Disk.remove(started)
      return
    }
    let original = original(in: started, receipt)
    let waiting = inbox.appending(path: receipt.file)
    guard Disk.exists(original) else {
      // The original never left the inbox.
      try Disk.remove(started)
      return
    }
    guard fingerprint(of: [UInt8](try Data(contentsOf: original))) == receipt.sha256 else {
      if !Disk.exists(waiting) { try Disk.move(original, to: waiting) }
      try Disk.remove(started)
      return
    }
    if let copy = try? Data(contentsOf: waiting), fingerprint(of: [UInt8](copy)) == receipt.sha256 {
      try FileManager.default.removeItem(at: waiting)
    }
    let name = started.lastPathComponent.dropLast(Self.unfinished.count)
    try Disk.rename(started, to: unit.appending(path: String(name)))
  }

  /// Every submission, by unit and then oldest first.
  func entries() throws -> [Entry] {
    try Disk.folders(in: folder).filter { $0.lastPathComponent != Self.returnedName }
      .flatMap { unit in
        try Disk.folders(in: unit).compactMap { entry -> Entry? in
          guard let number = Int(entry.lastPathComponent) else { return nil }
          let receipt = try Receipt(at: entry.appending(path: Self.receiptName))
          return Entry(original: original(in: entry, receipt), number: number, receipt: receipt)
        }.sorted { $0.number < $1.number }
      }
  }

  /// The receipts of what was sent back, in the order in which the files came.
  func returns() throws -> [Receipt] {
    try Disk.contents(of: folder.appending(path: Self.returnedName))
      .filter { $0.pathExtension == "json" && !$0.lastPathComponent.hasPrefix(".") }
      .map { try Receipt(at: $0) }
      .sorted { ($0.received, $0.file, $0.sha256) < ($1.received, $1.file, $1.sha256) }
  }

  private func original(in entry: URL, _ receipt: Receipt) -> URL {
    let name = receipt.file.split(separator: "/").last.map(String.init) ?? receipt.file
    return entry.appending(path: Self.originalName).appending(path: name)
  }

  /// The number with leading zeros, so that folders sort as they were filled.
  private static func folderName(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
