internal import Scorecards

/// The economy of a unit that has none below it.
struct UnitEconomyDetails {
  let context: ReportContext
  let index: ReportIndex
  let unit: ConsolidatedUnit

  var sheet: ReportSheet {
    var sheet = ReportSheet("Ekonomi")
    sheet.setTabColor(ReportStyles.brand)
    sheet.setWidths([20, 40, 14, 14, 14, 14])
    sheet.title("Ekonomi", subtitle: "\(unit.unit.name), \(context.occasion)")
    sheet.line(Words.signConvention, style: ReportStyles.note)
    sheet.skip()
    guard unit.economy.own != nil else {
      sheet.line("Ingen ekonomi är mottagen.")
      return sheet
    }
    EconomyTable(context: context, unit: unit, isOwn: true, rows: []).put(on: &sheet)
    sheet.heading("Så stod det i styrkortet")
    sheet.table(
      columns: ["Post", "Avvikelse enligt styrkortet", "Budget", "Utfall", "Cell"],
      (unit.assessed?.scorecard.economy ?? []).map { line in
        [
          .text(line.kind.swedishName), .variance(line.variance?.value).from(line.variance?.source),
          .money(line.budget), .money(line.outcome),
          (line.outcome ?? line.budget).map { index.cell(for: $0.source) } ?? .missing,
        ]
      })
    return sheet
  }
}
