internal import Findings
internal import FoundationEssentials
public import Scorecards
public import Spreadsheet

/// All content of a period as plain tables for other programs: one row for each thing, one column
/// for each property, values as ISO 8601 and the metric system write them.
///
///     let files = try DataPackage(DataReport(consolidation, metadata).workbook).files
///
/// What is missing is an empty cell.
public struct DataReport: Sendable {
  private let context: ReportContext

  /// Creates the tables.
  public init(_ consolidation: Consolidation, _ metadata: ReportMetadata) {
    context = ReportContext(consolidation, metadata)
  }

  /// The tables `mal`, `indikatorer`, `utfall`, `aktiviteter`, `ekonomi`, `investeringar`, `inlamningar` and `anmarkningar`.
  public var workbook: Workbook {
    var workbook = Workbook()
    workbook.properties.title = "Styrkort \(context.metadata.municipality) \(context.period)"
    workbook.properties.custom = ["run": context.metadata.runID]
    workbook.sheets = [
      goals, indicators, outcomes, activities, economy, investments, submissions, findings,
    ].map(\.sheet)
    return workbook
  }

  private var units: [ConsolidatedUnit] { context.consolidation.units }

  private var entries: [GoalEntry] { GoalEntry.all(of: units) }

  private var goals: DataTable {
    DataTable(
      "mal",
      columns: Self.unitColumns + [
        "mal_nr", "mal", "omrade", "overordnat_mal", "beraknad", "bedomd", "slutlig", "avgjord",
        "analys",
      ] + Self.sourceColumns,
      entries.map { entry in
        let goal = entry.assessed
        return unit(entry.unit) + [
          .text(goal.goal.number.value), .text(goal.goal.text.value),
          .optional(goal.goal.area?.value.swedishName.lowercasedFirst),
          .optional(goal.goal.parent?.value), .fulfilment(goal.computed.fulfilment),
          .fulfilment(goal.assessed), .fulfilment(goal.final.fulfilment),
          .boolean(goal.outlook.isDecided), .optional(goal.goal.analysis?.value),
        ] + source(goal.goal.number.source)
      })
  }

  private var indicators: DataTable {
    DataTable(
      "indikatorer",
      columns: Self.unitColumns + [
        "mal_nr", "indikator", "matt", "malvarde", "malvarde_lagst", "malvarde_hogst",
        "utfall", "utfall_datum", "utfall_saknas_for",
        "utfall_foregaende", "ar_procent", "maluppfyllelse", "kolada_id",
      ] + Self.sourceColumns,
      entries.flatMap { entry in
        entry.assessed.indicators.map { assessed in
          let indicator = assessed.indicator
          let outcome = indicator.outcome?.value
          return unit(entry.unit) + [
            .text(entry.goal.number.value), .text(indicator.name.value),
            .optional(indicator.unitOfMeasure?.value), .optional(indicator.target?.value.swedish),
            .number(indicator.target?.value.lowest), .number(indicator.target?.value.highest),
            .number(of: outcome?.quantity), .day(of: outcome?.quantity), .missing(outcome),
            .number(of: indicator.previousOutcome?.value.quantity),
            (outcome?.quantity?.isPercent).map(CellValue.boolean) ?? .empty,
            .fulfilment(assessed.judgement.fulfilment), .optional(indicator.koladaID?.value),
          ] + source(indicator.outcome?.source ?? indicator.name.source)
        }
      })
  }

  /// A row for each further result of an indicator: of each period that the template has a column for,
  /// of earlier periods in the archive, and of women and men.
  private var outcomes: DataTable {
    DataTable(
      "utfall",
      columns: Self.unitColumns + [
        "mal_nr", "indikator", "utfall_period", "grupp", "utfall", "utfall_datum",
        "utfall_saknas_for",
      ] + Self.sourceColumns,
      entries.flatMap { entry in
        entry.goal.indicators.flatMap { indicator in
          indicator.furtherOutcomes(in: context.period).map { further in
            unit(entry.unit) + [
              .text(entry.goal.number.value), .text(indicator.name.value),
              .text(further.period), .text(further.group),
              .number(of: further.outcome.value.quantity),
              .day(of: further.outcome.value.quantity), .missing(further.outcome.value),
            ] + source(further.outcome.source)
          }
        }
      })
  }

