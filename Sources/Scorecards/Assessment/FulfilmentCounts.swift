/// How many there are of each fulfilment.
public struct FulfilmentCounts: Hashable, Sendable {
  private var met = 0
  private var partlyMet = 0
  private var notMet = 0
  private var notMeasured = 0

  /// Creates counts of nothing.
  public init() {}

  /// Counts.
  public init(_ fulfilments: some Sequence<Fulfilment>) {
    for fulfilment in fulfilments { self[fulfilment] += 1 }
  }

  /// How many there are of one fulfilment.
  public subscript(fulfilment: Fulfilment) -> Int {
    get {
      switch fulfilment {
      case .met: met
      case .partlyMet: partlyMet
      case .notMet: notMet
      case .notMeasured: notMeasured
      }
    }
    set {
      switch fulfilment {
      case .met: met = newValue
      case .partlyMet: partlyMet = newValue
      case .notMet: notMet = newValue
      case .notMeasured: notMeasured = newValue
      }
    }
  }

  /// How many there are in all.
  public var total: Int { met + partlyMet + notMet + notMeasured }

  /// Both together.
  public static func + (left: Self, right: Self) -> Self {
    var sum = left
    for fulfilment in Fulfilment.allCases { sum[fulfilment] += right[fulfilment] }
    return sum
  }
}
