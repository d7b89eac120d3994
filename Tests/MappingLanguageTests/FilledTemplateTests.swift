import Findings
import Foundation
import Scorecards
import Spreadsheet
import TestSupport
import Testing

@testable import MappingLanguage

/// The files of `Samples/mallar`, filled by other programs, against `values.csv`, which was written by
/// hand.
@Suite("Filled templates, tidy and untidy")
struct FilledTemplateTests {
  private static let folder = projectFolder.appending(path: "Samples/mallar")

  /// Every file by its path within the folder.
  static let files: [String] = {
    let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return (paths ?? []).filter { $0.contains("/") }.sorted()
  }()

  @Test("Each mapping has its folder, with every format that its layout can have")
  func formats() throws {
    let formats = Dictionary(grouping: Self.files) { $0.split(separator: "/")[0] }
      .mapValues { Set($0.compactMap { $0.split(separator: ".").last }) }
    let mappings = try Samples.mappings().mappings.map { $0.file.dropLast(".yaml".count) }
    #expect(formats.keys.sorted() == mappings.sorted())
    // Sheets, bold text and defined names cannot be had in a text file.
    let needsWorkbook: Set<Substring> = [
      "styrkort-arbetsbok", "matetalslista", "blad-per-mal", "fast-blankett",
    ]
    for (mapping, found) in formats {
      #expect(
        found == (needsWorkbook.contains(mapping) ? ["xlsx", "ods"] : ["xlsx", "ods", "csv"]))
    }
    #expect(Self.files.count == 24)
  }

  @Test("It gives the values that were put in it, and no complaint", arguments: files)
  func values(file: String) throws {
    let template = String(file.split(separator: "/")[0])
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: file)))
    let extraction = try Samples.mappings().extract(
      from: try WorkbookReader().read(bytes).workbook, file: file,
      organisation: try Samples.shared.get().organisation, period: "2025")
    #expect(extraction.findings.filter { $0.severity != .note } == [])
    let found = try #require(extraction.scorecard).facts.map { [template] + $0 }
    let expected = try Self.expected.filter { $0[0] == template }
    #expect(expected.count > 5)
    #expect(Set(found).subtracting(expected).sorted { $0.joined() < $1.joined() } == [])
    #expect(Set(expected).subtracting(found).sorted { $0.joined() < $1.joined() } == [])
  }

  /// The rows of `values.csv`, read with a few lines of the test's own.
  private static var expected: [[String]] {
    get throws {
      let text = try String(contentsOf: folder.appending(path: "values.csv"), encoding: .utf8)
      return text.split(separator: "\n").dropFirst().map { line in
        var fields = [""]
        var isQuoted = false
        for character in line {
          switch character {
          case "\"": isQuoted.toggle()
          case ";" where !isQuoted: fields.append("")
          default: fields[fields.count - 1].append(character)
          }
        }
        return fields
      }
    }
  }
}

extension Scorecard {
  /// What was read, in the form of `values.csv`.
  fileprivate var facts: [[String]] {
    var facts = [["enhet", "", unit, "", "", ""]]
    if let vision { facts.append(["vision", "", vision.value, "", "", ""]) }
    for (position, goal) in goals.enumerated() { facts += goal.facts("\(position + 1)") }
    for line in economy {
      let kind = [EconomyLine.Kind.income: "intäkter", .costs: "kostnader"][line.kind] ?? "netto"
      let amounts = [line.budget, line.outcome, line.previousOutcome]
      facts.append(["ekonomi", "", kind] + amounts.map { $0?.value.description ?? "" })
    }
    return facts
  }
}

extension Goal {
  fileprivate func facts(_ position: String) -> [[String]] {
    var facts = [
      [
        "mål", position, text.value, area?.value.swedishName ?? "",
        assessment?.value.swedishColor ?? "", parent?.value ?? "",
      ]
    ]
    if let analysis {
      let oneLine = analysis.value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      facts.append(["analys", position, oneLine, "", "", ""])
    }
    for indicator in indicators {
      facts.append([
        "indikator", position, indicator.name.value, indicator.target?.value.shown.plain ?? "",
        indicator.outcome?.value.fact ?? "", indicator.previousOutcome?.value.fact ?? "",
      ])
    }
    for activity in activities {
      facts.append([
        "aktivitet", position, activity.text.value, activity.start?.value ?? "",
        activity.end?.value ?? "", activity.status?.value.swedishName ?? "",
      ])
    }
    return facts
  }
}

extension Scorecards.Measurement {
  /// The result, or the reason that there is none in the words of the template.
  fileprivate var fact: String {
    switch self {
    case .measured(let quantity): quantity.swedishText.plain
    case .missing(.notMeasured): "ej mätt"
    case .missing(let reason): "\(reason)"
    }
  }
}

extension String {
  /// The text with ordinary blanks.
  fileprivate var plain: String {
    replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
  }
}
