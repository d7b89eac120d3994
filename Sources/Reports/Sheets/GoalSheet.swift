internal import Findings
internal import Scorecards

/// All goals in one table that can be filtered and pivoted.
struct GoalSheet {
  let context: ReportContext
  let index: ReportIndex

  var table: ReportSheet {
    LongTable(
      SheetName.goals, for: context.edition,
      subtitle: "\(context.occasion): alla mål med beräknad, bedömd och slutlig måluppfyllelse",
      table: "Malen",
      columns: [
        LongColumn("Nr", 13), LongColumn(context.committeeWord.uppercasedFirst, 15),
        LongColumn("Enhet", 17),
        LongColumn("Område", 12), LongColumn("Mål", 40), LongColumn("Beräknad", 10),
        LongColumn("Bedömd", 10), LongColumn(context.finalTitle, 10), LongColumn("Skäl", 26),
        LongColumn(context.analysisTitle, 42), LongColumn("Nivå", 12), LongColumn("Avgjord", 18),
        LongColumn("Bidrar till", 14), LongColumn("Aktiviteter", 22),
        LongColumn("Råd (SMART)", 30, isForHouseOnly: true),
        LongColumn("Källa", 16, isForHouseOnly: true),
      ],
      printing: .columns(10), empty: "Inga mål är mottagna.", index.goals.map(record)
    ).sheet
  }

  private func record(_ entry: GoalEntry) -> [ReportCell?] {
    [
      .text(entry.goal.number),
      .text(context.committee(of: entry.unit).name),
      .text(entry.unit.name),
      .text(entry.goal.area?.map(\.swedishName)),
      .text(entry.goal.text),
    ] + entry.colours(in: context) + [
      .text(entry.goal.analysis),
      .text(entry.unit.level.word),
      .text(entry.assessed.outlook.swedish(context.words)).from(entry.assessed.sources),
      parent(of: entry),
      .text(entry.assessed.activities.swedish).from(entry.goal.activities.map(\.text.source)),
      .text(entry.goal.smartAdvice.letters).from(entry.goal.text.source),
      index.cell(for: entry.goal.number.source),
    ]
  }

  /// The goal that a goal serves; said in words when there is none.
  private func parent(of entry: GoalEntry) -> ReportCell {
    let link = context.consolidation.chain.link(of: entry.reference)
    switch link {
    case .linked(let parent):
      return .text(
        context.consolidation[parent]?.goal.number.value, link: index.link(to: parent))
    default:
      return .absent(link.word)
    }
  }
}

extension GoalEntry {
  /// Computed, assessed and final colour, and why.
  func colours(in context: ReportContext) -> [ReportCell?] {
    [
      .fulfilment(assessed.computed.fulfilment, context.words).from(assessed.measuredSources),
      .fulfilment(assessed.assessed, context.words).from(goal.assessment?.source),
      .fulfilment(assessed.final.fulfilment, context.words).from(assessed.sources),
      .text(assessed.reason(in: context.words)).from(assessed.sources),
    ]
  }
}

extension AssessedGoal {
  /// The cells that the goal's colour rests on.
  var sources: [Source] { [goal.assessment?.source].compactMap(\.self) + measuredSources }

  /// The cells that its computed colour rests on.
  var measuredSources: [Source] { indicators.flatMap(\.sources) }

  /// Why the goal has its computed and its final fulfilment.
  func reason(in words: FulfilmentVocabulary) -> String {
    computed.reason.swedish(.indicators, words) + " " + final.reason.swedish(.indicators, words)
  }
}

extension AssessedIndicator {
  /// The cells that its colour rests on.
  var sources: [Source] {
    [indicator.outcome?.source, indicator.target?.source].compactMap(\.self)
  }
}

extension GoalLink {
  /// Why there is no goal above.
  var word: String {
    switch self {
    case .top: "Kommunens eget mål"
    case .linked: ""
    case .notStated: "Koppling saknas"
    case .open(let number): "\(number) (ej lämnat)"
    case .broken(let number): "\(number) finns inte"
    }
  }
}
