import CLinux
import Foundation
import Glibc

/// The few things that are done to folders, so that a power cut leaves either all or nothing of each.
enum Disk {
  /// Writes a file, and returns when it is on the disk.
  static func write(_ data: Data, to location: URL) throws {
    try data.write(to: location)
    try synchronize(location)
  }

  /// Writes a file beside its place and renames it, so that nobody sees half of it.
  static func replace(_ location: URL, with data: Data) throws {
    // Always the same name for the same file, so that a later run writes over what one left.
    let name = fingerprint(of: Array(location.lastPathComponent.utf8)).prefix(16)
    let beside = location.deletingLastPathComponent().appending(path: ".ny-\(name)")
    do {
      try write(data, to: beside)
      try rename(beside, to: location)
    } catch {
      try? remove(beside)
      throw error
    }
  }

  /// Renames within a file system, and returns when the new name is on the disk.
  static func rename(_ old: URL, to new: URL) throws {
    guard unsafe Glibc.rename(old.path, new.path) == 0 else { throw failure(at: new) }
    try synchronize(new.deletingLastPathComponent())
    try synchronize(old.deletingLastPathComponent())
  }

  /// Moves an original.
  ///
  /// Between file systems it is copied under another name, compared, renamed, and only then removed.
  static func move(_ original: URL, to destination: URL) throws {
    try synchronize(original)
    if unsafe Glibc.rename(original.path, destination.path) == 0 {
      try synchronize(destination.deletingLastPathComponent())
      try synchronize(original.deletingLastPathComponent())
      return
    }
    guard errno == EXDEV else { throw failure(at: destination) }
    let bytes = try Data(contentsOf: original)
    try replace(destination, with: bytes)
    guard try Data(contentsOf: destination) == bytes else { throw failure(at: destination) }
    try FileManager.default.removeItem(at: original)
  }

  /// Lets two folders change places in one step.
  ///
  /// - Returns: `false` where the file system cannot.
  static func exchange(_ one: URL, _ other: URL) throws -> Bool {
    guard unsafe exchange_names(one.path, other.path) == 0 else { return false }
    try synchronize(one.deletingLastPathComponent())
    return true
  }

  static func exists(_ location: URL) -> Bool {
    FileManager.default.fileExists(atPath: location.path)
  }

  static func isFolder(_ location: URL) -> Bool {
    (try? location.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
  }

  /// Makes a folder, and those above it, and returns when they are on the disk.
  static func makeFolder(_ location: URL) throws {
    if exists(location) { return }
    let parent = location.deletingLastPathComponent()
    if parent.path != location.path { try makeFolder(parent) }
    try FileManager.default.createDirectory(at: location, withIntermediateDirectories: true)
    try synchronize(parent)
  }

  static func remove(_ location: URL) throws {
    if exists(location) { try FileManager.default.removeItem(at: location) }
  }

  /// What lies in a folder, sorted by name; nothing when there is no such folder.
  static func contents(of folder: URL) throws -> [URL] {
    guard exists(folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .map { folder.appending(path: $0) }
  }

  /// The folders within a folder, sorted by name.
  static func folders(in folder: URL) throws -> [URL] {
    try contents(of: folder).filter(isFolder)
  }

  private static func synchronize(_ location: URL) throws {
    let descriptor = unsafe open(location.path, O_RDONLY)
    guard descriptor >= 0 else { throw failure(at: location) }
    defer { _ = close(descriptor) }
    // A file system that cannot synchronise a folder says EINVAL; there is nothing more to do then.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(at: location) }
  }

  private static func failure(at location: URL) -> RunError {
    let reason =
      switch errno {
      case ENOSPC, EDQUOT: "Disken är full. Frigör utrymme."
      case EACCES, EPERM, EROFS: "Går inte att skriva. Kontrollera behörigheten."
      case ENAMETOOLONG: "Namnet är för långt. Ge filen ett kortare namn."
      case EIO, ESTALE: "Disken eller nätverksmappen svarar inte som den ska."
      case ENOENT: "Filen eller mappen finns inte längre."
      default: "Går inte att skriva (fel \(errno))."
      }
    return .unusable(file: location.path, reason: reason)
  }
}
