import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("The outputs of a period")
struct OutputSetTests {
  @Test("New files take the place of all the old ones")
  func replaced() throws {
    let folder = try TemporaryFolder()
    let outputs = OutputSet(folder: folder.location.appending(path: "2025"))
    try outputs.replace(with: [file("gammal.xlsx", "1"), file("nämnder/BUN.xlsx", "1")])
    try outputs.replace(with: [file("ny.xlsx", "2"), file("nämnder/BUN.xlsx", "2")])
    #expect(try folder.contents() == ["2025/ny.xlsx": "2", "2025/nämnder/BUN.xlsx": "2"])
  }

  @Test("Equal files leave the folder untouched")
  func untouched() throws {
    let folder = try TemporaryFolder()
    let location = folder.location.appending(path: "2025")
    let outputs = OutputSet(folder: location)
    try outputs.replace(with: [file("a.xlsx", "1")])
    let before = try inode(of: location)
    try outputs.replace(with: [file("a.xlsx", "1")])
    #expect(try inode(of: location) == before)
    try outputs.replace(with: [file("a.xlsx", "2")])
    #expect(try inode(of: location) != before)
  }

  @Test("What an interrupted run had half built is cleared away")
  func halfBuilt() throws {
    let folder = try TemporaryFolder()
    try folder.write("halv", to: ".2025.ny/a.xlsx")
    try folder.write("hel", to: "2025/a.xlsx")
    try OutputSet(folder: folder.location.appending(path: "2025")).replace(with: [
      file("a.xlsx", "ny")
    ])
    #expect(try folder.contents() == ["2025/a.xlsx": "ny"])
  }

  @Test("A run that was stopped between the two renames has lost nothing")
  func betweenRenames() throws {
    let folder = try TemporaryFolder()
    try folder.write("hel", to: ".2025.gammal/a.xlsx")
    try folder.write("ny", to: ".2025.ny/a.xlsx")
    try OutputSet(folder: folder.location.appending(path: "2025")).replace(with: [
      file("a.xlsx", "hel")
    ])
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
    OutputSet.File(path: path, contents: Array(text.utf8))
  }

  private func inode(of location: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: location.path)[.systemFileNumber] as? Int
  }
}
