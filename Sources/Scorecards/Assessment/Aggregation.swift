public import FoundationEssentials

/// How several fulfilments become one: indicators in a goal, goals in a scorecard.
public struct Aggregation: Hashable, Sendable {
  /// The rule for parts that are measured.
  public enum Rule: Hashable, Sendable {
    /// All met is met, none even in part is not met, anything between is partly met.
    ///
    /// This is the guideline's own model: helt, delvis, inte.
    case allSomeNone
    /// The worst part decides.
    case worst
    /// The best part decides.
    case best
    /// Met when more than half are met, partly met when more than half are met or partly met.
    case majority
    /// By the share of parts that are met, in percent.
    case shareMet(Bands)
    /// By the mean of points: met 100, partly met 50, not met 0.
    case meanOfPoints(Bands)
    /// By the mean of how much of each target is reached, in percent.
    ///
    /// A part whose share is not measured counts with its points.
    case meanOfShares(Bands)
    /// The parts are counted and nothing more: together they have no colour.
    case countsOnly
    /// Nothing is computed; the manager judges.
    case leftToManager
  }

  /// How parts that are not measured count.
  ///
  /// What has no measured part at all is not measured, except where they count as something else.
  public enum NotMeasured: String, Hashable, Sendable, CaseIterable {
    /// They are left out.
    case excluded
    /// They are a class of their own: part of the whole, but neither met nor partly met.
    case ownClass
    /// They count as partly met.
    case asPartlyMet
    /// They count as not met.
    case asNotMet
  }

  /// The rule for parts that are measured.
  public var rule: Rule

  /// How parts that are not measured count.
  public var notMeasured = NotMeasured.ownClass

  /// How those count that are not measured for a cause of its own.
  public var exceptions: [NotMeasuredCause: NotMeasured] = [:]

  /// The largest share of parts, in percent, that may be not measured before the whole is;
  /// `nil` when there is no limit.
  public var notMeasuredLimit: Decimal?

  /// How many decimals a share or mean is rounded to before it is compared with the thresholds;
  /// `nil` compares it exactly.
  public var decimals: Int?

  /// Creates a rule in which parts that are not measured are a class of their own.
  public init(_ rule: Rule, notMeasured: NotMeasured = .ownClass, limit: Decimal? = nil) {
    self.rule = rule
    self.notMeasured = notMeasured
    self.notMeasuredLimit = limit
  }

  /// One judgement for several, in whatever order.
  func judge(_ given: [Judgement]) -> Judgement {
    let parts = given.filter { $0.reason != .leftToManager }
    let found = FulfilmentCounts(parts.map(\.fulfilment))
    guard found.total > 0 else {
      return Judgement(.notMeasured, given.isEmpty ? .nothingToJudge : .leftToManager)
    }
    let cause = Self.cause(of: parts)
    if case .leftToManager = rule { return Judgement(.notMeasured, .leftToManager) }
    if rule == .countsOnly {
      return Judgement(
        .notMeasured, .counted(found, as: found, rule: rule, value: nil), cause: cause)
    }
    if let limit = notMeasuredLimit,
      Decimal(found[.notMeasured] * 100) > limit * Decimal(found.total)
    {
      return Judgement(.notMeasured, .tooManyNotMeasured(found, limit: limit), cause: cause)
    }

    let counted = parts.compactMap(replacingNotMeasured)
    let counts = FulfilmentCounts(counted.map(\.fulfilment))
    guard counts.total > counts[.notMeasured] else {
      return Judgement(
        .notMeasured, .counted(found, as: counts, rule: rule, value: nil), cause: cause)
    }
    let (fulfilment, value) = conclude(counts, counted)
    return Judgement(
      fulfilment, .counted(found, as: counts, rule: rule, value: value), share: value,
      cause: cause)
  }

  /// What all parts that are not measured have in common.
  private static func cause(of parts: [Judgement]) -> NotMeasuredCause {
    let causes = Set(parts.compactMap(\.cause))
    return causes.count == 1 ? causes.first ?? .notMeasured : .notMeasured
  }

  /// The part as it counts; `nil` when it does not.
  private func replacingNotMeasured(_ part: Judgement) -> Judgement? {
    guard part.fulfilment == .notMeasured else { return part }
    return switch part.cause.flatMap({ exceptions[$0] }) ?? notMeasured {
    case .excluded: nil
    case .ownClass: part
    case .asPartlyMet: Judgement(.partlyMet, part.reason).weighing(part.weight)
    case .asNotMet: Judgement(.notMet, part.reason).weighing(part.weight)
    }
  }

  private func conclude(
    _ counts: FulfilmentCounts, _ parts: [Judgement]
  ) -> (Fulfilment, value: Decimal?) {
    let reachedInPart = counts[.met] + counts[.partlyMet]
    switch rule {
    case .allSomeNone:
      if counts[.met] == counts.total { return (.met, nil) }
      return (reachedInPart == 0 ? .notMet : .partlyMet, nil)

    case .worst:
      let order: [Fulfilment] = [.notMet, .notMeasured, .partlyMet]
      return (order.first { counts[$0] > 0 } ?? .met, nil)

    case .best:
      let order: [Fulfilment] = [.met, .partlyMet]
      return (order.first { counts[$0] > 0 } ?? .notMet, nil)

    case .majority:
      if counts[.met] * 2 > counts.total { return (.met, nil) }
      if reachedInPart * 2 > counts.total { return (.partlyMet, nil) }
      return (counts[.notMeasured] * 2 >= counts.total ? .notMeasured : .notMet, nil)

    case .shareMet(let bands):
      return inBand(of: bands, mean(of: parts) { $0.fulfilment == .met ? 100 : 0 })

    case .meanOfPoints(let bands):
      return inBand(of: bands, mean(of: parts, \.fulfilment.points))

    case .meanOfShares(let bands):
      // Fifteen decimals keep the sum exact, and so independent of the order; ten of the mean make
      // three thirds a whole.
      let mean = mean(of: parts) {
        ($0.share ?? $0.fulfilment.points).rounded(toDecimals: 15)
      }
      return inBand(of: bands, mean.rounded(toDecimals: 10))

    case .countsOnly, .leftToManager:
      return (.notMeasured, nil)
    }
  }

  /// The mean of a value of the parts, each by its weight.
  private func mean(of parts: [Judgement], _ value: (Judgement) -> Decimal) -> Decimal {
    let sum = parts.reduce(Decimal(0)) { $0 + value($1) * $1.weight }
    return sum / parts.reduce(Decimal(0)) { $0 + $1.weight }
  }

  private func inBand(of bands: Bands, _ exact: Decimal) -> (Fulfilment, value: Decimal?) {
    let value = decimals.map(exact.rounded) ?? exact
    return (bands.band(at: value).fulfilment, value)
  }
}

extension Aggregation.Rule {
  /// Whether several parts have a colour together.
  public var givesColour: Bool {
    switch self {
    case .countsOnly, .leftToManager: false
    case .allSomeNone, .worst, .best, .majority, .shareMet, .meanOfPoints, .meanOfShares: true
    }
  }

  /// Whether the rule weighs parts, rather than only counting them.
  public var usesWeights: Bool {
    switch self {
    case .shareMet, .meanOfPoints, .meanOfShares: true
    case .allSomeNone, .worst, .best, .majority, .countsOnly, .leftToManager: false
    }
  }
}

extension Fulfilment {
  fileprivate var points: Decimal { Decimal((step ?? 0) * 50) }
}
