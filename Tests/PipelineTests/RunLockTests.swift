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
