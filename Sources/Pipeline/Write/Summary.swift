import Findings

extension RunRecord {
  /// The night in one text, for the coordinator in the morning.
  ///
  /// The last line is the verdict.
  public var summary: String {
    var lines = [
      "\(municipality), period \(period)",
      "Körning \(time), underlag \(runID)",
      "",
      "Väntade enheter      \(expected)",
      "  mottagna           \(received)\(receivedWithErrors > 0 ? ", varav \(receivedWithErrors) med fel" : "")",
      "  returnerade        \(returned.count)",
      "  saknas             \(missing.count)",
    ]
    lines += section("RAPPORTEN KUNDE INTE SKRIVAS", [unpublished].compactMap(\.self))
    if let changes {
      lines += ["", "SEDAN FÖRRA KÖRNINGEN, \(changes.earlier)"]
      lines += changes.lines(showing: 20).map { "  \($0)" }
    }
    lines += section("SAKNAS: inget har kommit", missing.map { "\($0.name) (\($0.code))" })
    lines += section(
      "BARA RETURNERADE FILER HAR KOMMIT FRÅN",
      returned.map { "\($0.name) (\($0.code))" })
    lines += section(
      "LIGGER KVAR I INKORGEN", hindered.map { "\($0.file.printable): \($0.reason)" })
    lines += section("SENA: lämnade efter sista dag", files.filter(\.isLate).map(\.file.printable))
    lines += section(
      "EKONOMINS EGEN BOK: något behöver rättas", (ownWorkbooks ?? []).flatMap(Self.lines))
    lines += section("ÅRSHJULET: den här månaden", cycle?.due ?? [])
    lines += section("ÅRSHJULET: försenat", cycle?.late ?? [])
    let new = files.filter(\.isNew)
    lines += ["", "NYA FILER: \(new.count)"]
    for (result, heading) in [
      ("returnerad", "Returnerade"), ("mottagen med fel", "Mottagna, men något behöver rättas"),
      ("ersatt", "Mottagna, men redan ersatta av en senare"), ("mottagen", "Mottagna utan fel"),
    ] {
      let files = new.filter { $0.result == result }
      if files.isEmpty { continue }
      lines.append("  \(heading): \(files.count)")
      if result != "mottagen" { lines += files.flatMap(Self.errors) }
    }
    lines += ["", "Arbetsböcker: \(outputs.count)"]
    if let seconds { lines.append("Tid: \("\(seconds)".replacing(".", with: ",")) s") }
    lines.append("Resultat: \(verdict.rawValue)")
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ heading: String, _ entries: [String]) -> [String] {
    entries.isEmpty ? [] : ["", heading] + entries.map { "  \($0)" }
  }

  private static func lines(of finding: FindingRecord) -> [String] {
    let place = [finding.file, finding.place].filter { !$0.isEmpty }.joined(separator: ", ")
    return ["\(finding.code) \(place): \(finding.message)", "  \(finding.remedy)"]
  }

  private static func errors(of file: File) -> [String] {
    ["    \(file.file.printable)"]
      + file.findings.filter { $0.severity == Severity.error.rawValue }.flatMap { finding in
        [
          "      \(finding.code)\(finding.place.isEmpty ? "" : " \(finding.place)"): \(finding.message)",
          "        \(finding.remedy)",
        ]
      }
  }
}

extension RunRecord.File {
  /// Whether the file came after the last day.
  var isLate: Bool { findings.contains { $0.code == FindingCode.lateSubmission.rawValue } }
}
