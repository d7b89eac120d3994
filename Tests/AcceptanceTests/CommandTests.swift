import Foundation
import Glibc
import TestSupport
import Testing

@Suite("The commands, from outside")
struct CommandTests {
  @Test("Wrong usage ends with code 64")
  func usage() throws {
    #expect(try Program.styrkort.run(["run", "--okänd-flagga"]).code == 64)
    #expect(try Program.styrkort.run(["sjunga"]).code == 64)
  }

  @Test("Without a workspace the night ends with code 2 and says what to do")
  func withoutWorkspace() throws {
    let folder = try TemporaryFolder()
    let outcome = try Program.styrkort.run(["run"], in: folder.location)
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("styrkort.yaml"))
    #expect(outcome.errors.hasSuffix("Resultat: misslyckat\n"))
  }

  @Test("A misspelt key in the configuration is told with line, column and the right word")
  func misspeltKey() throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(
      in: folder.location.appending(path: "arbete"), submissions: [])
    try Data("kommun: Ekeby\nperiod: \"2025\"\ntillfalle: bokslut\n".utf8)
      .write(to: workspace.folder.appending(path: "styrkort.yaml"))
    let outcome = try workspace.run()
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("styrkort.yaml:3:1:"))
    #expect(outcome.errors.contains("tillfälle"))
  }

  @Test("While another run is active, a second one leaves with code 75")
  func anotherRun() throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(
      in: folder.location.appending(path: "arbete"), submissions: [])
    let lock = try #require(
      FileManager.default.createFile(
        atPath: workspace.folder.appending(path: ".styrkort.lock").path, contents: nil)
        ? FileHandle(forUpdatingAtPath: workspace.folder.appending(path: ".styrkort.lock").path)
        : nil)
    #expect(flock(lock.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
    #expect(try workspace.run().code == 75)
    try lock.close()
    #expect(try workspace.run().code == 1)
  }

  @Test("A workspace given relative to the folder one stands in is found")
  func relativeWorkspace() throws {
    let folder = try TemporaryFolder()
    _ = try SampleWorkspace(in: folder.location.appending(path: "arbete"), submissions: [])
    let outcome = try Program.styrkort.run(["run", "--workspace", "arbete"], in: folder.location)
    #expect(outcome.code == 1, "\(outcome.errors)")
  }

  @Test(
    "check tells by its code whether a file is without errors, has some, or cannot be read",
    arguments: [
      ("Kommunstyrelsen/KS-KOL_styrkort_2025.csv", Int32(0)),
      ("Socialnämnden/Äldreomsorg/Hemtjänst Söder 2025.xlsx", 1),
      ("Kultur- och fritidsnämnden/Styrkort Simhallen.xlsx", 2),
    ])
  func check(path: String, code: Int32) throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(
      in: folder.location.appending(path: "arbete"), submissions: [])
    let outcome = try Program.styrkort.run([
      "check", sample(path), "--workspace", workspace.folder.path,
    ])
    #expect(outcome.code == code, "\(outcome.output)\(outcome.errors)")
    #expect(try TemporaryFolder.bytes(in: workspace.inbox).isEmpty)
  }

  @Test("map shows which mapping fits, which cell became which field, and what was left")
  func map() throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(
      in: folder.location.appending(path: "arbete"), submissions: [])
    let file = sample("Kommunstyrelsen/KS-KOL_styrkort_2025.csv")
    let outcome = try Program.styrkort.run([
      "map", file, "--json", "--workspace", workspace.folder.path,
    ])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let trace = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(trace["mapping"] as? String == "styrkort-csv")
    let steps = try #require(trace["steps"] as? [[String: String]])
    #expect(
      steps.contains { $0["cell"] == "B3" && $0["field"] == "enhet" && $0["text"] == "KS-KOL" })
  }

  @Test("doctor finds a sound workspace sound, and names the fault of one that is not")
  func doctor() throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(
      in: folder.location.appending(path: "arbete"), submissions: [])
    let sound = try Program.styrkort.run(["doctor", "--workspace", workspace.folder.path])
    #expect(sound.code == 0, "\(sound.output)")
    try FileManager.default.removeItem(at: workspace.inbox)
    try Data("policy: [".utf8).write(to: workspace.folder.appending(path: "policy.yaml"))
    let unsound = try Program.styrkort.run(["doctor", "--workspace", workspace.folder.path])
    #expect(unsound.code == 1)
    #expect(unsound.output.contains("FEL  Regler: policy.yaml:"))
    #expect(unsound.output.contains("FEL  inkorg: Mappen saknas."))
  }

  @Test("status tells what waits and what is missing, and moves nothing")
  func status() throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(
      in: folder.location.appending(path: "arbete"),
      submissions: ["Kommunstyrelsen/KS-KOL_styrkort_2025.csv"])
    let before = try TemporaryFolder.bytes(in: workspace.folder)
    let outcome = try Program.styrkort.run(["status", "--workspace", workspace.folder.path])
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("Väntar i inkorgen    1"))
    #expect(outcome.output.contains("Parkenheten (KS-GOP-02)"))
    #expect(try TemporaryFolder.bytes(in: workspace.folder) == before)
  }

  @Test("cells prints a line of JSON for each cell, with formula, format and fill where they are")
  func cells() throws {
    let outcome = try Program.styrkort.run([
      "cells", sample("Kommunstyrelsen/Gata och park styrkort 2025.xlsx"), "--sheet", "Ekonomi",
    ])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let cells = try outcome.output.split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(cells.contains { $0["value"] as? Double == 1242 && $0["type"] as? String == "n" })
    #expect(cells.contains { ($0["formula"] as? String)?.isEmpty == false })
    #expect(cells.allSatisfy { $0["name"] as? String == "Ekonomi" })
  }

  @Test("cells --count agrees with the number of lines that cells prints")
  func counts() throws {
    let file = sample("Kommunstyrelsen/Målkort gatuenheten.ods")
    let lines = try Program.styrkort.run(["cells", file]).output.split(separator: "\n").count
    let counted = try Program.styrkort.run(["cells", "--count", file]).output.split(separator: "\n")
      .compactMap {
        try (JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])?["cells"] as? Int
      }
    #expect(counted.reduce(0, +) == lines)
    #expect(lines > 50)
  }

  @Test("cells of a file that is no spreadsheet ends with code 2, and says what it is")
  func cellsOfPDF() throws {
    let outcome = try Program.styrkort.run([
      "cells", sample("Kultur- och fritidsnämnden/Styrkort Simhallen.xlsx"),
    ])
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("pdf"))
    #expect(outcome.output.isEmpty)
  }

  @Test("info tells the format, the program and the sheets")
  func info() throws {
    let outcome = try Program.styrkort.run([
      "info", sample("Kommunstyrelsen/Målkort gatuenheten.ods"),
    ])
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("ods"))
    #expect(outcome.output.contains("LibreOffice"))
  }

  private func sample(_ path: String) -> String {
    projectFolder.appending(path: "Samples/inkorg/\(path)").path
  }
}
