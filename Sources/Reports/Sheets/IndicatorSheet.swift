internal import Findings
internal import FoundationEssentials
internal import Scorecards
internal import Spreadsheet

/// All indicators in one table.
struct IndicatorSheet {
  let context: ReportContext
  let index: ReportIndex
  private let hasBreakdown: Bool
  private let hasPeriods: Bool

  init(context: ReportContext, index: ReportIndex) {
    self.context = context
    self.index = index
    let indicators = index.goals.lazy.flatMap(\.goal.indicators)
    hasBreakdown = indicators.contains { !$0.breakdown.isEmpty }
    hasPeriods = indicators.contains { !$0.periodOutcomes.isEmpty }
  }

  var table: ReportSheet {
    var records: [[ReportCell?]] = []
    for entry in index.goals {
      let before = context.consolidation.comparison?.goals[entry.reference]?.indicators ?? []
      for (place, indicator) in entry.assessed.indicators.enumerated() {
        records.append(
          context.hides(indicator: place, of: entry.reference)
            ? hidden(indicator, of: entry)
            : record(
              indicator, was: before.indices.contains(place) ? before[place] : nil, of: entry,
              row: LongTable.firstRow + records.count))
      }
    }
    return LongTable(
      SheetName.indicators, for: context.edition,
      subtitle: "\(context.occasion): målvärde, utfall och utfall \(context.previousPeriod)",
      table: "Indikatorerna",
      columns: [
        LongColumn("Mål nr", 13), LongColumn(context.committeeWord.uppercasedFirst, 17),
        LongColumn("Enhet", 19),
        LongColumn("Indikator", 36), LongColumn("Mått", 9), LongColumn("Målvärde", 14),
        LongColumn("Utfall", 11),
        LongColumn("Utfall \(context.previousPeriod)", 11),
        LongColumn("Förändring", 12), LongColumn("Måluppfyllelse", 14),
        LongColumn("Skäl", 42), LongColumn("Trend", 22), LongColumn("Mätt", 12),
        LongColumn("\(context.previousPeriod) enligt", 14),
        LongColumn("Måluppfyllelse \(context.previousPeriod)", 14),
        LongColumn("Mätning enligt", 19), LongColumn("Kolada-id", 11),
        LongColumn("Källa", 16, isForHouseOnly: true),
      ] + extraColumns,
      printing: .columns(10), empty: "Inga indikatorer är mottagna.", records
    ).sheet
  }

  /// What is published of an indicator of too few people: what it is, and none of its figures.
  private func hidden(_ assessed: AssessedIndicator, of entry: GoalEntry) -> [ReportCell?] {
    let indicator = assessed.indicator
    let mark = ReportCell.absentFigure("..")
    return [
      .text(entry.goal.number.value, link: index.link(to: entry.reference)),
      .text(context.committee(of: entry.unit).name), .text(entry.unit.name),
      .text(indicator.name.value), .text(indicator.unitOfMeasure?.value),
      .text(indicator.targetInWords), mark, mark, .absentFigure("Jämförs ej"),
      .absent("Visas inte"), .absent("Visas inte: för få personer."), .absent("Visas inte"),
      .date(indicator.measuredAt?.value), .absent("–"), .absent("–"),
      .text(indicator.origin?.value), .text(indicator.koladaID?.value),
      index.cell(for: indicator.name.source),
    ] + extraColumns.map { _ in mark }
  }

