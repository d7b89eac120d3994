internal import FoundationEssentials
internal import Scorecards
internal import Spreadsheet

/// Goals beside economy, nämnd by nämnd, since the guideline wants the two read together.
struct GoalsAndEconomySheet {
  let context: ReportContext
  let committees: [CommitteeSheet]

  var sheet: ReportSheet {
    var sheet = ReportSheet(SheetName.goalsAndEconomy)
    sheet.setTabColor(ReportStyles.brand)
    sheet.setWidths([34, 12, 10, 10, 10, 10, 12, 12, 13, 13, 13, 40])
    sheet.title(
      SheetName.goalsAndEconomy, subtitle: "\(context.occasion). \(Words.signConvention)")
    sheet.skip()
    let units = [context.consolidation.root] + committees.map(\.unit)
    let header = sheet.row
    sheet.table(
      columns: [
        "Nämnd", "Egna mål samlat", "Grön", "Gul", "Röd", "Svart", "Styrkort", "Andel gröna",
        "Netto budget", "Netto utfall", "Avvikelse", "Läsning",
      ], numeric: Set(2...10),
      units.enumerated().map { position, unit in
        record(unit, isRoot: position == 0, row: header + 1 + position)
      })
    sheet.line(
      "Färgerna räknar alla mål hos nämnden och dess enheter; beloppen är nämndens alla enheter. "
        + "Första raden är det kommunövergripande styrkortet för sig.", style: ReportStyles.note)
    sheet.freeze(rows: header + 1, columns: 1)
    return sheet
  }

  private func record(_ unit: ConsolidatedUnit, isRoot: Bool, row: Int) -> [ReportCell?] {
    let counts = isRoot ? unit.counts : unit.counts + unit.countsBelow
    let net = (isRoot ? unit.economy.own ?? EconomyStatement() : unit.economy.total).net
    let number = row + 1
    let name = isRoot ? "Kommunövergripande" : unit.unit.name
    let sheet = isRoot ? SheetName.municipality : CommitteeSheet.name(of: unit.unit)
    let submitted =
      isRoot
      ? (unit.state.isReceived ? "1 av 1" : "0 av 1") : "\(unit.received) av \(unit.expected)"
    return [
      .text(name, link: SheetPlace(sheet).link),
      .fulfilment(unit.assessed?.overall.fulfilment),
    ] + Fulfilment.allCases.map { .count(counts[$0]) } + [
      ReportCell(.text(submitted), style: ReportStyles.rightText),
      .share(
        counts[.met], of: counts.total, formula: "C\(number)/SUM(C\(number):F\(number))"),
      .money(net.budget), .money(net.outcome),
      .variance(net.variance, formula: net.variance.map { _ in "J\(number)-I\(number)" }),
      .text(reading(unit.assessed?.overall.fulfilment, net.variance)),
    ]
  }

  /// The two together in words.
  private func reading(_ fulfilment: Fulfilment?, _ variance: Decimal?) -> String {
    let goals =
      switch fulfilment {
      case .met: "Målen uppfylls helt"
      case .partlyMet: "Målen uppfylls delvis"
      case .notMet: "Målen uppfylls inte"
      case .notMeasured: "Målen är inte mätta"
      case nil: "Styrkort saknas"
      }
    guard let variance else { return goals + "; ekonomi saknas" }
    let economy = variance < 0 ? "underskott mot budget" : "inom budget"
    return "\(goals); \(economy)"
  }
}
