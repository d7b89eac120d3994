import CLinux
import Findings
import Foundation
import Glibc

/// The right to run in a workspace, held by one process at a time.
///
/// The kernel holds the lock and drops it with the process, so a stale lock cannot exist. It is the
/// folder itself that is locked, so no file can be taken away from under it; only where a file system
/// cannot lock folders it is a file in it.
struct RunLock {
  private let folder: URL
  private let descriptor: Int32
  private let fileDescriptor: Int32?

  /// The file that is locked where the folder cannot be.
  ///
  /// That it exists says nothing.
  static func file(of workspace: Workspace) -> URL {
    workspace.folder.appending(path: ".styrkort.lock")
  }

  /// Whether a process on this machine holds the lock, looked up without touching it.
  static func isHeld(in workspace: Workspace) -> Bool {
    guard let locks = try? String(contentsOfFile: "/proc/locks", encoding: .utf8) else {
      return false
    }
    return [workspace.folder, file(of: workspace)].compactMap(LockedFile.init).contains {
      $0.isLocked(in: locks)
    }
  }

  /// Takes the lock.
  ///
  /// - Throws: ``RunError/anotherRunIsActive`` when another process holds it.
  init(_ workspace: Workspace) throws(RunError) {
    folder = workspace.folder
    let descriptor = unsafe open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Disk.failure(at: folder)
    }
    self.descriptor = descriptor
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
      fileDescriptor = nil
      return
    }
    do throws(RunError) {
      if errno == EWOULDBLOCK { throw .anotherRunIsActive }
      fileDescriptor = try Self.lockedFile(Self.file(of: workspace))
    } catch {
      _ = close(descriptor)
      throw error
    }
  }

  private static func lockedFile(_ file: URL) throws(RunError) -> Int32 {
    let descriptor = unsafe open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw Disk.failure(at: file) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isHeld = errno == EWOULDBLOCK
      _ = close(descriptor)
      if isHeld { throw .anotherRunIsActive }
      throw .unusable(
        file: file.path,
        reason: Wording(
          "Arbetsmappens filsystem kan inte låsa filer. Lägg den på en annan disk.",
          english: "The file system of the workspace cannot lock files. Put it on another disk."))
    }
    return descriptor
  }

  /// Makes sure that the folder is still the one that was locked, and not what lies below a network
  /// folder or disk that has been taken away.
  func confirm() throws(RunError) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw Disk.failure(at: folder) }
    guard FileState(following: folder)?.node == FileState(status).node else {
      throw .unusable(
        file: folder.path,
        reason: Wording(
          "Arbetsmappen försvann under körningen. Kontrollera att disken är ansluten.",
          english: "The workspace vanished during the run. Check that the disk is connected."))
    }
  }

  /// Gives the lock back.
  ///
  /// Until this is called the lock is held.
  func release() {
    _ = close(descriptor)
    if let fileDescriptor { _ = close(fileDescriptor) }
  }
}

/// A file or folder as the kernel's list of locks names it.
struct LockedFile {
  let major: UInt32
  let minor: UInt32
  let node: UInt64

  /// - Returns: `nil` when nothing lies there, or it cannot be looked at.
  init?(_ location: URL) {
    var status = stat()
    guard unsafe stat(location.path, &status) == 0 else { return nil }
    // The parts of a device's number, as glibc's `makedev` puts them together.
    let device = UInt64(status.st_dev)
    self.init(
      major: UInt32(truncatingIfNeeded: device >> 8 & 0xfff | device >> 32 & ~0xfff),
      minor: UInt32(truncatingIfNeeded: device & 0xff | device >> 12 & ~0xff),
      node: UInt64(status.st_ino))
  }

  init(major: UInt32, minor: UInt32, node: UInt64) {
    self.major = major
    self.minor = minor
    self.node = node
  }

  /// Whether a list in the form of `/proc/locks` has a lock on it.
  func isLocked(in locks: String) -> Bool {
    // 3: FLOCK  ADVISORY  WRITE 1234 fe:00:5678 0 EOF
    locks.split(separator: "\n").contains { line in
      let words = line.split(separator: " ")
      return words.count > 5 && words[1] == "FLOCK" && isNamed(words[5])
    }
  }

  private func isNamed(_ name: Substring) -> Bool {
    let numbers = name.split(separator: ":")
    guard numbers.count == 3, UInt64(numbers[2]) == node,
      let major = UInt32(numbers[0], radix: 16), let minor = UInt32(numbers[1], radix: 16)
    else { return false }
    // Of file systems without a disk of their own, such as Btrfs and network folders, the kernel may
    // tell another number than `stat`.
    return major == self.major && (minor == self.minor || major == 0)
  }
}
