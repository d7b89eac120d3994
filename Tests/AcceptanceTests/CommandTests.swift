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

  @Test(
    "Wrong usage is told in Swedish",
    arguments: [
      (["sjunga"], "Fel: Det finns inget kommando ”sjunga”."),
      (["policy", "sjunga"], "Fel: Det finns inget kommando ”sjunga”."),
      (["run", "--dry-runn"], "Fel: Flaggan --dry-runn finns inte. Menade du --dry-run?"),
      (["run", "-q"], "Fel: Flaggan -q finns inte."),
      (["run", "--workspace"], "Fel: Flaggan ska följas av ett värde: --workspace <workspace>"),
      (["run", "extra"], "Fel: Kommandot tar inte emot argumentet ”extra”."),
      (["run", "a", "b"], "Fel: Kommandot tar inte emot de här 2 argumenten: 'a', 'b'"),
      (["run", "--json=ja"], "Fel: Flaggan --json har inget värde, men fick ”ja”."),
      (["run", "--time", "igår"], "Fel: Värdet ”igår” duger inte för --time <time>."),
      (["check"], "Fel: Det saknas ett argument: <files> ..."),
      (["cells"], "Fel: Det saknas ett argument: <file>"),
    ])
  func usageInSwedish(arguments: [String], expected: String) throws {
    let outcome = try Program.styrkort.run(arguments)
    #expect(outcome.code == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix(expected + "\n"), "\(outcome.errors)")
    #expect(outcome.errors.contains("\nAnvändning: styrkort"), "\(outcome.errors)")
    #expect(outcome.errors.contains("\n  Mer hjälp: styrkort"), "\(outcome.errors)")
  }

  @Test(
    "The help has no English heading",
    arguments: [["--help"], ["run", "--help"], ["help", "check"], ["policy", "--help"]])
  func help(arguments: [String]) throws {
    let outcome = try Program.styrkort.run(arguments)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("ANVÄNDNING: styrkort"))
    for word in ["OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS:", "SUBCOMMAND", "Show ", "See "] {
      #expect(!outcome.output.contains(word), "\(outcome.output)")
    }
  }

  @Test("What a shell or a machine asks for is passed on as it is")
  func untranslated() throws {
    #expect(try Program.styrkort.run(["--version"]).output == "0.1.0\n")
    let script = try Program.styrkort.run(["--generate-completion-script", "bash"])
    #expect(script.code == 0)
    #expect(script.output.hasPrefix("#!/bin/bash"))
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
    let lock = unsafe open(workspace.folder.path, O_RDONLY | O_DIRECTORY)
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    #expect(try workspace.run().code == 75)
    close(lock)
    #expect(try workspace.run().code == 1)
  }

  @Test("What a night writes is for the owner and the group alone")
  func rights() throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(
      in: folder.location.appending(path: "arbete"),
      submissions: ["Kultur- och fritidsnämnden/Styrkort Simhallen.xlsx"])
    try FileManager.default.createDirectory(
      at: workspace.inbox.appending(path: "tom"), withIntermediateDirectories: true)
    _ = try workspace.run()
    for name in ["arkiv", "retur", "utdata", ".mellanlager"] {
      let place = workspace.folder.appending(path: name)
      let paths = try FileManager.default.subpathsOfDirectory(atPath: place.path)
      #expect(!paths.isEmpty, "\(name)")
      // An original keeps the rights that its owner gave it, within folders that are closed.
      for path in [""] + paths where !path.hasSuffix("Styrkort Simhallen.xlsx") {
        let file = place.appending(path: path)
        let rights = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
        #expect(((rights as? Int) ?? 0o777) & 0o007 == 0, "\(file.path)")
      }
    }
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
    #expect(unsound.output.contains("FEL  Policy: policy.yaml:"))
    #expect(unsound.output.contains("OK   Register: "))
    #expect(unsound.output.contains("FEL  inkorg: Mappen saknas."))
  }

  @Test("doctor knows every file that the program uses, and names those that it does not")
  func strayFiles() throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(
      in: folder.location.appending(path: "arbete"), submissions: [])
    let place = workspace.folder
    let configuration = place.appending(path: "styrkort.yaml")
    try (Data(contentsOf: configuration) + Data("\nhuvudbok:\n  fil: huvudbok.se\n".utf8))
      .write(to: configuration)
    for name in ["organisation-2024.csv", "policy-2024.yaml", "stratsys.csv"] {
      try Data().write(to: place.appending(path: name))
    }
    try FileManager.default.createDirectory(
      at: place.appending(path: "mallar"), withIntermediateDirectories: true)
    try workspace.addOwnWorkbooks()
    try Data().write(to: place.appending(path: "huvudbok.se"))
    let known = try Program.styrkort.run(["doctor", "--workspace", place.path])
    #expect(known.output.contains("OK   Främmande filer: Inga."), "\(known.output)")
    try Data().write(to: place.appending(path: "styrkort (1).xlsx"))
    let stray = try Program.styrkort.run(["doctor", "--workspace", place.path])
    #expect(stray.code == 1)
    #expect(stray.output.contains("FEL  Främmande filer: styrkort (1).xlsx. Flytta dem;"))
  }

  @Test("doctor names what waits in vain, an original that is gone, and nights that do not happen")
  func troubles() throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(
      in: folder.location.appending(path: "arbete"),
      submissions: ["Kommunstyrelsen/KS-KOL_styrkort_2025.csv"])
    #expect(try workspace.run(["--time", "2026-02-01T02:00:00Z"]).code == 1)
    try FileManager.default.createSymbolicLink(
      at: workspace.inbox.appending(path: "länk.xlsx"),
      withDestinationURL: URL(filePath: "/etc/hosts"))
    try FileManager.default.removeItem(
      at: workspace.folder.appending(
        path: "arkiv/2025/KS-KOL/0001/original/KS-KOL_styrkort_2025.csv"))
    let outcome = try Program.styrkort.run(["doctor", "--workspace", workspace.folder.path])
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("FEL  Filer i inkorgen: länk.xlsx är ingen vanlig fil"))
    #expect(outcome.output.contains("FEL  Arkiv: Originalet till 2025/KS-KOL/0001 saknas."))
    #expect(
      outcome.output.contains("FEL  Senaste körning: 2026-02-01T02:00:00Z, mer än ett dygn sedan."))
  }

  @Test("doctor names an original that is no longer what was received")
  func changedOriginal() throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(
      in: folder.location.appending(path: "arbete"),
      submissions: ["Kommunstyrelsen/KS-KOL_styrkort_2025.csv"])
    #expect(try workspace.run().code == 1)
    let doctor = ["doctor", "--workspace", workspace.folder.path]
    let sound = try Program.styrkort.run(doctor)
    #expect(
      sound.output.contains("OK   Arkiv: 1 inlämning, alla med kvitto och oförändrat original."))
    let original = workspace.folder.appending(
      path: "arkiv/2025/KS-KOL/0001/original/KS-KOL_styrkort_2025.csv")
    try (Data(contentsOf: original) + Data("\n".utf8)).write(to: original)
    let changed = try Program.styrkort.run(doctor)
    #expect(changed.code == 1)
    #expect(
      changed.output.contains(
        "FEL  Arkiv: Originalet till 2025/KS-KOL/0001 är inte det som togs emot."))
  }

  @Test("The morning's text tells what does not agree with the ledger, and what no unit in it is")
  func ledger() throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(
      in: folder.location.appending(path: "arbete"),
      submissions: ["Kommunstyrelsen/KS-KOL_styrkort_2025.csv"])
    let place = workspace.folder
    let configuration = place.appending(path: "styrkort.yaml")
    try (Data(contentsOf: configuration) + Data("\nhuvudbok:\n  fil: huvudbok.csv\n".utf8))
      .write(to: configuration)
    try Data(
      "Enhet;Konto;Belopp\nKS-KOL;3010;-1000\nKS-KOL;5010;3000\nGamla badet;5010;1250000\n".utf8
    )
    .write(to: place.appending(path: "huvudbok.csv"))
    #expect(try workspace.run().code == 1)
    let report = try String(
      contentsOf: workspace.outputs.appending(path: "rapport.txt"), encoding: .utf8)
    #expect(
      report.contains("I HUVUDBOKEN, MEN INTE I REGISTRET\n  Gamla badet: −1\u{a0}250 tkr"),
      "\(report)")
    #expect(
      report.contains("STÄMMER INTE MED HUVUDBOKEN\n  E05 Kommunstyrelsen/KS-KOL_styrkort_2025.csv")
    )
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
