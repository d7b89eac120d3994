import Foundation
import Spreadsheet
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

  @Test("Three goals of each colour hold what stands in their cells, and their colour follows")
  func goals() throws {
    guard let python = Program.python else {
      skip("no Python with openpyxl; make test installs it.")
      return
    }
    let night = try SampleNight.shared()
    let outcome = try python.run([
      projectFolder.appending(path: "Tests/AcceptanceTests/Judges/explain_goals.py").path,
      Program.styrkort.path, night.workspace.folder.path, "3",
    ])
    print(outcome.output)
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.hasPrefix("0 faults in "), "\(outcome.output)")
  }

  @Test("A goal may be named by words of its text; words of several goals name them all")
  func words() throws {
    let night = try SampleNight.shared()
    func explain(_ name: String, _ more: String...) throws -> Program.Outcome {
      try Program.styrkort.run(
        ["explain", name, "--workspace", night.workspace.folder.path] + more)
    }
    let goal = try explain("känna sig trygga i skolan")
    #expect(goal.code == 0 && goal.output.contains("\nBUN-GRS2 Minst 90 % av eleverna"))
    let several = try explain("grundskolan ska 2025")
    #expect(several.code == 2)
    #expect(several.errors.contains("De orden finns i 2 mål."), "\(several.errors)")
    #expect(several.errors.contains("\n  – BUN4 ") && several.errors.contains("\n  – BUN-GRS4 "))
    let english = try explain("grundskolan ska 2025", "--language", "en")
    #expect(english.errors.contains("Those words are in 2 goals."), "\(english.errors)")
    let unknown = try explain("alla elever ska känna sig trygga hemma")
    #expect(unknown.code == 2)
    #expect(unknown.errors.contains("”BUN-GRS2 Minst 90 %"), "\(unknown.errors)")
  }

  @Test(
    "A hundred cells drawn by chance name the source cells that another reader finds",
    arguments: ["bokslut 2025.xlsx", "nämnder/BUN Barn- och utbildningsnämnden 2025.xlsx"])
  func cells(workbook: String) throws {
    guard let python = Program.python else {
      skip("no Python with openpyxl; make test installs it.")
      return
    }
    let night = try SampleNight.shared()
    let outcome = try python.run([
      projectFolder.appending(path: "Tests/AcceptanceTests/Judges/explain_cells.py").path,
      Program.styrkort.path, night.workspace.folder.path,
      night.outputs.appending(path: workbook).path, "100",
    ])
    print(outcome.output)
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.hasPrefix("0 faults in 100 cells"), "\(outcome.output)")
  }

  private struct CellExplanation: Decodable {
    struct Origin: Decodable {
      let file: String
      let cell: String?
      let value: String?
      let original: String?
      let sha256: String?
    }
    struct Term: Decodable {
      let value: String
      let origins: [Origin]
    }
    let value: String
    let formula: String?
    let origins: [Origin]
    let terms: [Term]
  }

  private func explanation(of cell: String, in path: String) throws -> CellExplanation {
    let night = try SampleNight.shared()
    return try explanation(of: cell, in: night.outputs.appending(path: path), night.workspace)
  }

  private func explanation(
    of cell: String, in file: URL, _ workspace: SampleWorkspace
  ) throws -> CellExplanation {
    let outcome = try Program.styrkort.run([
      "explain", file.path, cell, "--json", "--workspace", workspace.folder.path,
    ])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let cells = try JSONDecoder().decode([CellExplanation].self, from: Data(outcome.output.utf8))
    return try #require(cells.first)
  }

  @Test("Workbooks of levels, plans and finance's own are explained too")
  func otherWorkbooks() throws {
    let level = try explanation(
      of: "Egna mål!A6", in: "nämnder/BUN Barn- och utbildningsnämnden 2025.xlsx")
    #expect(level.origins.count == 1)
    #expect(level.origins.first?.value == level.value)
    let own = try explanation(of: "Driftredovisning!C5", in: "ekonomins-bok/bokslut.xlsm")
    #expect(own.origins.count > 3)
    #expect(own.origins.allSatisfy { $0.sha256?.count == 64 && $0.cell != nil })
    let total = try explanation(of: "Framsida!B20", in: "ekonomins-bok/bokslut.xlsm")
    #expect(total.formula == "SUM(Driftredovisning!C5:C9)")
    #expect(total.terms.count == 5)
    let colour = try explanation(
      of: "Underordnade enheter!C6", in: "nämnder/BUN Barn- och utbildningsnämnden 2025.xlsx")
    #expect(!colour.origins.isEmpty)
    let front = try explanation(of: "Översikt!B7", in: "bokslut 2025.xlsx")
    #expect(front.value.contains("tkr mot budget"))
    #expect(front.origins.count > 10)
  }

  @Test("A cell is explained by the unit's own original, though a later one has the same name")
  func sameName() throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(
      in: folder.location.appending(path: "arbete"), submissions: [])
    let own = try Data(
      contentsOf: projectFolder.appending(
        path: "Samples/inkorg/Kommunstyrelsen/KS-KOL_styrkort_2025.csv"))
    try workspace.submit([UInt8](own), as: "styrkort.csv")
    _ = try workspace.run(["--time", "2026-02-01T02:00:00Z"])
    let text = try #require(String(data: own, encoding: .isoLatin1))
    let other = try #require(
      text.replacing("KS-KOL", with: "BUN-FSK").data(using: .isoLatin1))
    try workspace.submit([UInt8](other), as: "styrkort.csv")
    _ = try workspace.run(["--time", "2026-02-02T02:00:00Z"])

    let workbooks = workspace.outputs.appending(path: "2025/verksamheter")
    for (code, bytes) in [("KS-KOL", own), ("BUN-FSK", other)] {
      let name = try #require(
        FileManager.default.contentsOfDirectory(atPath: workbooks.path)
          .first { $0.hasPrefix("\(code) ") })
      let cell = try explanation(
        of: "Egna mål!A6", in: workbooks.appending(path: name), workspace)
      #expect(cell.value == "\(code)1")
      #expect(cell.origins.map(\.value) == [cell.value])
      let original = try #require(cell.origins.first?.original)
      #expect(try Data(contentsOf: workspace.folder.appending(path: original)) == bytes)
    }
  }

  @Test("A cell that the file has otherwise than the archive gives is told, not explained")
  func changedByHand() throws {
    let night = try SampleNight.shared()
    let folder = try TemporaryFolder()
    let copy = folder.location.appending(path: "arbete")
    try FileManager.default.copyItem(at: night.workspace.folder, to: copy)
    let file = copy.appending(path: "utdata/2025/bokslut 2025.xlsx")
    var editor = try WorkbookEditor([UInt8](Data(contentsOf: file)))
    try editor.set(.text("Ändrat"), at: CellAddress(row: 4, column: 4), on: "Mål")
    try Data(try editor.save()).write(to: file)
    let outcome = try Program.styrkort.run([
      "explain", file.path, "Mål!E5", "--workspace", copy.path,
    ])
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("Ändrat"), "\(outcome.errors)")
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
    #expect(outcome.errors.contains("lucka.yaml:17:"))
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
