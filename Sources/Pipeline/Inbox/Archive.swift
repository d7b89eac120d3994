import Foundation

/// The archive: every accepted original, unchanged, beside its receipt.
///
/// `arkiv/<period>/<unit>/<number>/` holds one original and `kvitto.json`. The highest number is
/// the one that counts. `arkiv/<period>/returnerat/` holds the receipts of what was sent back.
struct Archive {
  /// The archive of one period.
  let folder: URL

  private static let receiptName = "kvitto.json"
  private static let returnedName = "returnerat"
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
  func accept(_ file: InboxFile, receipt: Receipt, unit: String) throws {
    let unitFolder = folder.appending(path: fileName(unit))
    let number = (try numbers(in: unitFolder).max() ?? 0) + 1
    let whole = unitFolder.appending(path: Self.folderName(number))
    let filling = unitFolder.appending(path: Self.folderName(number) + Self.unfinished)
    try Disk.makeFolder(filling)
    try Disk.write(receipt.encoded(), to: filling.appending(path: Self.receiptName))
    try Disk.move(file.location, to: filling.appending(path: file.name))
    try Disk.rename(filling, to: whole)
  }

  /// Keeps the receipt of a file that is sent back.
  func recordReturn(_ receipt: Receipt) throws {
    let returns = folder.appending(path: Self.returnedName)
    try Disk.makeFolder(returns)
    try Disk.replace(
      returns.appending(path: receipt.sha256 + ".json"), with: receipt.encoded())
  }

  /// Finishes what an interrupted run had begun.
  func recover() throws {
    for unit in try Disk.contents(of: folder) {
      for started in try Disk.contents(of: unit)
      where started.lastPathComponent.hasSuffix(Self.unfinished) {
        let name = started.lastPathComponent.dropLast(Self.unfinished.count)
        if try original(in: started) != nil {
          try Disk.rename(started, to: unit.appending(path: String(name)))
        } else {
          // The original never left the inbox.
          try Disk.remove(started)
        }
      }
    }
  }

  /// Every submission, by unit and then oldest first.
  func entries() throws -> [Entry] {
    try Disk.contents(of: folder).filter { $0.lastPathComponent != Self.returnedName }
      .flatMap { unit in
        try numbers(in: unit).sorted().compactMap { number in
          let entry = unit.appending(path: Self.folderName(number))
          guard let original = try original(in: entry) else { return nil }
          return Entry(
            original: original, number: number,
            receipt: try Receipt(at: entry.appending(path: Self.receiptName)))
        }
      }
  }

  /// The receipts of what was sent back, in the order in which the files came.
  func returns() throws -> [Receipt] {
    try Disk.contents(of: folder.appending(path: Self.returnedName))
      .filter { $0.pathExtension == "json" && !$0.lastPathComponent.hasPrefix(".") }
      .map { try Receipt(at: $0) }
      .sorted { ($0.received, $0.file, $0.sha256) < ($1.received, $1.file, $1.sha256) }
  }

  private func original(in entry: URL) throws -> URL? {
    try Disk.contents(of: entry).first { $0.lastPathComponent != Self.receiptName }
  }

  /// The number with leading zeros, so that folders sort as they were filled.
  private static func folderName(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private func numbers(in unitFolder: URL) throws -> [Int] {
    try Disk.contents(of: unitFolder).compactMap { Int($0.lastPathComponent) }
  }
}
