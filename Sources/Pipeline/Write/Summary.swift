public import Findings

extension RunRecord {
  /// The night in one text, for the coordinator in the morning.
  ///
  /// The last line is the verdict.
  public func summary(in language: Language) -> String {
    SummaryText(record: self, language: language).text
  }
}

/// The text of a summary.
private struct SummaryText {
  let record: RunRecord
  let language: Language

  var text: String {
    (heading + counts + unpublished + changes + sections + newFiles + ending).joined(
      separator: "\n") + "\n"
  }

  private var heading: [String] {
    [
      "\(record.municipality), period \(record.period)",
      language.say(
        "Körning \(record.time), underlag \(record.runID)",
        "Run \(record.time), source \(record.runID)"),
    ]
  }

  private var counts: [String] { [""] + record.counts(in: language) }

  private var unpublished: [String] {
    section(
      language.say("RAPPORTEN KUNDE INTE SKRIVAS", "THE REPORT COULD NOT BE WRITTEN"),
      [record.unpublished].compactMap(\.self))
  }

  private var changes: [String] {
    guard let changes = record.changes else { return [] }
    return [
      "",
      language.say(
        "SEDAN FÖRRA KÖRNINGEN, \(changes.earlier)", "SINCE THE LAST RUN, \(changes.earlier)"),
    ] + changes.lines(showing: 20, in: language).map { "  \($0)" }
  }

  private var sections: [String] {
    section(
      language.say(
        "SKADADE I ARKIVET: räknas inte förrän de är återställda",
        "DAMAGED IN THE ARCHIVE: not counted until they are restored"),
      record.damaged.flatMap(lines))
      + section(
        language.say(
          "GÅR INTE LÄNGRE ATT ANVÄNDA: mottagna tidigare",
          "NO LONGER USABLE: received earlier"),
        record.files.filter(\.isNoLongerUsable).flatMap(errors).map { String($0.dropFirst(4)) })
      + section(
        language.say("SAKNAS: inget har kommit", "MISSING: nothing has come"),
        record.missing.map { "\($0.name) (\($0.code))" })
      + section(
        language.say(
          "BARA RETURNERADE FILER HAR KOMMIT FRÅN", "ONLY RETURNED FILES HAVE COME FROM"),
        record.returned.map { "\($0.name) (\($0.code))" })
      + section(
        language.say(
          "VÄNTAR PÅ RÄTTELSE: mottagna tidigare, med fel",
          "AWAITING CORRECTION: received earlier, with errors"),
        record.errorCounts(of: record.files.filter { !$0.isNew && $0.hasErrors }, in: language))
      + section(
        language.say("LIGGER KVAR I INKORGEN", "STILL IN THE INBOX"),
        record.hindered.map { "\($0.file.printable): \($0.reason(in: language))" })
      + section(
        language.say(
          "ANMÄRKNINGAR SOM INTE GICK ATT LÄGGA I RETUR", "REMARKS THAT COULD NOT BE PUT IN RETUR"),
        (record.untold ?? []).map { "\($0.file.printable): \($0.reason(in: language))" })
      + section(
        language.say("KAN GÄLLA EN ANNAN ENHET", "MAY BE ABOUT ANOTHER UNIT"),
        record.files.filter { $0.number != nil && $0.result != "ersatt" }.flatMap(\.findings)
          .filter { $0.code == FindingCode.otherUnitNamed.rawValue }.flatMap(lines))
      + section(
        language.say("SENA: lämnade efter sista dag", "LATE: handed in after the last day"),
        record.files.filter(\.isLate).map(\.file.printable))
      + section(
        language.say(
          "I HUVUDBOKEN, MEN INTE I REGISTRET", "IN THE LEDGER, BUT NOT IN THE REGISTER"),
        (record.unknownInLedger ?? []).map(\.printable))
      + section(
        language.say("STÄMMER INTE MED HUVUDBOKEN", "DOES NOT AGREE WITH THE LEDGER"),
        record.files.flatMap(\.findings)
          .filter { $0.code == FindingCode.ledgerDiffers.rawValue }.flatMap(lines))
      + section(
        language.say(
          "EKONOMINS EGEN BOK: något behöver rättas",
          "FINANCE’S OWN WORKBOOK: something needs correcting"),
        (record.ownWorkbooks ?? []).flatMap(lines))
      + section(
        language.say("ÅRSHJULET: den här månaden", "ANNUAL CYCLE: this month"),
        record.cycle?.due ?? [])
      + section(language.say("ÅRSHJULET: försenat", "ANNUAL CYCLE: late"), record.cycle?.late ?? [])
  }

