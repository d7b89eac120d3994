import Findings
import Foundation
import FoundationEssentials
import Scorecards
import Spreadsheet
import TestSupport
import Testing

@testable import MappingLanguage

/// Every file of the sample municipality, read and mapped, against the table that stands beside it.
@Suite("The sample municipality")
struct SamplesTests {
  let samples: Samples

  init() throws { samples = try Samples.shared.get() }

  @Test("Every file is mapped, or returned for the reason that was put in it")
  func states() {
    for (unit, state) in samples.facit["status", default: [:]] {
      let submission = samples.submissions[unit]
      switch state {
      case "mottagen":
        #expect(submission?.scorecard != nil, "\(unit)")
        #expect(submission?.findings.filter { $0.severity == .error } == [], "\(unit)")
      case "mottagen med fel":
        #expect(submission?.scorecard != nil, "\(unit)")
        #expect(submission?.findings.map(\.code).contains(.notANumber) == true, "\(unit)")
      default:
        #expect(submission?.scorecard == nil, "\(unit)")
      }
    }
    let unknown = samples.returned.flatMap(\.findings).filter { $0.code == .unitUnknown }
    #expect(unknown.map(\.found) == ["Björkbakens förskola"])
    #expect(unknown.first?.message.contains("Björkbackens förskola") == true)
  }

  @Test("Goals, indicators and activities are as many as were filled in")
  func counts() {
    let goals = samples.scorecards.flatMap(\.goals)
    #expect(samples.facit["antal"]?["mottagna enheter"] == "\(samples.scorecards.count)")
    #expect(samples.facit["antal"]?["mål"] == "\(goals.count)")
    #expect(samples.facit["antal"]?["indikatorer"] == "\(goals.flatMap(\.indicators).count)")
    #expect(samples.facit["antal"]?["aktiviteter"] == "\(goals.flatMap(\.activities).count)")
  }

  @Test("Every goal has its number and the manager's assessment")
  func assessments() {
    let goals = samples.scorecards.flatMap(\.goals)
    let read = Dictionary(uniqueKeysWithValues: goals.map { ($0.number.value, $0) })
    for (number, colours) in samples.facit["mål", default: [:]] {
      let assessed = colours.split(separator: " ")[1]
      let goal = read[number]
      #expect(goal != nil, "\(number)")
      #expect((goal?.assessment?.value.mappingWord ?? "-") == assessed, "\(number)")
      #expect(goal?.area != nil, "\(number)")
      #expect(goal?.text.value.isEmpty == false, "\(number)")
    }
  }

  @Test("The economy of every unit is in thousands of kronor, exact, with the right signs")
  func economy() {
    let kinds = ["intäkter": EconomyLine.Kind.income, "kostnader": .costs, "netto": .net]
    var compared = 0
    for (key, value) in samples.facit["ekonomi, egen", default: [:]] {
      let words = key.split(separator: " ", maxSplits: 2).map(String.init)
      let economy = samples.submissions[words[0]]?.scorecard?.economy
      guard let line = economy?.first(where: { $0.kind == kinds[words[1]] }) else {
        // The form with a cell for each fact has no row for the net.
        if words[1] == "netto", economy?.count == 2 { continue }
        Issue.record("\(key) is missing")
        continue
      }
      let read: Sourced<Decimal>?
      switch words[2] {
      case "budget 2025": read = line.budget
      case "utfall 2025": read = line.outcome
      case "utfall 2024": read = line.previousOutcome
      default:
        read = line.variance
        if read == nil { continue }
      }
      compared += 1
      #expect(read?.value == Decimal(string: value), "\(key)")
    }
    #expect(compared > 333)
  }

  @Test("Every value knows a cell that is there, and dates are understood")
  func sources() {
    for scorecard in samples.scorecards {
      for goal in scorecard.goals {
        #expect(goal.number.source.sheet != nil)
        // A goal with a sheet of its own has its number from the name of the sheet, and the form with a
        // single goal from the mapping.
        let sheet = goal.number.source.sheet ?? ""
        let isWithoutCell = sheet.hasPrefix("Mål ") || sheet == "Blankett"
        #expect(isWithoutCell || goal.number.source.cell.flatMap { CellAddress($0) } != nil)
        for activity in goal.activities {
          if let start = activity.start?.value {
            #expect(start.hasPrefix("202"), "\(activity.text.source)")
          }
          #expect(activity.end?.value.hasPrefix("202") == true, "\(activity.text.source)")
          #expect(activity.status != nil)
        }
        for indicator in goal.indicators {
          #expect(indicator.target != nil, "\(indicator.name.source)")
          #expect(indicator.outcome != nil, "\(indicator.name.source)")
        }
      }
      #expect(scorecard.vision?.value.isEmpty != true)
    }
  }
}

/// The sample municipality as read and mapped.
struct Samples: Sendable {
  /// The municipality, read once.
  static let shared = Result { try Samples() }

  /// The facts by matter and key.
  var facit: [String: [String: String]] = [:]

  /// The register.
  let organisation: Organisation

  /// What each file gave, by the code of its unit.
  var submissions: [String: Extraction] = [:]

  /// What the files without a known unit gave.
  var returned: [Extraction] = []

  var scorecards: [Scorecard] { submissions.values.compactMap(\.scorecard) }

  init() throws {
    let folder = projectFolder.appending(path: "Samples")
    for line in try String(contentsOf: folder.appending(path: "facit.csv"), encoding: .utf8)
      .split(separator: "\n").dropFirst()
    {
      let cells = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      facit[cells[0], default: [:]][cells[1]] = cells[2]
    }
    organisation = try Self.organisation(at: folder.appending(path: "organisation.xlsx"))
    let mappings = try Self.mappings()
    // What came later takes the place of what came first.
    for folder in ["inkorg", "efter sista dag"].map({ folder.appending(path: $0) }) {
      let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        .filter { $0.contains(".") && !$0.hasPrefix(".") }
      for file in files {
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: file)))
        guard let workbook = try? WorkbookReader().read(bytes).workbook else { continue }
        let extraction = mappings.extract(
          from: workbook, file: file, organisation: organisation, period: "2025")
        if let unit = extraction.unit, extraction.scorecard != nil {
          submissions[unit] = extraction
        } else {
          returned.append(extraction)
        }
      }
    }
  }

  /// The mapping files of the project.
  static func mappings() throws -> MappingSet { try sharedMappings.get() }

  private static let sharedMappings = Result { try readMappings() }

  private static func readMappings() throws -> MappingSet {
    let folder = projectFolder.appending(path: "Mappings")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return MappingSet(
      try names.filter { $0.hasSuffix(".yaml") }.map { name in
        try Mapping.parse(
          String(contentsOf: folder.appending(path: name), encoding: .utf8), file: name)
      })
  }

  private static func organisation(at file: URL) throws -> Organisation {
    let workbook = try WorkbookReader().read([UInt8](Data(contentsOf: file))).workbook
    let sheet = try #require(workbook.sheets.first)
    let units = sheet.rows.dropFirst().map { row in
      let texts = (0..<9).map { row[column: $0]?.value.shownText ?? "" }
      let depth = ["kommun", "nämnd", "verksamhet", "enhet"].firstIndex(of: texts[2]) ?? 3
      var unit = OrganisationalUnit(
        code: texts[0], name: texts[1], level: Level.guideline[depth],
        parent: texts[3].isEmpty ? nil : texts[3])
      unit.aliases = texts[7].split(separator: ";").map(String.init)
      return unit
    }
    return try Organisation(units)
  }
}
