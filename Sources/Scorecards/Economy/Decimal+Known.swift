internal import FoundationEssentials

extension Decimal? {
  /// What is left of a figure; `nil` where either is not known.
  func less(_ other: Decimal?) -> Decimal? {
    guard let self, let other else { return nil }
    return self - other
  }

  /// The sum of what is known of two figures; `nil` where neither is.
  func plusKnown(_ other: Decimal?) -> Decimal? {
    guard let self, let other else { return self ?? other }
    return self + other
  }
}
