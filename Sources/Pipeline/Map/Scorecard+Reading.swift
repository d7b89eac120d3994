import FoundationEssentials
import Scorecards

extension Scorecard {
  /// What was understood of a scorecard, a line for each goal, indicator, activity and amount.
  var readingLines: [String] {
    [unit] + goals.flatMap(\.readingLines) + economy.map(\.readingLine)
  }
}

extension Goal {
  fileprivate var readingLines: [String] {
    let details = [
      area?.value.swedishName, parent.map { "bidrar till \($0.value)" },
      assessment.map { "bedömd \($0.value.swedishColor)" },
    ].compactMap(\.self).joined(separator: ", ")
    return ["  \(number.value) \(text.value)" + (details.isEmpty ? "" : " (\(details))")]
      + indicators.map(\.readingLine) + activities.map(\.readingLine)
  }
}

extension Indicator {
  fileprivate var readingLine: String {
    let target = target.map { "målvärde \($0.value.swedishText.lowercased())" } ?? "inget målvärde"
    let outcome = outcome.map { "utfall \($0.value.readingText)" } ?? "inget utfall"
    return "    \(name.value): \(target), \(outcome)"
  }
}

extension Activity {
  fileprivate var readingLine: String {
    let status = status.map { ", \($0.value.swedishName.lowercased())" } ?? ""
    return "    aktivitet: \(text.value)\(status)"
  }
}

extension EconomyLine {
  fileprivate var readingLine: String {
    let amounts = [("budget", budget), ("utfall", outcome), ("prognos", forecast)]
      .compactMap { name, amount in amount.map { "\(name) \($0.value.swedishText) tkr" } }
    return "  \(kind.swedishName): \(amounts.joined(separator: ", "))"
  }
}

extension Measurement {
  fileprivate var readingText: String {
    switch self {
    case .measured(let quantity): quantity.swedishText
    case .missing(let reason): "saknas (\(reason.swedishName))"
    }
  }
}

extension MissingReason {
  fileprivate var swedishName: String {
    switch self {
    case .blank: "tom cell"
    case .notMeasured: "ej mätt"
    case .methodChanged: "ny metod"
    case .notApplicable: "ej aktuellt"
    case .suppressed: "sekretess"
    case .tooOld: "för gammal mätning"
    case .afterPeriod: "mätt efter perioden"
    case .notUnderstood: "inte förstått"
    }
  }
}