  private func record(
    _ assessed: AssessedIndicator, was before: AssessedIndicator?, of entry: GoalEntry, row: Int
  ) -> [ReportCell?] {
    let indicator = assessed.indicator
    // The archive is the year before as it was; the template only tells of it.
    let archived = before?.indicator.outcome?.value
    let previous = archived ?? indicator.previousOutcome?.value
    let past = context.consolidation.comparison?.period
    let previousSource = (before?.indicator.outcome ?? indicator.previousOutcome)?.source
    return [
      .text(entry.goal.number, link: index.link(to: entry.reference)),
      .text(context.committee(of: entry.unit).name),
      .text(entry.unit.name),
      .text(indicator.name),
      .text(indicator.unitOfMeasure),
      .text(indicator.targetInWords).from(indicator.targetSources),
      .measurement(indicator.outcome),
      .measurement(previous).from(previousSource, of: archived == nil ? nil : past),
      .change(
        from: previous, to: indicator.outcome?.value, outcomeAt: CellAddress(row: row, column: 6)),
      .fulfilment(assessed.judgement.fulfilment, context.words).from(assessed.sources),
      .text(assessed.judgement.reason.swedish(.indicators, context.words)).from(assessed.sources),
      assessed.trend.map { .text("\($0.trend.arrow) \($0.swedish.uppercasedFirst)") }
        ?? .absent("Anges inte"),
      .date(indicator.measuredAt),
      previous == nil ? .absent("–") : .text(archived == nil ? "Mallen" : "Arkivet"),
      before.map { .fulfilment($0.judgement.fulfilment, context.words).from($0.sources, of: past) }
        ?? .absent("–"),
      .text(indicator.origin),
      .text(indicator.koladaID),
      index.cell(for: (indicator.outcome?.source ?? indicator.name.source)),
    ]
      + (hasBreakdown
        ? PartOutcome.Part.allCases.map { part in breakdown(of: indicator, part) } : [])
      + (hasPeriods
        ? [
          indicator.overTime.map {
            .text($0).from(indicator.periodOutcomes.map(\.outcome.source))
          } ?? .absent("–")
        ] : [])
  }

  // MARK: What only some templates have

  private var extraColumns: [LongColumn] {
    (hasBreakdown ? PartOutcome.Part.allCases.map { LongColumn($0.swedishName, 11) } : [])
      + (hasPeriods ? [LongColumn("Över tid", 44)] : [])
  }

  /// The result of a part, which is not published: nobody tells how many they are.
  private func breakdown(of indicator: Indicator, _ part: PartOutcome.Part) -> ReportCell {
    guard let found = indicator.breakdown.first(where: { $0.part == part }) else {
      return .absent("–")
    }
    return context.edition == .published ? .absentFigure("..") : .measurement(found.outcome)
  }
}

extension Indicator {
  /// The target, and beside it the change that it was given as.
  var targetInWords: String? {
    guard let change = targetChange?.value.swedishText.lowercasedFirst else {
      return target?.value.swedish
    }
    return target.map { "\($0.value.swedish) (\(change))" } ?? change.uppercasedFirst
  }

  /// The cells that the target was read from.
  var targetSources: [Source] { [target?.source, targetChange?.source].compactMap(\.self) }

  /// The results of all periods that the template has a column for: `2025-K1 70; 2025-K2 72`.
  var overTime: String? {
    guard !periodOutcomes.isEmpty else { return nil }
    return periodOutcomes.map { "\($0.period) \($0.outcome.value.swedish.lowercasedFirst)" }
      .joined(separator: "; ")
  }
}

extension ReportCell {
  /// The change since the year before, computed live from the two cells to the left.
  static func change(
    from previous: Measurement?, to now: Measurement?, outcomeAt outcome: CellAddress
  ) -> ReportCell {
    guard let now = now?.quantity, let before = previous?.quantity,
      now.isPercent == before.isPercent, now.isDay == before.isDay
    else { return .absentFigure("Jämförs ej") }
    let earlier = CellAddress(row: outcome.row, column: outcome.column + 1)
    let change = now.number - before.number
    let formula = "\(outcome)-\(earlier)"
    return ReportCell(
      .number(change.double),
      style: ReportStyles.change(
        decimals: max(now.number.decimals, before.number.decimals), of: now),
      formula: now.isPercent ? "(\(formula))*100" : formula)
  }
}
