import Findings

/// The text that goes back to a unit about its file: what was found, where, and what to do.
func remarks(on outcome: FileOutcome, fileName: String) -> String {
  var text =
    outcome.scorecard == nil
    ? "Filen \(fileName) kunde inte användas och räknas inte som lämnad.\n"
    : "Filen \(fileName) är mottagen, men allt i den kunde inte användas.\n"
  text += "Rätta det som står nedan och lägg filen i inkorgen igen.\n"
  for finding in outcome.findings.sorted() {
    let place = [
      finding.source.sheet.map { "blad \($0)" }, finding.source.cell.map { "cell \($0)" },
    ]
    .compactMap { $0 }.joined(separator: ", ")
    text += "\n\(finding.severity.rawValue.uppercased()) \(finding.code.rawValue)"
    text += place.isEmpty ? "\n" : " – \(place)\n"
    text += "  \(finding.message)\n  Gör så här: \(finding.remedy)\n"
  }
  return text
}
