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
}
