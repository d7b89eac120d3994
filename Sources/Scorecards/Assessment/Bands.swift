public import FoundationEssentials

/// A value between two bands, and which of them it belongs to.
public struct Edge: Hashable, Sendable {
  /// The value.
  public let value: Decimal

  /// Whether the value itself belongs to the band.
  public let isIncluded: Bool

  /// The edge of a band that holds the value itself.
  public static func including(_ value: Decimal) -> Edge { Edge(value: value, isIncluded: true) }

  /// The edge of a band that stops just short of the value.
  public static func excluding(_ value: Decimal) -> Edge { Edge(value: value, isIncluded: false) }
}

/// Values that stand for the same fulfilment.
public struct Band: Hashable, Sendable {
  /// What the values stand for.
  public let fulfilment: Fulfilment

  /// The lower edge; `nil` when there is none.
  public let from: Edge?

  /// The upper edge; `nil` when there is none.
  public let to: Edge?

  /// Creates a band.
  public init(_ fulfilment: Fulfilment, from: Edge? = nil, to: Edge? = nil) {
    self.fulfilment = fulfilment
    self.from = from
    self.to = to
  }

  /// Whether a value lies in the band.
  public func holds(_ value: Decimal) -> Bool {
    guard let to else { return starts(atOrBelow: value) }
    return starts(atOrBelow: value) && (to.isIncluded ? value <= to.value : value < to.value)
  }

  func starts(atOrBelow value: Decimal) -> Bool {
    guard let from else { return true }
    return from.isIncluded ? from.value <= value : from.value < value
  }

  func starts(below value: Decimal) -> Bool {
    guard let from else { return true }
    return from.value < value
  }
}

/// Thresholds: bands that share out all values, each value to exactly one band.
///
///     try Bands([
///       Band(.notMet, to: .excluding(80)),
///       Band(.partlyMet, from: .including(80), to: .excluding(100)),
///       Band(.met, from: .including(100)),
///     ])
///
/// Where lower is better, the best band comes first.
public struct Bands: Hashable, Sendable {
  /// The band that has no lower edge.
  public let lowest: Band

  /// The bands above it, upwards.
  public let higher: [Band]

  /// Checks that the bands, given upwards, leave no gap and do not overlap.
  ///
  /// - Throws: When some value lies in no band or in several, when a better value stands for less
  ///   than a worse one, or when a band stands for what is not measured.
  public init(_ bands: [Band], lowerIsBetter: Bool = false) throws(PolicyError) {
    guard let lowest = bands.first, let highest = bands.last else { throw .noBands }
    guard lowest.from == nil, highest.to == nil else { throw .unbounded }
    guard bands.allSatisfy({ $0.fulfilment != .notMeasured }) else { throw .bandNotMeasured }
    for (lower, upper) in zip(bands, bands.dropFirst()) {
      guard let end = lower.to, let start = upper.from else { throw .unbounded }
      try Self.check(end, meets: start)
      let steps = (lower: lower.fulfilment.step ?? 0, upper: upper.fulfilment.step ?? 0)
      guard lowerIsBetter ? steps.lower >= steps.upper : steps.lower <= steps.upper
      else { throw .notAscending(at: start.value) }
      if let lowerStart = lower.from, lowerStart.value > end.value {
        throw .overlap(at: end.value)
      }
    }
    self.lowest = lowest
    self.higher = Array(bands.dropFirst())
  }

  /// Bands for shares in percent: met from one share, partly met from a lower one.
  ///
  /// - Throws: When the shares are in the wrong order.
  public static func percent(met: Decimal, partlyMet: Decimal) throws(PolicyError) -> Bands {
    try Bands([
      Band(.notMet, to: .excluding(partlyMet)),
      Band(.partlyMet, from: .including(partlyMet), to: .excluding(met)),
      Band(.met, from: .including(met)),
    ])
  }

  /// The band that has no upper edge.
  var highest: Band { higher.last ?? lowest }

  /// The band of the best values.
  var best: Band { isDescending ? lowest : highest }

  /// The band of the worst values.
  var worst: Band { isDescending ? highest : lowest }

  private var isDescending: Bool { (lowest.fulfilment.step ?? 0) > (highest.fulfilment.step ?? 0) }

  /// The values between the bands, upwards.
  var edges: [Decimal] { higher.compactMap(\.from?.value) }

  /// The band that holds a value.
  public func band(at value: Decimal) -> Band {
    higher.last { $0.starts(atOrBelow: value) } ?? lowest
  }

  /// The band that holds the values right below a value.
  func band(below value: Decimal) -> Band {
    higher.last { $0.starts(below: value) } ?? lowest
  }

  private static func check(_ end: Edge, meets start: Edge) throws(PolicyError) {
    if end.value < start.value { throw .gap(at: end.value) }
    if end.value > start.value { throw .overlap(at: start.value) }
    switch (end.isIncluded, start.isIncluded) {
    case (true, true): throw .overlap(at: start.value)
    case (false, false): throw .gap(at: start.value)
    default: break
    }
  }
}
