import Foundation
import Spreadsheet
import TestSupport
import Testing

/// The commands that the guides tell people to run, read from the texts and run.
@Suite("The guides")
struct GuideTests {
  @Test("Every command of the first ten minutes does what the page says")
  func firstMinutes() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: projectFolder.appending(path: "Samples/mallar/malkort/bara färger.xlsx"),
      to: folder.location.appending(path: "er-mall.xlsx"))
    let commands = try Self.commands(in: "Handbok/kom-igang.md")
    #expect(commands.count >= 8)
    for command in commands {
      let outcome = try Self.shell(command, in: folder.location)
      // 1 is done, and something needs a person: the template is not filled in yet.
      #expect(outcome.code <= 1, "\(command): \(outcome.errors)")
    }
    let workspace = folder.location.appending(path: "ekeby")
    for name in [
      "utdata/2026/bokslut 2026.xlsx", "utdata/2026/oversikt.html", "utdata/rapport.txt",
      "mappningar/er-mall.yaml",
    ] {
      #expect(
        FileManager.default.fileExists(atPath: workspace.appending(path: name).path), "\(name)")
    }
  }

  @Test("The commands of the guide to the workbooks work in the sample municipality")
  func workbooks() throws {
    let commands = try Self.commands(in: "Handbok/arbetsbocker.md")
    #expect(!commands.isEmpty)
    for command in commands {
      let outcome = try Self.shell(command, in: SampleNight.shared().workspace.folder)
      #expect(outcome.code == 0, "\(command): \(outcome.errors)")
    }
  }

  @Test("The municipality of the guide to levels, targets and weights comes out as the page says")
  func ownRules() throws {
    let text = try Self.text("Handbok/egna-regler.md")
    let folder = try TemporaryFolder()
    var files: [String: String] = [:]
    for match in text.matches(of: /\n`([^`\n]+)`\n\n```\w*\n((?:.*\n)*?)```/) {
      files[String(match.1), default: ""] += match.2
    }
    #expect(files.count == 7)
    for (path, content) in files {
      let file = folder.location.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(content.utf8).write(to: file)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: file.path)
    }
    let night = try Program.styrkort.run(
      ["run", "--json", "--workspace", folder.location.path, "--time", "2026-01-20T02:00:00Z"])
    #expect(night.code == 1, "\(night.errors)\(night.output)")
    let findings = try SampleNight.Record(night).files.flatMap(\.findings)
    #expect(findings.filter { $0.severity == "fel" }.map(\.code) == ["O03"])

    let book = folder.location.appending(path: "utdata/2025/bokslut 2025.xlsx")
    let workbook = try WorkbookReader().read(Array(Data(contentsOf: book))).workbook
    let goals = try #require(
      SheetTable(workbook[sheet: "Mål"], headings: "Nr", "Nämnd eller bolag")
    ).records
    let told = text.matches(of: /\n\| ([A-Z]+1|BN2) \| (\w+) \|/).map {
      "\($0.1) \($0.2)"
    }
    #expect(told.count == 4)
    #expect(Set(goals.map { "\($0["Nr"] ?? "") \($0["Slutlig"] ?? "")" }) == Set(told))
    let sums = try #require(
      SheetTable(workbook[sheet: "Driftredovisning"], headings: "Ansvar")
    ).records
    let total = sums.first { $0["Ansvar"] == "Summa Ekeby kommun" }
    #expect(total?["Netto utfall"] == "-865")
    let unit = try Program.styrkort.run(["explain", "BN", "--workspace", folder.location.path])
    #expect(unit.output.contains("(BN): gul") && unit.output.contains("62,5"), "\(unit.output)")
    for command in try Self.commands(in: "Handbok/egna-regler.md") {
      let outcome = try Self.shell(command, in: folder.location)
      #expect(outcome.code == 0, "\(command): \(outcome.errors)")
    }
  }

  @Test("What IT is told to copy, start and write is there, and is understood")
  func operations() throws {
    let text = try Self.text("Operations/README.md")
    for match in text.matches(of: /Operations\/[\w@.]+/) {
      let file = projectFolder.appending(path: String(match.output))
      #expect(FileManager.default.fileExists(atPath: file.path), "\(match.output)")
    }
    let folder = try TemporaryFolder()
    _ = try Program.styrkort.run(["init", "ekeby", "--period", "2026"], in: folder.location)
    let configuration = folder.location.appending(path: "ekeby/styrkort.yaml")
    var yaml = try String(contentsOf: configuration, encoding: .utf8)
    let blocks = Self.blocks("yaml", in: text)
    #expect(!blocks.isEmpty)
    yaml += blocks.joined(separator: "\n")
    try Data(yaml.utf8).write(to: configuration)
    let outcome = try Program.styrkort.run(["prune", "--workspace", "ekeby"], in: folder.location)
    #expect(outcome.code == 0, "\(outcome.errors)")
  }

  @Test("Every make target that a text names is in the Makefile, and each shell block is tried")
  func targets() throws {
    let makefile = try Self.text("Makefile")
    for path in Self.texts + ["CONTRIBUTING.md", "Documentation/Spreadsheet.docc/Spreadsheet.md"] {
      let text = try Self.text(path)
      for match in text.matches(of: /[`\n]make ([a-z][a-z-]*)/) {
        #expect(makefile.contains("\n\(match.1):"), "\(path): make \(match.1)")
      }
      for command in try Self.commands(in: path) {
        #expect(
          ["styrkort ", "make ", "cp Operations/", "systemctl "].contains(where: command.hasPrefix),
          "\(path): \(command)")
      }
    }
  }

  @Test("Every command that a text names is there, with the options that it is given")
  func names() throws {
    for text in Self.texts {
      let content = try String(
        contentsOf: projectFolder.appending(path: text), encoding: .utf8)
      for match in content.matches(of: /styrkort ([a-z]+)((?: --[a-z-]+)*)/) {
        let help = try Program.styrkort.run(["help", String(match.1)])
        guard help.code == 0, help.output.contains("ANVÄNDNING: styrkort \(match.1)") else {
          // Prose such as "styrkort per enhet" names no command.
          #expect(!content.contains("`styrkort \(match.1)"), "\(text): styrkort \(match.1)")
          continue
        }
        for option in match.2.split(separator: " ") {
          #expect(help.output.contains(option), "\(text): styrkort \(match.1) \(option)")
        }
      }
    }
  }

  private static let texts = [
    "README.md", "Handbok/kom-igang.md", "Handbok/arbetsbocker.md", "Handbok/lamna.md",
    "Handbok/egna-regler.md", "Operations/README.md", "Mappings/README.md",
    "Documentation/Policies.md",
  ]

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: projectFolder.appending(path: path), encoding: .utf8)
  }

  /// The lines in blocks marked `sh`.
  private static func commands(in path: String) throws -> [String] {
    try blocks("sh", in: text(path)).flatMap { $0.split(separator: "\n").map(String.init) }
  }

  private static func blocks(_ language: String, in text: String) -> [String] {
    text.matches(of: /```(\w+)\n((?:.*\n)*?)```/).filter { $0.1 == language }
      .map { String($0.2) }
  }

  /// Runs a line as a shell does that has the program on its path.
  private static func shell(_ line: String, in folder: URL) throws -> Program.Outcome {
    let programs = URL(filePath: Program.styrkort.path).deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return try Program(URL(filePath: "/bin/sh")).run(
      ["-c", line], in: folder, environment: ["PATH": "\(programs):\(path)"])
  }
}
