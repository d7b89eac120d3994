import Findings
import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("What becomes of the files in the inbox")
struct IntakeTests {
  private static let csv = "Kommunstyrelsen/KS-KOL_styrkort_2025.csv"
  private static let saved = 1_769_600_000
  private static let time = 1_769_904_000

  @Test("What can be used goes to the archive, and the rest goes back with the reasons")
  func sorted() async throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(in: folder.location, submissions: [Self.csv])
    try workspace.submit(Array("ingen mall;x\n1;2\n".utf8), as: "främmande.csv")
    let result = try await intake(of: workspace).takeIn()
    #expect(result.hindered.isEmpty)
    #expect(result.known.values.map(\.unit) == ["KS-KOL"])
    #expect(try paths(in: workspace, "inkorg").isEmpty)
    #expect(
      try paths(in: workspace, "arkiv/2025/KS-KOL") == [
        "0001/kvitto.json", "0001/original/KS-KOL_styrkort_2025.csv",
      ])
    #expect(
      try paths(in: workspace, "retur") == [
        "främmande.csv", "främmande.csv – anmärkningar.txt",
      ])
    #expect(try archive(of: workspace).returns().map(\.file) == ["främmande.csv"])
  }

  @Test("Reading alone moves and writes nothing")
  func read() async throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(in: folder.location, submissions: [Self.csv])
    let before = try folder.contents()
    let readings = try await intake(of: workspace).read().readings
    #expect(readings.map(\.isAccepted) == [true])
    #expect(try folder.contents() == before)
  }

  @Test("A file larger than what is read goes back once, unread and whole, with what to do")
  func tooLarge() async throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(in: folder.location, submissions: [])
    let size = UInt64(InboxFile.largestSize + 1)
    try sparseFile(of: size, in: workspace, "Simhallen.xlsx")
    let result = try await intake(of: workspace).takeIn()
    #expect(result.hindered.isEmpty)
    #expect(try paths(in: workspace, "inkorg").isEmpty)
    let receipt = try #require(try archive(of: workspace).returns().first)
    #expect(receipt.findings.map(\.code) == [.limitExceeded])
    #expect(receipt.presumedUnit == "KFN-FRI-01")
    let place = folder.location.appending(path: "retur/Simhallen.xlsx")
    #expect(FileState(place)?.size == Int(size))
    let told = try String(
      contentsOf: folder.location.appending(path: "retur/Simhallen.xlsx – anmärkningar.txt"),
      encoding: .utf8)
    #expect(told.contains("större än 100 MB"))
    #expect(told.contains("Gör så här"))
  }

  @Test(
    "A large or damaged file that may still be growing waits until it has stood still",
    arguments: [(599, true), (600, false)])
  func growing(age: Int, waits: Bool) async throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(in: folder.location, submissions: [])
    try sparseFile(of: UInt64(InboxFile.largestSize + 1), in: workspace, "stor.xlsx")
    try workspace.submit(Array("PK\u{3}\u{4}".utf8), as: "skadad.xlsx")
    let result = try await intake(of: workspace, time: Self.saved + age).takeIn()
    #expect(
      result.hindered.map(\.hindrance)
        == (waits ? [.perhapsUnfinished, .perhapsUnfinished] : []))
    #expect(try paths(in: workspace, "inkorg").count == (waits ? 2 : 0))
  }

  @Test("When nothing can be sent back, what can be used is taken in all the same")
  func returnsClosed() async throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(in: folder.location, submissions: [Self.csv])
    try workspace.submit(Array("ingen mall;x\n1;2\n".utf8), as: "främmande.csv")
    try folder.write("en fil i vägen", to: "retur")
    let result = try await intake(of: workspace).takeIn()
    #expect(result.hindered.map(\.path) == ["främmande.csv"])
    #expect(try paths(in: workspace, "inkorg") == ["främmande.csv"])
    #expect(try archive(of: workspace).places().map(\.name) == ["KS-KOL/0001"])
  }

  @Test("What was sent back under a name stays when another file comes under it")
  func sameNameBack() async throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(in: folder.location, submissions: [])
    for text in ["ett;x\n1;2\n", "två;x\n1;2\n", "tre;x\n1;2\n"] {
      try workspace.submit(Array(text.utf8), as: "a.csv")
      _ = try await intake(of: workspace).takeIn()
    }
    let returned = try folder.contents().filter { $0.key.hasPrefix("retur/") }
    #expect(returned["retur/a.csv"] == "ett;x\n1;2\n")
    #expect(returned["retur/a (2).csv"] == "två;x\n1;2\n")
    #expect(returned["retur/a (3).csv"] == "tre;x\n1;2\n")
    #expect(returned.count == 6)
  }

  @Test("A name of 255 bytes goes back a second time as well")
  func longestName() async throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(in: folder.location, submissions: [])
    let name = String(repeating: "å", count: 125) + "x.csv"
    try #require(name.utf8.count == 255)
    for text in ["ett;x\n1;2\n", "två;x\n1;2\n"] {
      try workspace.submit(Array(text.utf8), as: name)
      #expect(try await intake(of: workspace).takeIn().hindered.isEmpty)
    }
    #expect(try paths(in: workspace, "inkorg").isEmpty)
    #expect(try folder.contents().values.contains("två;x\n1;2\n"))
  }

  @Test("A receipt tells since when the file lay there, where that is before the night")
  func arrival() async throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(in: folder.location, submissions: [Self.csv])
    let changed = try #require(FileState(workspace.inbox.appending(path: Self.csv))).changed.seconds
    _ = try await intake(of: workspace, time: changed + 86_400).takeIn()
    let receipt = try #require(try archive(of: workspace).entries().first).receipt
    #expect(receipt.arrived == timestamp(secondsSince1970: changed))
    #expect(receipt.received == timestamp(secondsSince1970: changed + 86_400))

    // A clock that is behind tells nothing.
    try workspace.submit(Self.csv)
    _ = try await intake(of: workspace, time: changed - 86_400).takeIn()
    #expect(try archive(of: workspace).entries().last?.receipt.arrived == nil)
  }

  private func intake(of workspace: SampleWorkspace, time: Int = time) throws -> Intake {
    let place = Workspace(workspace.folder)
    let rules = try Rules(place)
    return Intake(workspace: place, archive: rules.archive(in: place), rules: rules, time: time)
  }

  private func archive(of workspace: SampleWorkspace) -> Archive {
    Archive(folder: workspace.folder.appending(path: "arkiv/2025"))
  }

  private func paths(in workspace: SampleWorkspace, _ folder: String) throws -> [String] {
    try TemporaryFolder.bytes(in: workspace.folder.appending(path: folder)).keys.sorted()
  }

  /// A file that takes no room on the disk.
  private func sparseFile(of size: UInt64, in workspace: SampleWorkspace, _ name: String) throws {
    try workspace.submit([], as: name)
    let place = workspace.inbox.appending(path: name)
    let file = try FileHandle(forWritingTo: place)
    try file.truncate(atOffset: size)
    try file.close()
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(Self.saved))],
      ofItemAtPath: place.path)
  }
}
