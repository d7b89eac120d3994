public import Findings

/// A value and the cell that it was read from.
public struct Sourced<Value> {
  /// The value.
  public var value: Value

  /// The cell that it was read from.
  public var source: Source

  /// Creates a value with its source.
  public init(_ value: Value, from source: Source) {
    self.value = value
    self.source = source
  }

  /// The transformed value, from the same cell.
  public func map<Other>(_ transform: (Value) -> Other) -> Sourced<Other> {
    Sourced<Other>(transform(value), from: source)
  }
}

extension Sourced: Sendable where Value: Sendable {}
extension Sourced: Equatable where Value: Equatable {}
extension Sourced: Hashable where Value: Hashable {}
