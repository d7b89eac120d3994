internal import Findings
internal import FoundationEssentials
internal import Scorecards
internal import Spreadsheet

/// An investment project with the unit that answers for it.
struct InvestmentEntry {
  let unit: OrganisationalUnit
  let line: InvestmentLine
}

/// Every investment project, one row each, from the top unit down.
///
/// The projects of a unit and all below it lie together, so that any total is a sum of one range.
struct InvestmentProjectSheet {
  let context: ReportContext
  let index: ReportIndex
  let entries: [InvestmentEntry]
  let columns: [InvestmentColumn]

  init(context: ReportContext, index: ReportIndex, units: [ConsolidatedUnit]) {
    self.context = context
    self.index = index
    entries = Self.entries(of: units)
    columns = InvestmentColumn.shown(of: units.first?.investments)
  }

  /// The projects of units, in their order.
  static func entries(of units: [ConsolidatedUnit]) -> [InvestmentEntry] {
    units.flatMap { unit in
      (unit.assessed?.scorecard.investments ?? []).map {
        InvestmentEntry(unit: unit.unit, line: $0)
      }
    }
  }

  var table: ReportSheet {
    LongTable(
      SheetName.investmentProjects, for: context.edition,
      subtitle: "\(context.occasion): varje projekt. \(Words.investmentSigns)",
      table: "Investeringarna",
      columns: [
        LongColumn("Kod", 13), LongColumn(context.committeeWord.uppercasedFirst, 24),
        LongColumn("Enhet", 24),
        LongColumn("Projekt", 38),
      ] + columns.map { LongColumn($0.title(previous: context.previousPeriod), 13) } + [
        LongColumn("Källa", 16, isForHouseOnly: true)
      ],
      empty: "Inga investeringar är mottagna.",
      entries.enumerated().map { record($1, row: LongTable.firstRow + $0) }
    ).sheet
  }

  private func record(_ entry: InvestmentEntry, row: Int) -> [ReportCell?] {
    let figures = InvestmentFigures(entry.line)
    let source = entry.line.outcome?.source ?? entry.line.project.source
    return [
      .text(entry.unit.code), .text(context.committee(of: entry.unit).name),
      .text(entry.unit.name), .text(entry.line.project),
    ]
      + columns.map {
        $0.cell(of: figures, among: columns, row: row, firstColumn: 4).from(
          $0.source(in: entry.line))
      } + [
        index.cell(for: source)
      ]
  }
}

/// A figure of investments, in the order of the columns.
enum InvestmentColumn: CaseIterable {
  case budget, outcome, variance, forecast, forecastVariance, previousOutcome
  case decidedTotal, accumulated, remaining

  /// The columns that are shown: those of whole projects only where some project tells of them.
  static func shown(of total: InvestmentFigures?) -> [InvestmentColumn] {
    let hasWhole = total?.decidedTotal != nil || total?.accumulated != nil
    let ofWhole: [InvestmentColumn] = [.decidedTotal, .accumulated, .remaining]
    return allCases.filter { hasWhole || !ofWhole.contains($0) }
  }

  func title(previous: String) -> String {
    switch self {
    case .budget: "Budget"
    case .outcome: "Utfall"
    case .variance: "Avvikelse"
    case .forecast: "Prognos"
    case .forecastVariance: "Prognosavvikelse"
    case .previousOutcome: "Utfall \(previous)"
    case .decidedTotal: "Beslutad totalutgift"
    case .accumulated: "Ackumulerat utfall"
    case .remaining: "Kvar av beslutet"
    }
  }

  func amount(in figures: InvestmentFigures) -> Decimal? {
    switch self {
    case .budget: figures.budget
    case .outcome: figures.outcome
    case .variance: figures.variance
    case .forecast: figures.forecast
    case .forecastVariance: figures.forecastVariance
    case .previousOutcome: figures.previousOutcome
    case .decidedTotal: figures.decidedTotal
    case .accumulated: figures.accumulated
    case .remaining: figures.remaining
    }
  }

  /// The cell that states the figure; `nil` for a difference.
  func source(in line: InvestmentLine) -> Source? {
    switch self {
    case .budget: line.budget?.source
    case .outcome: line.outcome?.source
    case .forecast: line.forecast?.source
    case .previousOutcome: line.previousOutcome?.source
    case .decidedTotal: line.decidedTotal?.source
    case .accumulated: line.accumulated?.source
    case .variance, .forecastVariance, .remaining: nil
    }
  }

  /// The two figures that this one is the difference of.
  private var difference: (InvestmentColumn, InvestmentColumn)? {
    switch self {
    case .variance: (.outcome, .budget)
    case .forecastVariance: (.forecast, .budget)
    case .remaining: (.decidedTotal, .accumulated)
    default: nil
    }
  }

  /// The figure in its row, with a formula where it follows from others there.
  ///
  /// - Parameters:
  ///   - columns: The columns that are shown.
  ///   - firstColumn: Where the first of them stands.
  ///   - sum: The formula of a figure that sums others; `nil` for a project's own.
  func cell(
    of figures: InvestmentFigures, among columns: [InvestmentColumn], row: Int, firstColumn: Int,
    sum: ((InvestmentColumn) -> String)? = nil
  ) -> ReportCell {
    guard let amount = amount(in: figures) else { return .absentFigure() }
    func place(_ column: InvestmentColumn) -> String {
      CellAddress(row: row, column: firstColumn + (columns.firstIndex(of: column) ?? 0)).text
    }
    if let (minuend, subtrahend) = difference {
      return .variance(amount, formula: "\(place(minuend))-\(place(subtrahend))")
    }
    return .money(amount, formula: sum?(self))
  }
}
