import Findings
import FoundationEssentials
import Scorecards
import Spreadsheet
import Testing

@testable import Reports

/// A municipality with two nämnder, one verksamhet and two enheter; one of them has sent nothing.
struct SmallMunicipality {
  var occasion = ReportingOccasion.annualAccounts

  /// What the tests look for where it must not be.
  static let manager = "Mona Söderblad"

  let metadata = ReportMetadata(municipality: "Ekeby kommun", runID: "3f9a1c20be77")

  var submissions: [Submission] {
    [
      submission("K", [goal("K1", nil, .operations), goal("K2", nil, .economy, outcome: 60)]),
      submission("BUN", [goal("BUN1", "K1", .operations, assessed: .notMet)]),
      submission("BUN-FSK", [goal("BUN-FSK1", "BUN1", .operations, outcome: 60)]),
      submission(
        "BUN-FSK-01", [goal("BUN-FSK-01.1", "BUN-FSK1", .workEnvironment, outcome: nil)]),
      submission("SN", [goal("SN1", "K9", .sustainability, assessed: nil)]),
      Submission(
        file: "SN/trasig.xlsx", scorecard: nil,
        findings: [Finding(.damaged, at: Source(file: "SN/trasig.xlsx"))]),
    ]
  }

  func consolidation(
    of submissions: [Submission]? = nil, under policy: FulfilmentPolicy = .guideline,
    after earlier: [Consolidation] = [], period: String = "2025"
  ) throws -> Consolidation {
    Consolidation(
      of: try Organisation(Self.units), submissions ?? self.submissions, under: policy,
      period: period, on: occasion, after: earlier)
  }

  func accounts() throws -> Workbook { AccountsReport(try consolidation(), metadata).workbook }

  func publishedAccounts() throws -> Workbook {
    AccountsReport(try consolidation(), metadata, edition: .published).workbook
  }

  func review() throws -> Workbook { PublicationReview(try consolidation(), metadata).workbook }