  private var newFiles: [String] {
    let new = record.files.filter(\.isNew)
    let headings = [
      ("returnerad", language.say("Returnerade", "Returned")),
      (
        "mottagen med fel",
        language.say(
          "Mottagna, men något behöver rättas", "Received, but something needs correcting")
      ),
      (
        "ersatt",
        language.say(
          "Mottagna, men redan ersatta av en senare",
          "Received, but already replaced by a later one")
      ),
      ("mottagen", language.say("Mottagna utan fel", "Received without errors")),
    ]
    return ["", language.say("NYA FILER: \(new.count)", "NEW FILES: \(new.count)")]
      + headings.flatMap { result, heading -> [String] in
        let files = new.filter { $0.result == result }
        guard !files.isEmpty else { return [] }
        return ["  \(heading): \(files.count)"]
          + (result == "mottagen" ? [] : files.flatMap(errors))
      }
  }

  private var ending: [String] {
    var lines = [
      "",
      language.say("Arbetsböcker: \(record.outputs.count)", "Workbooks: \(record.outputs.count)"),
    ]
    if let seconds = record.seconds {
      lines.append(
        language.say("Tid: \("\(seconds)".replacing(".", with: ",")) s", "Time: \(seconds) s"))
    }
    let verdict = record.verdict.word
    lines.append(language.say("Resultat: \(verdict.swedish)", "Result: \(verdict.english)"))
    return lines
  }

  private func section(_ heading: String, _ entries: [String]) -> [String] {
    entries.isEmpty ? [] : ["", heading] + entries.map { "  \($0)" }
  }

  private func lines(of finding: RunRecord.FindingRecord) -> [String] {
    let finding = finding.told(in: language)
    let place = [finding.file, finding.place].filter { !$0.isEmpty }.joined(separator: ", ")
    return ["\(finding.code) \(place): \(finding.message)", "  \(finding.remedy)"]
  }

  private func errors(of file: RunRecord.File) -> [String] {
    let errors = file.findings.filter { $0.severity == Severity.error.rawValue }
    return ["    \(file.file.printable)"]
      + errors.map { $0.told(in: language) }.flatMap { finding in
        [
          "      \(finding.code)\(finding.place.isEmpty ? "" : " \(finding.place)"): \(finding.message)",
          "        \(finding.remedy)",
        ]
      }
  }
}

extension RunRecord {
  /// How many units were to submit, and what became of it.
  func counts(in language: Language) -> [String] {
    let faulty =
      receivedWithErrors == 0
      ? Wording(verbatim: "")
      : Wording(
        ", varav \(receivedWithErrors) med fel", english: ", \(receivedWithErrors) with errors")
    return [
      Wording("Väntade enheter      \(expected)", english: "Expected units       \(expected)"),
      Wording("  mottagna           \(received)", english: "  received           \(received)")
        + faulty,
      Wording(
        "  returnerade        \(returned.count)", english: "  returned           \(returned.count)"),
      Wording(
        "  saknas             \(missing.count)", english: "  missing            \(missing.count)"),
    ].map { $0[language] }
  }
}

extension RunRecord {
  /// What is said of originals that are no longer what they were when they were taken in.
  var damaged: [FindingRecord] {
    files.flatMap(\.findings).filter { $0.code == FindingCode.originalChanged.rawValue }
  }

  /// Files and how many errors each has, by their codes:
  /// `Ängen (BUN-1), angen.xlsx: 2 fel (K01, V02)`.
  func errorCounts(of files: [File], in language: Language) -> [String] {
    let names = Dictionary(
      units.map { ($0.code, "\($0.name) (\($0.code)), ") }, uniquingKeysWith: { first, _ in first })
    return files.map { file in
      let codes = file.findings.filter { $0.severity == Severity.error.rawValue }.map(\.code)
      let errors = Wording(codes.count, "fel", "fel", english: "error", "errors")
      return "\(file.unit.flatMap { names[$0] } ?? "")\(file.file.printable): \(errors[language]) "
        + "(\(Set(codes).sorted().joined(separator: ", ")))"
    }
  }
}

extension RunRecord.File {
  /// Whether the file counts, and something in it needs correcting.
  var hasErrors: Bool { result == "mottagen med fel" }

  /// Whether the file was taken in, and by the rules of today cannot be used.
  var isNoLongerUsable: Bool {
    number != nil && result == "returnerad"
      && !findings.contains { $0.code == FindingCode.originalChanged.rawValue }
  }

  /// Whether the file came after the last day.
  var isLate: Bool { findings.contains { $0.code == FindingCode.lateSubmission.rawValue } }
}
