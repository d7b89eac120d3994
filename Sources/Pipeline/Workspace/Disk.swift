import Findings
import CLinux
import Foundation
import Glibc

/// The few things that are done to files and folders.
///
/// Where it is not said otherwise, a change may be lost with the power until a ``Checkpoint``.
enum Disk {
  /// The bytes of a file; no symbolic link is followed.
  ///
  /// - Parameter admits: Looks at the file before it is read, and says whether it may be.
  /// - Returns: `nil` when it may not.
  static func bytes(
    of location: URL, where admits: (Int32, FileState) -> Bool = { _, _ in true }
  ) throws(RunError) -> [UInt8]? {
    // Without blocking, a pipe that nobody writes to cannot hold the night up.
    let descriptor = unsafe open(location.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(at: location) }
    defer { _ = close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw failure(at: location) }
    let state = FileState(status)
    guard state.kind == .file, admits(descriptor, state) else { return nil }

    // One more than the size: a file that has grown is told by its length.
    let capacity = state.size + 1
    var isWhole = true
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      while count < capacity {
        let rest = unsafe buffer.baseAddress.map { unsafe $0 + count }
        let got = unsafe read(descriptor, rest, capacity - count)
        if got < 0, errno == EINTR { continue }
        isWhole = got >= 0
        if got <= 0 { break }
        count += got
      }
    }
    guard isWhole else { throw failure(at: location) }
    return bytes
  }

  /// The bytes of a file that lies where nobody else writes.
  static func bytes(at location: URL) throws(RunError) -> [UInt8] {
    guard let bytes = try bytes(of: location) else { throw notAFile(location) }
    return bytes
  }

  /// Writes a file that is not there yet.
  static func write(_ bytes: [UInt8], to location: URL, isLasting: Bool = false) throws(RunError) {
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
    let descriptor = unsafe open(location.path, flags, 0o666)
    guard descriptor >= 0 else { throw failure(at: location) }
    defer { _ = close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw failure(at: location) }
      rest = rest.dropFirst(written)
    }
    if isLasting, fsync(descriptor) != 0 { throw failure(at: location) }
  }

  /// Puts a file in its place whole, and returns when it is on the disk.
  static func replace(_ location: URL, with bytes: [UInt8]) throws(RunError) {
    // Always the same name for the same file, so that a later run writes over what one left.
    let name = fingerprint(of: Array(location.lastPathComponent.utf8)).prefix(16)
    let beside = location.deletingLastPathComponent().appending(path: ".ny-\(name)")
    do {
      try write(bytes, to: beside, isLasting: true)
      try rename(beside, to: location)
      try synchronize(location.deletingLastPathComponent())
    } catch {
      try? remove(beside)
      throw error
    }
  }

  /// Renames within a file system.
  static func rename(_ old: URL, to new: URL) throws(RunError) {
    guard unsafe Glibc.rename(old.path, new.path) == 0 else { throw failure(at: new) }
  }

  /// Moves an original to a place where nothing lies, and never over another file.
  ///
  /// Between file systems it is copied under another name, compared, renamed, and only then removed.
  static func move(_ original: URL, to destination: URL) throws(RunError) {
    if unsafe rename_to_free_name(original.path, destination.path) == 0 { return }
    if errno == EINVAL || errno == ENOSYS {
      // A file system that cannot promise it; nobody but the run writes where originals go.
      guard !exists(destination) else { throw taken(destination) }
      if unsafe Glibc.rename(original.path, destination.path) == 0 { return }
    }
    guard errno == EXDEV else { throw failure(at: destination) }
    guard !exists(destination) else { throw taken(destination) }
    let before = FileState(original)
    let bytes = try bytes(at: original)
    try replace(destination, with: bytes)
    guard try self.bytes(at: destination) == bytes, FileState(original) == before else {
      try? remove(destination)
      throw failure(at: destination)
    }
    try remove(original)
  }

  /// Moves an original to a place, or, where something lies there, to the next free name beside it.
  static func move(_ original: URL, toFreePlaceNear wanted: URL) throws(RunError) {
    try makeFolder(wanted.deletingLastPathComponent())
    try move(original, to: freePlace(near: wanted))
  }

  /// The place itself, or `name (2).xlsx`, `name (3).xlsx` and so on beside it.
  static func freePlace(near wanted: URL) -> URL {
    let folder = wanted.deletingLastPathComponent()
    let stem = wanted.deletingPathExtension().lastPathComponent
    let suffix = wanted.pathExtension.isEmpty ? "" : "." + wanted.pathExtension
    var place = wanted
    var copy = 2
    while exists(place) {
      place = folder.appending(path: "\(stem) (\(copy))\(suffix)")
      copy += 1
    }
    return place
  }

  /// Lets two folders change places in one step.
  ///
  /// - Returns: `false` where the file system cannot.
  static func exchange(_ one: URL, _ other: URL) -> Bool {
    unsafe exchange_names(one.path, other.path) == 0
  }

  /// Gives a file a second name.
  ///
  /// - Returns: `false` where the file system cannot.
  static func link(_ existing: URL, as new: URL) -> Bool {
    unsafe Glibc.link(existing.path, new.path) == 0
  }

  static func exists(_ location: URL) -> Bool { FileState(location) != nil }

  /// Makes a folder, and those above it.
  static func makeFolder(_ location: URL) throws(RunError) {
    if unsafe mkdir(location.path, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT else { throw failure(at: location) }
    try makeFolder(location.deletingLastPathComponent())
    guard unsafe mkdir(location.path, 0o777) == 0 || errno == EEXIST else {
      throw failure(at: location)
    }
  }

  /// Removes a file, or a folder with all that lies in it; nothing when nothing lies there.
  static func remove(_ location: URL) throws(RunError) {
    guard let state = FileState(location) else { return }
    guard state.kind == .folder else {
      guard unsafe unlink(location.path) == 0 || errno == ENOENT else {
        throw failure(at: location)
      }
      return
    }
    for entry in try contents(of: location) { try remove(entry) }
    guard unsafe rmdir(location.path) == 0 || errno == ENOENT else { throw failure(at: location) }
  }

  /// What lies in a folder, sorted by name; nothing when there is no such folder.
  static func contents(of folder: URL) throws(RunError) -> [URL] {
    try names(in: folder).map { folder.appending(path: $0) }
  }

  /// The names of what lies in a folder, sorted by their bytes; none when there is no such folder.
  static func names(in folder: URL) throws(RunError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    } catch {
      if !exists(folder) { return [] }
      throw failure(at: folder)
    }
  }

  /// The folders within a folder, sorted by name.
  static func folders(in folder: URL) throws(RunError) -> [URL] {
    try contents(of: folder).filter { FileState($0)?.kind == .folder }
  }

  private static func synchronize(_ folder: URL) throws(RunError) {
    let descriptor = unsafe open(folder.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(at: folder) }
    defer { _ = close(descriptor) }
    // A file system that cannot synchronise a folder says EINVAL; there is nothing more to do then.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(at: folder) }
  }

  private static func taken(_ location: URL) -> RunError {
    .unusable(
      file: location.path,
      reason: Wording(
        "Där ligger redan en annan fil.",
        english: "Another file is already there."))
  }

  private static func notAFile(_ location: URL) -> RunError {
    .unusable(
      file: location.path,
      reason: Wording(
        "Är ingen vanlig fil.",
        english: "This is no regular file."))
  }

  /// What the last call to the system says went wrong.
  static func failure(at location: URL) -> RunError {
    let reason =
      switch errno {
      case ENOSPC, EDQUOT:
        Wording(
          "Disken är full. Frigör utrymme och kör igen.",
          english: "The disk is full. Free some space and run again.")
      case EACCES, EPERM, EROFS:
        Wording(
          "Går inte att läsa eller skriva. Ge den användare som kör styrkort rätt att göra det.",
          english: "Cannot be read or written. Give the user that runs styrkort the right to do so."
        )
      case ENAMETOOLONG:
        Wording(
          "Namnet är för långt. Ge filen ett kortare namn.",
          english: "The name is too long. Give the file a shorter one.")
      case EIO, ESTALE, ETIMEDOUT, EHOSTDOWN:
        Wording(
          "Disken eller nätverksmappen svarar inte som den ska. Be IT kontrollera den.",
          english: "The disk or network folder does not answer as it should. Ask IT to check it.")
      case ENOENT:
        Wording(
          "Filen eller mappen finns inte längre.",
          english: "The file or folder is no longer there.")
      default:
        Wording(
          "Går inte att läsa eller skriva (fel \(errno)).",
          english: "Cannot be read or written (error \(errno)).")
      }
    return .unusable(file: location.path, reason: reason)
  }
}
