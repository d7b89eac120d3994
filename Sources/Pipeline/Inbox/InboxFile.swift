import CLinux
import Foundation

/// A file that a unit has dropped in the inbox.
struct InboxFile: Sendable {
  /// Where it lies.
  let location: URL

  /// Its path within the inbox, with `/` between the parts.
  let path: String

  /// What it was when it was listed.
  let state: FileState

  /// Its last path component.
  var name: String { location.lastPathComponent }

  /// The file's bytes.
  ///
  /// - Throws: ``Inbox/Hindrance`` when the file cannot be taken now.
  func bytes(upTo limit: Int) throws(Inbox.Hindrance) -> [UInt8] {
    guard state.size <= limit else { throw .tooLarge }
    let bytes: [UInt8]?
    do throws(RunError) {
      bytes = try Disk.bytes(of: location) { descriptor, now in
        now == state && is_open_for_writing(descriptor) == 0
      }
    } catch {
      throw .unreadable
    }
    guard let bytes, bytes.count == state.size, isUnchanged else { throw .beingWritten }
    return bytes
  }

  /// Whether the file is what it was when it was listed.
  var isUnchanged: Bool { FileState(location) == state }
}
