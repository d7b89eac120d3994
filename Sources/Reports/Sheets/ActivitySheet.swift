internal import Findings
internal import Scorecards

/// All activities in one table.
struct ActivitySheet {
  let context: ReportContext
  let index: ReportIndex

  var table: ReportSheet {
    LongTable(
      SheetName.activities, for: context.edition,
      subtitle: "\(context.occasion): vad som görs för att nå målen",
      table: "Aktiviteterna",
      columns: [
        LongColumn("Mål nr", 13), LongColumn(context.committeeWord.uppercasedFirst, 26),
        LongColumn("Enhet", 26),
        LongColumn("Aktivitet", 48), LongColumn("Ansvarig", 24, isForHouseOnly: true),
        LongColumn("Start", 12),
        LongColumn("Slut", 12), LongColumn("Läge", 13),
        LongColumn("Källa", 16, isForHouseOnly: true),
      ],
      printing: .columns(8),
      empty: "Inga aktiviteter är mottagna.",
      index.goals.flatMap { entry in
        zip(entry.goal.activities, entry.assessed.activities.statuses).map {
          record($0, $1, of: entry)
        }
      }
    ).sheet
  }

  /// - Parameter status: Where it stands when its end is looked at too.
  private func record(
    _ activity: Activity, _ status: Activity.Status?, of entry: GoalEntry
  ) -> [ReportCell?] {
    [
      .text(entry.goal.number, link: index.link(to: entry.reference)),
      .text(context.committee(of: entry.unit).name),
      .text(entry.unit.name),
      .text(activity.text),
      context.responsible(activity.responsible, of: entry.unit.code),
      .date(activity.start),
      .date(activity.end),
      .text(status?.swedishName).from(
        [activity.status?.source, activity.end?.source].compactMap(\.self)),
      index.cell(for: activity.text.source),
    ]
  }
}
