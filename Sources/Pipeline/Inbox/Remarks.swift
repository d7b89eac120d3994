import Findings

/// The text that goes back to a unit about its file: what was found, where, and what to do.
struct Remarks {
  let outcome: FileOutcome
  let fileName: String
  /// The period that the file was taken in for; `nil` for one that was sent back.
  let period: String?
  /// The name of the copy that has the remarks in it; `nil` where there is none.
  let markedCopy: String?

  init(on outcome: FileOutcome, fileName: String, period: String? = nil, markedCopy: String?) {
    self.outcome = outcome
    self.fileName = fileName
    self.period = period
    self.markedCopy = markedCopy
  }

  var text: String {
    var text =
      outcome.scorecards.isEmpty
      ? "Filen \(fileName.printable) kunde inte användas och räknas inte som lämnad.\n"
      : "Filen \(fileName.printable) är mottagen\(period.map { " för \($0)" } ?? ""), "
        + "men något i den behöver rättas.\n"
    text += "Rätta det som står nedan och lägg filen i inkorgen igen.\n"
    if let markedCopy {
      text += "I \(markedCopy.printable) är cellerna färgade och har anmärkningen som kommentar.\n"
    } else if outcome.holdsPersonalData {
      text += "Eftersom filen har personuppgifter görs ingen kopia med anmärkningarna i.\n"
    }
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
