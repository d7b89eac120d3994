public import FoundationEssentials

extension Decimal {
  /// The nearest binary number, found through the decimal text so that 12.3 stays 12.3.
  public var double: Double { Double(description) ?? 0 }
}
