import Scorecards

// The words that templates are filled with. Every mapping understands them.

extension Fulfilment {
  var templateWord: String {
    swedishColor.prefix(1).uppercased() + swedishColor.dropFirst()
  }
}

extension MissingReason {
  /// The mark that stands for the reason; `nil` for what is only empty or was not understood.
  var mark: String? {
    switch self {
    case .blank, .notUnderstood, .tooOld, .afterPeriod: nil
    case .notMeasured: "ej mätt"
    case .methodChanged: "ny metod"
    case .notApplicable: "ej aktuellt"
    case .suppressed: "sekretess"
    }
  }
}

extension Target {
  /// Which way the target points; `nil` for an interval.
  var direction: Vocabulary.Direction? {
    switch self {
    case .atLeast, .moreThan: .higher
    case .atMost, .lessThan: .lower
    case .exactly: .exact
    case .between: nil
    }
  }
}
