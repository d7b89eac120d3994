internal import Findings
internal import Scorecards

/// The words that reports use, all in one place.
enum Words {
  /// What stands where nothing is known, since a cell is never left empty (WCAG 2.1, 1.3.1).
  static let missing = "Data saknas"

  static let signConvention =
    "Belopp i tkr. Intäkter är positiva och kostnader negativa. Avvikelse = utfall − budget; plus är bättre."

  static let ownAccounts =
    "De har egna räkenskaper och räknas inte in i kommunens drift- och investeringsredovisning."

  static let investmentSigns =
    "Belopp i tkr. Utgifter är negativa. Avvikelse = utfall − budget; plus är bättre."
}

extension ReportingOccasion {
  var word: String {
    switch self {
    case .annualAccounts: "Bokslut"
    case .interimAccounts: "Delårsbokslut"
    case .quarter: "Kvartalsuppföljning"
    }
  }
}

extension SubmissionState {
  var word: String { swedishWord.uppercasedFirst }
}

extension ConsolidatedUnit {
  /// What stands for the colours and figures of a unit without a scorecard.
  var wordWithoutScorecard: String { state == .notExpected ? "Lämnas inte" : "Ej lämnat" }
}

extension Severity {
  var word: String { rawValue.uppercasedFirst }
}

extension Level {
  var word: String { name.uppercasedFirst }
}

extension MissingReason {
  var word: String {
    switch self {
    case .blank: Words.missing
    case .notMeasured: "Ej mätt"
    case .methodChanged: "Ändrad mätmetod"
    case .notApplicable: "Ej tillämplig"
    case .suppressed: "För få svar"
    case .tooOld: "För gammal mätning"
    case .afterPeriod: "Mätt efter perioden"
    case .notUnderstood: "Ej tolkat"
    }
  }
}

extension Measurement {
  var swedish: String {
    switch self {
    case .measured(let quantity): quantity.swedishText
    case .missing(let reason): reason.word
    }
  }
}

extension Target {
  /// The target in words; one that is to be hit exactly is its number alone.
  var swedish: String {
    if case .exactly(let quantity) = self { quantity.swedishText } else { swedishText }
  }
}
