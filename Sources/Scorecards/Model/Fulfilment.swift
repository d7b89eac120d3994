/// Måluppfyllelse: how far a goal, an indicator or a whole scorecard is met.
///
/// The same scale serves all three (Perstorp's guideline, "Måluppfyllelse").
public enum Fulfilment: String, Hashable, Sendable, CaseIterable {
  /// Grön: met in full.
  case met
  /// Gul: met in part.
  case partlyMet
  /// Röd: not met.
  case notMet
  /// Svart: not measured, so that no result can be told.
  case notMeasured

  /// The colour that stands for it in the guideline, in lower case.
  public var swedishColor: String {
    switch self {
    case .met: "grön"
    case .partlyMet: "gul"
    case .notMet: "röd"
    case .notMeasured: "svart"
    }
  }

  /// Steps above "not met"; `nil` for what is not measured, which is neither better nor worse.
  var step: Int? {
    switch self {
    case .met: 2
    case .partlyMet: 1
    case .notMet: 0
    case .notMeasured: nil
    }
  }
}
