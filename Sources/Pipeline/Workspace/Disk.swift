import Findings
import CLinux
import Crypto
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
    guard let bytes = piece(of: descriptor, upTo: state.size + 1) else {
      throw failure(at: location)
    }
    return bytes
  }

  /// The next bytes of an open file, fewer than asked for only at its end; `nil` when the disk fails.
  private static func piece(of descriptor: Int32, upTo limit: Int) -> [UInt8]? {
    var isWhole = true
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      while count < limit {
        let rest = unsafe buffer.baseAddress.map { unsafe $0 + count }
        let got = unsafe read(descriptor, rest, limit - count)
        if got < 0, errno == EINTR { continue }
        isWhole = got >= 0
        if got <= 0 { break }
        count += got
      }
    }
    return isWhole ? bytes : nil
  }

  /// Hands out a file of any size piece by piece; no symbolic link is followed.
  private static func forEachPiece(
    of location: URL, _ take: ([UInt8]) throws(RunError) -> Void
  ) throws(RunError) {
    let descriptor = unsafe open(location.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(at: location) }
    defer { _ = close(descriptor) }
    var isAtEnd = false
    while !isAtEnd {
      guard let piece = piece(of: descriptor, upTo: pieceSize) else { throw failure(at: location) }
      try take(piece)
      isAtEnd = piece.count < pieceSize
    }
  }

  private static let pieceSize = 1 << 20

  /// The SHA-256 of a file of any size, in hexadecimal.
  static func sha256(at location: URL) throws(RunError) -> String {
    var hash = SHA256()
    try forEachPiece(of: location) { (piece) throws(RunError) in hash.update(data: piece) }
    return hexadecimal(hash.finalize())
  }

  /// The bytes of a file that lies where nobody else writes.
  static func bytes(at location: URL) throws(RunError) -> [UInt8] {
    guard let bytes = try bytes(of: location) else { throw notAFile(location) }
    return bytes
  }

  /// Writes a file that is not there yet.
  static func write(_ bytes: [UInt8], to location: URL, isLasting: Bool = false) throws(RunError) {
    try write(to: location, isLasting: isLasting) { (put) throws(RunError) in try put(bytes) }
  }

  /// Writes a file that is not there yet, piece by piece.
  private static func write(
    to location: URL, isLasting: Bool,
    _ pieces: (_ put: ([UInt8]) throws(RunError) -> Void) throws(RunError) -> Void
  ) throws(RunError) {
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
    let descriptor = unsafe open(location.path, flags, 0o666)
    guard descriptor >= 0 else { throw failure(at: location) }
    do throws(RunError) {
      try pieces { (bytes) throws(RunError) in try put(bytes, into: descriptor, at: location) }
      if isLasting, fsync(descriptor) != 0 { throw failure(at: location) }
    } catch {
      _ = close(descriptor)
      throw error
    }
    // A network folder may tell only now that something could not be written.
    guard close(descriptor) == 0 || errno == EINTR else { throw failure(at: location) }
  }

  private static func put(
    _ bytes: [UInt8], into descriptor: Int32, at location: URL
  ) throws(RunError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw failure(at: location) }
      rest = rest.dropFirst(written)
    }
  }

  /// Puts a file in its place whole, and, unless it need not last, returns when it is on the disk.
  static func replace(
    _ location: URL, with bytes: [UInt8], isLasting: Bool = true
  ) throws(RunError) {
    try replace(location, isLasting: isLasting) { (put) throws(RunError) in try put(bytes) }
  }

  private static func replace(
    _ location: URL, isLasting: Bool = true,
    _ pieces: (_ put: ([UInt8]) throws(RunError) -> Void) throws(RunError) -> Void
  ) throws(RunError) {
    // Always the same name for the same file, so that a later run writes over what one left.
    let name = fingerprint(of: Array(location.lastPathComponent.utf8)).prefix(16)
    let beside = location.deletingLastPathComponent().appending(path: unfinished + name)
    do throws(RunError) {
      try write(to: beside, isLasting: isLasting, pieces)
      try rename(beside, to: location)
      if isLasting { try synchronize(location.deletingLastPathComponent()) }
    } catch {
      try? remove(beside)
      throw error
    }
  }

  /// Begins the name of a file that is being put in its place.
  static let unfinished = ".ny-"

  /// Removes what a stopped run left below a folder of files that it was putting in their place.
  static func removeUnfinished(below folder: URL) throws(RunError) {
    for entry in try contents(of: folder) {
      if entry.lastPathComponent.hasPrefix(unfinished) {
        try remove(entry)
      } else if try state(of: entry)?.kind == .folder {
        try removeUnfinished(below: entry)
      }
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
    guard let before = try state(of: original) else { throw missing(original) }
    if unsafe rename_to_free_name(original.path, destination.path) == 0 { return }
    if errno == EINVAL || errno == ENOSYS {
      // A file system that cannot promise it; nobody but the run writes where originals go.
      guard try !exists(destination) else { throw taken(destination) }
      if unsafe Glibc.rename(original.path, destination.path) == 0 { return }
    }
    guard errno == EXDEV else {
      let failure = failure(at: destination, orWhereClosed: original)
      // A network folder may have done it, and lost the answer.
      if try !exists(original), FileState(destination)?.hasContent(of: before) == true { return }
      throw failure
    }
    guard before.kind == .file else { throw notAFile(original) }
    guard try !exists(destination) else { throw taken(destination) }
    try replace(destination) { (put) throws(RunError) in try forEachPiece(of: original, put) }
    do throws(RunError) {
      guard try sha256(at: destination) == sha256(at: original),
        try state(of: original) == before
      else { throw changed(original) }
      try remove(original)
    } catch {
      // Rather in the old place alone than in both; where one cannot look, in both.
      guard try exists(original) else { return }
      try? remove(destination)
      throw error
    }
  }

  /// Moves an original to a place, or, where something lies there, to the next free name beside it.
  static func move(_ original: URL, toFreePlaceNear wanted: URL) throws(RunError) {
    try makeFolder(wanted.deletingLastPathComponent())
    try move(original, to: freePlace(near: wanted))
  }

  /// The place itself, or `name (2).xlsx`, `name (3).xlsx` and so on beside it.
  static func freePlace(near wanted: URL) throws(RunError) -> URL {
    for place in places(near: wanted) {
      if try !exists(place) { return place }
    }
    throw taken(wanted)
  }

  /// The place itself, and those beside it that ``freePlace(near:)`` tries in its stead.
  static func places(near wanted: URL) -> some Sequence<URL> {
    let folder = wanted.deletingLastPathComponent()
    // A name has at most 255 bytes.
    let stem = wanted.deletingPathExtension().lastPathComponent.shortened(toBytes: 200)
    let suffix = wanted.pathExtension.isEmpty ? "" : "." + wanted.pathExtension
    return (1...).lazy.map { $0 == 1 ? wanted : folder.appending(path: "\(stem) (\($0))\(suffix)") }
  }

  /// Lets two folders change places in one step.
  ///
  /// - Returns: `false` where the file system cannot.
  static func exchange(_ one: URL, _ other: URL) throws(RunError) -> Bool {
    if unsafe exchange_names(one.path, other.path) == 0 { return true }
    guard [EINVAL, ENOSYS, EOPNOTSUPP].contains(errno) else { throw failure(at: other) }
    return false
  }

  /// Gives a file a second name.
  ///
  /// - Returns: `false` where the file system cannot.
  static func link(_ existing: URL, as new: URL) -> Bool {
    unsafe Glibc.link(existing.path, new.path) == 0
  }

  /// What lies at a place; no symbolic link is followed.
  ///
  /// - Returns: `nil` when nothing lies there.
  /// - Throws: When the disk does not tell, which is another thing.
  static func state(of location: URL) throws(RunError) -> FileState? {
    var status = stat()
    if unsafe lstat(location.path, &status) == 0 { return FileState(status) }
    guard errno == ENOENT || errno == ENOTDIR else { throw failure(at: location) }
    return nil
  }

  /// The number of the file system that a place lies on, through symbolic links.
  ///
  /// - Returns: `nil` when nothing lies there, or it cannot be looked at.
  static func device(of location: URL) -> UInt64? {
    var status = stat()
    guard unsafe stat(location.path, &status) == 0 else { return nil }
    return UInt64(status.st_dev)
  }

  static func exists(_ location: URL) throws(RunError) -> Bool { try state(of: location) != nil }

  /// Makes a folder, and those above it.
  static func makeFolder(_ location: URL) throws(RunError) {
    if unsafe mkdir(location.path, 0o777) == 0 { return }
    if errno == ENOENT {
      try makeFolder(location.deletingLastPathComponent())
      if unsafe mkdir(location.path, 0o777) == 0 { return }
    }
    guard errno == EEXIST else { throw failure(at: location) }
    if try state(of: location)?.kind == .file { throw taken(location) }
  }

  /// Makes a folder and those between it and another, none of which may be a link to elsewhere.
  static func makeFolder(_ location: URL, below root: URL) throws(RunError) {
    if location.path != root.path, location.path.hasPrefix(root.path) {
      try makeFolder(location.deletingLastPathComponent(), below: root)
      if try state(of: location)?.kind == .other { throw isLink(location) }
    }
    try makeFolder(location)
  }

  static func isLink(_ location: URL) -> RunError {
    .unusable(
      file: location.path,
      reason: Wording(
        "Är en länk. Lägg mappen själv där.",
        english: "This is a link. Put the folder itself there."))
  }

  /// Removes a file, or a folder with all that lies in it; nothing when nothing lies there.
  static func remove(_ location: URL) throws(RunError) {
    guard let state = try state(of: location) else { return }
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
    guard let stream = unsafe opendir(folder.path) else {
      if errno == ENOENT { return [] }
      throw failure(at: folder)
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let name = try unsafe nextName(in: stream, of: folder) {
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func nextName(
    in stream: OpaquePointer, of folder: URL
  ) throws(RunError) -> String? {
    errno = 0
    guard let entry = unsafe readdir(stream) else {
      // Half a list must not pass for a whole one.
      guard errno == 0 else { throw failure(at: folder) }
      return nil
    }
    return unsafe withUnsafeBytes(of: &entry.pointee.d_name) { name in
      unsafe String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// The folders within a folder, sorted by name.
  static func folders(in folder: URL) throws(RunError) -> [URL] {
    var folders: [URL] = []
    for entry in try contents(of: folder) where entry.lastPathComponent != ofTheDisk {
      if try state(of: entry)?.kind == .folder { folders.append(entry) }
    }
    return folders
  }

  /// The folder that a file system has in its uppermost one, for itself alone.
  static let ofTheDisk = "lost+found"

  private static func synchronize(_ folder: URL) throws(RunError) {
    let descriptor = unsafe open(folder.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(at: folder) }
    defer { _ = close(descriptor) }
    // A file system that cannot synchronise a folder says EINVAL; there is nothing more to do then.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(at: folder) }
  }

  static func taken(_ location: URL) -> RunError {
    .unusable(
      file: location.path,
      reason: Wording(
        "Där ligger redan en annan fil.",
        english: "Another file is already there."))
  }

  private static func missing(_ location: URL) -> RunError {
    .unusable(
      file: location.path,
      reason: Wording("Filen finns inte längre.", english: "The file is no longer there."))
  }

  private static func changed(_ location: URL) -> RunError {
    .unusable(
      file: location.path,
      reason: Wording(
        "Filen ändrades medan den flyttades.", english: "The file was changed while it was moved."))
  }

  private static func notAFile(_ location: URL) -> RunError {
    .unusable(
      file: location.path,
      reason: Wording(
        "Är ingen vanlig fil.",
        english: "This is no regular file."))
  }

  /// Whether something can be read where it lies, but its folder must not be written in.
  ///
  private static func isClosed(folderOf location: URL) -> Bool {
    !denies(R_OK, at: location) && denies(W_OK, at: location.deletingLastPathComponent())
  }

  /// Whether something lies at a place and a right to it is missing.
  private static func denies(_ right: Int32, at location: URL) -> Bool {
    let isGranted = unsafe access(location.path, right) == 0
    return !isGranted && errno != ENOENT
  }

  /// What the last call to the system says went wrong.
  ///
  /// Where a folder must not be written in, it is the folder that is named.
  ///
  /// - Parameter other: Another place that was to be changed.
  static func failure(at location: URL, orWhereClosed other: URL? = nil) -> RunError {
    let error = errno
    let closed =
      [EACCES, EPERM, EROFS].contains(error)
      ? [location, other].compactMap(\.self).first(where: isClosed) : nil
    let place = closed?.deletingLastPathComponent() ?? location
    let reason =
      switch error {
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
          "Går inte att läsa eller skriva (fel \(error)).",
          english: "Cannot be read or written (error \(error)).")
      }
    return .unusable(file: place.path, reason: reason)
  }
}
