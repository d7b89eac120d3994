import Findings
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

  /// Whether its content has stood still for so long that no copy is thought to be going on.
  var isSettled = true

  /// Whether nothing at all has been done to it for as long.
  var isUntouched = true

  /// Its last path component.
  var name: String { location.lastPathComponent }

  /// The largest file that is read, in bytes.
  static let largestSize = 100_000_000

  /// Whether it is larger than what is read.
  var isTooLarge: Bool { state.size > Self.largestSize }

  /// The file's bytes.
  ///
  /// - Throws: ``Inbox/Hindrance`` when the file cannot be taken now.
  func bytes() throws(Inbox.Hindrance) -> [UInt8] {
    let bytes = try unchanged { () throws(RunError) in
      try Disk.bytes(of: location) { descriptor, now in
        guard now == state else { return false }
        let writers = is_open_for_writing(descriptor)
        return writers == 0 || writers < 0 && isUntouched
      }
    }
    guard let bytes, bytes.count == state.size else { throw .beingWritten }
    return bytes
  }

  /// The SHA-256 of the file's bytes, however many there are.
  ///
  /// - Throws: ``Inbox/Hindrance`` when the file cannot be taken now.
  func sha256() throws(Inbox.Hindrance) -> String {
    try unchanged { () throws(RunError) in try Disk.sha256(at: location) }
  }

  private func unchanged<Value>(
    _ read: () throws(RunError) -> Value
  ) throws(Inbox.Hindrance) -> Value {
    let value: Value
    do throws(RunError) {
      value = try read()
    } catch {
      throw (try? Disk.exists(location)) == false ? .hasGone : .unreadable(because: error.reason)
    }
    guard isUnchanged else { throw .beingWritten }
    return value
  }

  /// Whether the file is what it was when it was listed.
  var isUnchanged: Bool { FileState(location) == state }
}
