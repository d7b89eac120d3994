import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("Whether what the last run met is still there")
struct OtherDisksTests {
  @Test(
    "A folder that lay on another disk and no longer does stops the run; the other way it does not")
  func disks() throws {
    let memory = URL(filePath: "/dev/shm")
    guard FileManager.default.isWritableFile(atPath: memory.path) else {
      skip("There is no second file system.")
      return
    }
    let folder = try TemporaryFolder()
    let workspace = Workspace(folder.location)
    let disks = OtherDisks(workspace: workspace)
    try disks.confirm()
    let mounted = memory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: mounted, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: mounted) }
    try FileManager.default.createSymbolicLink(at: workspace.inbox, withDestinationURL: mounted)
    #expect(workspace.foldersOnOtherDisks == ["inkorg"])
    try disks.confirm()
    try disks.remember()
    try disks.confirm()

    // What is left when the share is not there: the empty folder that it is mounted on.
    try FileManager.default.removeItem(at: workspace.inbox)
    try FileManager.default.createDirectory(at: workspace.inbox, withIntermediateDirectories: true)
    let error = #expect(throws: RunError.self) { try disks.confirm() }
    #expect(error?.message.contains("inkorg: Mappen låg på en annan disk") == true)
    // As the message says.
    try FileManager.default.removeItem(at: folder.location.appending(path: ".diskar"))
    try disks.confirm()
  }

  @Test("Submissions that are gone stop the run, in the period that is reported")
  func submissions() throws {
    let folder = try TemporaryFolder()
    let record = try JSONDecoder().decode(
      RunRecord.self,
      from: Data(
        """
        {"verdict": "klart", "municipality": "Ekeby", "period": "2025", "time": "", "runID": "",
         "rules": "", "expected": 0, "received": 0, "receivedWithErrors": 0, "missing": [],
         "returned": [], "units": [], "hindered": [], "outputs": [], "files":
         [{"file": "a.csv", "number": 2, "result": "mottagen", "isNew": false, "findings": []}]}
        """.utf8))
    let archive = Archive(folder: folder.location.appending(path: "2025"))
    try folder.write("{}", to: "2025/KS/0001/kvitto.json")
    #expect(throws: RunError.self) { try archive.confirm(holdsWhatItHeldIn: record) }
    try Archive(folder: folder.location.appending(path: "2026")).confirm(holdsWhatItHeldIn: record)
    try folder.write("{}", to: "2025/KS/0002/kvitto.json")
    try archive.confirm(holdsWhatItHeldIn: record)
  }
}
