internal import Findings
internal import Scorecards
internal import Spreadsheet

/// The units below: a matrix by area, and names by colour.
struct LowerUnitsSheet {
  let context: ReportContext
  let unit: ConsolidatedUnit

  private var below: [ConsolidatedUnit] {
    Array(context.consolidation.subtree(of: unit.unit.code).dropFirst())
  }

  /// A row for each unit, a column for each area.
  var matrix: ReportSheet {
    var sheet = sheet("Underordnade enheter", widths: [36, 13, 22, 22, 22, 22, 13])
    sheet.heading("Färg efter målområde")
    sheet.repeatRow(sheet.row)
    let depth = unit.unit.level.depth + 1
    sheet.table(
      columns: ["Enhet", "Nivå"] + FocusArea.allCases.map(\.swedishName) + ["Samlad"],
      below.map { below in
        let name = ReportCell.text(below.unit.name).styled {
          ReportStyles.indented($0, by: max(0, below.unit.level.depth - depth))
        }
        guard let assessed = below.assessed else {
          let word = below.state.word
          return [name, .text(below.unit.level.word)]
            + FocusArea.allCases.map { _ in .absent(below.wordWithoutScorecard) }
            + [ReportCell(.text(word), style: ReportStyles.state(below.state))]
        }
        return [name, .text(below.unit.level.word)]
          + FocusArea.allCases.map { area(of: assessed, $0) }
          + [below.overallCell(context.words)]
      })
    return sheet
  }

  /// Each area and colour with the number and the names of the units.
  var names: ReportSheet {
    var sheet = sheet("Enheter per färg", widths: [20, 12, 15, 110])
    sheet.heading("Antal och namn efter målområde och färg")
    var records: [[ReportCell?]] = []
    for area in FocusArea.allCases {
      for fulfilment in Fulfilment.allCases {
        let units = below.filter { $0.assessed?.areas[area]?.fulfilment == fulfilment }
        guard !units.isEmpty else { continue }
        let sources = units.flatMap { $0.assessed?.sources(in: area) ?? [] }
        records.append([
          .text(area.swedishName), .fulfilment(fulfilment, context.words).from(sources),
          .count(units.count).from(sources), names(of: units).from(sources),
        ])
      }
    }
    let missing = below.filter { $0.unit.submits && !$0.state.isReceived }
    if !missing.isEmpty {
      records.append([
        .text("Alla områden"), ReportCell(.text("Ej lämnat"), style: ReportStyles.state(.missing)),
        .count(missing.count), names(of: missing),
      ])
    }
    sheet.table(columns: ["Målområde", "Färg", "Antal enheter", "Enheter"], records)
    return sheet
  }

  private func area(of assessed: AssessedScorecard, _ area: FocusArea) -> ReportCell {
    guard let judgement = assessed.areas[area] else { return .absent("Inget mål") }
    let finals = assessed.goals.filter { $0.goal.area?.value == area }.map(\.final.fulfilment)
    let word = context.words.title(judgement.fulfilment)
    let text =
      finals.count == 1 ? word : "\(word) (\(context.words.counted(FulfilmentCounts(finals))))"
    return ReportCell(
      .text(text), style: ReportStyles.fulfilment(context.words.paint(judgement.fulfilment))
    ).from(assessed.sources(in: area))
  }

  private func names(of units: [ConsolidatedUnit]) -> ReportCell {
    .text(units.map(\.unit.name).joined(separator: ", "))
  }

  private func sheet(_ name: String, widths: [Double]) -> ReportSheet {
    var sheet = ReportSheet(name)
    sheet.setTabColor(ReportStyles.brand)
    sheet.setWidths(widths)
    sheet.title(name, subtitle: "\(unit.unit.name), \(context.occasion)")
    sheet.skip()
    return sheet
  }
}

extension AssessedScorecard {
  /// The cells that the colour of an area rests on.
  fileprivate func sources(in area: FocusArea) -> [Source] {
    goals.filter { $0.goal.area?.value == area }.flatMap(\.sources)
  }
}
