import Findings
import FoundationEssentials
import Scorecards
import Spreadsheet
import Testing

@testable import MappingLanguage

/// What a template holds, the mapping reads back: over every shipped mapping, every scorecard of the
/// sample municipality and every format.
@Suite("Templates")
struct TemplateWorkbookTests {
  let samples: Samples

  init() throws { samples = try Samples.shared.get() }

  static let mappingNames = [
    "blad-per-mål", "fast-blankett", "kvartalsuppföljning", "målblock", "målkort",
    "mätetalslista", "styrkort-arbetsbok", "styrkort-csv",
  ]

  /// Those with several sheets, defined names or rows in bold.
  static let notTextFiles = [
    "blad-per-mål", "fast-blankett", "mätetalslista", "styrkort-arbetsbok",
  ]

  @Test("Every shipped mapping is tried")
  func names() throws {
    #expect(try Samples.mappings().mappings.map(\.name).sorted() == Self.mappingNames.sorted())
  }

  @Test(
    "What a template is filled with is read back whole",
    arguments: mappingNames, [SpreadsheetFormat.xlsx, .ods, .csv])
  func readBack(name: String, format: SpreadsheetFormat) throws {
    let mappings = try Samples.mappings()
    let mapping = try #require(mappings.mapping(named: name))
    var tried = 0
    for var scorecard in samples.scorecards {
      if name == "fast-blankett" { scorecard.goals = Array(scorecard.goals.prefix(1)) }
      var content = TemplateContent(period: "2025")
      content.unit = samples.organisation[scorecard.unit]
      content.ancestors = samples.organisation.ancestors(of: scorecard.unit)
      content.scorecard = scorecard
      if format == .csv, Self.notTextFiles.contains(name) {
        #expect(throws: TemplateError.notATextFile) {
          try TemplateWorkbook(of: mapping, filledWith: content, for: .csv)
        }
        continue
      }
      let template = try TemplateWorkbook(of: mapping, filledWith: content, for: format)
      let bytes = try WorkbookWriter().write(template.workbook, as: format)
      let extraction = mappings.extract(
        from: try WorkbookReader().read(bytes).workbook, file: "mall.\(format.rawValue)",
        organisation: samples.organisation, period: "2025")
      #expect(extraction.mapping == name)
      let fields = Set(mapping.parts.flatMap(\.writtenFields))
      let read = try #require(extraction.scorecard).written(fields, mapping.economy)
      let difference = read.difference(from: scorecard.written(fields, mapping.economy))
      #expect(Array(difference) == [], "\(name) \(scorecard.unit)")
      #expect(
        extraction.findings.filter { $0.severity == .error && $0.code != .valueMissing } == [],
        "\(name) \(scorecard.unit)")
      tried += 1
    }
    let isPossible = format != .csv || !Self.notTextFiles.contains(name)
    #expect(tried == (isPossible ? samples.scorecards.count : 0))
  }

  @Test(
    "An empty template is recognised, and read without goals or errors", arguments: mappingNames)
  func empty(name: String) throws {
    let mappings = try Samples.mappings()
    let mapping = try #require(mappings.mapping(named: name))
    var content = TemplateContent(period: "2026")
    content.unit = samples.organisation["BUN-FSK-02"]
    let template = try TemplateWorkbook(of: mapping, filledWith: content)
    let bytes = try WorkbookWriter().write(template.workbook, as: .xlsx)
    let extraction = mappings.extract(
      from: try WorkbookReader().read(bytes).workbook, file: "mall.xlsx",
      organisation: samples.organisation, period: "2026")
    #expect(extraction.mapping == name)
    #expect(extraction.unit == "BUN-FSK-02")
    let findings = extraction.findings.filter { $0.code != .valueMissing }
    #expect(extraction.scorecards.isEmpty)
    #expect(findings.map(\.code) == [.templateNotFilledIn])
  }

  @Test("The next period begins with goals and targets, and last year's outcome beside them")
  func carriedOver() throws {
    let last = try #require(samples.scorecards.first { $0.unit == "KS-GOP-01" })
    let next = last.carriedOver(to: "2026")
    #expect(next.period == "2026")
    #expect(next.goals.map(\.text) == last.goals.map(\.text))
    for (goal, earlier) in zip(next.goals, last.goals) {
      #expect(goal.assessment == nil)
      #expect(goal.analysis == nil)
      #expect(goal.indicators.map(\.target) == earlier.indicators.map(\.target))
      #expect(goal.indicators.map(\.previousOutcome) == earlier.indicators.map(\.outcome))
      #expect(goal.indicators.allSatisfy { $0.outcome == nil })
      #expect(goal.activities.allSatisfy { $0.status?.value != .done })
    }
    #expect(next.economy.map(\.previousOutcome) == last.economy.prefix(2).map(\.outcome))
  }

  @Test("A unit with more goals than the template has room for is told so")
  func tooMany() throws {
    let mapping = try #require(try Samples.mappings().mapping(named: "fast-blankett"))
    let scorecard = try #require(samples.scorecards.first { $0.goals.count == 3 })
    var content = TemplateContent(period: "2025")
    content.scorecard = scorecard
    #expect(throws: TemplateError.oneGoalOnly(goals: 3)) {
      try TemplateWorkbook(of: mapping, filledWith: content)
    }
  }

  @Test("Assessments and areas are chosen in lists that the mapping understands")
  func lists() throws {
    for mapping in try Samples.mappings().mappings {
      let workbook = try TemplateWorkbook(
        of: mapping, filledWith: TemplateContent(period: "2026")
      ).workbook
      let lists = workbook.sheets.flatMap(\.dataValidations).compactMap { validation in
        if case .list(let words) = validation.rule { words } else { nil }
      }
      #expect(!lists.isEmpty)
      let known = Set(mapping.vocabulary.fulfilment.keys)
        .union(mapping.vocabulary.areas.keys).union(mapping.vocabulary.activityStatus.keys)
        .union(mapping.vocabulary.directions.keys).union(mapping.vocabulary.crosses)
      for word in lists.flatMap(\.self) { #expect(known.contains(word.comparable)) }
    }
  }
}

