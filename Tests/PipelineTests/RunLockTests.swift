import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("The lock of a run")
struct RunLockTests {
  @Test("A second run is refused while the first holds the lock, and let in after it")
  func oneAtATime() throws {
    let folder = try TemporaryFolder()
    let workspace = Workspace(folder.location)
    let first = try RunLock(workspace)
    #expect(throws: RunError.anotherRunIsActive) { try RunLock(workspace) }
    first.release()
    try RunLock(workspace).release()
  }

  @Test("That somebody removes the lock file lets no second run in")
  func removedFile() throws {
    let folder = try TemporaryFolder()
    let workspace = Workspace(folder.location)
    let first = try RunLock(workspace)
    defer { first.release() }
    try? FileManager.default.removeItem(at: RunLock.file(of: workspace))
    #expect(throws: RunError.anotherRunIsActive) { try RunLock(workspace) }
    #expect(RunLock.isHeld(in: workspace))
  }

  @Test(
    "A lock is told from one on a file with the same number on another disk",
    arguments: [
      ("FLOCK", "fe:01:5678", true), ("FLOCK", "fe:00:5678", false), ("FLOCK", "08:01:5678", false),
      ("FLOCK", "00:01:5678", false), ("FLOCK", "fe:01:15678", false),
      ("POSIX", "fe:01:5678", false),
    ])
  func otherDisk(kind: String, name: String, isLocked: Bool) {
    let file = LockedFile(major: 0xfe, minor: 1, node: 5678)
    let locks = """
      1: POSIX  ADVISORY  WRITE 900 08:03:77 0 EOF
      2: \(kind)  ADVISORY  WRITE 1234 \(name) 0 EOF
      """
    #expect(file.isLocked(in: locks) == isLocked)
  }

  @Test("Where the kernel numbers a file system otherwise than stat does, its own numbers decide")
  func withoutDisk() {
    let file = LockedFile(major: 0, minor: 0x24, node: 256)
    #expect(file.isLocked(in: "1: FLOCK  ADVISORY  WRITE 1234 00:23:256 0 EOF"))
    #expect(!file.isLocked(in: "1: FLOCK  ADVISORY  WRITE 1234 fe:00:256 0 EOF"))
  }

  @Test("A run notices that the folder is no longer the one that it locked")
  func vanished() throws {
    let folder = try TemporaryFolder()
    let place = folder.location.appending(path: "arbete")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
    let lock = try RunLock(Workspace(place))
    defer { lock.release() }
    try lock.confirm()
    // As when a disk is taken away, and what lay below its place comes to light.
    try FileManager.default.moveItem(at: place, to: folder.location.appending(path: "undan"))
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
    #expect(throws: RunError.self) { try lock.confirm() }
  }

  @Test("A lock file that lies there from an earlier run holds nobody back")
  func staleFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: ".styrkort.lock")
    try RunLock(Workspace(folder.location)).release()
  }
}
