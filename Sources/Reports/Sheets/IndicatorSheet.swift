internal import FoundationEssentials
internal import Scorecards
internal import Spreadsheet

/// All indicators in one table.
struct IndicatorSheet {
  let context: ReportContext
  let index: ReportIndex

  var table: ReportSheet {
    var records: [[ReportCell?]] = []
    for entry in index.goals {
      for indicator in entry.assessed.indicators {
        records.append(record(indicator, of: entry, row: LongTable.firstRow + records.count))
      }
    }
    return LongTable(
      SheetName.indicators, for: context.edition,
      subtitle: "\(context.occasion): målvärde, utfall och utfall \(context.previousPeriod)",
      table: "Indikatorerna",
      columns: [
        LongColumn("Mål nr", 13), LongColumn("Nämnd", 17), LongColumn("Enhet", 19),
        LongColumn("Indikator", 36), LongColumn("Mått", 9), LongColumn("Målvärde", 14),
        LongColumn("Utfall", 11),
        LongColumn("Utfall \(context.previousPeriod)", 11),
        LongColumn("Förändring", 12), LongColumn("Måluppfyllelse", 14),
        LongColumn("Skäl", 42), LongColumn("Mätning enligt", 19), LongColumn("Kolada-id", 11),
        LongColumn("Källa", 16, isForHouseOnly: true),
      ],
      printing: .columns(10), empty: "Inga indikatorer är mottagna.", records
    ).sheet
  }

  private func record(
    _ assessed: AssessedIndicator, of entry: GoalEntry, row: Int
  ) -> [ReportCell?] {
    let indicator = assessed.indicator
    return [
      .text(entry.goal.number.value, link: index.link(to: entry.reference)),
      .text(context.committee(of: entry.unit).name),
      .text(entry.unit.name),
      .text(indicator.name.value),
      .text(indicator.unitOfMeasure?.value),
      .text(indicator.target?.value.swedish),
      .measurement(indicator.outcome?.value),
      .measurement(indicator.previousOutcome?.value),
      .change(of: indicator, outcomeAt: CellAddress(row: row, column: 6)),
      .fulfilment(assessed.judgement.fulfilment),
      .text(assessed.judgement.reason.swedish(.indicators)),
      .text(indicator.origin?.value),
      .text(indicator.koladaID?.value),
      index.cell(for: (indicator.outcome?.source ?? indicator.name.source)),
    ]
  }
}

extension ReportCell {
  /// The change since the year before, computed live from the two cells to the left.
  static func change(of indicator: Indicator, outcomeAt outcome: CellAddress) -> ReportCell {
    guard let now = indicator.outcome?.value.quantity,
      let before = indicator.previousOutcome?.value.quantity, now.isPercent == before.isPercent
    else { return .absentFigure("Jämförs ej") }
    let previous = CellAddress(row: outcome.row, column: outcome.column + 1)
    let change = now.number - before.number
    let formula = "\(outcome)-\(previous)"
    return ReportCell(
      .number(change.double),
      style: ReportStyles.change(
        decimals: max(now.number.decimals, before.number.decimals), isPercent: now.isPercent),
      formula: now.isPercent ? "(\(formula))*100" : formula)
  }
}
