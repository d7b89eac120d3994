import Findings

/// The text that goes back to a unit about its file: what was found, where, and what to do.
struct Remarks {
  let outcome: FileOutcome
  let fileName: String

  init(on outcome: FileOutcome, fileName: String) {
    self.outcome = outcome
    self.fileName = fileName
  }

  var text: String {
    var text =
      outcome.scorecards.isEmpty
      ? "Filen \(fileName.printable) kunde inte användas och räknas inte som lämnad.\n"
      : "Filen \(fileName.printable) är mottagen, men något i den behöver rättas.\n"
    text += "Rätta det som står nedan och lägg filen i inkorgen igen.\n"
    for finding in outcome.findings.sorted() {
      let place = [
        finding.source.sheet.map { "blad \($0)" }, finding.source.cell.map { "cell \($0)" },
      ].compactMap { $0 }.joined(separator: ", ")
      text += "\n\(finding.severity.rawValue.uppercased()) \(finding.code.rawValue)"
      text += place.isEmpty ? "\n" : " – \(place)\n"
      text += "  \(finding.message)\n  Gör så här: \(finding.remedy)\n"
    }
    return text
  }
}
