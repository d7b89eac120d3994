import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("Whether what the last run met is still there")
struct ConfirmationTests {
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
    let mounted = memory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: mounted, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: mounted) }
    try FileManager.default.createSymbolicLink(at: workspace.inbox, withDestinationURL: mounted)
    #expect(workspace.foldersOnOtherDisks == ["inkorg"])

    var record = try self.record()
    let archive = Archive(folder: workspace.archive.appending(path: record.period))
    try record.confirm(workspace, and: archive)
    record.otherDisks = ["inkorg"]
    try record.confirm(workspace, and: archive)

    // What is left when the share is not there: the empty folder that it is mounted on.
    try FileManager.default.removeItem(at: workspace.inbox)
    try FileManager.default.createDirectory(at: workspace.inbox, withIntermediateDirectories: true)
    let error = #expect(throws: RunError.self) { try record.confirm(workspace, and: archive) }
    #expect(error?.message.contains("inkorg: Mappen låg på en annan disk") == true)
  }

  @Test("Submissions that are gone stop the run, in the period that is reported")
  func submissions() throws {
    let folder = try TemporaryFolder()
    let workspace = Workspace(folder.location)
    var record = try self.record()
    record.files = [
      RunRecord.File(file: "a.csv", number: 2, result: "mottagen", isNew: false, findings: [])
    ]
    let place = "arkiv/\(record.period)/KS"
    try folder.write("{}", to: "\(place)/0001/kvitto.json")
    let archive = Archive(folder: workspace.archive.appending(path: record.period))
    #expect(throws: RunError.self) { try record.confirm(workspace, and: archive) }
    try record.confirm(workspace, and: Archive(folder: workspace.archive.appending(path: "2026")))
    try folder.write("{}", to: "\(place)/0002/kvitto.json")
    try record.confirm(workspace, and: archive)
  }

  private func record() throws -> RunRecord {
    try JSONDecoder().decode(
      RunRecord.self,
      from: Data(
        """
        {"verdict": "klart", "municipality": "Ekeby", "period": "2025", "time": "", "runID": "",
         "rules": "", "expected": 0, "received": 0, "receivedWithErrors": 0, "missing": [],
         "returned": [], "units": [], "files": [], "hindered": [], "outputs": []}
        """.utf8))
  }
}
