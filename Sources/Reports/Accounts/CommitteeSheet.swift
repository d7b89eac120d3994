internal import Scorecards
internal import Spreadsheet

/// A nämnd on a sheet of its own: goals, the units below, and who is missing.
struct CommitteeSheet {
  let context: ReportContext
  let index: ReportIndex
  let unit: ConsolidatedUnit

  /// The name of the sheet: the unit's code, as far as programs take it and no other sheet has it.
  let name: String

  /// The rows of the table of units that the economy sums.
  private let rows: UnitEconomyRows

  /// The sheets of all units right below the municipality.
  static func all(context: ReportContext, index: ReportIndex) -> [CommitteeSheet] {
    let consolidation = context.consolidation
    let rows = UnitEconomyRows(of: consolidation.units, in: consolidation)
    var names = SheetNames()
    for name in SheetName.all { _ = names.unique(name) }
    return consolidation.children(of: consolidation.root.unit.code).map { unit in
      CommitteeSheet(
        context: context, index: index, unit: unit, name: names.unique(unit.unit.code), rows: rows)
    }
  }

  var sheet: ReportSheet {
    var sheet = ReportSheet(name)
    sheet.setWidths(AreaGoals.widths)
    sheet.title(unit.unit.name, subtitle: context.occasion)
    sheet.skip()
    putFacts(on: &sheet)
    sheet.skip()
    if unit.assessed == nil {
      sheet.line("Styrkortet är inte mottaget.")
      sheet.skip()
    }
    let goals = index.goals(of: unit.unit.code)
    AreaGoals(context: context, goals: goals).put(on: &sheet)
    EconomyTable(context: context, unit: unit, isOwn: false, rows: rows[unit])
      .put(on: &sheet)
    putLowerUnits(on: &sheet)
    return sheet
  }

  private func putFacts(on sheet: inout ReportSheet) {
    let counts = unit.counts + unit.countsBelow
    if let overall = unit.assessed?.overall {
      sheet.fact(
        "Egna mål",
        "\(context.words.counted(unit.counts)); "
          + "samlat \(context.words.word(overall.fulfilment))",
        from: (unit.assessed?.goals ?? []).flatMap(\.sources))
    }
    let goals = context.consolidation.subtree(of: unit.unit.code).flatMap {
      $0.assessed?.goals ?? []
    }
    sheet.fact(
      "Alla mål", counts.total == 0 ? Words.missing : context.words.counted(counts),
      from: goals.map(\.goal.number.source))
    sheet.fact("Avgjort", paragraph: unit.standing.swedish(in: context))
    let missing = unit.notSubmitted.map { context.name(of: $0) }.joined(separator: ", ")
    sheet.fact(
      "Styrkort",
      "\(unit.received) av \(unit.expected) mottagna"
        + (missing.isEmpty ? "" : "; saknas: \(missing)"))
  }

  private func putLowerUnits(on sheet: inout ReportSheet) {
    let below = context.consolidation.subtree(of: unit.unit.code).dropFirst()
    guard !below.isEmpty else { return }
    sheet.heading("Underordnade enheter")
    sheet.repeatRow(sheet.row)
    sheet.table(
      columns: [
        "Kod", "Enhet", "Nivå", "Samlad", "Läge", "Antal mål", "Färger", "Efter målområde",
      ],
      below.map { below -> [ReportCell?] in
        let goals = below.assessed?.goals ?? []
        return [
          .text(below.unit.code), .text(below.unit.name), .text(below.unit.level.word),
          below.assessed.map {
            .fulfilment($0.overall.fulfilment, context.words).from(goals.flatMap(\.sources))
          } ?? .absent(below.wordWithoutScorecard),
          .state(below.state),
          below.assessed == nil
            ? .absent(below.wordWithoutScorecard)
            : .count(below.counts.total).from(goals.map(\.goal.number.source)),
          below.assessed == nil
            ? .absent(below.wordWithoutScorecard)
            : .text(context.words.counted(below.counts)).from(goals.map(\.goal.number.source)),
          below.assessed.map { .text(areas(of: $0)).from(goals.flatMap(\.sources)) }
            ?? .absent(below.wordWithoutScorecard),
        ]
      })
  }

  /// `Verksamhet grön, Arbetsmiljö gul`.
  private func areas(of assessed: AssessedScorecard) -> String {
    FocusArea.allCases.compactMap { area in
      assessed.areas[area].map { "\(area.swedishName) \(context.words.word($0.fulfilment))" }
    }.joined(separator: ", ")
  }
}
