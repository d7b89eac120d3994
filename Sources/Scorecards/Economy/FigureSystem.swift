public import FoundationEssentials

/// Figures that have to agree with each other, and what would mend them where they do not.
///
///     var system = FigureSystem(values: [100, 60, 41])
///     system.demand(0, isSumOf: [1, 2])
///     system.broken.count     // 1
///     system.repairs          // each of the three figures, changed
public struct FigureSystem: Hashable, Sendable {
  /// Something that would make all figures agree.
  public enum Repair: Hashable, Sendable {
    /// The figure at this place was another.
    case change(Int, to: Decimal)
    /// The two figures had changed places.
    case swap(Int, Int)
  }

  /// A figure that is a sum of others, each taken with its sign.
  public struct Identity: Hashable, Sendable {
    /// The places of the figures, and their signs when all are brought to one side.
    let terms: [Int: Decimal]
  }

  /// The figures.
  public let values: [Decimal]

  /// What has to hold.
  public private(set) var identities: [Identity] = []

  /// What the figures were rounded to; `nil` is their last decimal.
  private let roundingUnit: Decimal?

  /// Creates a system in which nothing has to hold yet.
  ///
  /// - Parameter unit: What the figures were rounded to; `nil` is their last decimal.
  public init(values: [Decimal], roundedTo unit: Decimal? = nil) {
    self.values = values
    roundingUnit = unit
  }

  /// Demands that a figure is the sum of others, less some.
  public mutating func demand(
    _ total: Int, isSumOf parts: [Int], less subtracted: [Int] = []
  ) {
    var terms: [Int: Decimal] = [total: -1]
    for part in parts { terms[part, default: 0] += 1 }
    for part in subtracted { terms[part, default: 0] -= 1 }
    identities.append(Identity(terms: terms))
  }

  /// The identities that do not hold, beyond rounding.
  public var broken: [Identity] { identities.filter { !holds($0, with: values) } }

  /// What the sides of an identity differ by.
  public func difference(_ identity: Identity) -> Decimal { Self.sum(identity, values) }

  /// Every single figure, and every two figures changed for each other, that would mend all broken
  /// identities at once; empty when nothing is broken or nothing so simple mends it.
  public var repairs: [Repair] {
    let broken = broken
    guard let first = broken.first, values.count <= Self.mostFigures else { return [] }
    let found = changes(mending: broken, first) + swaps(mending: broken)
    // A repair that leaves no rounding behind is the likelier one.
    let exact = found.filter(isExact)
    return exact.isEmpty ? found : exact
  }

  /// Several figures that were wrong at once, each alone in breaking its own identities; empty when
  /// there are none, or several ways to choose them.
  public var jointRepair: [Repair] {
    let broken = identities.indices.filter { !holds(identities[$0], with: values) }
    guard values.count <= Self.mostFigures else { return [] }
    var choices: [Int: [Repair]] = [:]
    for place in values.indices {
      let touched = broken.filter { (identities[$0].terms[place] ?? 0) != 0 }
      guard touched.count > 1, let sign = identities[touched[0]].terms[place] else { continue }
      var mended = values
      mended[place] -= Self.sum(identities[touched[0]], values) / sign
      let isMended = identities.allSatisfy {
        ($0.terms[place] ?? 0) == 0 || holds($0, with: mended)
      }
      guard isMended else { continue }
      for identity in touched {
        choices[identity, default: []].append(.change(place, to: mended[place]))
      }
    }
    guard broken.allSatisfy({ choices[$0]?.count == 1 }) else { return [] }
    var found: [Repair] = []
    for repair in broken.compactMap({ choices[$0]?.first }) where !found.contains(repair) {
      found.append(repair)
    }
    return found
  }

  /// Whether a repair leaves none of the identities that it touches with a difference.
  private func isExact(_ repair: Repair) -> Bool {
    var mended = values
    let places: [Int]
    switch repair {
    case .change(let place, let value):
      mended[place] = value
      places = [place]
    case .swap(let place, let other):
      mended.swapAt(place, other)
      places = [place, other]
    }
    return identities.allSatisfy { identity in
      places.allSatisfy { identity.terms[$0] ?? 0 == 0 } || Self.sum(identity, mended) == 0
    }
  }

  private func changes(mending broken: [Identity], _ first: Identity) -> [Repair] {
    first.terms.keys.sorted().compactMap { place in
      guard let sign = first.terms[place], sign != 0,
        broken.allSatisfy({ ($0.terms[place] ?? 0) != 0 })
      else { return nil }
      var mended = values
      mended[place] -= Self.sum(first, values) / sign
      return identities.allSatisfy { holds($0, with: mended) }
        ? .change(place, to: mended[place]) : nil
    }
  }

  private func swaps(mending broken: [Identity]) -> [Repair] {
    let candidates = Set(broken.flatMap(\.terms.keys)).sorted()
    var found: [Repair] = []
    for place in candidates {
      for other in values.indices where other != place && values[other] != values[place] {
        // Each pair once, also where both stand in broken identities.
        if other < place, candidates.contains(other) { continue }
        guard
          broken.allSatisfy({ ($0.terms[place] ?? 0) != ($0.terms[other] ?? 0) })
        else { continue }
        var mended = values
        mended.swapAt(place, other)
        if identities.allSatisfy({ holds($0, with: mended) }) {
          found.append(.swap(min(place, other), max(place, other)))
        }
      }
    }
    return found
  }

  private func holds(_ identity: Identity, with values: [Decimal]) -> Bool {
    let figures = identity.terms.keys.map { self.values[$0] }
    return Self.sum(identity, values).magnitude
      <= Reconciliation.tolerance(of: figures, roundedTo: roundingUnit)
  }

  private static func sum(_ identity: Identity, _ values: [Decimal]) -> Decimal {
    identity.terms.reduce(0) { $0 + values[$1.key] * $1.value }
  }

  /// Larger tables are only checked; the search grows with the square of the figures.
  private static let mostFigures = 600
}
