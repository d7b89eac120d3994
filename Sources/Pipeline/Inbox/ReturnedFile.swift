import Findings
import Foundation

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

  /// Writes the copy of the file that has the remarks in it, then the text with the remarks.
  ///
  /// - Parameter original: Gives the bytes of the file.
  func write(_ outcome: FileOutcome, of original: () throws -> [UInt8]) throws {
    try Disk.makeFolder(folder)
    if !outcome.isUnreadable, let bytes = try? original(),
      let copy = MarkedCopy.bytes(of: bytes, outcome)
    {
      try keepEditedCopy(besides: copy)
      try Disk.replace(markedCopy, with: copy)
    } else {
      try keepEditedCopy()
      try Disk.remove(markedCopy)
    }
    let text = Remarks(
      on: outcome, fileName: location.lastPathComponent,
      markedCopy: try Disk.exists(markedCopy) ? markedCopy.lastPathComponent : nil
    ).text
    try Disk.replace(remarks, with: Array(text.utf8))
  }

  /// Removes what is written about it, but no copy that somebody has worked in.
  ///
  /// - Parameter isKept: Whether the archive holds a file with this SHA-256: a copy that was worked in
  ///   and then handed in.
  func removeRemarks(whereArchived isKept: (String) -> Bool = { _ in false }) throws(RunError) {
    let isWork = try isEdited ? !isKept(Disk.sha256(at: markedCopy)) : false
    if !isWork { try Disk.remove(markedCopy) }
    try Disk.remove(remarks)
  }

  /// Puts a copy that somebody has worked in under another name, before one is written in its place.
  ///
  /// - Parameter copy: What is written there, which is nobody's work.
  private func keepEditedCopy(besides copy: [UInt8]? = nil) throws(RunError) {
    guard try isEdited else { return }
    if let copy, try Disk.sha256(at: markedCopy) == fingerprint(of: copy) { return }
    try Disk.move(markedCopy, toFreePlaceNear: markedCopy)
  }

  /// Whether somebody has saved the copy since it was written, just before the text.
  private var isEdited: Bool {
    get throws(RunError) {
      guard let copy = try Disk.state(of: markedCopy) else { return false }
      guard let text = try Disk.state(of: remarks) else { return true }
      return text.modified < copy.modified
    }
  }

  private var folder: URL { location.deletingLastPathComponent() }
}
