import CLinux
import Foundation
import Glibc

/// The few things that are done to folders, so that a power cut leaves either all or nothing of each.
enum Disk {
  /// Writes a file, and returns when it is on the disk.
  static func write(_ data: Data, to location: URL) throws {
    try data.write(to: location)
    let file = try FileHandle(forUpdating: location)
    try file.synchronize()
    try file.close()
  }

  /// Writes a file beside its place and renames it, so that nobody sees half of it.
  static func replace(_ location: URL, with data: Data) throws {
    let beside = location.deletingLastPathComponent()
      .appending(path: ".\(location.lastPathComponent).ny")
    try write(data, to: beside)
    try rename(beside, to: location)
  }

  /// Renames within a file system, and returns when the new name is on the disk.
  static func rename(_ old: URL, to new: URL) throws {
    guard unsafe Glibc.rename(old.path, new.path) == 0 else { throw failure(at: new) }
    synchronize(folder: new.deletingLastPathComponent())
    synchronize(folder: old.deletingLastPathComponent())
  }

  /// Moves an original.
  ///
  /// Between file systems it is copied, compared, and only then removed.
  static func move(_ original: URL, to destination: URL) throws {
    if unsafe Glibc.rename(original.path, destination.path) == 0 {
      synchronize(folder: destination.deletingLastPathComponent())
      return
    }
    guard errno == EXDEV else { throw failure(at: destination) }
    let bytes = try Data(contentsOf: original)
    try write(bytes, to: destination)
    guard try Data(contentsOf: destination) == bytes else { throw failure(at: destination) }
    synchronize(folder: destination.deletingLastPathComponent())
    try FileManager.default.removeItem(at: original)
  }

  /// Lets two folders change places in one step; `false` where the file system cannot.
  static func exchange(_ one: URL, _ other: URL) -> Bool {
    guard unsafe exchange_names(one.path, other.path) == 0 else { return false }
    synchronize(folder: one.deletingLastPathComponent())
    return true
  }

  static func exists(_ location: URL) -> Bool {
    FileManager.default.fileExists(atPath: location.path)
  }

  static func makeFolder(_ location: URL) throws {
    try FileManager.default.createDirectory(at: location, withIntermediateDirectories: true)
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

  private static func synchronize(folder: URL) {
    let descriptor = unsafe open(folder.path, O_RDONLY)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    _ = close(descriptor)
  }

  private static func failure(at location: URL) -> RunError {
    .unusable(
      file: location.path,
      reason: "Går inte att skriva: \(unsafe String(cString: strerror(errno))).")
  }
}
