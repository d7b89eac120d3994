import Findings
import Foundation
import Glibc

/// The right to run in a workspace, held by one process at a time.
///
/// The kernel holds the lock and drops it with the process, so a stale lock cannot exist.
struct RunLock {
  private let descriptor: Int32

  /// The file whose lock it is.
  ///
  /// That it exists says nothing.
  static func file(of workspace: Workspace) -> URL {
    workspace.folder.appending(path: ".styrkort.lock")
  }

  /// Whether a process on this machine holds the lock, looked up without touching it.
  static func isHeld(in workspace: Workspace) -> Bool {
    guard let node = FileState(file(of: workspace))?.node,
      let locks = try? String(contentsOfFile: "/proc/locks", encoding: .utf8)
    else { return false }
    // 3: FLOCK  ADVISORY  WRITE 1234 fe:00:5678 0 EOF
    return locks.split(separator: "\n").contains { line in
      let words = line.split(separator: " ")
      return words.contains("FLOCK") && words.contains { $0.hasSuffix(":\(node)") }
    }
  }

  /// Takes the lock.
  ///
  /// - Throws: ``RunError/anotherRunIsActive`` when another process holds it.
  init(_ workspace: Workspace) throws(RunError) {
    let path = Self.file(of: workspace).path
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw Disk.failure(at: workspace.folder) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let isHeld = errno == EWOULDBLOCK
      _ = close(descriptor)
      if isHeld { throw .anotherRunIsActive }
      throw .unusable(
        file: path,
        reason: Wording(
          "Arbetsmappens filsystem kan inte låsa filer. Lägg den på en annan disk.",
          english: "The file system of the workspace cannot lock files. Put it on another disk."))
    }
    self.descriptor = descriptor
  }

  /// Gives the lock back.
  ///
  /// Until this is called the lock is held.
  func release() {
    _ = close(descriptor)
  }
}
