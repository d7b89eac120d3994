import CLinux
import Foundation
import Glibc

/// What tells a version of a file from every other one, without reading it.
struct FileState: Hashable, Sendable {
  /// What lies at a place.
  enum Kind: UInt8, Hashable, Sendable { case file, folder, other }

  /// A time of the file system.
  struct Time: Hashable, Comparable, Sendable {
    let seconds: Int
    let nanoseconds: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
  }

  let kind: Kind
  let size: Int
  /// When the content was last changed.
  let modified: Time
  /// When content, name or rights were last changed; nobody can set it.
  let changed: Time
  /// The number of the file within its file system.
  let node: UInt64

  /// Looks at a place; no symbolic link is followed.
  ///
  /// - Returns: `nil` when nothing lies there, or it cannot be looked at.
  init?(_ location: URL) {
    var status = stat()
    guard unsafe lstat(location.path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Looks at what a place leads to, through symbolic links.
  ///
  /// - Returns: `nil` when nothing lies there, or it cannot be looked at.
  init?(following location: URL) {
    var status = stat()
    guard unsafe stat(location.path, &status) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    size = Int(status.st_size)
    modified = Time(status.st_mtim)
    changed = Time(status.st_ctim)
    node = UInt64(status.st_ino)
  }

  init(kind: Kind, size: Int, modified: Time, changed: Time, node: UInt64) {
    self.kind = kind
    self.size = size
    self.modified = modified
    self.changed = changed
    self.node = node
  }

  /// Whether the content is the same, though the file may have got another name or link since.
  func hasContent(of other: Self) -> Bool {
    kind == other.kind && size == other.size && modified == other.modified && node == other.node
  }
}

extension FileState.Time {
  fileprivate init(_ time: timespec) {
    // File systems allow times that no calendar has.
    seconds = min(max(time.tv_sec, 0), 253_402_300_799)
    nanoseconds = time.tv_nsec
  }
}
