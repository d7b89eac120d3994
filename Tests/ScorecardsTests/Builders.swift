import Findings
import FoundationEssentials
import Scorecards

/// The decimal number of a text such as `-12.5`.
func decimal(_ text: String) throws -> Decimal {
  guard let number = Decimal(string: text) else { throw NotANumber(text: text) }
  return number
}

struct NotANumber: Error {
  let text: String
}

let source = Source(file: "a.xlsx", sheet: "Mål", cell: "B4")

func sourced<Value>(_ value: Value, _ cell: String = "B4", file: String = "a.xlsx")
  -> Sourced<Value>
{
  Sourced(value, from: Source(file: file, sheet: "Mål", cell: cell))
}

extension Indicator {
  init(
    _ target: Target?, _ outcome: Measurement?, baseline: Decimal? = nil, name: String = "Andel"
  ) {
    self.init(name: sourced(name))
    self.target = target.map { sourced($0) }
    self.outcome = outcome.map { sourced($0) }
    self.baseline = baseline.map { sourced(.measured(Quantity($0))) }
  }

  /// An indicator of this fulfilment under the guideline's rule.
  static func giving(_ fulfilment: Fulfilment) -> Indicator {
    switch fulfilment {
    case .met: Indicator(.atLeast(Quantity(10)), .measured(Quantity(10)))
    case .notMet, .partlyMet: Indicator(.atLeast(Quantity(10)), .measured(Quantity(9)))
    case .notMeasured: Indicator(.atLeast(Quantity(10)), .missing(.notMeasured))
    }
  }
}

extension Goal {
  init(
    _ number: String, parent: String? = nil, computed: Fulfilment = .met,
    assessed: Fulfilment? = .met, analysis: String? = "Målet nåddes.", file: String = "a.xlsx"
  ) {
    self.init(
      number: sourced(number, "A4", file: file), text: sourced("Målet \(number)", file: file))
    self.parent = parent.map { sourced($0, "C4", file: file) }
    self.assessment = assessed.map { sourced($0, "D4", file: file) }
    self.analysis = analysis.map { sourced($0, "E4", file: file) }
    indicators =
      computed == .partlyMet ? [.giving(.met), .giving(.notMet)] : [.giving(computed)]
  }
}

extension EconomyLine {
  init(
    _ kind: Kind, budget: Decimal?, outcome: Decimal?, variance: Decimal? = nil,
    previous: Decimal? = nil
  ) {
    self.init(kind: kind)
    self.budget = budget.map { sourced($0, "B9") }
    self.outcome = outcome.map { sourced($0, "C9") }
    self.variance = variance.map { sourced($0, "D9") }
    self.previousOutcome = previous.map { sourced($0, "E9") }
  }
}

extension OrganisationalUnit {
  /// A unit whose level and parent follow from its code: `K`, `BUN`, `BUN-FSK`, `BUN-FSK-01`.
  init(_ code: String, _ name: String? = nil) {
    let parts = code.split(separator: "-")
    let depth = code == "K" ? 0 : parts.count
    let parent = depth == 1 ? "K" : parts.dropLast().joined(separator: "-")
    self.init(
      code: code, name: name ?? code, level: Level.guideline[min(depth, 3)],
      parent: depth == 0 ? nil : parent)
  }
}

extension Submission {
  /// A submission of these goals.
  init(_ unit: String, _ goals: [Goal], at time: String? = nil, economy: [EconomyLine] = []) {
    var scorecard = Scorecard(unit: unit, period: "2025")
    scorecard.goals = goals
    scorecard.economy = economy
    self.init(file: "\(unit).xlsx", scorecard: scorecard)
    receivedAt = time
  }
}
