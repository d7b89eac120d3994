internal import Findings
internal import Scorecards

/// What people should look into, with the file, sheet and cell.
struct FindingSheet {
  let context: ReportContext
  let files: [ConsolidatedFile]

  var table: ReportSheet {
    let found = files.flatMap { file in file.findings.map { (file, $0) } }
    let ordered = found.enumerated().sorted {
      ($1.element.1.severity, $0.offset) < ($0.element.1.severity, $1.offset)
    }
    return LongTable(
      SheetName.findings,
      subtitle: "\(context.occasion): fel först, sedan varningar och upplysningar",
      table: "Anmarkningarna",
      columns: [
        LongColumn("Allvar", 12), LongColumn("Kod", 7), LongColumn("Enhet", 22),
        LongColumn("Vad", 24), LongColumn("Beskrivning", 50), LongColumn("Åtgärd", 46),
        LongColumn("Fil", 36), LongColumn("Blad", 12), LongColumn("Cell", 8),
      ],
      empty: "Det finns inga anmärkningar.",
      ordered.map { record($0.element.1, in: $0.element.0) }
    ).sheet
  }

  private func record(_ finding: Finding, in file: ConsolidatedFile) -> [ReportCell?] {
    [
      .text(finding.severity.word),
      .text(finding.code.rawValue),
      file.unit.map { .text($0.name) } ?? .absent("Okänd enhet"),
      .text(finding.code.entry.title.swedish),
      .text(finding.message),
      .text(finding.remedy),
      .text(finding.source.file),
      finding.source.sheet.map { .text($0) } ?? .absent("Hela filen"),
      finding.source.cell.map { .text($0) } ?? .absent("–"),
    ]
  }
}