extension Part {
  /// The fields that are filled in, besides those that are the same in every file.
  fileprivate var writtenFields: [Field] {
    switch self {
    case .form(let form): form.rules.filter(\.isWritten).map(\.field)
    case .table(let table):
      table.rules.filter(\.isWritten).map(\.field)
        + (table.goalRows == nil ? [] : [.goalText]) + (table.hasAreaRows ? [.goalArea] : [])
    case .blocks(let blocks): blocks.parts.flatMap(\.writtenFields)
    case .sheetBySheet(let sheets): sheets.parts.flatMap(\.writtenFields)
    }
  }
}

extension FieldRule {
  fileprivate var isWritten: Bool {
    if case .always = place { return field == .economyLine }
    return true
  }
}

extension Scorecard {
  /// What a template with these fields holds of the scorecard, a line for each thing.
  fileprivate func written(_ fields: Set<Field>, _ form: EconomyForm) -> [String] {
    func shown(_ field: Field, _ text: String?) -> String? {
      fields.contains(field) ? text.map { "\(field.rawValue) \($0.plainSigns)" } : nil
    }
    var written = [shown(.vision, vision?.value)]
    for goal in goals {
      written += [
        "mål", shown(.goalText, goal.text.value), shown(.goalNumber, goal.number.value),
        shown(.goalArea, goal.area?.value.rawValue), shown(.goalParent, goal.parent?.value),
        shown(.goalResponsible, goal.responsible?.value), shown(.goalDue, goal.due?.value),
        shown(.goalAssessment, goal.assessment?.value.rawValue),
        shown(.goalAnalysis, goal.analysis?.value),
      ]
      for indicator in goal.indicators where fields.contains(.indicatorName) {
        written += [
          shown(.indicatorName, indicator.name.value),
          shown(.indicatorMeasure, indicator.unitOfMeasure?.value),
          shown(.indicatorBaseline, indicator.baseline?.value.writtenText),
          shown(.indicatorTarget, indicator.target.map { "\($0.value)" }),
          shown(.indicatorOutcome, indicator.outcome?.value.writtenText),
          shown(.indicatorPreviousOutcome, indicator.previousOutcome?.value.writtenText),
          shown(.indicatorOrigin, indicator.origin?.value),
          shown(.indicatorKoladaID, indicator.koladaID?.value),
        ]
      }
      for activity in goal.activities where fields.contains(.activityText) {
        written += [
          shown(.activityText, activity.text.value),
          shown(.activityResponsible, activity.responsible?.value),
          shown(.activityStart, activity.start?.value), shown(.activityEnd, activity.end?.value),
          shown(.activityStatus, activity.status?.value.rawValue),
        ]
      }
    }
    // A template has a row for each line, with or without figures.
    let lines = economy.filter { line in
      [line.budget, line.outcome, line.forecast, line.previousOutcome].contains { $0 != nil }
    }
    for line in lines where fields.contains(.economyLine) && line.kind != .net {
      written += [
        shown(.economyLine, line.kind.rawValue),
        shown(.economyBudget, line.budget?.value.description),
        shown(.economyOutcome, line.outcome?.value.description),
        shown(.economyForecast, line.forecast?.value.description),
        shown(.economyPreviousOutcome, line.previousOutcome?.value.description),
      ]
    }
    return written.compactMap(\.self)
  }
}

extension Measurement {
  /// The result, or the reason that can be written; what is blank is written as nothing.
  fileprivate var writtenText: String? {
    switch self {
    case .measured(let quantity): quantity.swedishText
    case .missing(let reason): reason.mark
    }
  }
}
