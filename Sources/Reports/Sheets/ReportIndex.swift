internal import Findings
internal import FoundationEssentials
internal import Scorecards

/// A goal with its place in the municipality.
struct GoalEntry {
  let reference: GoalReference
  let unit: OrganisationalUnit
  let assessed: AssessedGoal

  var goal: Goal { assessed.goal }

  /// All goals of units in their order.
  static func all(of units: [ConsolidatedUnit]) -> [GoalEntry] {
    units.flatMap { unit in
      (unit.assessed?.goals ?? []).enumerated().map { position, goal in
        GoalEntry(
          reference: GoalReference(unit: unit.unit.code, position: position), unit: unit.unit,
          assessed: goal)
      }
    }
  }
}

/// A figure or text with the cell that it came from.
struct SourceEntry {
  let unit: OrganisationalUnit

  /// The goal's number; `nil` for the economy and the vision.
  let goal: String?
  let what: String
  let value: ReportCell
  let source: Source
}

/// All goals and sources of a report in their order, and where in the workbook they stand.
///
/// The published edition names no sources.
struct ReportIndex {
  let goals: [GoalEntry]
  private(set) var sources: [SourceEntry] = []

  private let goalsByUnit: [String: [GoalEntry]]
  private var goalRows: [GoalReference: Int] = [:]
  private var sourceRows: [Source: Int] = [:]

  private let edition: Edition
  private let words: FulfilmentVocabulary
  private let listsGoals: Bool

  /// - Parameters:
  ///   - units: The units that the report tells of, from the top down.
  ///   - listsGoals: Whether the workbook has the table of goals.
  init(
    of units: [ConsolidatedUnit], in context: ReportContext, listsGoals: Bool = true
  ) {
    edition = context.edition
    words = context.words
    self.listsGoals = listsGoals
    goals = GoalEntry.all(of: units)
    goalsByUnit = Dictionary(grouping: goals, by: \.unit.code)
    goalRows.reserveCapacity(goals.count)
    for (row, entry) in goals.enumerated() { goalRows[entry.reference] = row }
    guard edition == .house else { return }
    for unit in units {
      guard let assessed = unit.assessed else { continue }
      addVision(of: assessed.scorecard, unit.unit)
      for goal in assessed.goals { addSources(of: goal.goal, unit.unit) }
      addSources(of: assessed.scorecard.economy, unit.unit)
      addSources(of: assessed.scorecard.investments, unit.unit)
      addSources(of: assessed.scorecard.plan, unit.unit)
    }
  }

  /// The goals of a unit.
  func goals(of unit: String) -> [GoalEntry] { goalsByUnit[unit] ?? [] }

  /// Leads to a goal in the table of goals.
  func link(to goal: GoalReference) -> String? {
    guard listsGoals else { return nil }
    return goalRows[goal].map { SheetPlace(SheetName.goals, row: LongTable.firstRow + $0).link }
  }

  /// The cell that a value came from, leading to it in the table of sources.
  func cell(for source: Source) -> ReportCell {
    guard edition == .house else { return .absent("Anges inte") }
    let place = [source.sheet, source.cell].compactMap(\.self).joined(separator: "!")
    let link = sourceRows[source].map {
      SheetPlace(SheetName.sources, row: LongTable.firstRow + $0).link
    }
    return .text(place.isEmpty ? source.file : place, link: link)
  }

  private mutating func add<Value>(
    _ value: Sourced<Value>?, _ what: String, _ unit: OrganisationalUnit, goal: String? = nil,
    as cell: (Value) -> ReportCell
  ) {
    guard let value else { return }
    if sourceRows[value.source] == nil { sourceRows[value.source] = sources.count }
    sources.append(
      SourceEntry(
        unit: unit, goal: goal, what: what, value: cell(value.value).shortened(to: 90),
        source: value.source))
  }

  private mutating func addVision(of scorecard: Scorecard, _ unit: OrganisationalUnit) {
    add(scorecard.vision, "Vision", unit) { .text($0) }
  }

  private mutating func addSources(of goal: Goal, _ unit: OrganisationalUnit) {
    let number = goal.number.value
    add(goal.number, "Målnummer", unit, goal: number) { .text($0) }
    add(goal.text, "Mål", unit, goal: number) { .text($0) }
    let words = words
    add(goal.assessment, "Bedömning", unit, goal: number) { .fulfilment($0, words) }
    add(goal.analysis, "Analys", unit, goal: number) { .text($0) }
    for indicator in goal.indicators {
      let name = indicator.name.value
      add(indicator.target, "Målvärde: \(name)", unit, goal: number) { .text($0.swedish) }
      add(indicator.outcome, "Utfall: \(name)", unit, goal: number) { .measurement($0) }
      add(indicator.previousOutcome, "Utfall föregående år: \(name)", unit, goal: number) {
        .measurement($0)
      }
      add(indicator.baseline, "Ingångsvärde: \(name)", unit, goal: number) { .measurement($0) }
      for part in indicator.breakdown {
        add(
          part.outcome, "Utfall, \(part.part.swedishName.lowercasedFirst): \(name)", unit,
          goal: number
        ) {
          .measurement($0)
        }
      }
      for column in indicator.periodOutcomes
      where column.outcome.source != indicator.outcome?.source {
        add(column.outcome, "Utfall \(column.period): \(name)", unit, goal: number) {
          .measurement($0)
        }
      }
    }
    for activity in goal.activities {
      add(activity.text, "Aktivitet", unit, goal: number) { .text($0) }
    }
  }

  private mutating func addSources(
    of investments: [InvestmentLine], _ unit: OrganisationalUnit
  ) {
    for line in investments {
      let name = line.project.value
      add(line.project, "Investering", unit) { .text($0) }
      add(line.budget, "\(name), budget", unit) { .money($0) }
      add(line.outcome, "\(name), utfall", unit) { .money($0) }
      add(line.forecast, "\(name), prognos", unit) { .money($0) }
      add(line.previousOutcome, "\(name), utfall föregående år", unit) { .money($0) }
      add(line.decidedTotal, "\(name), beslutad totalutgift", unit) { .money($0) }
      add(line.accumulated, "\(name), ackumulerat utfall", unit) { .money($0) }
    }
  }

  private mutating func addSources(of plan: PlanTexts, _ unit: OrganisationalUnit) {
    add(plan.trends, "Trend- och omvärldsanalys", unit) { .text($0) }
    add(plan.situation, "Nulägesanalys", unit) { .text($0) }
    add(plan.economicConditions, "Ekonomiska förutsättningar", unit) { .text($0) }
    add(plan.improvementAreas, "Förbättringsområden", unit) { .text($0) }
  }

  private mutating func addSources(of economy: [EconomyLine], _ unit: OrganisationalUnit) {
    for line in economy {
      let word = line.kind.swedishName
      add(line.budget, "\(word), budget", unit) { .money($0) }
      add(line.outcome, "\(word), utfall", unit) { .money($0) }
      add(line.variance, "\(word), avvikelse enligt enheten", unit) { .variance($0) }
      add(line.forecast, "\(word), prognos", unit) { .money($0) }
      add(line.previousOutcome, "\(word), utfall föregående år", unit) { .money($0) }
    }
  }
}
