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

  /// The largest share of parts, in percent, that may be not measured before the whole is;
  /// `nil` when there is no limit.
  public var notMeasuredLimit: Decimal?

  /// Creates a rule in which parts that are not measured are a class of their own.
  public init(_ rule: Rule, notMeasured: NotMeasured = .ownClass, limit: Decimal? = nil) {
    self.rule = rule
    self.notMeasured = notMeasured
    self.notMeasuredLimit = limit
  }

  /// One judgement for several, in whatever order.
  func judge(_ parts: [Judgement]) -> Judgement {
    let found = FulfilmentCounts(parts.map(\.fulfilment))
    guard found.total > 0 else { return Judgement(.notMeasured, .nothingToJudge) }
    if case .leftToManager = rule { return Judgement(.notMeasured, .leftToManager) }
    if let limit = notMeasuredLimit,
      Decimal(found[.notMeasured] * 100) > limit * Decimal(found.total)
    {
      return Judgement(.notMeasured, .tooManyNotMeasured(found, limit: limit))
    }

    let counted = parts.compactMap(replacingNotMeasured)
    let counts = FulfilmentCounts(counted.map(\.fulfilment))
    guard counts.total > counts[.notMeasured] else {
      return Judgement(.notMeasured, .counted(found, rule: rule, value: nil))
    }
    let (fulfilment, value) = conclude(counts, counted)
    return Judgement(fulfilment, .counted(found, rule: rule, value: value), share: value)
  }

  /// The part as it counts; `nil` when it does not.
  private func replacingNotMeasured(_ part: Judgement) -> Judgement? {
    guard part.fulfilment == .notMeasured else { return part }
    return switch notMeasured {
    case .excluded: nil
    case .ownClass: part
    case .asPartlyMet: Judgement(.partlyMet, part.reason)
    case .asNotMet: Judgement(.notMet, part.reason)
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
      let share = Decimal(counts[.met] * 100) / Decimal(counts.total)
      return (bands.band(at: share).fulfilment, share)

    case .meanOfPoints(let bands):
      let mean = Decimal(counts[.met] * 100 + counts[.partlyMet] * 50) / Decimal(counts.total)
      return (bands.band(at: mean).fulfilment, mean)

    case .meanOfShares(let bands):
      // Ten decimals keep the sum exact, and so independent of the order.
      let shares = parts.map { ($0.share ?? $0.fulfilment.points).rounded(toDecimals: 10) }
      let mean = shares.reduce(0, +) / Decimal(parts.count)
      return (bands.band(at: mean).fulfilment, mean)

    case .leftToManager:
      return (.notMeasured, nil)
    }
  }
}

extension Fulfilment {
  fileprivate var points: Decimal { Decimal((step ?? 0) * 50) }
}