  func plan(_ code: String) throws -> Workbook {
    let consolidation = try consolidation()
    return PlanReport(try #require(consolidation[code]), consolidation, metadata).workbook
  }

  /// The merged workbook of the year after, with the same goals.
  func secondYear() throws -> Workbook {
    let next = try consolidation(after: [try consolidation()], period: "2026")
    return AccountsReport(next, metadata).workbook
  }

  func level(_ code: String) throws -> Workbook {
    let consolidation = try consolidation()
    return LevelReport(try #require(consolidation[code]), consolidation, metadata).workbook
  }

  static let units: [OrganisationalUnit] = {
    let levels = Level.guideline
    var units = [
      OrganisationalUnit(code: "K", name: "Ekeby kommun", level: levels[0], parent: nil),
      OrganisationalUnit(code: "BUN", name: "Barn & utbildning", level: levels[1], parent: "K"),
      OrganisationalUnit(code: "BUN-FSK", name: "Förskola", level: levels[2], parent: "BUN"),
      OrganisationalUnit(code: "BUN-FSK-01", name: "Ängen", level: levels[3], parent: "BUN-FSK"),
      OrganisationalUnit(code: "BUN-FSK-02", name: "Skogen", level: levels[3], parent: "BUN-FSK"),
      OrganisationalUnit(code: "SN", name: "Socialnämnden", level: levels[1], parent: "K"),
    ]
    units[3].manager = manager
    units[3].role = "Rektor"
    return units
  }()

  private func submission(_ unit: String, _ goals: [Goal]) -> Submission {
    var scorecard = Scorecard(unit: unit, period: "2025")
    scorecard.vision = sourced("Alla ska med. År 2030.", "Styrkort", "B4", unit)
    scorecard.goals = goals
    var income = EconomyLine(kind: .income)
    income.budget = sourced(100, "Ekonomi", "B5", unit)
    income.outcome = sourced(Decimal(1105) / 10, "Ekonomi", "C5", unit)
    income.forecast = sourced(105, "Ekonomi", "D5", unit)
    income.previousOutcome = sourced(90, "Ekonomi", "E5", unit)
    var costs = EconomyLine(kind: .costs)
    costs.budget = sourced(-400, "Ekonomi", "B6", unit)
    costs.outcome = sourced(-425, "Ekonomi", "C6", unit)
    costs.forecast = sourced(-410, "Ekonomi", "D6", unit)
    costs.previousOutcome = sourced(-380, "Ekonomi", "E6", unit)
    scorecard.economy = [income, costs]
    if unit == "BUN" || unit == "BUN-FSK-01" {
      for (number, name) in ["Nytt tak", "Ny lekplats"].enumerated() {
        var project = InvestmentLine(
          project: sourced(name, "Investeringar", "A\(5 + number)", unit))
        project.budget = sourced(-1000, "Investeringar", "B\(5 + number)", unit)
        project.outcome = sourced(Decimal(-11505) / 10, "Investeringar", "C\(5 + number)", unit)
        project.decidedTotal = sourced(-3000, "Investeringar", "D\(5 + number)", unit)
        project.accumulated = sourced(-1400, "Investeringar", "E\(5 + number)", unit)
        scorecard.investments.append(project)
      }
      scorecard.plan.trends = sourced("Fler barn föds.", "Plan", "B4", unit)
    }
    var submission = Submission(file: "\(unit).xlsx", scorecard: scorecard)
    submission.receivedAt = "2026-01-27T08:15:00Z"
    return submission
  }

  private func goal(
    _ number: String, _ parent: String?, _ area: FocusArea, outcome: Decimal? = 85,
    assessed: Fulfilment? = .met
  ) -> Goal {
    let unit = number.hasSuffix(".1") ? String(number.dropLast(2)) : String(number.dropLast())
    var goal = Goal(
      number: sourced(number, "Mål", "A\(number.utf8.last ?? 0)", unit),
      text: sourced("Målet \(number)", "Mål", "C\(number.utf8.last ?? 0)", unit))
    goal.parent = parent.map { sourced($0, "Mål", "D4", unit) }
    goal.area = sourced(area, "Mål", "B4", unit)
    goal.responsible = sourced(Self.manager, "Mål", "E4", unit)
    goal.assessment = assessed.map { sourced($0, "Mål", "F4", unit) }
    goal.analysis = sourced("Det gick som det gick.", "Mål", "G4", unit)
    var indicator = Indicator(name: sourced("Andel nöjda, \(number)", "Indikatorer", "A4", unit))
    indicator.target = sourced(
      .atLeast(Quantity(80, isPercent: true)), "Indikatorer", "B4", unit)
    indicator.outcome = sourced(
      outcome.map { .measured(Quantity($0, isPercent: true)) } ?? .missing(.notMeasured),
      "Indikatorer", "C\(number.utf8.last ?? 0)", unit)
    indicator.previousOutcome = sourced(
      .measured(Quantity(Decimal(785) / 10, isPercent: true)), "Indikatorer",
      "D\(number.utf8.last ?? 0)", unit)
    goal.indicators = [indicator]
    var activity = Activity(text: sourced("Fråga alla", "Aktiviteter", "B4", unit))
    activity.responsible = sourced(Self.manager, "Aktiviteter", "C4", unit)
    activity.start = sourced("2025-02-01", "Aktiviteter", "D4", unit)
    activity.status = sourced(.inProgress, "Aktiviteter", "F4", unit)
    goal.activities = [activity]
    return goal
  }

  private func sourced<Value>(
    _ value: Value, _ sheet: String, _ cell: String, _ unit: String
  ) -> Sourced<Value> {
    Sourced(value, from: Source(file: "\(unit).xlsx", sheet: sheet, cell: cell))
  }
}

extension Workbook {
  /// Every cell of every sheet.
  var cells: [(sheet: Sheet, address: CellAddress, cell: Cell)] {
    sheets.flatMap { sheet in
      sheet.rows.flatMap { row in
        row.cells.map { (sheet, CellAddress(row: row.index, column: $0.column), $0) }
      }
    }
  }

  /// The rows of a table as texts and numbers, by the titles of its columns.
  func records(of sheetName: String) throws -> [[String: CellValue]] {
    let sheet = try #require(self[sheet: sheetName])
    let table = try #require(sheet.tables.first)
    return (table.range.first.row + 1...table.range.last.row).map { row in
      Dictionary(
        uniqueKeysWithValues: table.columnNames.enumerated().map { column, name in
          (name, sheet[CellAddress(row: row, column: column)]?.value ?? .empty)
        })
    }
  }
}
