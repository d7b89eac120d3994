internal import Findings
internal import Scorecards

/// Every figure and text of the report, with the file, sheet and cell that it was read from.
struct SourceSheet {
  let context: ReportContext
  let index: ReportIndex

  var table: ReportSheet {
    LongTable(
      SheetName.sources,
      subtitle: "\(context.occasion): varje uppgift med fil, blad och cell",
      table: "Kallorna",
      columns: [
        LongColumn("Kod", 13), LongColumn("Enhet", 24), LongColumn("Mål nr", 13),
        LongColumn("Uppgift", 42), LongColumn("Värde", 40), LongColumn("Fil", 48),
        LongColumn("Blad", 16), LongColumn("Cell", 8),
      ],
      printing: .nothing, empty: "Inga uppgifter är mottagna.", index.sources.map(record)
    ).sheet
  }

  private func record(_ entry: SourceEntry) -> [ReportCell?] {
    [
      .text(entry.unit.code),
      .text(entry.unit.name),
      entry.goal.map { .text($0) } ?? .absent("Hela enheten"),
      .text(entry.what),
      entry.value.styled(ReportStyles.leftAligned).from(entry.source),
      .text(entry.source.file),
      .text(entry.source.sheet),
      .text(entry.source.cell),
    ]
  }
}
