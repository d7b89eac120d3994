import Foundation
import TestSupport
import Testing

@Suite("explain and policy, from outside")
struct ExplainCommandTests {
  private struct Explanation: Decodable {
    struct Goal: Decodable {
      struct Step: Decodable {
        struct Figure: Decodable {
          let name: String
          let value: String
          let place: String
        }
        let title: String
        let color: String?
        let figures: [Figure]
      }
      let number: String
      let color: String
      let steps: [Step]
      let alternatives: [String]
    }
    let goals: [Goal]
  }

  @Test(
    "A goal of each colour is explained with the colours that the samples were made with",
    arguments: ["BUN1", "BUN2", "BUN3", "BUN-FSK3"])
  func goal(number: String) throws {
    let night = try SampleNight.shared()
    let outcome = try Program.styrkort.run([
      "explain", number, "--json", "--workspace", night.workspace.folder.path,
    ])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let explanation = try JSONDecoder().decode(Explanation.self, from: Data(outcome.output.utf8))
    let goal = try #require(explanation.goals.first)
    let expected = ["BUN1": "röd", "BUN2": "grön", "BUN3": "gul", "BUN-FSK3": "svart"]
    #expect(goal.color == expected[number])
    #expect(goal.steps.last?.color == goal.color)
    for figure in goal.steps.flatMap(\.figures) {
      #expect(figure.place.contains("!"), "\(figure)")
    }
  }

  @Test("What nothing is called ends with code 2 and a suggestion")
  func unknown() throws {
    let night = try SampleNight.shared()
    let outcome = try Program.styrkort.run([
      "explain", "BUN11", "--workspace", night.workspace.folder.path,
    ])
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("Menade du ”BUN1”"))
  }

  @Test("Before the first night there is nothing to explain, and it is said what to do")
  func emptyArchive() throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(
      in: folder.location.appending(path: "arbete"), submissions: [])
    let outcome = try Program.styrkort.run([
      "explain", "BUN1", "--workspace", workspace.folder.path,
    ])
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("styrkort run"))
  }

  @Test("Every shipped policy is without faults; a gap is told with its line and ends with code 2")
  func check() throws {
    let policies = try FileManager.default.contentsOfDirectory(atPath: Self.policy("").path)
      .filter { $0.hasSuffix(".yaml") }.map { Self.policy($0).path }.sorted()
    #expect(policies.count >= 10)
    #expect(try Program.styrkort.run(["policy", "check"] + policies).code == 0)

    let folder = try TemporaryFolder()
    let file = folder.location.appending(path: "lucka.yaml")
    let text = try String(contentsOf: Self.policy("vansbro.yaml"), encoding: .utf8)
    try Data(text.replacing("röd: under 80", with: "röd: under 79").utf8).write(to: file)
    let outcome = try Program.styrkort.run(["policy", "check", file.path])
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("lucka.yaml:15:"))
    #expect(outcome.errors.contains("lucka vid 79"))
  }

  @Test("Two policies are compared over the archive, and nothing is written")
  func compare() throws {
    let night = try SampleNight.shared()
    let before = try TemporaryFolder.bytes(in: night.workspace.folder)
    let outcome = try Program.styrkort.run([
      "policy", "compare", Self.policy("lulea-2016.yaml").path, Self.policy("lulea.yaml").path,
      "--workspace", night.workspace.folder.path,
    ])
    #expect(outcome.code == 0, "\(outcome.errors)")
    // The two differ in yellow at year-end, and in nothing else.
    #expect(outcome.output.contains("gul → röd"))
    #expect(!outcome.output.contains("grön →"))
    #expect(!outcome.output.contains("röd →"))
    #expect(try TemporaryFolder.bytes(in: night.workspace.folder) == before)
  }

  private static func policy(_ name: String) -> URL {
    projectFolder.appending(path: "Mappings/policyer/\(name)")
  }
}
