import Foundation
import Spreadsheet
import TestSupport
import Testing

/// The merged workbook against `Samples/counted-by-hand.csv`, which was added up from the templates on
/// paper.
@Suite("The merged workbook, against what was counted by hand")
struct CountedByHandTests {
  private let night: SampleNight
  private let rows: [Row]

  /// A line of the table: what is counted, for which nämnd or goal, and what it comes to.
  struct Row {
    let subject: String
    let key: String
    let value: String
  }

  init() throws {
    night = try SampleNight.shared()
    let text = try String(
      contentsOf: projectFolder.appending(path: "Samples/counted-by-hand.csv"), encoding: .utf8)
    rows = text.split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      return Row(subject: fields[0], key: fields[1], value: fields[2])
    }
    #expect(rows.count == 98)
  }

  @Test("Units expected, received, returned and missing")
  func units() throws {
    let returned = night.record.files.filter { $0.result == "returnerad" }.count
    let found = [
      "enheter väntade": night.record.expected, "enheter mottagna": night.record.received,
      "enheter returnerade": night.record.returned.count,
      "enheter saknas": night.record.missing.count, "filer returnerade": returned,
    ]
    for (subject, count) in found {
      #expect(String(count) == rows.first { $0.subject == subject }?.value, "\(subject)")
    }
  }

  @Test("Goals per colour, of the municipality and of each nämnd with what is below it")
  func colours() throws {
    let goals = try #require(
      SheetTable(night.accounts()[sheet: "Mål"], headings: "Nr", "Nämnd")
    ).records
    for row in rows where row.subject.hasPrefix("mål") {
      let colour = row.subject.dropFirst("mål ".count)
      let counted = goals.filter { goal in
        let isBelow = row.key == "kommun" || goal["Nr"].map { Self.committee(of: $0) } == row.key
        return isBelow && (colour.isEmpty || goal["Slutlig"]?.lowercased() == String(colour))
      }
      #expect(String(counted.count) == row.value, "\(row.subject) \(row.key)")
    }
  }

  /// The code before the first hyphen or number: `BUN` of `BUN-FSK-01.2`, `KS` of `KS4`.
  private static func committee(of goal: String) -> String {
    String(goal.prefix(while: \.isLetter))
  }

  @Test("Computed, assessed and final colours of goals from every template")
  func goals() throws {
    let goals = try #require(
      SheetTable(night.accounts()[sheet: "Mål"], headings: "Nr", "Nämnd")
    ).records
    for row in rows where row.subject == "färger" {
      let goal = try #require(goals.first { $0["Nr"] == row.key }, "\(row.key)")
      let colours = ["Beräknad", "Bedömd", "Slutlig"].map { goal[$0]?.lowercased() ?? "" }
      #expect(colours.joined(separator: " ") == row.value, "\(row.key)")
    }
  }

  @Test("The economy of each nämnd and of the municipality")
  func economy() throws {
    let facit = try Facit()
    let table = try #require(
      SheetTable(night.accounts()[sheet: "Driftredovisning"], headings: "Ansvar")
    ).records
    var compared = 0
    for row in rows where table.first?[row.subject] != nil {
      let name = try #require(facit["namn", row.key == "kommun" ? "K" : row.key])
      let total = try #require(table.first { $0["Ansvar"] == "Summa \(name)" }, "\(name)")
      #expect(total[row.subject] == row.value, "\(row.subject) \(row.key)")
      compared += 1
    }
    #expect(compared == 36)
  }

  @Test("Another reader finds the same counts, colours and sums")
  func openpyxl() throws {
    guard let python = Program.python else {
      skip("no Python with openpyxl; make test installs it.")
      return
    }
    let judges = projectFolder.appending(path: "Tests/AcceptanceTests/Judges")
    let outcome = try python.run([
      judges.appending(path: "compare_with_hand_count.py").path,
      projectFolder.appending(path: "Samples/counted-by-hand.csv").path,
      night.outputs.appending(path: "bokslut 2025.xlsx").path,
    ])
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.hasPrefix("0 differences"), "\(outcome.output)")
  }
}
