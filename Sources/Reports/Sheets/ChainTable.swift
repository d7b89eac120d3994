internal import Scorecards

/// The goal chain around a unit's goals: what they serve, and what serves them.
struct ChainTable {
  let context: ReportContext
  let goals: [GoalEntry]

  /// What each goal serves, who answers for it and when it is to be met.
  func putUpwards(on sheet: inout ReportSheet) {
    sheet.heading("Vad målen bidrar till")
    sheet.table(
      columns: [
        "Nr", "Överordnat mål", "Bidrar till", "Klart", "Nivå", "Enhet", "Ansvarig",
      ],
      goals.map { entry in
        [
          .text(entry.goal.number), parentText(of: entry), parentNumber(of: entry),
          .date(entry.goal.due), parentUnit(of: entry) { $0.level.word },
          parentUnit(of: entry) { $0.code },
          context.responsible(entry.goal.responsible, of: entry.unit.code),
        ]
      })
    sheet.skip()
  }

  /// The goals right below that serve each goal.
  func putDownwards(on sheet: inout ReportSheet) {
    let chain = context.consolidation.chain
    let records = goals.flatMap { entry -> [[ReportCell?]] in
      let servants = chain.goals(serving: entry.reference)
      guard !servants.isEmpty else {
        return [
          [
            .text(entry.goal.number.value), .absent("Inget underordnat mål bidrar"),
            .absent("–"), .absent("–"), .absent("–"), .absent("–"), .absent("–"), .absent("–"),
          ]
        ]
      }
      return servants.compactMap { servant in
        context.consolidation[servant].map { below in
          [
            .text(entry.goal.number), .text(below.goal.text), .text(below.goal.number),
            .fulfilment(below.computed.fulfilment, context.words).from(below.measuredSources),
            .fulfilment(below.assessed, context.words).from(below.goal.assessment?.source),
            .fulfilment(below.final.fulfilment, context.words).from(below.sources),
            .text(context.name(of: servant.unit)), .text(below.goal.analysis),
          ]
        }
      }
    }
    guard !records.isEmpty else { return }
    sheet.heading("Vad som bidrar till målen")
    sheet.repeatRow(sheet.row)
    sheet.table(
      columns: [
        "Nr", "Underordnat mål", "Underordnat", "Beräknad", "Bedömd", context.finalTitle, "Enhet",
        "Analys",
      ], records)
    sheet.skip()
  }

  private func parentNumber(of entry: GoalEntry) -> ReportCell {
    let link = context.consolidation.chain.link(of: entry.reference)
    if case .linked(let parent) = link {
      return .text(context.consolidation[parent]?.goal.number)
    }
    return .absent(link.word)
  }

  private func parentUnit(
    of entry: GoalEntry, _ word: (OrganisationalUnit) -> String
  ) -> ReportCell {
    guard case .linked(let parent) = context.consolidation.chain.link(of: entry.reference),
      let unit = context.unit(parent.unit)
    else { return .absent("–") }
    return .text(word(unit))
  }

  private func parentText(of entry: GoalEntry) -> ReportCell {
    let link = context.consolidation.chain.link(of: entry.reference)
    guard case .linked(let parent) = link, let goal = context.consolidation[parent] else {
      return .absent("–")
    }
    return .text(goal.goal.text)
  }
}
