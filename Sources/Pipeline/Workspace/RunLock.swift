import Foundation
import Glibc

/// The right to run in a workspace, held by one process at a time.
///
/// The kernel holds the lock and drops it with the process, so a stale lock cannot exist.
struct RunLock {
  private let file: FileHandle

  /// Takes the lock.
  ///
  /// - Throws: ``RunError/anotherRunIsActive`` when another process holds it.
  init(_ workspace: Workspace) throws(RunError) {
    let path = workspace.folder.appending(path: ".styrkort.lock").path
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    guard let file = FileHandle(forUpdatingAtPath: path) else {
      throw .unusable(
        file: workspace.folder.path,
        reason: "Arbetsmappen finns inte, eller går inte att skriva i. Kontrollera behörigheten.")
    }
    guard flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else { throw .anotherRunIsActive }
    self.file = file
  }

  /// Gives the lock back.
  ///
  /// Until this is called the lock is held.
  func release() {
    try? file.close()
  }
}
