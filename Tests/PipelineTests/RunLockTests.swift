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

  @Test("A lock file that lies there from an earlier run holds nobody back")
  func staleFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: ".styrkort.lock")
    try RunLock(Workspace(folder.location)).release()
  }
}
