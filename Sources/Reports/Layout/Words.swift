internal import Findings
internal import Scorecards

/// The words that reports use, all in one place.
enum Words {
  /// What stands where nothing is known, since a cell is never left empty (WCAG 2.1, 1.3.1).
  static let missing = "Data saknas"

  static let signConvention =
    "Belopp i tkr. Intäkter är positiva och kostnader negativa. Avvikelse = utfall − budget; plus är bättre."

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

extension Quantity {
  /// The number as Swedish readers write it: `1 234,5`, `85 %`.
  var swedish: String { swedishText }
}

extension Measurement {
  var swedish: String {
    switch self {
    case .measured(let quantity): quantity.swedish
    case .missing(let reason): reason.word
    }
  }
}

extension Target {
  var swedish: String {
    switch self {
    case .atLeast(let quantity): "Minst \(quantity.swedish)"
    case .moreThan(let quantity): "Över \(quantity.swedish)"
    case .atMost(let quantity): "Högst \(quantity.swedish)"
    case .lessThan(let quantity): "Under \(quantity.swedish)"
    case .exactly(let quantity): quantity.swedish
    case .between(let low, let high): "\(low.swedish)–\(high.swedish)"
    }
  }
}
