import Foundation

/// The files of a period, built aside and swapped in whole.
///
/// Whoever looks into `utdata/<period>/` sees all of the old files or all of the new ones.
struct OutputSet {
  /// `utdata/<period>`.
  let folder: URL

  /// A file by its path within the folder.
  struct File: Sendable {
    let path: String
    let contents: [UInt8]
  }

  private var building: URL { sibling(".ny") }
  private var outgoing: URL { sibling(".gammal") }

  /// Puts new files in the place of all that lie there now.
  ///
  /// Equal files leave the folder untouched.
  func replace(with files: [File]) throws {
    try recover()
    if try holds(files) { return }
    try Disk.makeFolder(building)
    for file in files {
      let location = building.appending(path: file.path)
      try Disk.makeFolder(location.deletingLastPathComponent())
      try Disk.write(Data(file.contents), to: location)
    }
    if !Disk.exists(folder) {
      try Disk.rename(building, to: folder)
    } else if try Disk.exchange(building, folder) {
      // What cannot be cleared away now, the next run clears away.
      try? Disk.remove(building)
    } else {
      try Disk.rename(folder, to: outgoing)
      do {
        try Disk.rename(building, to: folder)
      } catch {
        try Disk.rename(outgoing, to: folder)
        throw error
      }
      try? Disk.remove(outgoing)
    }
  }

  /// Undoes or finishes what an interrupted run had begun.
  func recover() throws {
    if !Disk.exists(folder), Disk.exists(outgoing) { try Disk.rename(outgoing, to: folder) }
    try Disk.remove(building)
    try Disk.remove(outgoing)
  }

  /// Whether the folder holds exactly these files already.
  private func holds(_ files: [File]) throws -> Bool {
    guard Disk.exists(folder) else { return false }
    let present = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { !Disk.isFolder(folder.appending(path: $0)) }
    guard Set(present) == Set(files.map(\.path)) else { return false }
    return files.allSatisfy { file in
      (try? Data(contentsOf: folder.appending(path: file.path))) == Data(file.contents)
    }
  }

  private func sibling(_ suffix: String) -> URL {
    folder.deletingLastPathComponent().appending(path: ".\(folder.lastPathComponent)\(suffix)")
  }
}
