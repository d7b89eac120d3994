public import FoundationEssentials

/// A fulfilment, and why it is so.
public struct Judgement: Hashable, Sendable {
  /// The fulfilment.
  public let fulfilment: Fulfilment

  /// Why it is so, as data: enough to explain it to the last figure.
  public let reason: Reason

  /// How much of the target is reached, in percent; `nil` where the rule does not measure it.
  public let share: Decimal?

  /// Why nothing was measured; `nil` for what was.
  public let cause: NotMeasuredCause?

  /// How much it counts for where several are weighed together.
  public private(set) var weight: Decimal = 1

  /// - Parameter cause: Why nothing was measured; without it the reason tells.
  init(
    _ fulfilment: Fulfilment, _ reason: Reason, share: Decimal? = nil,
    cause: NotMeasuredCause? = nil
  ) {
    self.fulfilment = fulfilment
    self.reason = reason
    self.share = share
    self.cause = fulfilment == .notMeasured ? cause ?? reason.cause : nil
  }

  /// The same judgement with another weight.
  func weighing(_ weight: Decimal) -> Judgement {
    var judgement = self
    judgement.weight = weight
    return judgement
  }
}

/// Why nothing was measured; the three are kept apart, also where they have one colour.
public enum NotMeasuredCause: String, Hashable, Sendable, CaseIterable {
  /// Ej mätt: the measuring was not carried out, gave nothing, or does not belong to the report.
  case notMeasured
  /// Ändrad mätmetod: the result cannot be compared.
  case methodChanged
  /// Ej lämnat: nobody has handed in a result that can be read.
  case notSubmitted
}

extension Reason {
  /// Why nothing was measured, where the reason itself tells.
  fileprivate var cause: NotMeasuredCause {
    switch self {
    case .noOutcome(.methodChanged): .methodChanged
    case .noOutcome(.blank), .noOutcome(.notUnderstood): .notSubmitted
    default: .notMeasured
    }
  }
}

/// Why a fulfilment is as it is.
public indirect enum Reason: Hashable, Sendable {
  // Indicators.

  /// The outcome satisfies the target.
  case reached(outcome: Quantity, target: Target)
  /// The outcome does not satisfy the target.
  case notReached(outcome: Quantity, target: Target)
  /// The measured value lies in this band; for shares in percent, otherwise as the distance says.
  ///
  /// The value is what counts, the exact one what was measured before it was rounded and capped.
  case inBand(
    Band, value: Decimal, exact: Decimal, distance: Distance, outcome: Quantity, target: Target)
  /// The outcome lies in this band of the thresholds that are the indicator's own.
  case inOwnBand(Band, outcome: Quantity)
  /// There is no outcome.
  case noOutcome(MissingReason)
  /// There is no target that could be understood.
  case noTarget
  /// There is no earlier result to compare with.
  case noPreviousOutcome
  /// The colour is the trend.
  case trend(TrendFinding, outcome: Quantity)

  // Several together.

  /// There is nothing to judge by.
  case nothingToJudge
  /// The parts were counted as they are, and as those count that are not measured; the value is the
  /// share or mean that the rule measured, in percent.
  case counted(
    FulfilmentCounts, as: FulfilmentCounts, rule: Aggregation.Rule, value: Decimal?)
  /// More of the parts than this, in percent, are not measured.
  case tooManyNotMeasured(FulfilmentCounts, limit: Decimal)
  /// The goals that serve this one were counted, alone or beside its indicators.
  case withLowerGoals(LowerGoals.Place, because: Reason)
  /// Of the units right below, in percent, fewer than the limit have a goal that serves this one.
  case tooFewServe(share: Decimal, limit: Decimal)
  /// The policy leaves it to the manager.
  case leftToManager

  // Computed and assessed.

  /// Both were weighed by the rule; where they were aggregated like any others, for this reason.
  case weighed(
    computed: Fulfilment, assessed: Fulfilment, rule: Weighing.Rule, because: Reason? = nil)
  /// There is no assessment, so that the computed fulfilment stands.
  case notAssessed(computed: Fulfilment)
  /// The assessment has no written analysis, so that the computed fulfilment stands.
  case assessmentWithoutAnalysis(computed: Fulfilment, assessed: Fulfilment)

  // The occasion.

  /// The policy does not use the fulfilment on this occasion; it was this, for this reason.
  case notUsed(Fulfilment, on: ReportingOccasion, because: Reason)
}
