import Foundation
import TestSupport
import Testing

/// The commands that the guides tell people to run, read from the texts and run.
@Suite("The guides")
struct GuideTests {
  @Test("Every command of the first ten minutes does what the page says")
  func firstMinutes() throws {
    let folder = try TemporaryFolder()
    let commands = try Self.commands(in: "Handbok/kom-igang.md")
    #expect(commands.count >= 6)
    for command in commands {
      let outcome = try Program.styrkort.run(Array(command.dropFirst()), in: folder.location)
      // 1 is done, and something needs a person: the template is not filled in yet.
      #expect(outcome.code <= 1, "\(command): \(outcome.errors)")
    }
    let workspace = folder.location.appending(path: "ekeby")
    for name in [
      "utdata/2026/bokslut 2026.xlsx", "utdata/2026/oversikt.html", "utdata/rapport.txt",
    ] {
      #expect(
        FileManager.default.fileExists(atPath: workspace.appending(path: name).path), "\(name)")
    }
  }

  @Test("Every command that a text names is there, with the options that it is given")
  func names() throws {
    let texts = [
      "README.md", "Handbok/kom-igang.md", "Handbok/arbetsbocker.md", "Operations/README.md",
      "Mappings/README.md",
    ]
    for text in texts {
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

  /// The lines in blocks marked `sh`, each as the words of a shell.
  private static func commands(in path: String) throws -> [[String]] {
    let text = try String(contentsOf: projectFolder.appending(path: path), encoding: .utf8)
    return text.matches(of: /```sh\n((?:.*\n)*?)```/).flatMap { match in
      match.1.split(separator: "\n").map(words)
    }
  }

  private static func words(of line: Substring) -> [String] {
    line.matches(of: /"([^"]*)"|(\S+)/).map { String($0.1 ?? $0.2 ?? "") }
  }
}
