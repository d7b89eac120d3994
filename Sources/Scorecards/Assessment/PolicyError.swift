public import FoundationEssentials

/// Why rules for fulfilment contradict each other.
public enum PolicyError: Error, Hashable, Sendable {
  /// There is no band.
  case noBands
  /// Values at or around this one lie in no band.
  case gap(at: Decimal)
  /// Values at or around this one lie in several bands.
  case overlap(at: Decimal)
  /// The bands must begin without a lower edge and end without an upper one.
  case unbounded
  /// A higher band stands for less than a lower one.
  case notAscending(at: Decimal)
  /// A band cannot stand for what is not measured.
  case bandNotMeasured
}
