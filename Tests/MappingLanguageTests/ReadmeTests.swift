import Foundation
import Scorecards
import Spreadsheet
import TestSupport
import Testing

@testable import MappingLanguage

@Suite("Mappings/README.md")
struct ReadmeTests {
  let readme: String

  init() throws {
    let file = projectFolder.appending(path: "Mappings/README.md")
    readme = try String(contentsOf: file, encoding: .utf8)
  }

  @Test("The mapping that is written step by step reads the sheet that is shown")
  func steps() throws {
    let yaml = blocks("yaml").prefix(3).joined(separator: "\n")
    let sheet = try #require(blocks("").first { $0.contains("Trygga elever") })
    let extraction = try extract([Self.sheet(drawn: sheet)], with: yaml)
    #expect(extraction.findings == [])
    #expect(
      extraction.scorecard?.outline == [
        "BUN-01.1 Trygga elever [-]", "  Trivs: minst 90 % → 88 %", "  Kränkningar: högst 10 → 12",
        "BUN-01.2 Alla läser [-]", "  Läser åk 1: minst 95 % → 94 %",
      ])
  }

  @Test("The other examples are read, too")
  func examples() throws {
    for block in blocks("yaml").dropFirst(3) {
      let isPart = block.hasPrefix("  - ")
      let yaml = """
        mall: prov
        känns igen på: {blad: Prov}
        delar:
          - formulär: A
            fält: {enhet: Enhet, mål: {text: Mål}}
        \(isPart ? block.replacing("[...]", with: "[{formulär: A, fält: {mål: {text: Mål}}}]") : "")
        \(isPart ? "" : block)
        """
      _ = try Mapping.parse(yaml, file: "README.md")
    }
  }

  @Test("Every field and every mapping file is named")
  func complete() throws {
    for field in Field.allCases { #expect(readme.contains("`\(field.name)`"), "\(field)") }
    let folder = projectFolder.appending(path: "Mappings")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasSuffix(".yaml") {
      #expect(readme.contains("`\(name)`"))
    }
  }

  @Test("Every value that is said to be understood is")
  func values() throws {
    for text in try row("tal") { #expect(NumberText(text) != nil, "\(text)") }
    for text in try row("målvärde") where text.contains(where: \.isNumber) {
      #expect(TargetText(text, comparisons: Vocabulary.usual.comparisons) != nil, "\(text)")
    }
    for text in try row("saknas") {
      #expect(Vocabulary.usual.missing[text.comparable] != nil, "\(text)")
    }
    for text in try row("tid") { #expect(CalendarTime(text, assumedYear: 2025) != nil, "\(text)") }
    for text in try row("bedömning") {
      #expect(Vocabulary.usual.fulfilment(of: text) != nil, "\(text)")
    }
  }

  /// The texts in code type in a row of the table of values.
  private func row(_ name: String) throws -> [String] {
    let section = try #require(readme.split(separator: "## Vad som förstås i cellerna").last)
    let line = try #require(section.split(separator: "\n").first { $0.hasPrefix("| \(name) |") })
    return line.split(separator: "`").enumerated().filter { !$0.offset.isMultiple(of: 2) }
      .map { String($0.element) }
  }

  /// The code blocks in a language.
  private func blocks(_ language: String) -> [String] {
    let parts = readme.split(separator: "```", omittingEmptySubsequences: false)
    return parts.enumerated().filter { !$0.offset.isMultiple(of: 2) }.compactMap { _, block in
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
      guard lines.first ?? "" == language else { return nil }
      return lines.dropFirst().joined(separator: "\n")
    }
  }

  /// The sheet in a drawing: columns begin under their letters.
  private static func sheet(drawn drawing: String) -> Sheet {
    let lines = drawing.split(separator: "\n").map { Array($0) }
    let starts = lines[0].indices.filter { lines[0][$0].isLetter }
    var sheet = Sheet(name: "Prov")
    for line in lines.dropFirst() {
      guard let row = Int(String(line.prefix { $0.isNumber })) else { continue }
      for (start, text) in runs(in: line) {
        guard let column = starts.lastIndex(where: { $0 <= start }) else { continue }
        let value = Double(text).map { CellValue.number($0) } ?? .text(text)
        sheet.set(value, at: CellAddress(row: row - 1, column: column))
      }
    }
    return sheet
  }

  /// The texts of a line that two blanks part, after the row's number, and where they begin.
  private static func runs(in line: [Character]) -> [(start: Int, text: String)] {
    var runs: [(start: Int, text: String)] = []
    for (position, character) in line.enumerated() where position > 2 && character != " " {
      if let last = runs.last, position <= last.start + last.text.count + 1 {
        let gap = String(repeating: " ", count: position - last.start - last.text.count)
        runs[runs.count - 1].text += gap + String(character)
      } else {
        runs.append((position, String(character)))
      }
    }
    return runs
  }
}
