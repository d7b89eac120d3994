import CLinux
import Foundation
import Glibc

/// A moment after which everything written so far is on the disk.
///
/// One for a thousand files costs what one `fsync` costs. It is begun before the writing, so that an
/// error of the disk in between is told.
struct Checkpoint: ~Copyable {
  private let folder: URL
  private let descriptor: Int32

  /// Begins to watch the file system of a folder that exists.
  init(of folder: URL) throws(RunError) {
    self.folder = folder
    descriptor = unsafe open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Disk.failure(at: folder) }
  }

  deinit { _ = close(descriptor) }

  /// Returns when everything is on the disk.
  func reach() throws(RunError) {
    guard synchronize_file_system(descriptor) == 0 else { throw Disk.failure(at: folder) }
  }
}