  private var activities: DataTable {
    DataTable(
      "aktiviteter",
      columns: Self.unitColumns + [
        "mal_nr", "aktivitet", "ansvarig", "start", "slut", "lage",
      ] + Self.sourceColumns,
      entries.flatMap { entry in
        entry.goal.activities.map { activity in
          unit(entry.unit) + [
            .text(entry.goal.number.value), .text(activity.text.value),
            context.responsible(activity.responsible, of: entry.unit.code).known,
            ReportCell.date(activity.start?.value).known,
            ReportCell.date(activity.end?.value).known,
            .optional(activity.status?.value.swedishName.lowercasedFirst),
          ] + source(activity.text.source)
        }
      })
  }

  /// A row for each figure, in thousands of kronor: income positive, costs negative.
  private var economy: DataTable {
    DataTable(
      "ekonomi",
      columns: Self.unitColumns + ["post", "figur", "belopp_tkr"] + Self.sourceColumns,
      units.flatMap { unit in
        (unit.assessed?.scorecard.economy ?? []).flatMap { line in
          line.figures.map { name, figure in
            self.unit(unit.unit) + [
              .text(line.kind.swedishName.lowercasedFirst), .text(name), .number(figure.value),
            ] + source(figure.source)
          }
        }
      })
  }

  /// A row for each project, in thousands of kronor: expenditure negative.
  private var investments: DataTable {
    DataTable(
      "investeringar",
      columns: Self.unitColumns + [
        "projekt", "budget_tkr", "utfall_tkr", "prognos_tkr", "utfall_foregaende_tkr",
        "beslutad_totalutgift_tkr", "ackumulerat_utfall_tkr",
      ] + Self.sourceColumns,
      units.flatMap { unit in
        (unit.assessed?.scorecard.investments ?? []).map { line in
          self.unit(unit.unit) + [
            .text(line.project.value), .number(line.budget?.value),
            .number(line.outcome?.value), .number(line.forecast?.value),
            .number(line.previousOutcome?.value), .number(line.decidedTotal?.value),
            .number(line.accumulated?.value),
          ] + source(line.outcome?.source ?? line.project.source)
        }
      })
  }

  private var submissions: DataTable {
    DataTable(
      "inlamningar",
      columns: Self.unitColumns + ["lage", "fil", "mottagen", "antal_fel", "antal_varningar"],
      units.map { unit in
        self.unit(unit.unit) + [
          .text(unit.state.swedishWord), .optional(unit.submission?.file),
          .optional(unit.submission?.receivedAt),
          .number(Double(unit.findings.count { $0.severity == .error })),
          .number(Double(unit.findings.count { $0.severity == .warning })),
        ]
      })
  }

  private var findings: DataTable {
    DataTable(
      "anmarkningar",
      columns: ["enhet_kod", "allvar", "kod", "vad", "beskrivning", "atgard"]
        + Self.sourceColumns,
      context.consolidation.files.flatMap { file in
        file.findings.map { finding in
          [
            .optional(file.unit?.code), .text(finding.severity.rawValue),
            .text(finding.code.rawValue), .text(finding.code.entry.title.swedish),
            .text(finding.message), .text(finding.remedy),
          ] + source(finding.source)
        }
      })
  }

  private static let unitColumns = ["period", "namnd_kod", "enhet_kod", "enhet", "niva"]

  private func unit(_ unit: OrganisationalUnit) -> [CellValue] {
    [
      .text(context.period), .text(context.committee(of: unit).code), .text(unit.code),
      .text(unit.name), .text(unit.level.name),
    ]
  }

