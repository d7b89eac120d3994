import Findings
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

  static let receiptName = "kvitto.json"
  static let originalName = "original"
  /// Ends the name of a folder that is being filled.
  static let unfinished = ".påbörjad"
  /// Ends the name of a folder that is being removed by rule.
  static let outgoing = ".gallras"

  /// The folder of a submission.
  struct Place: Sendable {
    let location: URL
    /// The unit's code and the number, such as `KS-KOL/0001`.
    let name: String
    /// The number of the submission, from 1.
    let number: Int

    /// The unit's code.
    var unit: String { location.deletingLastPathComponent().lastPathComponent }

    var receipt: URL { location.appending(path: Archive.receiptName) }

    func original(_ receipt: Receipt) -> URL {
      location.appending(path: Archive.originalName).appending(path: receipt.fileName)
    }
  }

  /// A submission in the archive.
  struct Entry: Sendable {
    let place: Place
    /// What was said of it when it came.
    let receipt: Receipt

    var number: Int { place.number }

    /// The original.
    var original: URL { place.original(receipt) }
  }

  /// The folders of all submissions, by unit and then oldest first.
  func places() throws(RunError) -> [Place] {
    var places: [Place] = []
    for unit in try units() { places += try self.places(of: unit) }
    return places
  }

  /// The folders of a unit's submissions, oldest first.
  func places(of unit: String) throws(RunError) -> [Place] {
    let folder = folder.appending(path: unit)
    let places = try Disk.names(in: folder).compactMap { name in
      Int(name).map {
        Place(location: folder.appending(path: name), name: "\(unit)/\(name)", number: $0)
      }
    }
    return places.sorted { $0.number < $1.number }
  }

  /// Every submission, by unit and then oldest first.
  func entries() throws(RunError) -> [Entry] {
    var entries: [Entry] = []
    for place in try places() {
      entries.append(Entry(place: place, receipt: try Receipt(at: place.receipt)))
    }
    return entries
  }

  /// The codes of the units that have handed in something.
  ///
  /// - Throws: ``RunError/unusable(file:reason:)`` when the folder of the period or of a unit is a link:
  ///   what it leads to is not the archive's own, and is not always found again.
  func units() throws(RunError) -> [String] {
    if try Disk.state(of: folder)?.kind == .other { throw Disk.isLink(folder) }
    var units: [String] = []
    for entry in try Disk.contents(of: folder) where entry.lastPathComponent != Self.returnedName {
      switch try Disk.state(of: entry)?.kind {
      case .folder: units.append(entry.lastPathComponent)
      case .other: throw Disk.isLink(entry)
      case .file, nil: continue
      }
    }
    return units
  }

  /// Makes sure that nothing is gone that the last run had.
  ///
  /// Nothing ever takes the highest number away.
  ///
  /// - Throws: ``RunError/unusable(file:reason:)`` when it is gone all the same.
  func confirm(holdsWhatItHeldIn previous: RunRecord?) throws(RunError) {
    guard let previous, previous.period == folder.lastPathComponent,
      let told = previous.files.compactMap(\.number).max(),
      try places().allSatisfy({ $0.number < told })
    else { return }
    throw .unusable(
      file: folder.path,
      reason: Wording(
        "Arkivet saknar filer som förra körningen hade (nummer \(told)). Kontrollera att disken "
          + "är ansluten, eller återställ arkivet. Är det meningen, ta bort utdata/körning.json.",
        english:
          "The archive lacks files that the last run had (number \(told)). Check that the disk "
          + "is connected, or restore the archive. If it is meant, remove utdata/körning.json."))
  }

  /// The receipts of what was sent back, in the order in which the files came.
  func returns() throws(RunError) -> [Receipt] {
    var receipts: [Receipt] = []
    for file in try returnReceipts() { receipts.append(try Receipt(at: file)) }
    return receipts.sorted { ($0.received, $0.file, $0.sha256) < ($1.received, $1.file, $1.sha256) }
  }

  /// Where the receipts of what was sent back lie.
  func returnReceipts() throws(RunError) -> [URL] {
    try Disk.contents(of: folder.appending(path: Self.returnedName))
      .filter { $0.pathExtension == "json" && !$0.lastPathComponent.hasPrefix(".") }
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
}
