internal import Findings
internal import FoundationEssentials
internal import Scorecards
internal import Spreadsheet

/// The economy of each unit's own responsibility, one row a unit, from the top down.
///
/// The rows of a unit and all below it lie together, so that any total is a sum of one range.
struct UnitEconomySheet {
  let context: ReportContext
  let index: ReportIndex
  let units: [ConsolidatedUnit]

  /// The columns that sums are made of.
  static let columns: [EconomyColumn] = [
    EconomyColumn(kind: .income, figure: .budget, column: 4),
    EconomyColumn(kind: .income, figure: .outcome, column: 5),
    EconomyColumn(kind: .costs, figure: .budget, column: 6),
    EconomyColumn(kind: .costs, figure: .outcome, column: 7),
    EconomyColumn(kind: .net, figure: .budget, column: 8),
    EconomyColumn(kind: .net, figure: .outcome, column: 9),
    EconomyColumn(kind: .net, figure: .variance, column: 10),
    EconomyColumn(kind: .net, figure: .previousOutcome, column: 11),
    EconomyColumn(kind: .net, figure: .forecast, column: 12),
    EconomyColumn(kind: .net, figure: .forecastVariance, column: 13),
  ]

  /// The columns that a report shows.
  static func columns(in context: ReportContext) -> [EconomyColumn] {
    context.showsForecast ? columns : columns.filter { !$0.figure.isForecast }
  }

  var table: ReportSheet {
    let figures = Self.columns(in: context)
    return LongTable(
      SheetName.unitEconomy, for: context.edition,
      subtitle: "\(context.occasion): varje enhets eget ansvar. \(Words.signConvention)",
      table: "Enhetsekonomin",
      columns: [
        LongColumn("Kod", 13), LongColumn(context.committeeWord.uppercasedFirst, 26),
        LongColumn("Enhet", 30),
        LongColumn("Nivå", 12),
      ]
        + figures.map {
          LongColumn($0.title(previous: context.previousPeriod), 12)
        } + [LongColumn("Källa", 16, isForHouseOnly: true)],
      empty: "Inga enheter finns i registret.",
      units.enumerated().map { record($1, row: LongTable.firstRow + $0, figures) }
    ).sheet
  }

  private func record(
    _ unit: ConsolidatedUnit, row: Int, _ columns: [EconomyColumn]
  ) -> [ReportCell?] {
    let names: [ReportCell?] = [
      .text(unit.unit.code), .text(context.committee(of: unit.unit).name), .text(unit.unit.name),
      .text(unit.unit.level.word),
    ]
    guard let own = unit.economy.own else {
      let word = unit.wordWithoutScorecard
      return names + columns.map { _ in .absentFigure(word) } + [.absent("Ingen fil")]
    }
    let source = unit.assessed?.scorecard.economy.compactMap { $0.outcome?.source }.first
    return names
      + columns.map { column in
        let figure = figure(of: column, in: own, row: row)
        guard column.figure != .previousOutcome else {
          return context.previousOutcome(figure, column.kind, of: unit, isOwn: true)
        }
        return figure.from(
          context.terms(column.kind, column.figure.column, of: unit, isOwn: true))
      }
      + [source.map { index.cell(for: $0) } ?? .missing]
  }

  /// The figure, with a formula where it follows from others of the row.
  private func figure(
    of column: EconomyColumn, in statement: EconomyStatement, row: Int
  ) -> ReportCell {
    func cell(_ column: Int) -> String { CellAddress(row: row, column: column).text }
    let amount = statement[column]
    let formula: String? =
      switch (column.kind, column.figure) {
      case (.net, .budget) where statement.hasParts(\.budget): "\(cell(4))+\(cell(6))"
      case (.net, .outcome) where statement.hasParts(\.outcome): "\(cell(5))+\(cell(7))"
      case (.net, .variance) where amount != nil: "\(cell(9))-\(cell(8))"
      case (.net, .forecastVariance) where amount != nil: "\(cell(12))-\(cell(8))"
      default: nil
      }
    return column.figure.isVariance
      ? .variance(amount, formula: formula) : .money(amount, formula: formula)
  }
}

/// A figure of the economy and the column that it stands in.
struct EconomyColumn {
  enum Figure {
    case budget, outcome, variance, forecast, forecastVariance, previousOutcome

    var isVariance: Bool { self == .variance || self == .forecastVariance }

    var isForecast: Bool { self == .forecast || self == .forecastVariance }
  }

  let kind: EconomyLine.Kind
  let figure: Figure
  let column: Int

  func title(previous: String) -> String {
    switch figure {
    case .budget: "\(kind.swedishName) budget"
    case .outcome: "\(kind.swedishName) utfall"
    case .variance: "Avvikelse"
    case .forecast: "Netto prognos"
    case .forecastVariance: "Prognosavvikelse"
    case .previousOutcome: "Netto utfall \(previous)"
    }
  }
}

extension EconomyColumn.Figure {
  /// The column of submissions that the figure is read from; `nil` for a difference.
  var column: EconomyTerm.Column? {
    switch self {
    case .budget: .budget
    case .outcome: .outcome
    case .forecast: .forecast
    case .previousOutcome: .previousOutcome
    case .variance, .forecastVariance: nil
    }
  }
}

extension ReportContext {
  /// The cells that a figure of a unit's economy is made of.
  func terms(
    _ kind: EconomyLine.Kind, _ column: EconomyTerm.Column?, of unit: ConsolidatedUnit, isOwn: Bool
  ) -> [Source] {
    guard let column else { return [] }
    return consolidation.economyTerms(of: kind, column, unit: unit.unit.code, isOwn: isOwn)
      .map(\.source)
  }

  /// An outcome of the year before with its cells: those that state it, or where none does, those of
  /// that year's own submissions, which it was recalled from.
  func previousOutcome(
    _ cell: ReportCell, _ kind: EconomyLine.Kind, of unit: ConsolidatedUnit, isOwn: Bool
  ) -> ReportCell {
    let stated = terms(kind, .previousOutcome, of: unit, isOwn: isOwn)
    guard stated.isEmpty, let comparison = consolidation.comparison else {
      return cell.from(stated)
    }
    let units = isOwn ? [unit] : consolidation.economySubtree(of: unit.unit.code)
    let recalled = units.flatMap { comparison.units[$0.unit.code]?.outcomes[kind] ?? [] }
    return cell.from(recalled.map(\.source), of: comparison.period)
  }
}

extension EconomyStatement {
  subscript(column: EconomyColumn) -> Decimal? {
    let figures = self[column.kind]
    return switch column.figure {
    case .budget: figures.budget
    case .outcome: figures.outcome
    case .variance: figures.variance
    case .forecast: figures.forecast
    case .forecastVariance: figures.forecastVariance
    case .previousOutcome: figures.previousOutcome
    }
  }

  /// Whether the net is the sum of income and costs.
  func hasParts(_ figure: KeyPath<EconomyFigures, Decimal?>) -> Bool {
    income[keyPath: figure] != nil && costs[keyPath: figure] != nil
  }
}
