/// Why a mapping cannot be turned into a template.
public enum TemplateError: Error, Hashable, Sendable {
  /// The template would lack these signs, by which the mapping recognises it.
  case notRecognised(missing: [String])
  /// The part of this name has too few rows for what the unit has.
  case tooFewRows(part: String)
  /// The template has several sheets, bold rows or defined names, which a text file has not.
  case notATextFile
  /// The template has a place for one goal, and the unit has this many.
  case oneGoalOnly(goals: Int)

  /// What is wrong and what to do, in Swedish, for the coordinator.
  public var message: String {
    switch self {
    case .notRecognised(let missing):
      "Mallen skulle inte kännas igen: den saknar \(missing.joined(separator: ", ")). "
        + "Gör den i stället ur en fil som redan har det."
    case .notATextFile:
      "Mallen har flera blad, rader i fet stil eller definierade namn, och ryms inte i en textfil. "
        + "Välj .xlsx eller .ods."
    case .tooFewRows(let part):
      "Enhetens uppgifter får inte plats i ”\(part)”. Välj en annan mall för enheten."
    case .oneGoalOnly(let goals):
      "Mallen har plats för ett mål, och enheten har \(goals). Välj en annan mall för enheten."
    }
  }
}
