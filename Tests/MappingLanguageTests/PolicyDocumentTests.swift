import Foundation
import Scorecards
import TestSupport
import Testing

@testable import MappingLanguage

/// Documentation/Policies.md and the reader are two descriptions of the same language.
@Suite("Documentation/Policies.md")
struct PolicyDocumentTests {
  let document: String

  init() throws {
    let file = projectFolder.appending(path: "Documentation/Policies.md")
    document = try String(contentsOf: file, encoding: .utf8)
  }

  @Test("Every example is read, in place of the part of the whole policy that it shows")
  func examples() throws {
    let examples = yaml().filter { !$0.hasPrefix("# styrkort.yaml") }
    let whole = try #require(examples.first)
    _ = try PolicyFile.parse(whole, file: "Policies.md")
    for example in examples.dropFirst() {
      let keys = example.split(separator: "\n").filter { $0.first?.isWhitespace == false }
        .map { $0.prefix { $0 != ":" } }
      let rest = whole.split(separator: "\n").filter { line in
        !keys.contains { line.hasPrefix($0 + ":") }
      }
      let text = rest.joined(separator: "\n") + "\n" + example
      _ = try PolicyFile.parse(text, file: "Policies.md")
    }
    #expect(examples.count == 13)
  }

  @Test(
    "Every word that the reader knows is explained, and no other",
    arguments: [
      (
        "mäts som", "indikatorer: {regel: trösklar, mäts som: qqqqqqqqq, trösklar: {grön: minst 1}}"
      ),
      ("regel", "mål: {regel: qqqqqqqqq}"), ("svarta", "mål: {regel: sämst, svarta: qqqqqqqqq}"),
      ("regel", "slutlig bedömning: {regel: qqqqqqqqq}"),
      ("jämförs med", "trend: {jämförs med: qqqqqqqqq}"),
    ] as [(String, String)])
  func words(heading: String, yaml: String) throws {
    let error = #expect(throws: MappingError.self) {
      try PolicyFile.parse("policy: prov\n" + yaml, file: "prov")
    }
    let start = "”\(heading)” kan inte vara ”qqqqqqqqq”. Det kan vara "
    let message = try #require(
      error?.faults.map(\.message).first { $0.hasPrefix(start) }, "\(error?.faults ?? [])")
    let known = String(message.dropFirst(start.count).dropLast())
    let tables = tables(headed: "`\(heading)`").map { $0.joined(separator: ", ") }
    #expect(tables.contains(known), "\(known)")
  }

  @Test("The example of a configuration is read")
  func configuration() throws {
    let example = yaml().filter { $0.hasPrefix("# styrkort.yaml") }.joined(separator: "\n")
    let configuration = try WorkspaceConfiguration.parse(
      "kommun: Ekeby\nperiod: \"2025\"\ntillfälle: bokslut\n" + example, file: "styrkort.yaml")
    #expect(configuration.annualCycle.steps.count == 3)
    #expect(configuration.smallestGroup == 5)
    #expect(configuration.ledger?.units == ["BUN-FSK-01": ["1101", "1102"]])
    #expect(configuration.successions.units.first?.before == ["BUN-GRS-02", "BUN-GRS-05"])
  }

  @Test("Every policy file stands in the table, with the source that it cites")
  func files() throws {
    for name in try PublishedPolicyTests.names() {
      let line = try #require(
        document.split(separator: "\n").first { $0.hasPrefix("| `\(name).yaml` |") }, "\(name)")
      let source = try #require(try PublishedPolicyTests.policy(name).source)
      #expect(line.hasSuffix("| \(source) |"))
    }
  }

  private func yaml() -> [String] {
    let parts = document.split(separator: "```", omittingEmptySubsequences: false)
    return parts.enumerated().filter { !$0.offset.isMultiple(of: 2) }
      .filter { $0.element.hasPrefix("yaml\n") }.map { String($0.element.dropFirst(5)) }
  }

  /// The words in the first column of each table with a heading.
  private func tables(headed heading: String) -> [[String]] {
    document.components(separatedBy: "\n\n").compactMap { block in
      let rows = block.split(separator: "\n")
      guard rows.first?.hasPrefix("| \(heading) |") == true else { return nil }
      return rows.dropFirst(2).compactMap { row in
        row.split(separator: "`").dropFirst().first.map(String.init)
      }
    }
  }
}
