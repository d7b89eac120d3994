internal import Findings
internal import Scorecards

/// Who has handed in what and when, adding up to what is expected.
struct SubmissionSheet {
  let context: ReportContext
  let units: [ConsolidatedUnit]

  /// The files that count for none of the units, and the ones that were replaced.
  let otherFiles: [ConsolidatedFile]

  var sheet: ReportSheet {
    var sheet = ReportSheet(SheetName.submissions)
    sheet.setWidths([14, 32, 14, 24, 18, 56, 19, 10, 10])
    sheet.title(SheetName.submissions, subtitle: "\(context.occasion): vem som har lämnat vad")
    sheet.skip()
    putCounts(on: &sheet)
    sheet.skip()

    sheet.heading("Enheter")
    let header = sheet.row
    sheet.table(
      name: "Inlamningarna",
      columns: [
        "Kod", "Enhet", "Nivå", context.committeeWord.uppercasedFirst, "Läge", "Fil", "Lämnad",
        "Fel", "Varningar",
      ],
      units.map(record))
    if !otherFiles.isEmpty {
      sheet.skip()
      sheet.heading("Filer som inte räknas")
      sheet.table(columns: ["Läge", "Fil", "Lämnad", "Enhet"], otherFiles.map(record))
    }
    sheet.repeatRows(header...header)
    return sheet
  }

  /// Expected = received + with errors + returned + missing.
  private func putCounts(on sheet: inout ReportSheet) {
    let expected = units.filter { $0.state != .notExpected }
    let states: [SubmissionState] = [.received, .receivedWithErrors, .returned, .missing]
    sheet.heading("Styrkort som ska lämnas")
    let rows = sheet.table(
      columns: ["Läge", "Innebörd", "Antal"],
      states.map { state in
        [
          .text(state.word), .text(state.meaning),
          .count(expected.count { $0.state == state }),
        ]
      })
    guard let rows else { return }
    sheet.total(
      [.text("Summa"), .text("Styrkort som ska lämnas"), .sum(of: rows, column: 2, expected.count)])
  }

  private func record(_ unit: ConsolidatedUnit) -> [ReportCell?] {
    [
      .text(unit.unit.code),
      .text(unit.unit.name),
      .text(unit.unit.level.word),
      .text(context.committee(of: unit.unit).name),
      .state(unit.state),
      unit.submission.map { .text($0.file) } ?? .absent("Ingen fil"),
      .time(unit.submission?.receivedAt),
      .count(unit.findings.count { $0.severity == .error }),
      .count(unit.findings.count { $0.severity == .warning }),
    ]
  }

  private func record(_ file: ConsolidatedFile) -> [ReportCell?] {
    [
      .state(file.state), .text(file.submission.file), .time(file.submission.receivedAt),
      file.unit.map { .text($0.name) } ?? .absent("Okänd enhet"),
    ]
  }
}

extension SubmissionState {
  var meaning: String {
    switch self {
    case .received: "Räknas"
    case .receivedWithErrors: "Räknas, men något behöver rättas"
    case .returned: "Filen kunde inte användas"
    case .superseded: "Enheten har lämnat en senare fil"
    case .missing: "Ingen fil har kommit"
    case .notExpected: "Enheten lämnar inget styrkort"
    }
  }
}