  private static let sourceColumns = ["kalla_fil", "kalla_blad", "kalla_cell"]

  private func source(_ source: Source) -> [CellValue] {
    [.text(source.file), .optional(source.sheet), .optional(source.cell)]
  }
}

/// A table that fills a sheet from its first cell on.
private struct DataTable {
  let sheet: Sheet

  init(_ name: String, columns: [String], _ records: [[CellValue]]) {
    var sheet = Sheet(name: name)
    let rows = [columns.map { CellValue.text($0) }] + records
    for (index, values) in rows.enumerated() {
      var row = Row(index: index)
      row.cells = values.enumerated().map { Cell(column: $0, value: $1) }
      sheet.set(row)
    }
    let range = CellRange(
      CellAddress(row: 0, column: 0),
      CellAddress(row: max(1, records.count), column: columns.count - 1))
    sheet.tables = [Table(name: name, range: range, columnNames: columns)]
    self.sheet = sheet
  }
}

extension EconomyLine {
  /// The figures that are given, by their names in the data.
  fileprivate var figures: [(name: String, figure: Sourced<Decimal>)] {
    [
      ("budget", budget), ("utfall", outcome), ("avvikelse", variance), ("prognos", forecast),
      ("utfall_foregaende", previousOutcome),
    ].compactMap { name, figure in figure.map { (name, $0) } }
  }
}

extension Indicator {
  /// The results beside the one that is reported for all.
  fileprivate func furtherOutcomes(
    in period: String
  ) -> [(period: String, group: String, outcome: Sourced<Measurement>)] {
    let columns = periodOutcomes.map { (period: $0.period, group: "alla", outcome: $0.outcome) }
    let archived = earlierOutcomes.filter { earlier in
      !periodOutcomes.contains { $0.period == earlier.period }
    }.map { (period: $0.period, group: "alla", outcome: $0.outcome.map(Measurement.measured)) }
    let parts = breakdown.map {
      (period: period, group: $0.part.swedishName.lowercasedFirst, outcome: $0.outcome)
    }
    return archived + columns + parts
  }
}

extension Target {
  /// The lowest value that the target speaks of; `nil` when it has none.
  fileprivate var lowest: Decimal? {
    switch self {
    case .atLeast(let bound), .moreThan(let bound), .exactly(let bound), .between(let bound, _):
      bound.isDay ? nil : bound.number
    case .atMost, .lessThan: nil
    }
  }

  /// The highest value that the target speaks of; `nil` when it has none.
  fileprivate var highest: Decimal? {
    switch self {
    case .atMost(let bound), .lessThan(let bound), .exactly(let bound), .between(_, let bound):
      bound.isDay ? nil : bound.number
    case .atLeast, .moreThan: nil
    }
  }
}

extension CellValue {
  fileprivate static func optional(_ text: String?) -> CellValue {
    text.map { .text($0) } ?? .empty
  }

  fileprivate static func number(_ number: Decimal?) -> CellValue {
    number.map { .number($0.double) } ?? .empty
  }

  /// The number of a quantity that is no day.
  fileprivate static func number(of quantity: Quantity?) -> CellValue {
    .number(quantity.flatMap { $0.isDay ? nil : $0.number })
  }

  /// The day of a quantity that is one.
  fileprivate static func day(of quantity: Quantity?) -> CellValue {
    quantity?.day.flatMap { CivilDate(iso: $0.description) }.map { .date($0) } ?? .empty
  }

  fileprivate static func fulfilment(_ fulfilment: Fulfilment?) -> CellValue {
    .optional(fulfilment?.swedishColor)
  }

  fileprivate static func missing(_ measurement: Measurement?) -> CellValue {
    guard case .missing(let reason) = measurement else { return .empty }
    return reason == .blank ? .empty : .text(reason.word.lowercasedFirst)
  }
}

extension ReportCell {
  /// The value; nothing where a report says in words that it is missing.
  fileprivate var known: CellValue { self == .missing ? .empty : value }
}
