internal import Findings
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
    let root = context.consolidation.root
    let header = sheet.row
    sheet.table(
      columns: [
        context.committeeWord.uppercasedFirst, "Egna mål samlat",
      ] + Fulfilment.allCases.map(context.words.title) + [
        "Styrkort", "Andel \(context.words.plural(.met))", "Netto budget",
        isForecast ? "Netto prognos" : "Netto utfall", varianceTitle, "Sammantaget",
      ],
      colours: Dictionary(
        uniqueKeysWithValues: zip(2...5, Fulfilment.allCases.map(context.words.paint))),
      [record(root, isRoot: true, sheet: SheetName.municipality, row: header + 1)]
        + committees.enumerated().map { position, committee in
          record(committee.unit, isRoot: false, sheet: committee.name, row: header + 2 + position)
        })
    sheet.line(
      "Färgerna räknar alla mål på raden med underordnade enheter; beloppen likaså. "
        + "Första raden är det kommunövergripande styrkortet för sig.", style: ReportStyles.note)
    let leftOut = LeftOutUnits(ofSumOver: root, in: context.consolidation)
    if !leftOut.isEmpty {
      sheet.line("Saknas i beloppen: \(leftOut.words).", style: ReportStyles.note)
    }
    let own = committees.map(\.unit).filter(\.hasAccountsOfItsOwn).map(\.unit.name)
    if !own.isEmpty {
      sheet.line(
        "\(ListOfWords(own, conjunction: "och")): \(Words.ownAccounts)", style: ReportStyles.note)
    }
    addCharts(of: header + 1...header + 1 + committees.count, on: &sheet)
    sheet.freeze(rows: header + 1, columns: 1)
    return sheet
  }

  private var isForecast: Bool { context.showsForecast }

  private var varianceTitle: String { isForecast ? "Prognosavvikelse" : "Avvikelse" }

  private func addCharts(of rows: ClosedRange<Int>, on sheet: inout ReportSheet) {
    let top = sheet.row + 1
    func area(_ columns: ClosedRange<Int>) -> CellRange {
      CellRange(
        CellAddress(row: top, column: columns.lowerBound),
        CellAddress(row: top + 17, column: columns.upperBound))
    }
    sheet.add(
      CountTable.chart(
        of: rows, on: sheet.name, colourColumn: 2, title: "Antal mål efter färg", context.words,
        over: area(0...4))
    )
    func cells(_ column: Int) -> SheetRange {
      SheetRange(
        sheet.name,
        CellRange(
          CellAddress(row: rows.lowerBound, column: column),
          CellAddress(row: rows.upperBound, column: column)))
    }
    var variance = Chart(
      .clusteredBar, title: "\(varianceTitle) mot budget, tkr", over: area(6...11))
    variance.categories = cells(0)
    variance.series = [Chart.Series(varianceTitle, cells(10), color: ReportStyles.brand)]
    variance.numberFormat = "#,##0"
    variance.alternativeText = "\(varianceTitle) mot budget. Samma tal står i tabellen på bladet."
    sheet.add(variance)
  }

  private func record(
    _ unit: ConsolidatedUnit, isRoot: Bool, sheet: String, row: Int
  ) -> [ReportCell?] {
    let counts = isRoot ? unit.counts : unit.counts + unit.countsBelow
    let net = (isRoot ? unit.economy.own ?? EconomyStatement() : unit.economy.total).net
    let variance = isForecast ? net.forecastVariance : net.variance
    let counted = isRoot ? [unit] : context.consolidation.subtree(of: unit.unit.code)
    func money(_ amount: Decimal?, _ column: EconomyTerm.Column) -> ReportCell {
      .money(amount).from(context.terms(.net, column, of: unit, isOwn: isRoot))
    }
    let number = row + 1
    let name = isRoot ? "Kommunövergripande" : unit.unit.name
    let submitted =
      isRoot
      ? (unit.state.isReceived ? "1 av 1" : "0 av 1") : "\(unit.received) av \(unit.expected)"
    let names: [ReportCell?] = [
      .text(name, link: SheetPlace(sheet).link), unit.overallCell(context.words),
    ]
    let colours = Fulfilment.allCases.map { fulfilment -> ReportCell? in
      .count(counts[fulfilment]).from(counted.flatMap { $0.goalNumbers(of: fulfilment) })
    }
    return names + colours + [
      ReportCell(.text(submitted), style: ReportStyles.rightText),
      .share(
        counts[.met], of: counts.total, formula: "C\(number)/SUM(C\(number):F\(number))"),
      money(net.budget, .budget),
      isForecast ? money(net.forecast, .forecast) : money(net.outcome, .outcome),
      .variance(variance, formula: variance.map { _ in "J\(number)-I\(number)" }),
      .text(reading(unit.assessed?.overall.fulfilment, variance)).from(
        (unit.assessed?.goals ?? []).flatMap(\.sources)
          + [isForecast ? EconomyTerm.Column.forecast : .outcome, .budget].flatMap {
            context.terms(.net, $0, of: unit, isOwn: isRoot)
          }),
    ]
  }

  /// The two together in words.
  private func reading(_ fulfilment: Fulfilment?, _ variance: Decimal?) -> String {
    let goals =
      fulfilment.map { "\(context.words.title($0)): \(context.words.meaning($0).lowercasedFirst)" }
      ?? "Styrkort saknas"
    guard let variance else { return goals + "; ekonomi saknas" }
    let economy = variance < 0 ? "underskott mot budget" : "inom budget"
    return "\(goals); \(economy)"
  }
}
