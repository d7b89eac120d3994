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
    lines += section("SAKNAS: inget har kommit", missing.map { "\($0.name) (\($0.code))" })
    lines += section(
      "RETURNERADE: inget som går att använda har kommit",
      returned.map { "\($0.name) (\($0.code))" })
    lines += section("LIGGER KVAR I INKORGEN", hindered.map { "\($0.file): \($0.reason)" })
    let new = files.filter(\.isNew)
    lines += ["", "NYA FILER: \(new.count)"]
    for (result, heading) in [
      ("returnerad", "Returnerade"), ("mottagen med fel", "Mottagna, men allt kunde inte användas"),
      ("ersatt", "Mottagna, men redan ersatta av en senare"), ("mottagen", "Mottagna utan fel"),
    ] {
      let files = new.filter { $0.result == result }
      if files.isEmpty { continue }
      lines.append("  \(heading): \(files.count)")
      if result != "mottagen" { lines += files.flatMap(Self.errors) }
    }
    lines += ["", "Arbetsböcker: \(outputs.count)", "Resultat: \(verdict.rawValue)"]
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ heading: String, _ entries: [String]) -> [String] {
    entries.isEmpty ? [] : ["", heading] + entries.map { "  \($0)" }
  }

  private static func errors(of file: File) -> [String] {
    ["    \(file.file)"]
      + file.findings.filter { $0.severity == Severity.error.rawValue }.flatMap { finding in
        [
          "      \(finding.code)\(finding.place.isEmpty ? "" : " \(finding.place)"): \(finding.message)",
          "        \(finding.remedy)",
        ]
      }
  }
}
