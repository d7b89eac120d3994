import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("The outputs of a period")
struct OutputSetTests {
  @Test("New files take the place of all the old ones")
  func replaced() async throws {
    let folder = try TemporaryFolder()
    let outputs = OutputSet(folder: folder.location.appending(path: "2025"))
    _ = try await outputs.replace(with: [file("gammal.xlsx", "1"), file("nämnder/BUN.xlsx", "1")])
    _ = try await outputs.replace(with: [file("ny.xlsx", "2"), file("nämnder/BUN.xlsx", "2")])
    #expect(try folder.contents() == ["2025/ny.xlsx": "2", "2025/nämnder/BUN.xlsx": "2"])
  }

  @Test("Equal files leave the folder untouched")
  func untouched() async throws {
    let folder = try TemporaryFolder()
    let location = folder.location.appending(path: "2025")
    let outputs = OutputSet(folder: location)
    _ = try await outputs.replace(with: [file("a.xlsx", "1"), file("data/b.csv", "1")])
    let before = try #require(FileState(location))
    _ = try await outputs.replace(with: [file("a.xlsx", "1"), file("data/b.csv", "1")])
    #expect(FileState(location)?.node == before.node)
    _ = try await outputs.replace(with: [file("a.xlsx", "2"), file("data/b.csv", "1")])
    #expect(FileState(location)?.node != before.node)
  }

  @Test("A file whose basis is the same is not made again, and is there after the swap")
  func current() async throws {
    let folder = try TemporaryFolder()
    let outputs = OutputSet(folder: folder.location.appending(path: "2025"))
    let made = try await outputs.replace(with: [file("a.xlsx", "1"), file("b.xlsx", "1")])
    let again = try await outputs.replace(
      with: [neverMade("a.xlsx", basis: "1"), file("b.xlsx", "2")], made: made)
    #expect(try folder.contents() == ["2025/a.xlsx": "1", "2025/b.xlsx": "2"])
    #expect(try outputs.isUntouched(again))
    #expect(again["a.xlsx"]?.state.node == made["a.xlsx"]?.state.node)
  }

  @Test("A file that somebody has changed, removed or added is put right, whatever was made before")
  func meddledWith() async throws {
    let folder = try TemporaryFolder()
    let outputs = OutputSet(folder: folder.location.appending(path: "2025"))
    let files = [file("a.xlsx", "1"), file("b.xlsx", "1"), file("c.xlsx", "1")]
    let made = try await outputs.replace(with: files)
    try folder.write("ändrad", to: "2025/a.xlsx")
    try FileManager.default.removeItem(at: folder.location.appending(path: "2025/b.xlsx"))
    try folder.write("främmande", to: "2025/d.xlsx")
    #expect(try !outputs.isUntouched(made))
    _ = try await outputs.replace(with: files, made: made)
    #expect(
      try folder.contents() == ["2025/a.xlsx": "1", "2025/b.xlsx": "1", "2025/c.xlsx": "1"])
  }

  @Test("What an interrupted run had half built is cleared away")
  func halfBuilt() async throws {
    let folder = try TemporaryFolder()
    try folder.write("halv", to: ".2025.ny/a.xlsx")
    try folder.write("hel", to: "2025/a.xlsx")
    _ = try await OutputSet(folder: folder.location.appending(path: "2025"))
      .replace(with: [file("a.xlsx", "ny")])
    #expect(try folder.contents() == ["2025/a.xlsx": "ny"])
  }

  @Test("A run that was stopped between the two renames has lost nothing")
  func betweenRenames() async throws {
    let folder = try TemporaryFolder()
    try folder.write("hel", to: ".2025.gammal/a.xlsx")
    try folder.write("ny", to: ".2025.ny/a.xlsx")
    _ = try await OutputSet(folder: folder.location.appending(path: "2025"))
      .replace(with: [file("a.xlsx", "hel")])
    #expect(try folder.contents() == ["2025/a.xlsx": "hel"])
  }

  @Test(
    "Names from data never become paths",
    arguments: [
      ("../../etc/passwd", "-..-etc-passwd"), ("a/b", "a-b"), ("", "namnlös"), ("..", "namnlös"),
      ("C:\\x", "C--x"), ("rad\nbrytning", "rad-brytning"),
      ("Björkbackens förskola", "Björkbackens förskola"),
    ])
  func fileNames(name: String, expected: String) {
    #expect(fileName(name) == expected)
  }

  private func file(_ path: String, _ text: String) -> OutputSet.File {
    OutputSet.File(path: path, basis: text) { Array(text.utf8) }
  }

  private func neverMade(_ path: String, basis: String) -> OutputSet.File {
    OutputSet.File(path: path, basis: basis) { throw CocoaError(.featureUnsupported) }
  }
}
