import Foundation

/// The files of a period, built aside and swapped in whole.
///
/// Whoever looks into `utdata/<period>/` sees all of the old files or all of the new ones.
struct OutputSet: Sendable {
  /// `utdata/<period>`.
  let folder: URL

  /// A file that is to lie there, made only when the one that lies there is not current.
  struct File: Sendable {
    /// Its path within the folder.
    let path: String
    /// The fingerprint of all that it is made from.
    let basis: String
    let contents: @Sendable () throws -> [UInt8]
  }

  private var building: URL { sibling(".ny") }
  private var outgoing: URL { sibling(".gammal") }

  /// Puts files in the place of all that lie there now.
  ///
  /// A file that lies there and is current is neither made nor written again. When all are, the
  /// folder is left untouched.
  ///
  /// - Parameter made: The files as an earlier run left them.
  /// - Returns: The files as this run leaves them.
  func replace(
    with files: [File], made: [String: NightCache.Output] = [:],
    tell: @Sendable @escaping (RunEvent) -> Void = { _ in }
  ) async throws -> [String: NightCache.Output] {
    try recover()
    let current = Set(files.filter { isCurrent($0.path, basis: $0.basis, made) }.map(\.path))
    if current.count == files.count, try holdsOnly(current) { return made }

    try Disk.makeFolder(folder.deletingLastPathComponent())
    let checkpoint = try Checkpoint(of: folder.deletingLastPathComponent())
    let subfolders = Set(
      files.map { place($0.path, in: building).deletingLastPathComponent().path })
    for subfolder in subfolders.sorted() { try Disk.makeFolder(URL(filePath: subfolder)) }
    tell(.began(.outputs, count: files.count - current.count))
    let isSame = try await files.concurrentMap { file in
      if current.contains(file.path) { return try keep(file.path) }
      defer { tell(.advanced(.outputs)) }
      return try write(try file.contents(), as: file.path)
    }
    if isSame.allSatisfy(\.self), try holdsOnly(Set(files.map(\.path))) {
      try Disk.remove(building)
    } else {
      try checkpoint.reach()
      try swap()
    }
    return Dictionary(
      files.compactMap { file in
        FileState(place(file.path, in: folder)).map {
          (file.path, NightCache.Output(basis: file.basis, state: $0))
        }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether the folder holds what an earlier run left there, all of it and nothing else.
  func isUntouched(_ made: [String: NightCache.Output]) throws -> Bool {
    try made.allSatisfy { isCurrent($0.key, basis: $0.value.basis, made) }
      && holdsOnly(Set(made.keys))
  }

  private func isCurrent(
    _ path: String, basis: String, _ made: [String: NightCache.Output]
  ) -> Bool {
    guard let made = made[path], made.basis == basis else { return false }
    return FileState(place(path, in: folder))?.hasContent(of: made.state) == true
  }

  /// Takes a file over from the folder that will be replaced.
  private func keep(_ path: String) throws -> Bool {
    let present = place(path, in: folder)
    if Disk.link(present, as: place(path, in: building)) { return true }
    try Disk.write(try Disk.bytes(at: present), to: place(path, in: building))
    return true
  }

  /// Writes a file, or takes the one over that is equal.
  ///
  /// - Returns: Whether an equal one lies there.
  private func write(_ bytes: [UInt8], as path: String) throws -> Bool {
    if (try? Disk.bytes(at: place(path, in: folder))) == bytes { return try keep(path) }
    try Disk.write(bytes, to: place(path, in: building))
    return false
  }

  private func swap() throws {
    if try !Disk.exists(folder) {
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
    if try !Disk.exists(folder), try Disk.exists(outgoing) { try Disk.rename(outgoing, to: folder) }
    try Disk.remove(building)
    try Disk.remove(outgoing)
  }

  /// Whether files lie at these paths and nowhere else in the folder.
  private func holdsOnly(_ paths: Set<String>) throws -> Bool {
    guard try Disk.exists(folder) else { return false }
    // A folder that cannot be looked into is none of ours.
    guard let present = try? FileManager.default.subpathsOfDirectory(atPath: folder.path) else {
      return false
    }
    let folders = Set(
      paths.flatMap { path in
        path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
      })
    return Set(present) == paths.union(folders)
  }

  private func place(_ path: String, in folder: URL) -> URL { folder.appending(path: path) }

  private func sibling(_ suffix: String) -> URL {
    folder.deletingLastPathComponent().appending(path: ".\(folder.lastPathComponent)\(suffix)")
  }
}
