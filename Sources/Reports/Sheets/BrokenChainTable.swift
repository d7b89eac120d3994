internal import Scorecards

/// Where the red thread breaks: goals that serve none, and goals that none serve.
struct BrokenChainTable {
  let context: ReportContext
  let index: ReportIndex

  /// The breaks, one for each goal that has one.
  var records: [[ReportCell?]] { index.goals.compactMap(record) }

  func put(on sheet: inout ReportSheet) {
    let records = records
    sheet.heading("Brott i målkedjan")
    guard !records.isEmpty else {
      sheet.line("Alla mål leder till kommunens mål, och alla mål ovanför har mål som bidrar.")
      return
    }
    sheet.repeatRow(sheet.row)
    sheet.table(
      columns: ["Nr", "Mål", "Nivå", context.finalTitle, "Enhet", "Pekar på", "Vad som brister"],
      records)
  }

  private func record(_ entry: GoalEntry) -> [ReportCell?]? {
    let link = context.consolidation.chain.link(of: entry.reference)
    let fault: String
    switch link {
    case .notStated: fault = "Målet är inte kopplat till något mål ovanför"
    case .broken: fault = "Det mål som anges finns inte"
    case .open: fault = "Styrkortet ovanför är inte lämnat, så målet kan ännu inte kopplas"
    case .top, .linked:
      guard isUnserved(entry) else { return nil }
      fault = "Inget mål på nivåerna under bidrar"
    }
    return [
      .text(entry.goal.number, link: index.link(to: entry.reference)),
      .text(entry.goal.text), .text(entry.unit.level.word),
      .fulfilment(entry.assessed.final.fulfilment, context.words).from(entry.assessed.sources),
      .text(entry.unit.name),
      .text(entry.goal.parent?.value ?? "Inget mål").from(entry.goal.parent?.source),
      .text(fault),
    ]
  }

  /// Whether none serves a goal of a unit whose units below have all handed in their scorecards.
  private func isUnserved(_ entry: GoalEntry) -> Bool {
    let consolidation = context.consolidation
    func isReceived(_ unit: OrganisationalUnit) -> Bool {
      consolidation[unit.code]?.state.isReceived ?? false
    }
    let below = consolidation.organisation.unitsWithGoals(below: entry.unit.code) {
      $0.submits || isReceived($0)
    }
    return !below.isEmpty && below.allSatisfy(isReceived)
      && consolidation.chain.goals(serving: entry.reference).isEmpty
  }
}
